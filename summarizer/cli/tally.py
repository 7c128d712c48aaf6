"""What has become of the articles of a run: counts, a line about them, and the exit code."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from summarizer.batch import Outcome
from summarizer.cli.fail_on import FailOn
from summarizer.errors import UNUSABLE_CODES, Account, CassetteError, EndpointError, InputError


@dataclass(slots=True)
class Tally:
    """Counts of outcomes.

    Attributes:
        fail_on: Which reports count as failed for the exit code.
        ended: Outcomes in all.
        read: Inputs that were an article.
        lines: Reports that are there, made now or before.
        reported: Articles reported in this run, with an answer that could be used.
        kept: Articles that have been reported before.
        repeated: Inputs that held an article again.
        errors: Articles and inputs without a report.
        unusable: Articles whose report stands for an answer that could not be used.
        flagged: Reports with a problem that `fail_on` names.
        again: Articles that failed and may not fail again.
        failed: Errors and unusable answers, by what went wrong.
        account: What the calls of this run took.
    """

    fail_on: FailOn = field(default_factory=FailOn)
    ended: int = 0
    read: int = 0
    lines: int = 0
    reported: int = 0
    kept: int = 0
    repeated: int = 0
    errors: int = 0
    unusable: int = 0
    flagged: int = 0
    again: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    account: Account = field(default_factory=Account)
    _endpoint_failed: bool = False

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.ended += 1
        self.read += isinstance(outcome.error, CassetteError) or not isinstance(outcome.error, InputError)
        self.lines += outcome.line is not None
        self.kept += outcome.how == "kept"
        self.repeated += outcome.how == "repeated"
        self.account = self.account.plus(outcome.account)
        self.flagged += self.fail_on.is_met(self._codes(outcome))
        unusable = outcome.report.unusable if outcome.how == "made" and outcome.report else None
        if unusable is not None:
            self.unusable += 1
            self.again += 1
            self.failed[unusable.code] += 1
        elif outcome.error is not None:
            self.errors += 1
            self.again += not isinstance(outcome.error, InputError)
            self.failed[type(outcome.error).__name__] += 1
            self._endpoint_failed |= isinstance(outcome.error, EndpointError)
        else:
            self.reported += outcome.how == "made"

    def _codes(self, outcome: Outcome) -> list[str]:
        """The codes of a report's problems; of one that was kept only where they matter, for it has to be read."""
        if outcome.how == "made" and outcome.report is not None:
            return [problem.code for problem in outcome.report.problems]
        # An unusable report is never kept as done.
        if outcome.line is None or (self.fail_on.codes is not None and self.fail_on.codes <= UNUSABLE_CODES):
            return []
        return [problem["code"] for problem in json.loads(outcome.line)["problems"]]

    @property
    def exit_code(self) -> int:
        """0 when all have a report that `fail_on` lets pass, 3 when the endpoint failed for all of them, else 1."""
        if self.errors:
            return 3 if self._endpoint_failed and not self.reported + self.kept else 1
        return 1 if self.flagged else 0

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
        if self.flagged > self.unusable:
            yield f"{self.flagged} with problems that --fail-on names"
        spent = self.account
        yield f"{spent.calls} calls, {spent.prompt_tokens} tokens in, {spent.completion_tokens} out"
        if spent.cost_usd is not None:
            yield f"${spent.cost_usd:.4f}"
