"""The commands and their options; how the main one does its work is in `run`."""

import asyncio
from pathlib import Path
from typing import Any, Final

import click

from summarizer.cli.run import Settings, run
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
@click.option(
    "--api-key", metavar="KEY", help="Its key; better set in SUMMARIZER_API_KEY, where no process list shows it."
)
@click.option("--record", type=_FOLDER, metavar="DIR", help="Keep the model's answers in this folder.")
@click.option("--replay", type=_FOLDER, metavar="DIR", help="Answer from this folder; sends nothing, needs no model.")
@click.option(
    "--attempts",
    type=click.IntRange(1, 20),
    default=4,
    metavar="N",
    show_default=True,
    help="Tries of one call, when the endpoint fails.",
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
    "--gazetteer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="GeoNames dump (allCountries.txt, XX.txt, cities500.txt or .zip) to find more places in; indexed once.",
)
@click.option("--with-text", is_flag=True, help="Put the article's text into the report.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell of each call on standard error.")
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
    commands(prog_name="summarize")
