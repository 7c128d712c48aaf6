"""What has become of the articles of a run: counts, a line about them, and the exit code."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.batch import Outcome
from summarizer.errors import Account, CassetteError, EndpointError, InputError


@dataclass(slots=True)
class Tally:
    """Counts of outcomes.

    Attributes:
        read: Inputs that were an article.
        lines: Reports that are there, made now or before.
        reported: Articles reported in this run.
        kept: Articles that have been reported before.
        repeated: Inputs that held an article again.
        failed: Articles and inputs without a usable report, by what went wrong.
        account: What the calls of this run took.
    """

    read: int = 0
    lines: int = 0
    reported: int = 0
    kept: int = 0
    repeated: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    account: Account = field(default_factory=Account)
    _endpoint_failed: bool = False

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.read += isinstance(outcome.error, CassetteError) or not isinstance(outcome.error, InputError)
        self.lines += outcome.line is not None
        self.kept += outcome.how == "kept"
        self.repeated += outcome.how == "repeated"
        self.account = self.account.plus(outcome.account)
        unusable = outcome.report.unusable if outcome.how == "made" and outcome.report else None
        if unusable is not None:
            self.failed[unusable.code] += 1
        elif outcome.error is not None:
            self.failed[type(outcome.error).__name__] += 1
            self._endpoint_failed |= isinstance(outcome.error, EndpointError)
        else:
            self.reported += outcome.how == "made"

    @property
    def exit_code(self) -> int:
        """0 when all have a usable report, 3 when the endpoint failed for all of them, else 1."""
        if not self.failed:
            return 0
        return 3 if self._endpoint_failed and not self.reported + self.kept else 1

    def __str__(self) -> str:
        return "; ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        yield f"{self.reported} reported"
        if self.kept:
            yield f"{self.kept} done before"
        if self.repeated:
            yield f"{self.repeated} repeated"
        if self.failed:
            reasons = ", ".join(f"{count} {why}" for why, count in self.failed.most_common())
            yield f"{self.failed.total()} failed ({reasons})"
        spent = self.account
        yield f"{spent.calls} calls, {spent.prompt_tokens} tokens in, {spent.completion_tokens} out"
        if spent.cost_usd is not None:
            yield f"${spent.cost_usd:.4f}"
