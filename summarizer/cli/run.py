"""The main command at work: what is given, what is wanted, and the exit code that comes of it."""

from collections.abc import Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from summarizer.cli.output import Output
from summarizer.cli.settings import Settings, options_of, say_which, told
from summarizer.cli.target import Target, check_input_stays, target_of
from summarizer.cli.words import say
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.pipeline import Options


async def run(sources: Sequence[str], settings: Settings) -> int:
    """Report what is in the inputs, or say what that would take; the exit code.

    Raises:
        SummarizerError: As the library raises it.
    """
    target = target_of(settings.output, settings.format)
    check_input_stays(target.file, sources)
    with told(settings):
        if settings.dry_run:
            from summarizer.cli.dry_run import dry_run

            return dry_run(sources, settings, target)
        from summarizer.article import Unread
        from summarizer.cli.inputs import holds_rows, input_settings, items_of

        items = items_of(sources, input_settings(settings))
        if len(sources) == 1 and not holds_rows(sources[0]) and _is_for_one(target, settings):
            first = list(islice(items, 2))
            if len(first) == 1 and not isinstance(first[0], Unread):
                return await _article(first[0], settings, target)
            items = chain(first, items)
        from summarizer.cli.many import report_many

        return await report_many(sources, items, settings, target)


def _is_for_one(target: Target, settings: Settings) -> bool:
    """Whether one report would stand there alone, laid out for people."""
    is_folder = target.file is not None and target.folder == target.file.parent
    return (target.format == "json" and not is_folder) or (target.streams and settings.format is None)


async def _article(article: "Article", settings: Settings, target: Target) -> int:
    from summarizer.pipeline import session

    options = options_of(settings)
    if not settings.quiet:
        say_which(options.endpoint, options.replay)
    if settings.max_cost is not None and not _affordable(article, options, settings.max_cost):
        return 1
    async with session(options) as ask:
        made = await ask.report(article)
    with Output(target.file) as output:
        output.write(made.json_text())
    return 1 if settings.fail_on.is_met(problem.code for problem in made.problems) else 0


def _affordable(article: "Article", options: "Options", max_cost: float) -> bool:
    from summarizer.cli.costs import most_usd

    most = most_usd(article, options)
    if most is None:
        raise InputError("The price of this model is not known, so --max-cost cannot be kept.", "Leave it out.")
    if most > max_cost:
        say(f"not asked: the article may cost ${most:.4f}, more than --max-cost")
    return most <= max_cost
