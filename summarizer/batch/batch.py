"""The run itself: reads an article when there is room for it, starts it, writes down how it ended, hands that out.

One task, the conductor, owns all that runs; the iterator only takes what comes out, and ends the conductor when nobody
takes any more. An outcome is in the store before it is handed out, whoever takes it and when.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Iterable
from contextlib import AsyncExitStack, ExitStack, aclosing
from dataclasses import dataclass
from typing import Final

from summarizer.article import Article, Item, Unread
from summarizer.batch.limits import Patience, Purse
from summarizer.batch.records import BatchSettings, Opener, Outcome, Reporter, Stopped
from summarizer.batch.source import streamed
from summarizer.batch.window import Window
from summarizer.errors import SummarizerError
from summarizer.store import Key, Store, account_of, temporary_store

_LOG: Final = logging.getLogger("summarizer.batch")
_DEFAULTS: Final = BatchSettings()


@dataclass(frozen=True, slots=True)
class _Job:
    """One article that has to be asked about."""

    position: int
    article: Article
    key: Key
    estimate: float


class Batch:
    """Many articles, run once.

    ::

        batch = Batch(lambda: session(options), store)
        async with aclosing(batch.run(articles)) as outcomes:
            async for outcome in outcomes: ...

    Attributes:
        stopped: Why the run did not go on to the end of its input; None while it goes on, and when it came there.
    """

    def __init__(self, opener: Opener, store: Store | None = None, settings: BatchSettings = _DEFAULTS) -> None:
        """Prepare a run; nothing starts yet.

        Args:
            opener: Opens whoever reports an article.
            store: What is done, and where reports are kept; None keeps nothing, and still does each article once.
            settings: How to run.
        """
        self.stopped: Stopped | None = None
        self._opener = opener
        self._kept = store
        self._settings = settings
        self._window = Window(ordered=settings.ordered)
        self._purse = Purse(settings.cost)
        self._patience = Patience(settings.patience)
        self._reading: asyncio.Task[Item | None] | None = None
        self._changed = asyncio.Event()
        self._error: Exception | None = None
        self._given = self._taken = self._in_flight = 0

    def finish(self) -> None:
        """Start no more articles, let those in flight finish, and then end.

        For a first interrupt. For the second cancel the task that takes the outcomes: what is in flight is dropped, and
        done by the next run. From a signal handler of `signal` or from a thread, by ``loop.call_soon_threadsafe``.
        """
        self._stop("asked")

    async def run(self, articles: Iterable[Item] | AsyncIterable[Item]) -> AsyncGenerator[Outcome, None]:
        """The outcome of each article; whatever fails, the others go on.

        Raises:
            InputError: The store cannot be written (what is in flight is dropped), a cost limit cannot be kept, or the
                input broke off.
            SummarizerError: The error that all further articles would share (see `limits.Patience`), or that of the
                opener. Like a broken input, it comes after the last outcome of those in flight.
        """
        conductor = asyncio.create_task(self._conduct(articles))
        try:
            while (outcome := await self._window.get()) is not None:
                yield outcome
                self._taken += 1
                self._changed.set()
            await conductor
        finally:
            conductor.cancel()
            await asyncio.gather(conductor, return_exceptions=True)

    async def _conduct(self, articles: Iterable[Item] | AsyncIterable[Item]) -> None:
        try:
            with ExitStack() as own:
                store = self._kept if self._kept is not None else own.enter_context(temporary_store())
                store.begin()
                # Closed from the inside out: first the last article in flight, then the reporter.
                async with AsyncExitStack() as opened, asyncio.TaskGroup() as group:
                    await self._start_all(articles, _Means(store, group, opened))
                if self.stopped is None:
                    store.end(self._given)
        except ExceptionGroup as errors:
            # Raised by one article's task (the store's error, as a rule), and the others were dropped for it.
            self._error = errors.exceptions[0]
        finally:
            self._window.close()
        if self._error is not None:
            raise self._error

    async def _start_all(self, articles: Iterable[Item] | AsyncIterable[Item], means: "_Means") -> None:
        """Read and start until the input ends or something says stop."""
        async with aclosing(streamed(articles)) as items:
            while await self._until(lambda: self._given - self._taken < self._settings.look_ahead):
                try:
                    item = await self._next(items)
                except Exception as error:  # whatever it is, those in flight are not to blame
                    self._stop("error", error)
                    return
                if item is None:
                    return
                if isinstance(item, Unread):
                    self._pass_over(item, means.store)
                else:
                    await self._take(item, means)

    async def _next(self, items: AsyncGenerator[Item, None]) -> Item | None:
        """The next item; None when there is none, or when the batch is stopped while waiting for it."""
        reading = asyncio.create_task(_step(items))
        self._reading = reading
        try:
            await asyncio.wait({reading})
            return None if reading.cancelled() and self.stopped is not None else reading.result()
        finally:
            if not reading.done():
                # The conductor itself is cancelled, and may close `items` only when nobody waits for them.
                reading.cancel()
                await asyncio.gather(reading, return_exceptions=True)

    def _pass_over(self, item: Unread, store: Store) -> None:
        """What could not be read is placed and failed, so that it is counted and listed with the articles."""
        key = store.unread_key(item.name)
        placed = store.place(self._given, key, item.name)
        if placed.first < self._given:
            self._give(Outcome(self._given, item.name, "repeated", first=placed.first))
        else:
            store.fail(key, item.error)
            self._give(Outcome(self._given, item.name, "failed", error=item.error))

    async def _take(self, article: Article, means: "_Means") -> None:
        """Hand out what is known of an article, or start it as soon as there is room."""
        position, key = self._given, means.store.key(article)
        placed = means.store.place(position, key, article.id)
        if placed.first < position:
            self._give(Outcome(position, article.id, "repeated", first=placed.first))
            return
        if placed.state == "done" and not self._settings.force:
            self._give(Outcome(position, article.id, "kept", line=means.store.line(key)))
            return
        try:
            job = _Job(position, article, key, self._purse.estimate(article))
            if not await self._may_start(job):
                return
            reporter = await means.reporter(self._opener)
            # Opening may have taken a while: a model fetched and started.
            if self.stopped is None:
                self._start(job, reporter, means)
        except Exception as error:
            self._stop("error", error)

    async def _may_start(self, job: _Job) -> bool:
        """Wait for a free place and for money to be free; False when the batch stops first."""

        def free() -> bool:
            if self._in_flight == 0:
                return True
            return self._in_flight < self._settings.concurrency and self._purse.admits(job.estimate)

        if not await self._until(free):
            return False
        if not self._purse.admits(job.estimate):
            # Nothing is in flight any more that could take less than was put aside for it.
            self._stop("cost")
            return False
        return True

    def _start(self, job: _Job, reporter: Reporter, means: "_Means") -> None:
        self._given += 1
        self._in_flight += 1
        self._purse.reserve(job.estimate)
        means.group.create_task(self._ask(job, reporter))

    async def _ask(self, job: _Job, reporter: Reporter) -> None:
        outcome = await _outcome(job, reporter)
        self._in_flight -= 1
        # A defect of ours tells nothing of the calls before it.
        told = outcome.error is None or isinstance(outcome.error, SummarizerError)
        self._purse.settle(job.estimate, outcome.account if told else None)
        if self._kept is not None:
            _write_down(self._kept, job.key, outcome)
        if self._patience.is_over(outcome.error):
            self._stop("error", outcome.error)
        self._window.put(outcome)
        self._changed.set()

    def _give(self, outcome: Outcome) -> None:
        """Hand out an outcome that took no call."""
        self._given += 1
        self._window.put(outcome)

    def _stop(self, why: Stopped, error: Exception | None = None) -> None:
        if self.stopped is None:
            self.stopped, self._error = why, error
        if self._reading is not None:
            self._reading.cancel()
        self._changed.set()

    async def _until(self, possible: Callable[[], bool]) -> bool:
        """Wait until something is possible; False when the batch is stopped first."""
        while self.stopped is None:
            if possible():
                return True
            self._changed.clear()
            await self._changed.wait()
        return False


@dataclass(slots=True)
class _Means:
    """What the conductor works with; the reporter is opened when it is first needed."""

    store: Store
    group: asyncio.TaskGroup
    opened: AsyncExitStack
    _reporter: Reporter | None = None

    async def reporter(self, opener: Opener) -> Reporter:
        if self._reporter is None:
            self._reporter = await self.opened.enter_async_context(opener())
        return self._reporter


async def _step(items: AsyncGenerator[Item, None]) -> Item | None:
    return await anext(items, None)


async def _outcome(job: _Job, reporter: Reporter) -> Outcome:
    """Report one article. Whatever goes wrong is this article's; what is no error of this package is logged whole."""
    place = job.position, job.article.id
    try:
        report = await reporter.report(job.article)
        line = report.json_text(indent=None)
    except SummarizerError as error:
        return Outcome(*place, "failed", error=error, account=account_of(error))
    except Exception as error:
        _LOG.exception("%s: unexpected", job.article.id)
        return Outcome(*place, "failed", error=error)
    return Outcome(*place, "made", line=line, account=account_of(report.provenance), _report=report)


def _write_down(store: Store, key: Key, outcome: Outcome) -> None:
    if outcome.error is not None:
        store.fail(key, outcome.error)
    elif outcome.line is not None and outcome.report is not None:
        store.keep(key, outcome.line, outcome.report)
