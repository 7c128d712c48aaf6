"""The main command at work: read, choose the endpoint, report, write, and the exit code that comes of it."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

import click

from summarizer.cli.words import say
from summarizer.errors import CassetteError, InputError, RequestRejectedError

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.endpoint import Endpoint
    from summarizer.pipeline import Options, Session
    from summarizer.report import Report


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of the main command, by their names on the command line."""

    output: Path | None
    base_url: str | None
    model: str | None
    api_key: str | None
    record: Path | None
    replay: Path | None
    attempts: int
    repairs: int
    gazetteer: Path | None
    timeout: float
    with_text: bool
    quiet: bool
    verbose: bool


async def run(source: str, settings: Settings) -> int:
    """Report what is in the source; the exit code.

    Raises:
        SummarizerError: As the library raises it.
    """
    if settings.verbose:
        _tell_of_calls()
    if settings.output is not None and not settings.output.absolute().parent.is_dir():
        # Said now, and not after minutes of waiting for the model.
        raise InputError(f"{settings.output} cannot be written: no such directory.", "Choose another --output.")
    if source.lower().endswith(".jsonl"):
        return await _rows(Path(source), settings)
    return await _article(source, settings)


async def _article(source: str, settings: Settings) -> int:
    from summarizer.pipeline import session
    from summarizer.reading import read_file, read_stream

    article = read_stream(sys.stdin.buffer) if source == "-" else read_file(Path(source))
    async with session(_options(settings)) as ask:
        made = await ask.report(article)
    with _Output(settings.output) as output:
        output.write(made.json_text())
    return _exit_code(made)


async def _rows(source: Path, settings: Settings) -> int:
    """One report a line, in order; a row that cannot be read is said and passed over."""
    from summarizer.pipeline import session

    code = 0
    ask: Session | None = None
    async with AsyncExitStack() as stack:
        output = stack.enter_context(_Output(settings.output))
        for article in _articles(source):
            if article is None:
                code = 1
                continue
            if ask is None:
                # Opened for the first article, so that a file without any does not start a model.
                ask = await stack.enter_async_context(session(_options(settings)))
            try:
                made = await ask.report(article)
            except (CassetteError, RequestRejectedError) as error:
                # About this article alone; the others may fare better.
                say(f"summarize: {article.id}: {error}")
                code = 1
                continue
            output.write(made.json_text(indent=None))
            code = max(code, _exit_code(made))
    if ask is None:
        raise InputError(f"{source} holds no article.", 'JSONL has one object a line, with the article under "text".')
    return code


def _articles(source: Path) -> Iterator["Article | None"]:
    """The articles, and None for each row that cannot be read."""
    from summarizer.reading import read_rows

    rows = read_rows(source)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except InputError as error:
            if isinstance(error.__cause__, OSError):
                # The file itself: no row will come any more.
                raise
            say(f"summarize: {error}")
            yield None


def _options(settings: Settings) -> "Options":
    """The library's options, and a word on which model is asked."""
    from summarizer.endpoint import EndpointOptions, choose_endpoint
    from summarizer.model import Limits
    from summarizer.pipeline import Options

    wanted = EndpointOptions(settings.base_url, settings.model, settings.api_key)
    # A replay needs no endpoint; one that is named is held against the recording.
    as_recorded = settings.replay is not None and wanted == EndpointOptions()
    endpoint = None if as_recorded else choose_endpoint(wanted, os.environ)
    if not settings.quiet:
        _say_which(endpoint, settings.replay)
    return Options(
        endpoint=endpoint,
        limits=Limits(attempts=settings.attempts, repairs=settings.repairs, timeout=settings.timeout),
        record=settings.record,
        replay=settings.replay,
        gazetteer=settings.gazetteer,
        with_text=settings.with_text,
        quiet=settings.quiet,
    )


def _say_which(endpoint: "Endpoint | None", replay: Path | None) -> None:
    """Which model answers, on standard error."""
    if endpoint is None:
        say(f"model: as recorded in {replay}")
        return
    say(f"model: {endpoint.model} ({f'recordings in {replay}' if replay else endpoint.host})")
    if not (endpoint.is_encrypted or endpoint.is_local or replay):
        what = "the key and the articles travel" if endpoint.has_key else "the articles travel"
        say(f"warning: {what} unencrypted to {endpoint.host}; use https")


def _exit_code(made: "Report") -> int:
    from summarizer.pipeline import UNUSABLE

    return 1 if any(problem.code in UNUSABLE for problem in made.problems) else 0


def _tell_of_calls() -> None:
    """Only of this package's: others log whole answers, and requests with their keys."""
    logger = logging.getLogger("summarizer")
    logger.addHandler(logging.StreamHandler(sys.stderr))
    logger.setLevel(logging.INFO)


class _Output:
    """Standard output, or a file that is made when there is something to write; each line is written whole, at once."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None and self._stream is not None:
            # Every line was flushed; what close could complain of has been said.
            with suppress(OSError):
                self._stream.close()

    def write(self, line: str) -> None:
        """Write the line and its end.

        Raises:
            InputError: The file cannot be written.
        """
        try:
            if self._stream is None:
                self._stream = self._file.open("wb") if self._file else sys.stdout.buffer
            self._stream.write(line.encode() + b"\n")
            self._stream.flush()
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                # The reader of the pipe has what it wanted.
                raise click.exceptions.Exit(0) from None
            where = self._file or "standard output"
            raise InputError(f"{where} cannot be written: {error.strerror}.", "Choose another --output.") from error
