"""The command line: commands and their words. Nothing is worked out here that the library lacks.

The library is imported inside the commands, so that ``--help``, ``--version`` and ``schema`` answer at once.
Standard output carries JSON and nothing else; everything said to a person goes to standard error.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TextIO

import click

from summarizer.errors import InputError, SummarizerError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.pipeline import Options
    from summarizer.report import Report

_EPILOG: Final = """\b
Examples:
  summarize article.txt                        one article, JSON on standard output
  summarize page.html -o report.json           HTML works too
  curl -s https://example.org/a | summarize -  from a pipe
  summarize articles.jsonl -o reports.jsonl    one report a line
  summarize article.txt --record tapes         keep the model's answers ...
  summarize article.txt --replay tapes         ... and make the same report again, offline

\b
Endpoint, first that is set wins: --base-url, --model, --api-key; SUMMARIZER_BASE_URL, SUMMARIZER_MODEL,
SUMMARIZER_API_KEY; OPENAI_API_KEY (with OPENAI_BASE_URL); else the embedded model, which needs no key
and no network once it is fetched (pip install 'summarizer[local]').

\b
Exit codes: 0 done; 1 a report was written, but its answer could not be used; 2 usage or input;
3 endpoint or embedded model; 130 interrupted.
"""


class _Commands(click.Group):
    """`summarize FILE` does the main job; a first word that names a command is that command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, "-h", "--help", "--version"}:
            args = ["report", *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        main = self.commands["report"]
        with formatter.section("Options"):
            formatter.write_dl([record for one in main.get_params(ctx) if (record := one.get_help_record(ctx))])
        with formatter.section("Other commands"):
            others = [
                (name, command.get_short_help_str(80)) for name, command in self.commands.items() if name != "report"
            ]
            formatter.write_dl(others)


@click.group(
    cls=_Commands,
    epilog=_EPILOG,
    options_metavar="",
    subcommand_metavar="FILE [OPTIONS]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="summarizer", prog_name="summarize")
def commands() -> None:
    """Read a news report of a security incident and print an incident report: JSON, every value with its evidence.

    FILE is UTF-8 text or HTML, a .jsonl file of articles (id, title, text, published, source, url), or - for
    standard input.
    """


@dataclass(frozen=True, slots=True)
class _Settings:
    """The options of the main command, by their names on the command line."""

    output: Path | None
    base_url: str | None
    model: str | None
    api_key: str | None
    record: Path | None
    replay: Path | None
    attempts: int
    repairs: int
    timeout: float
    with_text: bool
    quiet: bool
    verbose: bool


_FOLDER: Final = click.Path(file_okay=False, path_type=Path)


@commands.command("report", hidden=True)
@click.argument("source", metavar="FILE")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to standard output."
)
@click.option("--base-url", metavar="URL", help="OpenAI-compatible endpoint, such as http://localhost:8000/v1.")
@click.option("--model", metavar="NAME", help="Model at the endpoint.")
@click.option(
    "--api-key", metavar="KEY", help="Its key; better set in SUMMARIZER_API_KEY, where no process list shows it."
)
@click.option("--record", type=_FOLDER, metavar="DIR", help="Keep the model's answers in this folder.")
@click.option("--replay", type=_FOLDER, metavar="DIR", help="Answer from this folder; sends nothing, needs no model.")
@click.option(
    "--attempts", type=click.IntRange(1, 20), default=4, show_default=True, help="Tries of one call that fails."
)
@click.option(
    "--repairs", type=click.IntRange(0, 5), default=1, show_default=True, help="Further questions after a bad answer."
)
@click.option("--timeout", type=click.FloatRange(1), default=600.0, show_default=True, help="Seconds for one call.")
@click.option("--with-text", is_flag=True, help="Put the article's text into the report.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell of each call on standard error.")
def report(source: str, **settings: Any) -> None:
    """Report the incidents of an article."""
    chosen = _Settings(**settings)
    if chosen.verbose:
        logging.basicConfig(format="%(message)s", stream=sys.stderr)
        logging.getLogger("summarizer").setLevel(logging.INFO)
    options = _options(chosen)
    if source.lower().endswith(".jsonl"):
        code = asyncio.run(_rows_command(Path(source), options, chosen.output))
    else:
        code = asyncio.run(_article_command(source, options, chosen.output))
    raise click.exceptions.Exit(code)


def _options(settings: _Settings) -> "Options":
    from summarizer.endpoint import EndpointOptions, choose_endpoint
    from summarizer.model import Limits
    from summarizer.pipeline import Options

    wanted = EndpointOptions(settings.base_url, settings.model, settings.api_key)
    endpoint = choose_endpoint(wanted, os.environ)
    if not settings.quiet:
        source = f"recordings in {settings.replay}" if settings.replay else endpoint.host
        _say(f"model: {endpoint.model} ({source})")
        if endpoint.sends_key_in_clear:
            _say(f"warning: the key travels unencrypted to {endpoint.host}; use https")
    return Options(
        endpoint=endpoint,
        limits=Limits(attempts=settings.attempts, repairs=settings.repairs, timeout=settings.timeout),
        record=settings.record,
        replay=settings.replay,
        with_text=settings.with_text,
        quiet=settings.quiet,
    )


async def _article_command(source: str, options: "Options", output: Path | None) -> int:
    from summarizer.pipeline import session
    from summarizer.reading import read_file, read_stream

    article = read_stream(sys.stdin.buffer) if source == "-" else read_file(Path(source))
    async with session(options) as ask:
        made = await ask.report(article)
    with _output(output) as stream:
        stream.write(made.json_text() + "\n")
    return _exit_code(made)


@contextmanager
def _output(file: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file; lines written before a failure stay, each whole."""
    if file is None:
        yield click.get_text_stream("stdout", encoding="utf-8")
        return
    try:
        stream = file.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.", "Choose another --output.") from error
    with stream:
        yield stream


async def _rows_command(source: Path, options: "Options", output: Path | None) -> int:
    """One report a line, in order; a row that cannot be read is said and passed over."""
    from summarizer.pipeline import session

    code = 0
    with _output(output) as stream:
        async with session(options) as ask:
            for article in _articles(source):
                if article is None:
                    code = 1
                    continue
                made = await ask.report(article)
                code = max(code, _exit_code(made))
                stream.write(made.json_text(indent=None) + "\n")
                stream.flush()
    return code


def _articles(source: Path) -> Iterator["Article | None"]:
    from summarizer.reading import read_rows

    rows = read_rows(source)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except InputError as error:
            _say(f"summarize: {error}")
            yield None


def _exit_code(made: "Report") -> int:
    from summarizer.pipeline import UNUSABLE

    return 1 if any(problem.code in UNUSABLE for problem in made.problems) else 0


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
def fetch(quiet: bool) -> None:
    """Fetch the model (1.1 GB), or the rest of it, and verify it."""
    from summarizer import embedded

    _say(str(embedded.fetch(quiet=quiet)))


@model.command()
def path() -> None:
    """Print where the model is, or would be."""
    from summarizer import embedded

    click.echo(embedded.path())


@model.command()
def verify() -> None:
    """Compare the model with the publisher's digest; a wrong file is deleted."""
    from summarizer import embedded

    _say(f"{embedded.verify(again=True)}: as published")


@model.command()
def remove() -> None:
    """Delete the model and what is left of unfinished fetches."""
    from summarizer import embedded

    for file in embedded.remove():
        _say(f"removed {file}")


def main() -> None:
    """Entry point of ``summarize``: runs a command and turns errors into one line and an exit code."""
    try:
        commands.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        _stop("interrupted", 130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except SummarizerError as error:
        _stop(str(error), error.exit_code)
    except KeyboardInterrupt:
        _stop("interrupted", 130)
    except BrokenPipeError:
        # The reader of the pipe has gone; Python would complain once more while flushing at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _stop(message: str, code: int) -> NoReturn:
    _say(f"summarize: {message}")
    sys.exit(code)


def _say(message: str) -> None:
    click.echo(message, err=True)
