"""The program and its main command's options; how that does its work is in `run`, the other commands in their files."""

import sys
from pathlib import Path
from typing import Any, Final

import click

from summarizer.cli.completion import completion
from summarizer.cli.config import check_key_stays, read_defaults
from summarizer.cli.evaluate_commands import with_run_options
from summarizer.cli.fail_on import FailOn, FailOnType
from summarizer.cli.formats import FORMATS
from summarizer.cli.keeping_commands import cache, convert
from summarizer.cli.model_commands import model
from summarizer.cli.only import RelevanceType
from summarizer.cli.prompt_commands import prompt
from summarizer.cli.report_commands import schema, status, validate
from summarizer.cli.words import EPILOG, MAIN, Commands, MainCommand
from summarizer.codebook.relevance import Relevance
from summarizer.version import __version__

_FOLDER: Final = click.Path(file_okay=False, path_type=Path)


@click.group(
    cls=Commands,
    epilog=EPILOG,
    options_metavar="",
    subcommand_metavar="INPUT... [OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="summarize")
def commands() -> None:
    """Read news reports of security incidents and print incident reports: JSON, every value with its evidence.

    INPUT is a file (text, HTML, PDF, Word), a table of articles (JSONL, CSV, Parquet: id, title, text, published,
    source, url), an archive, a feed, a WARC file, a folder or wildcard of these, an http(s) address, or - for standard
    input.
    One article alone gives one report laid out for people, more of them one report a line.
    """


@commands.command(MAIN, cls=MainCommand, hidden=True, context_settings={"auto_envvar_prefix": "SUMMARIZER"})
@click.argument("sources", metavar="INPUT...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    allow_from_autoenv=False,
    metavar="DIR|FILE",
    help="Write here, not to standard output; what is done is kept, and the same command again does the rest.",
)
@click.option(
    "-f", "--format", type=click.Choice(FORMATS), help="Format of the output; else the suffix of FILE decides."
)
@click.option("--unordered", is_flag=True, help="Print reports as they come, not in the order of the input.")
@click.option(
    "--map",
    multiple=True,
    allow_from_autoenv=False,
    metavar="NAME=COLUMN",
    help="Where rows call a column otherwise, such as text=body; may be given several times.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public too.")
@click.option(
    "--only",
    type=RelevanceType(),
    default=Relevance(),
    metavar="KINDS",
    help="Kinds of events that are wanted, in ACLED's words, with commas: Battles, Attack, Civilian targeting.",
)
@click.option("--with-text", is_flag=True, help="Put the article's text into the report.")
@click.option(
    "--fail-on",
    type=FailOnType(),
    default=FailOn(),
    metavar="CODES",
    help="Problems that make the exit code 1: none, unusable (unless given), any, or codes with commas.",
)
@click.option(
    "--base-url",
    allow_from_autoenv=False,
    metavar="URL",
    help="OpenAI-compatible endpoint, such as http://localhost:8000/v1.",
)
@click.option("-m", "--model", allow_from_autoenv=False, metavar="NAME", help="Model at the endpoint.")
@click.option(
    "--api-key",
    allow_from_autoenv=False,
    metavar="KEY",
    help="Its key; better set in SUMMARIZER_API_KEY, which nobody else can see.",
)
@click.option(
    "--context",
    type=click.IntRange(1),
    allow_from_autoenv=False,
    metavar="TOKENS",
    help="Tokens that the model takes, answer included; longer articles are read in parts (embedded model: 8192).",
)
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
@click.option(
    "-n",
    "--dry-run",
    is_flag=True,
    allow_from_autoenv=False,
    help="Print what it would take (calls, tokens, dollars, time); send nothing.",
)
@click.option(
    "--cache/--no-cache",
    default=False,
    help="Take reports made before from the user's cache, and keep new ones.",
)
@click.option("--force", is_flag=True, allow_from_autoenv=False, help="Ask again about articles that are done.")
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="GeoNames dump (allCountries.txt, XX.txt, cities500.txt or .zip) to find more places in; indexed once.",
)
@click.option(
    "-c",
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    is_eager=True,
    expose_value=False,
    callback=read_defaults,
    help="Defaults for these options, in TOML; else summarizer.toml in the working directory.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.option("-v", "--verbose", count=True, help="Tell of each call on standard error; -vv of messages too.")
@click.pass_context
def report(ctx: click.Context, /, sources: tuple[str, ...], **settings: Any) -> None:
    """Report the incidents of articles."""
    check_key_stays(ctx, settings["base_url"], settings["api_key"])
    import asyncio

    from summarizer.cli.run import run
    from summarizer.cli.settings import Settings

    raise click.exceptions.Exit(asyncio.run(run(sources, Settings(**settings))))


for command in (schema, validate, convert, with_run_options(report), status, cache, model, prompt, completion):
    commands.add_command(command)


def main() -> None:
    """Entry point of ``summarize``."""
    _hide_key()
    commands(prog_name="summarize")


def _hide_key() -> None:
    """Take a key on the command line out of the list of processes, where everybody on the machine could read it."""
    if any(argument.startswith("--api-key") for argument in sys.argv):
        import setproctitle

        setproctitle.setproctitle("summarize")
