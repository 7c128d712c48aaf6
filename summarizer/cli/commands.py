"""The commands and their options; how the main one does its work is in `run`."""

import asyncio
import sys
from pathlib import Path
from typing import Any, Final

import click

from summarizer.cli.run import run
from summarizer.cli.settings import Settings
from summarizer.cli.words import EPILOG, MAIN, Commands, MainCommand, say

_FOLDER: Final = click.Path(file_okay=False, path_type=Path)


@click.group(
    cls=Commands,
    epilog=EPILOG,
    options_metavar="",
    subcommand_metavar="FILE [OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="summarizer", prog_name="summarize")
def commands() -> None:
    """Read a news report of a security incident and print an incident report: JSON, every value with its evidence.

    FILE is UTF-8 text or HTML, a .jsonl file of articles (id, title, text, published, source, url), or - for
    standard input.
    """


@commands.command(MAIN, cls=MainCommand, hidden=True)
@click.argument("source", metavar="FILE")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="FILE",
    help="Write here, not to standard output.",
)
@click.option("--base-url", metavar="URL", help="OpenAI-compatible endpoint, such as http://localhost:8000/v1.")
@click.option("--model", metavar="NAME", help="Model at the endpoint.")
@click.option("--api-key", metavar="KEY", help="Its key; better set in SUMMARIZER_API_KEY, which nobody else can see.")
@click.option("--record", type=_FOLDER, metavar="DIR", help="Keep the model's answers in this folder.")
@click.option("--replay", type=_FOLDER, metavar="DIR", help="Answer from this folder; sends nothing, needs no model.")
@click.option(
    "--attempts",
    type=click.IntRange(1, 20),
    default=4,
    metavar="N",
    show_default=True,
    help="Tries an article that may fail at the endpoint.",
)
@click.option(
    "--repairs",
    type=click.IntRange(0, 5),
    default=1,
    metavar="N",
    show_default=True,
    help="Further questions after an answer that does not hold.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=600,
    metavar="SECONDS",
    show_default=True,
    help="Longest wait for one call.",
)
@click.option(
    "--deadline",
    type=click.FloatRange(1),
    default=1800,
    metavar="SECONDS",
    show_default=True,
    help="Longest time for one article, waits and repairs included.",
)
@click.option(
    "--token-ceiling",
    type=click.IntRange(100),
    default=100_000,
    metavar="N",
    show_default=True,
    help="Most tokens for one article, in and out.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 1000), metavar="N", help="Articles at once (8; embedded model: 1)."
)
@click.option("--rpm", type=click.IntRange(1), metavar="N", help="Requests a minute at most.")
@click.option("--tpm", type=click.IntRange(1), metavar="N", help="Tokens a minute at most, in and out.")
@click.option(
    "--max-cost", type=click.FloatRange(0), metavar="USD", help="Stop before the next article could pass this."
)
@click.option("--dry-run", is_flag=True, help="Print what it would take (calls, tokens, dollars, time); send nothing.")
@click.option("--force", is_flag=True, help="Ask again about articles that are done.")
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="GeoNames dump (allCountries.txt, XX.txt, cities500.txt or .zip) to find more places in; indexed once.",
)
@click.option("--with-text", is_flag=True, help="Put the article's text into the report.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.option("-v", "--verbose", count=True, help="Tell of each call on standard error; -vv of messages too.")
def report(source: str, **settings: Any) -> None:
    """Report the incidents of an article."""
    raise click.exceptions.Exit(asyncio.run(run(source, Settings(**settings))))


@commands.command()
def schema() -> None:
    """Print the JSON Schema of a report."""
    import json

    from summarizer.report import Report

    click.echo(json.dumps(Report.model_json_schema(by_alias=True, mode="serialization"), indent=2, ensure_ascii=False))


@commands.group()
def model() -> None:
    """Fetch, find, verify or remove the embedded model."""


@model.command()
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def fetch(*, quiet: bool) -> None:
    """Fetch the model (1.1 GB), or the rest of it, and verify it."""
    from summarizer import embedded

    say(str(embedded.fetch(quiet=quiet)))


@model.command()
def path() -> None:
    """Print where the model is, or would be."""
    from summarizer import embedded

    click.echo(embedded.path())


@model.command()
def verify() -> None:
    """Compare the model with the publisher's digest; a wrong file is deleted."""
    from summarizer import embedded

    say(f"{embedded.verify(again=True)}: as published")


@model.command()
def remove() -> None:
    """Delete the model and what is left of unfinished fetches."""
    from summarizer import embedded

    for file in embedded.remove():
        say(f"removed {file}")


def main() -> None:
    """Entry point of ``summarize``."""
    _hide_key()
    commands(prog_name="summarize")


def _hide_key() -> None:
    """Take a key on the command line out of the list of processes, where everybody on the machine could read it."""
    if any(argument.startswith("--api-key") for argument in sys.argv):
        import setproctitle

        setproctitle.setproctitle("summarize")
