"""What goes into a batch, and what comes out for each article."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Literal, Protocol

from summarizer.article import Article
from summarizer.errors import Account
from summarizer.report import Report

Stopped = Literal["asked", "cost", "error"]
"""Why a batch did not go on to the end of its input: `Batch.finish` was called; the next article would have passed the
cost limit; an error that all further articles would share, which leaves the iterator after the last outcome."""


class Reporter(Protocol):
    """Who turns one article into its report, several at once: `pipeline.Session`."""

    async def report(self, article: Article) -> Report:
        """Report one article, or raise."""


Opener = Callable[[], AbstractAsyncContextManager[Reporter]]
"""Opens the reporter; called for the first article that has to be asked about, so that a run without any starts no
model. One that is open already is given as ``lambda: contextlib.nullcontext(reporter)``."""


@dataclass(frozen=True, slots=True)
class CostLimit:
    """The most that a run may cost.

    Attributes:
        max_usd: Dollars, for this run alone: what earlier ones have cost does not count.
        estimate: What an article may cost at most, in dollars; None where the price is not known. The limit is kept as
            well as estimates are upper bounds.
    """

    max_usd: float
    estimate: Callable[[Article], float | None]


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How a batch is run.

    Attributes:
        concurrency: Articles in flight at most, from 1.
        ordered: Outcomes come in the order of the input; else as they are made. Whoever writes from the store needs no
            order, and none is faster: no finished article waits for a slow one.
        look_ahead: Articles between the last outcome taken and the last one started, at most: how many finished ones
            may wait in memory. At least `concurrency`.
        force: Ask again about articles that have a report. The old one stays until the new one is there.
        patience: Articles in a row that may fail by the endpoint's trouble (nobody answers, 5xx, 429, 403) before the
            batch ends; from 1, None for no end. What no article can change (key, model, quota) ends it sooner: see
            `limits.Patience`.
        cost: None for no limit.
    """

    concurrency: int = 8
    ordered: bool = True
    look_ahead: int = 256
    force: bool = False
    patience: int | None = 20
    cost: CostLimit | None = None

    def __post_init__(self) -> None:
        """Refuse what could never start."""
        if self.concurrency < 1:
            raise ValueError(f"concurrency must be 1 or more, not {self.concurrency}")
        if self.look_ahead < self.concurrency:
            raise ValueError(f"look_ahead ({self.look_ahead}) must not be below concurrency ({self.concurrency})")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article.

    Attributes:
        position: Its place in the input, from 0.
        article_id: The article's id, or the unread input's name.
        how: made: reported now; kept: its report was in the store, and no call was made; repeated: the input has given
            the same article before, at `first`, and it is done once; failed: `error` says why.
        line: The report as one line of JSON; None when repeated or failed.
        account: What it took in this run; nothing when kept or repeated.
        error: Of a failed article: as the reporter raised it. What is no `SummarizerError` is a defect of ours.
        first: Of a repeated article: where it stands first.
    """

    position: int
    article_id: str
    how: Literal["made", "kept", "repeated", "failed"]
    line: str | None = None
    account: Account = field(default_factory=Account)
    error: Exception | None = None
    first: int | None = None
    _report: Report | None = field(default=None, repr=False)

    @property
    def report(self) -> Report | None:
        """The report of an article that was made or kept; a kept one is read from its line here, and not before."""
        if self._report is None and self.line is not None:
            return Report.model_validate_json(self.line)
        return self._report
