"""Many articles: run, write, tell what failed, and how to go on."""

import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summarizer.article import Item
from summarizer.batch import Batch, BatchSettings, CostLimit, Outcome
from summarizer.cli.costs import most_usd
from summarizer.cli.inputs import count_of, no_article
from summarizer.cli.interrupts import Interrupts
from summarizer.cli.output import Output
from summarizer.cli.progress import Progress, has_bar
from summarizer.cli.settings import Settings, options_of, say_which
from summarizer.cli.tally import Tally
from summarizer.cli.target import Target, check_place
from summarizer.cli.words import INTERRUPTED, say
from summarizer.errors import CassetteError, InputError, SummarizerError
from summarizer.export import convert, writer
from summarizer.pipeline import Options, Session, making_of, session
from summarizer.report import Report
from summarizer.store import Store, open_store, write_reports

_LOOK_AHEAD: Final = 256


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: what is asked for, where its reports go, and what has become of its articles."""

    sources: Sequence[str]
    settings: Settings
    options: Options
    target: Target
    tally: Tally


async def report_many(sources: Sequence[str], items: Iterator[Item], settings: Settings, target: Target) -> int:
    """Report every article, several at a time; the exit code.

    What is done is kept in the run directory, where there is one: the same command again does only the rest.

    Raises:
        SummarizerError: The input or the output cannot be used, or an error that all further articles would share.
    """
    run = _Run(sources, settings, options_of(settings), target, Tally(settings.fail_on))
    check_place(target, force=settings.force)
    with ExitStack() as stack:
        store = None
        if target.folder is not None:
            store = stack.enter_context(open_store(target.folder, making_of(run.options)))
            _tell_changes(store)
        batch = Batch(lambda: _opened(run.options, settings), store, _batch_settings(run))
        try:
            with Interrupts(batch) as interrupts:
                async with Progress(run.tally, _total(run), is_shown=not settings.quiet, has_bar=_has_bar(run)):
                    outcomes = batch.run(items)
                    stopped_now = await interrupts.guard(_take(outcomes, run))
        except SummarizerError:
            # Shared by all further articles: said by whoever called, after what has been done until then.
            if run.tally.ended:
                _tell_tally(batch, run)
            raise
        finally:
            if store is not None and target.file is not None and run.tally.lines:
                _write(store, target.file, target.format)
    if stopped_now:
        say("stopped: what was in flight is dropped")
    return _ended(batch, run)


async def _take(outcomes: AsyncGenerator[Outcome, None], run: _Run) -> None:
    with _stream(run.target) as write:
        async with aclosing(outcomes):
            async for outcome in outcomes:
                if outcome.line is not None:
                    write(outcome)
                _tell_failure(outcome)
                run.tally.add(outcome)


@contextmanager
def _stream(target: Target) -> Iterator[Callable[[Outcome], None]]:
    """What takes each report as it comes: nothing where a store keeps them, else standard output or a pipe."""
    if not target.streams:
        yield lambda _: None
        return
    if target.format == "jsonl":
        with Output(target.file) as output:
            yield lambda outcome: output.write(outcome.line or "")
        return
    with ExitStack() as stack:
        stream = stack.enter_context(target.file.open("wb")) if target.file else sys.stdout.buffer
        into = stack.enter_context(writer(target.format, stream))
        yield lambda outcome: into.write(_report(outcome))


def _report(outcome: Outcome) -> Report:
    if outcome.report is None:
        raise RuntimeError("an outcome with a line has a report")
    return outcome.report


def _write(store: Store, file: Path, format: str) -> None:  # noqa: A002 - the word for it everywhere
    """Write what is done, whole and in the order of the input."""
    if format == "jsonl":
        write_reports(store, file)
    else:
        convert(map(Report.model_validate_json, store.lines()), file, format)


def _has_bar(run: _Run) -> bool:
    return has_bar(beside_reports=run.target.streams and run.target.file is None)


def _total(run: _Run) -> int | None:
    return None if run.settings.quiet else count_of(run.sources)


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


def _batch_settings(run: _Run) -> BatchSettings:
    settings, cost = run.settings, None
    if settings.max_cost is not None:
        cost = CostLimit(settings.max_cost, lambda article: most_usd(article, run.options))
    jobs = run.options.pace.in_flight
    return BatchSettings(
        concurrency=jobs,
        # What is kept is written in the order of the input in any case.
        ordered=run.target.streams and not settings.unordered,
        look_ahead=max(_LOOK_AHEAD, 2 * jobs),
        force=settings.force,
        cost=cost,
    )


def _tell_failure(outcome: Outcome) -> None:
    """Say of a failure what it was."""
    error = outcome.error
    if isinstance(error, InputError) and not isinstance(error, CassetteError):
        say(f"summarize: {error}")
    elif isinstance(error, SummarizerError):
        request = f" (request {outcome.account.request_id})" if outcome.account.request_id else ""
        say(f"summarize: {outcome.article_id}: {error}{request}")
    elif error is not None:
        say(f"summarize: {outcome.article_id}: a defect of this program: {type(error).__name__}, told above")
    elif outcome.how == "made" and (problem := _report(outcome).unusable) is not None:
        say(f"summarize: {outcome.article_id}: {problem.message}")


def _ended(batch: Batch, run: _Run) -> int:
    if not run.tally.read and batch.stopped is None:
        raise no_article(run.sources)
    _tell_tally(batch, run)
    if batch.stopped == "asked":
        return INTERRUPTED
    return max(run.tally.exit_code, 1 if batch.stopped == "cost" else 0)


def _tell_tally(batch: Batch, run: _Run) -> None:
    """What has become of the articles, why the run stopped if it did, and how to go on."""
    if not run.settings.quiet:
        say(str(run.tally))
    if batch.stopped == "cost":
        say("stopped: the next article could pass --max-cost")
    if batch.stopped == "error":
        say("stopped: all further articles would fail alike")
    if run.tally.again or batch.stopped is not None:
        _tell_how_to_go_on(batch, run)


def _tell_how_to_go_on(batch: Batch, run: _Run) -> None:
    if run.target.folder is not None:
        if not run.settings.quiet or batch.stopped == "asked":
            say("the same command again does the rest")
    elif batch.stopped == "asked":
        say("nothing is kept of a run without --output: with -o DIR it could be resumed")
