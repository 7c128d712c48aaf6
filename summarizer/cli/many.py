"""Many articles: run, write, tell what failed, and how to go on."""

import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Final

from summarizer.batch import Batch, BatchSettings, CostLimit, Outcome
from summarizer.cli.costs import most_usd
from summarizer.cli.formats import check_many
from summarizer.cli.inputs import articles_of, count_of, no_article
from summarizer.cli.interrupts import Interrupts
from summarizer.cli.output import Output
from summarizer.cli.progress import Progress, has_bar
from summarizer.cli.settings import Settings, options_of, say_which
from summarizer.cli.tally import Tally
from summarizer.cli.target import Target
from summarizer.cli.words import INTERRUPTED, say
from summarizer.errors import CassetteError, InputError, SummarizerError
from summarizer.pipeline import Options, Session, making_of, session
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


async def report_many(sources: Sequence[str], settings: Settings, target: Target) -> int:
    """Report every article, several at a time; the exit code.

    What is done is kept in the run directory, where there is one: the same command again does only the rest.

    Raises:
        SummarizerError: The input or the output cannot be used, or an error that all further articles would share.
    """
    run = _Run(sources, settings, options_of(settings), target, Tally(settings.fail_on))
    items = articles_of(sources)
    # Input that cannot be read is said before anything is made or asked.
    first = next(items, None)
    if first is None:
        raise no_article(sources)
    check_many(target.format)
    with ExitStack() as stack:
        store = None
        if target.folder is not None:
            store = stack.enter_context(open_store(target.folder, making_of(run.options)))
            _tell_changes(store)
        batch = Batch(lambda: _opened(run.options, settings), store, _batch_settings(run))
        try:
            with Interrupts(batch) as interrupts:
                async with Progress(run.tally, _total(run), is_shown=not settings.quiet, has_bar=_has_bar(run)):
                    outcomes = batch.run(itertools.chain([first], items))
                    stopped_now = await interrupts.guard(_take(outcomes, run))
        finally:
            if store is not None and target.file is not None and run.tally.lines:
                write_reports(store, target.file)
    if stopped_now:
        say("stopped: what was in flight is dropped")
    return _ended(batch, run)


async def _take(outcomes: "AsyncIterator[Outcome]", run: _Run) -> None:
    with Output(run.target.file) as output:
        async with aclosing(outcomes):  # type: ignore[type-var]  # the batch's generator, which can be closed
            async for outcome in outcomes:
                _tell(outcome, output if run.target.streams else None)
                run.tally.add(outcome)


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


def _ended(batch: Batch, run: _Run) -> int:
    if not run.tally.read and batch.stopped is None:
        raise no_article(run.sources)
    if not run.settings.quiet:
        say(str(run.tally))
    if batch.stopped == "cost":
        say("stopped: the next article could pass --max-cost")
    if run.tally.errors or run.tally.unusable or batch.stopped is not None:
        _tell_how_to_go_on(batch, run)
    if batch.stopped == "asked":
        return INTERRUPTED
    return max(run.tally.exit_code, 1 if batch.stopped == "cost" else 0)


def _tell_how_to_go_on(batch: Batch, run: _Run) -> None:
    if run.target.folder is not None:
        if not run.settings.quiet or batch.stopped == "asked":
            say("the same command again does the rest")
    elif batch.stopped == "asked":
        say("nothing is kept of a run without --output: with -o DIR it could be resumed")
