"""What one article may cost, and what it has cost: tries, repairs, seconds, tokens.

Counting only; who asks is `asking`, who tries again is `transport`.
"""

import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from summarizer.errors import Account, BudgetError, InputError
from summarizer.model.clock import Clock, RealClock
from summarizer.model.completion import Usage
from summarizer.report import Tokens

# An answer shorter than this holds no incident: the question is not worth its prompt.
_SHORTEST_ANSWER: Final = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may cost; one that is read in parts, as much for each of them, and for a last look at all.

    Attributes:
        attempts: Failed tries at the transport before giving up, over all questions about the article; 1 or more.
        repairs: Further questions after an answer that does not hold.
        timeout: Seconds for one call.
        deadline: Seconds from the first call to the last, waits between them included.
        token_ceiling: Tokens in and out over all calls; none is made that could pass it.
        answer_tokens: Longest answer; one that reaches it is asked for once more with twice as many.
        longest_wait: Seconds between two tries at most, where the server does not say how long.

    Raises:
        InputError: One of them is out of its range.
    """

    attempts: int = 4
    repairs: int = 1
    timeout: float = 600.0
    deadline: float = 1800.0
    token_ceiling: int = 100_000
    answer_tokens: int = 1600
    longest_wait: float = 60.0

    def __post_init__(self) -> None:
        """Refuse limits within which nothing could be asked."""
        for name, least in (("attempts", 1), ("repairs", 0), ("token_ceiling", 1), ("answer_tokens", 1)):
            if getattr(self, name) < least:
                raise InputError(f"Limits: {name} is {getattr(self, name)}.", f"It is {least} or more.")
        for name in ("timeout", "deadline", "longest_wait"):
            if not getattr(self, name) >= 0:
                raise InputError(f"Limits: {name} is {getattr(self, name)} s.", "It is 0 or more.")


@dataclass(slots=True)
class Spent:
    """What the calls for one article took, failed ones included; grows with each.

    `uncounted` are the tokens, estimated, of answers whose server did not count them: in no report, but in the budget.
    `cost_usd` is null from the first call on whose price is not known. `notes` say what was passed over or mended to
    read the answers, each once.
    """

    calls: int = 0
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    uncounted: int = 0
    cost_usd: float | None = 0.0
    seconds: float = 0.0
    finish: str | None = None
    request_id: str | None = None
    notes: list[str] = field(default_factory=list)

    def add(self, usage: Usage, seconds: float, cost_usd: float | None) -> None:
        """Count one more call."""
        self.calls += 1
        self.cost_usd = None if self.cost_usd is None or cost_usd is None else self.cost_usd + cost_usd
        self.seconds += seconds
        self.prompt += usage.tokens.prompt
        self.cached += usage.tokens.cached
        self.completion += usage.tokens.completion
        self.finish = usage.finish
        self.request_id = usage.request_id

    def note(self, notes: Sequence[str]) -> None:
        """Keep what is not yet there."""
        self.notes += [note for note in notes if note not in self.notes]

    @property
    def tokens(self) -> Tokens:
        """As the report has it."""
        return Tokens(prompt=self.prompt, cached=self.cached, completion=self.completion)

    @property
    def account(self) -> Account:
        """As an error has it."""
        return Account(self.calls, self.prompt, self.completion, self.cost_usd, self.request_id)


@dataclass(slots=True)
class Budget:
    """One article's limits beside what it has spent.

    `failures` counts the tries that failed and were or could be repeated, `repairs` the further questions after an
    answer that does not hold, both over all questions: one article, one budget. `context` are the tokens that a
    question and its answer may have together, where they are known.
    """

    limits: Limits
    clock: Clock = field(default_factory=RealClock)
    spent: Spent = field(default_factory=Spent)
    failures: int = 0
    repairs: int = 0
    context: int | None = None
    _until: float = math.inf
    _before: int = 0

    def start(self) -> None:
        """The first call is about to be sent: the deadline runs from here, and not from a place in the queue."""
        if self._until == math.inf:
            self._until = self.clock.now() + self.limits.deadline

    def renew(self) -> None:
        """What comes next, a part of the article, has tries, repairs, seconds and tokens of its own."""
        self.failures = self.repairs = 0
        self._until, self._before = math.inf, self._before + self._spent

    def repair(self) -> bool:
        """Whether there is one more repair turn to be had; it is taken."""
        if self.repairs >= self.limits.repairs:
            return False
        self.repairs += 1
        return True

    def seconds_left(self) -> float:
        """Until the deadline; 0 when it has passed."""
        return max(0.0, self._until - self.clock.now())

    def answer_tokens(self, wanted: int, prompt_tokens: int) -> int:
        """How long the next answer may be.

        Args:
            wanted: As long as this, if the ceiling allows.
            prompt_tokens: What the question itself will take, estimated.

        Raises:
            BudgetError: The deadline has passed, or the ceiling leaves no room for an answer.
        """
        if self.seconds_left() <= 0:
            raise self.too_late()
        room = self._room(prompt_tokens)
        if room < min(wanted, _SHORTEST_ANSWER):
            raise BudgetError(
                f"The next call could pass the article's ceiling of {self.limits.token_ceiling} tokens "
                f"({self._spent} spent, {prompt_tokens} in the question).",
                "Raise --token-ceiling, or leave the article out.",
            )
        return min(wanted, room, self._room_in_context(prompt_tokens))

    def has_room(self, prompt_tokens: int, wanted: int) -> bool:
        """Whether ceiling and context leave room for an answer longer than `wanted` to such a question."""
        return min(self._room(prompt_tokens), self._room_in_context(prompt_tokens)) > wanted

    def _room_in_context(self, prompt_tokens: int) -> int:
        """For an answer. Of a question that seems to fill the context the endpoint decides: it was estimated."""
        return sys.maxsize if self.context is None else max(_SHORTEST_ANSWER, self.context - prompt_tokens)

    def _room(self, prompt_tokens: int) -> int:
        return self.limits.token_ceiling - self._spent - prompt_tokens

    @property
    def _spent(self) -> int:
        return self.spent.prompt + self.spent.completion + self.spent.uncounted - self._before

    def too_late(self) -> BudgetError:
        """The error for a deadline that has passed."""
        return BudgetError(
            f"The article's deadline of {self.limits.deadline:g} s has passed.",
            "Raise --deadline, or try later.",
        )
