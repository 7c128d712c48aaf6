"""``--fail-on``: which problems of a report make the exit code 1."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import click

from summarizer.errors import UNUSABLE_CODES

PROBLEM_CODES: Final = UNUSABLE_CODES | {
    *("not-in-article", "partly-in-article", "not-stated", "draft-not-borne-out", "event-not-told"),
    *("not-an-event", "not-told", "same-event", "background-event", "denied-event", "background"),
    *("left-out", "date-not-settled", "publication-not-settled", "place-not-settled"),
    *("type-not-borne-out", "roles-not-borne-out", "attacker-not-borne-out"),
    *("repair-failed", "part-lost"),
}
"""Every code that a report's `problems` may have."""
_LEVELS: Final = ("none", "unusable", "any")


@dataclass(frozen=True, slots=True)
class FailOn:
    """Which reports count as failed, by the codes of their problems; None for any code."""

    codes: frozenset[str] | None = UNUSABLE_CODES

    def is_met(self, codes: Iterable[str]) -> bool:
        """Whether a report with problems of these codes counts as failed.

        >>> FailOn().is_met(["not-in-article"]), FailOn(None).is_met(["not-in-article"])
        (False, True)
        """
        return any(self.codes is None or code in self.codes for code in codes)


class FailOnType(click.ParamType[FailOn]):
    """``none``, ``unusable``, ``any``, or codes of problems with commas between them."""

    name = "codes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> FailOn:
        """Read it, and refuse a code that no report ever has: it would never fail."""
        if isinstance(value, FailOn):
            return value
        import difflib

        words = [word for word in str(value).replace(" ", "").split(",") if word]
        if words == ["none"]:
            return FailOn(frozenset())
        if words == ["any"]:
            return FailOn(None)
        codes: set[str] = set()
        for word in words:
            if word == "unusable":
                codes |= UNUSABLE_CODES
            elif word in PROBLEM_CODES:
                codes.add(word)
            else:
                near = difflib.get_close_matches(word, (*_LEVELS, *PROBLEM_CODES), n=1)
                hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(sorted(PROBLEM_CODES))}"
                self.fail(f"{word!r} is no code of a problem{hint}", param, ctx)
        if not codes:
            self.fail("it names nothing", param, ctx)
        return FailOn(frozenset(codes))
