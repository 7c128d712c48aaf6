"""When a batch stops before the end of its input: what it may cost, and failures that all further articles share."""

from typing import Final

from summarizer.article import Article
from summarizer.batch.records import CostLimit
from summarizer.errors import (
    AccessDeniedError,
    Account,
    AuthenticationError,
    BudgetError,
    EmbeddedModelError,
    InputError,
    PromptError,
    QuotaError,
    RateLimitError,
    ServerFaultError,
    UnknownModelError,
    UnreachableError,
)

_OURS: Final = (EmbeddedModelError, PromptError)
"""Of this machine: the local model, the prompt's own files."""
_SURE: Final = (AuthenticationError, UnknownModelError, QuotaError)
"""Nothing in these comes from the article: key, model, quota."""
_LIKELY: Final = (AccessDeniedError, UnreachableError, ServerFaultError, RateLimitError)
"""The endpoint's trouble, which may pass, or one article's: a filter before the endpoint answers 403 to some texts."""
_SURE_IN_A_ROW: Final = 5


class Patience:
    """Decides when failures are no longer about single articles.

    Failures of our own machine stop the batch at once; those of a sure class when five articles in a row end so (a
    wrong key, a misspelt model, a quota that ran out): fewer may be a proxy's whim. Those of a likely class stop it
    after many in a row: each has had all its tries by then. So does a deadline that passed over such trouble. Any other
    outcome starts the count anew: a report, or an error about the article itself (its answer, its length, its
    recording).

    Args:
        many: Failures of a likely class; None for no end.
    """

    def __init__(self, many: int | None) -> None:
        self._many = many
        self._sure = 0
        self._in_a_row = 0

    def is_over(self, error: Exception | None) -> bool:
        """Whether this outcome of an article (None for a report) is the one too many."""
        trouble = error.__cause__ if isinstance(error, BudgetError) else error
        if isinstance(trouble, _OURS):
            return True
        if not isinstance(trouble, (*_SURE, *_LIKELY)):
            self._sure = self._in_a_row = 0
            return False
        self._in_a_row += 1
        self._sure = self._sure + 1 if isinstance(trouble, _SURE) else 0
        return self._sure >= _SURE_IN_A_ROW or (self._many is not None and self._in_a_row >= self._many)


class Purse:
    """Keeps a run within its cost limit: what is spent, and what the articles in flight may still take."""

    def __init__(self, limit: CostLimit | None) -> None:
        self._limit = limit
        self._spent = 0.0
        self._reserved = 0.0

    def estimate(self, article: Article) -> float:
        """The most this article may cost, in dollars; 0 where no limit is set.

        Raises:
            InputError: The price is not known: a limit that cannot be kept is not accepted.
        """
        if self._limit is None:
            return 0.0
        estimate = self._limit.estimate(article)
        if estimate is None:
            raise InputError(
                "The price of this model is not known, so a cost limit cannot be kept.", "Leave the limit out."
            )
        return estimate

    def admits(self, estimate: float) -> bool:
        """Whether an article of this cost can start: spent, reserved and it together stay within the limit."""
        return self._limit is None or self._spent + self._reserved + estimate <= self._limit.max_usd

    def reserve(self, estimate: float) -> None:
        """Put an article's estimate aside, while it is in flight."""
        self._reserved += estimate

    def settle(self, estimate: float, account: Account | None) -> None:
        """Replace an article's estimate by what it took; calls of unknown price are taken to have cost the estimate.

        Args:
            estimate: What was put aside.
            account: What it took; None where nobody knows.
        """
        self._reserved -= estimate
        if account is None or account.calls:
            self._spent += estimate if account is None or account.cost_usd is None else account.cost_usd
