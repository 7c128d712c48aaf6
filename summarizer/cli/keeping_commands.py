"""The commands about what is kept: saved reports in other formats, and the cache."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.formats import FORMATS
from summarizer.cli.output import Output
from summarizer.cli.words import say
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.report import Report


@click.command(short_help="Write saved reports in another format.")
@click.argument("reports", metavar="REPORTS...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write here.")
@click.option("-f", "--format", "name", type=click.Choice(FORMATS), help="Format; else the ending of FILE decides.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say on standard error what was written.")
def convert(reports: tuple[Path, ...], output: Path | None, name: str | None, *, quiet: bool) -> None:
    """Write saved reports in another format, with no model.

    REPORTS has one report a line (.jsonl), or is one report or a list of them (.json).
    """
    from summarizer.cli.target import check_input_stays
    from summarizer.export import convert as converted

    check_input_stays(output, [str(one) for one in reports])
    try:
        done = converted(_saved(reports), output or sys.stdout.buffer, name)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader of the pipe has what it wanted.
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        raise InputError(f"standard output cannot be written: {error.strerror}.", "Choose another --output.") from error
    if not quiet:
        left_out = f"; {done.left_out} reports without any are left out" if done.left_out else ""
        say(f"{done.reports} reports, {done.incidents} incidents{left_out}")


def _saved(files: Sequence[Path]) -> Iterator["Report"]:
    from summarizer.export import read_saved

    for file in files:
        yield from read_saved(file)


@click.group()
def cache() -> None:
    """Look into the cache of reports (--cache), or empty it."""


@cache.command()
def info() -> None:
    """Print where the cache is, and what is in it."""
    from summarizer.store import cache_info

    told = cache_info()
    oldest = f"{told.oldest:%Y-%m-%d}" if told.oldest else "-"
    lines = (
        f"file         {told.file}",
        f"reports      {told.reports:,}",
        f"bytes        {told.bytes:,} of {told.most_bytes:,}",
        f"oldest use   {oldest}",
    )
    with Output(None) as out:
        out.write("\n".join(lines))


@cache.command()
def clear() -> None:
    """Delete all that is in the cache."""
    from summarizer.store import clear_cache

    say(f"{clear_cache():,} reports deleted")
