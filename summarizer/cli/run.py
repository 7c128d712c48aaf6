"""The main command at work: what is given, what is wanted, and the exit code that comes of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.output import Output
from summarizer.cli.settings import Settings, options_of, say_which, told
from summarizer.cli.words import say
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.pipeline import Options


async def run(source: str, settings: Settings) -> int:
    """Report what is in the source, or say what that would take; the exit code.

    Raises:
        SummarizerError: As the library raises it.
    """
    if settings.output is not None and not settings.output.absolute().parent.is_dir():
        # Said now, and not after minutes of waiting for the model.
        raise InputError(f"{settings.output} cannot be written: no such directory.", "Choose another --output.")
    with told(settings):
        if settings.dry_run:
            from summarizer.cli.dry_run import dry_run

            return dry_run(source, options_of(settings))
        if source.lower().endswith(".jsonl"):
            from summarizer.cli.rows import report_rows

            return await report_rows(Path(source), settings)
        return await _article(source, settings)


async def _article(source: str, settings: Settings) -> int:
    from summarizer.pipeline import session
    from summarizer.reading import read_file, read_stream

    article = read_stream(sys.stdin.buffer) if source == "-" else read_file(Path(source))
    options = options_of(settings)
    if not settings.quiet:
        say_which(options.endpoint, options.replay)
    if settings.max_cost is not None and not _affordable(article, options, settings.max_cost):
        return 1
    async with session(options) as ask:
        made = await ask.report(article)
    with Output(settings.output) as output:
        output.write(made.json_text())
    return 0 if made.unusable is None else 1


def _affordable(article: "Article", options: "Options", max_cost: float) -> bool:
    from summarizer.cli.costs import most_usd

    most = most_usd(article, options)
    if most is None:
        raise InputError("The price of this model is not known, so --max-cost cannot be kept.", "Leave it out.")
    if most > max_cost:
        say(f"not asked: the article may cost ${most:.4f}, more than --max-cost")
    return most <= max_cost
