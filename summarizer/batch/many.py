"""Many articles by a plain call: `summarize_many` for asynchronous code, `summarize_all` for all other.

The second is the first, taken one report at a time from an event loop in a thread. The run itself is `batch`'s.
"""

import asyncio
import os
import threading
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, aclosing, contextmanager, nullcontext
from pathlib import Path

from summarizer.article import Item
from summarizer.batch.batch import Batch
from summarizer.batch.records import BatchSettings, Outcome
from summarizer.endpoint import EndpointOptions, choose_endpoint
from summarizer.pipeline import Options, making_of, session, usual_concurrency
from summarizer.report import Report
from summarizer.store import Store, open_store

OnFailure = Callable[[str, Exception], None]
"""Is told the id of an article that failed, and its error."""


async def summarize_many(
    articles: Iterable[Item] | AsyncIterable[Item],
    *,
    concurrency: int | None = None,
    store: Path | None = None,
    options: Options | None = None,
    on_failure: OnFailure | None = None,
) -> AsyncGenerator[Report, None]:
    """The incident reports of many articles, in their order; several are asked about at once.

    ::

        async with aclosing(summarize_many(articles, store=Path("runs/may"))) as reports:
            async for report in reports: ...

    Articles are read as they are wanted: a million of them never are in memory together. An article that is given again
    is done once, and its report comes once. Leaving the loop early ends the run when the generator is closed, as
    ``aclosing`` does at once; what was in flight is dropped, what is done is in the store.

    Args:
        articles: Any iterable of articles, asynchronous or not; one that is not is read in a thread of its own. What
            `reading.inputs.articles_of` could not read is a failure like any other.
        concurrency: Articles in flight at most, from 1; by default 8, and 1 for the embedded model, which has one slot.
        store: Folder of the run, on a disk of this machine. The same call again asks only about the rest; reports that
            are there come without a call. None keeps nothing.
        options: Endpoint, limits, pace and more.
        on_failure: Called for each article that fails; the others go on. Without it, all failures come at the end in
            one `ExceptionGroup`, each error with the article's id as a note: none is lost, and none ends the run. They
            are kept in memory until then: a run of very many is better given the function.

    Yields:
        A report for each article that has one; where the answer could not be used, one without incidents and with the
        problem in their place (`Report.unusable`).

    Raises:
        ExceptionGroup: Of the failed articles, after the last report; not where there is an `on_failure`.
        InputError: The store cannot be used, or another run has it open.
        SummarizerError: What all further articles would share (a wrong key, a quota that is spent, an endpoint that is
            gone), after the last report of those in flight. Errors are those of `summarize`.
        ValueError: `concurrency` is below 1.
    """
    failures: list[Exception] = []
    tell = on_failure or _collector(failures)
    options = options or Options()
    settings = _settings(options, concurrency)
    with _opened(store, options) as kept:
        batch = Batch(lambda: session(options), kept, settings)
        async with aclosing(batch.run(articles)) as outcomes:
            async for outcome in outcomes:
                report = _taken(outcome, tell)
                if report is not None:
                    yield report
    if failures:
        raise ExceptionGroup(f"{len(failures)} articles could not be reported", failures)


def summarize_all(
    articles: Iterable[Item],
    *,
    concurrency: int | None = None,
    store: Path | None = None,
    options: Options | None = None,
    on_failure: OnFailure | None = None,
) -> Generator[Report, None, None]:
    """`summarize_many` for code that is not asynchronous: the same arguments, reports and errors.

    >>> for report in summarize_all([read_file(path) for path in paths], store=Path("runs/may")):  # doctest: +SKIP
    ...     print(report.article.id, len(report.incidents))

    The run goes on in a thread while the caller works on a report, and waits when 256 articles are ahead of it;
    `on_failure` is called in that thread. Closing the generator, an interrupt, or an error of the caller's ends the run
    as leaving `summarize_many` does.
    """
    with _loop() as loop:
        reports = summarize_many(articles, concurrency=concurrency, store=store, options=options, on_failure=on_failure)
        while True:
            report = asyncio.run_coroutine_threadsafe(_next(reports), loop).result()
            if report is None:
                return
            yield report


@contextmanager
def _loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop at work in a thread. Whatever still runs in it at the end is cancelled and waited for."""
    started: Future[asyncio.AbstractEventLoop] = Future()

    def work() -> None:
        with asyncio.Runner() as runner:
            started.set_result(runner.get_loop())
            runner.get_loop().run_forever()

    # A generator that is never closed must not keep the program from ending.
    thread = threading.Thread(target=work, name="summarizer-many", daemon=True)
    thread.start()
    loop = started.result()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _next(reports: AsyncGenerator[Report, None]) -> Report | None:
    return await anext(reports, None)


def _collector(failures: list[Exception]) -> OnFailure:
    def collect(article_id: str, error: Exception) -> None:
        error.add_note(f"article {article_id}")
        failures.append(error)

    return collect


def _taken(outcome: Outcome, tell: OnFailure) -> Report | None:
    """The report of an outcome; a failure is told."""
    if outcome.error is not None:
        tell(outcome.article_id, outcome.error)
    return outcome.report


def _settings(options: Options, concurrency: int | None) -> BatchSettings:
    if concurrency is None:
        asked = options.endpoint
        if asked is None and options.replay is None:
            asked = choose_endpoint(EndpointOptions(), os.environ)
        concurrency = usual_concurrency(asked, replaying=options.replay is not None)
    return BatchSettings(concurrency=concurrency, look_ahead=max(256, 2 * concurrency))


def _opened(store: Path | None, options: Options) -> AbstractContextManager[Store | None]:
    return nullcontext() if store is None else open_store(store, making_of(options))
