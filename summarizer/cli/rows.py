"""Many articles in one file: run, write, tell what failed, and how to go on."""

import asyncio
import itertools
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, aclosing, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Final

from summarizer.article import Item, Unread
from summarizer.batch import Batch, BatchSettings, CostLimit, Outcome
from summarizer.cli.costs import most_usd
from summarizer.cli.output import Output
from summarizer.cli.settings import Settings, options_of, say_which
from summarizer.cli.tally import Tally
from summarizer.cli.words import say
from summarizer.errors import CassetteError, InputError, SummarizerError
from summarizer.pipeline import Options, Session, making_of, session
from summarizer.reading import read_rows
from summarizer.store import Store, open_store, write_reports

_INTERRUPTED: Final = 130


async def report_rows(source: Path, settings: Settings) -> int:
    """Report every row, several at a time; the exit code.

    With an output file, what is done is kept beside it (``FILE.run``): the same command again does only the rest.

    Raises:
        SummarizerError: The file cannot be read or written, or an error that all further articles would share.
    """
    options = options_of(settings)
    items = items_of(source)
    # A file that cannot be read is said before anything is made or asked.
    first = next(items, None)
    if first is None:
        raise no_article(source)
    with ExitStack() as stack:
        store = None
        if settings.output is not None:
            folder = settings.output.with_name(f"{settings.output.name}.run")
            store = stack.enter_context(open_store(folder, making_of(options)))
            _tell_changes(store)
        batch = Batch(lambda: _opened(options, settings), store, _batch_settings(settings, options))
        tally = Tally()
        try:
            with _interrupts(batch), Output(None) as output:
                async with aclosing(batch.run(itertools.chain([first], items))) as outcomes:
                    async for outcome in outcomes:
                        _tell(outcome, None if store else output)
                        tally.add(outcome)
        finally:
            if store is not None and settings.output is not None and tally.lines:
                write_reports(store, settings.output)
    return _ended(batch, tally, source, settings)


def _tell_changes(store: Store) -> None:
    """Say why all will be asked again, before it is."""
    changes = [f"{name} ({then} then, {now} now)" for name, (then, now) in store.changes().items()]
    if changes:
        say(f"warning: since the last run into this file other: {', '.join(changes)}; every article is asked again")


@asynccontextmanager
async def _opened(options: Options, settings: Settings) -> AsyncIterator[Session]:
    """The session, opened for the first article that has to be asked about; says then which model that is."""
    if not settings.quiet:
        say_which(options.endpoint, options.replay)
    async with session(options) as ask:
        yield ask


def _batch_settings(settings: Settings, options: Options) -> BatchSettings:
    cost = None
    if settings.max_cost is not None:
        cost = CostLimit(settings.max_cost, lambda article: most_usd(article, options))
    jobs = options.pace.in_flight
    return BatchSettings(
        concurrency=jobs,
        ordered=settings.output is None,
        look_ahead=max(256, 2 * jobs),
        force=settings.force,
        cost=cost,
    )


def items_of(source: Path) -> Iterator[Item]:
    """The articles of a file, and what could not be read among them.

    Raises:
        InputError: The file itself cannot be read.
    """
    rows = read_rows(source)
    number = 0
    while True:
        number += 1
        try:
            yield next(rows)
        except StopIteration:
            return
        except InputError as error:
            if isinstance(error.__cause__, OSError):
                # The file itself: no row will come any more.
                raise
            yield Unread(f"{source.name} item {number}", error)


def no_article(source: Path) -> InputError:
    """The error for a file without any article."""
    return InputError(f"{source} holds no article.", 'JSONL has one object a line, with the article under "text".')


def _tell(outcome: Outcome, output: Output | None) -> None:
    """Write an outcome's report where no store keeps it, and say of a failure what it was."""
    if outcome.line is not None and output is not None:
        output.write(outcome.line)
    error = outcome.error
    if isinstance(error, InputError) and not isinstance(error, CassetteError):
        say(f"summarize: {error}")
    elif isinstance(error, SummarizerError):
        request = f" (request {outcome.account.request_id})" if outcome.account.request_id else ""
        say(f"summarize: {outcome.article_id}: {error}{request}")
    elif error is not None:
        say(f"summarize: {outcome.article_id}: a defect of this program: {type(error).__name__}; -v tells more")


def _ended(batch: Batch, tally: Tally, source: Path, settings: Settings) -> int:
    if not tally.read and batch.stopped is None:
        raise no_article(source)
    if not settings.quiet:
        say(str(tally))
    again = settings.output is not None and (tally.failed or batch.stopped is not None)
    if batch.stopped == "cost":
        say("stopped: the next article could pass --max-cost")
    if again and not settings.quiet:
        say("the same command again does the rest")
    if batch.stopped == "asked":
        return _INTERRUPTED
    return max(tally.exit_code, 1 if batch.stopped == "cost" else 0)


@contextmanager
def _interrupts(batch: Batch) -> Iterator[None]:
    """A first interrupt lets what is in flight finish; a second stops at once."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()

    def interrupted() -> None:
        if batch.stopped == "asked" and task is not None:
            task.cancel()
            return
        say("interrupted: finishing what is in flight; interrupt again to stop now")
        batch.finish()

    # Windows has no signal handlers in its event loop: there the first interrupt stops at once.
    with suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            loop.remove_signal_handler(signal.SIGINT)
