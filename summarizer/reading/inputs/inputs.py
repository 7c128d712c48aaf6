"""Any mix of inputs to articles, one at a time; what cannot be read is one `Unread` and never the end."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final

from summarizer.article import Article, Item, Unread
from summarizer.errors import InputError
from summarizer.reading.assemble import assemble
from summarizer.reading.facts import NOTHING_KNOWN, Facts
from summarizer.reading.inputs.archives import broken, members
from summarizer.reading.inputs.delimited import read_csv
from summarizer.reading.inputs.documents import read_docx, read_pdf
from summarizer.reading.inputs.download import download
from summarizer.reading.inputs.feeds import read_feed
from summarizer.reading.inputs.folders import files_in, is_pattern, matching
from summarizer.reading.inputs.opened import Opened, kind_of, opened
from summarizer.reading.inputs.settings import DEFAULTS, InputSettings
from summarizer.reading.inputs.tables import read_jsonl, read_parquet
from summarizer.reading.inputs.unpacking import TooMuchError, Unpacking
from summarizer.reading.inputs.warc import read_warc
from summarizer.reading.inputs.web_names import is_url, shown_url
from summarizer.reading.source import decode, file_error, read_bounded, shown

STANDARD_INPUT: Final = "standard input"
# Paths that stand for what another program is still writing, as the shell's <(...) makes them.
_STREAMS: Final = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


def articles_of(inputs: Sequence[str], settings: InputSettings = DEFAULTS) -> Iterator[Item]:
    """The articles of all inputs, in their order; each is read when it is asked for.

    An input is ``-`` (standard input), an http(s) address, a file, a folder, or a wildcard. What is read of each, and
    its bounds: docs/inputs.md.

    Args:
        inputs: As on a command line.
        settings: Names of columns, bounds, and whether addresses that are not public are fetched.

    Returns:
        Articles, and an `Unread` for each input, file, row, entry or record that holds none or cannot be read. Raises
        nothing on its own.
    """
    for name in inputs:
        empty = True
        for item in _input(name, settings):
            empty = False
            yield item
        if empty:
            called = _called(name)
            yield Unread(called, InputError(f"{called} holds no article.", "docs/inputs.md says what is read."))


def _called(name: str) -> str:
    return STANDARD_INPUT if name == "-" else shown_url(name) if is_url(name) else shown(name)


def _input(name: str, settings: InputSettings) -> Iterator[Item]:
    if name == "-":
        return _stream(sys.stdin.buffer, STANDARD_INPUT, settings)
    if is_url(name):
        return _address(name, settings)
    path = Path(name)
    if name.startswith(_STREAMS):
        return _piped(path, settings)
    try:
        is_folder, exists = path.is_dir(), path.exists() or path.is_symlink()
    except (OSError, ValueError):
        is_folder, exists = False, True  # opening it says what is wrong
    if is_folder:
        return _files(files_in(path), settings)
    if not exists and is_pattern(name):
        return _matches(name, settings)
    return _file(path, settings)


def _matches(pattern: str, settings: InputSettings) -> Iterator[Item]:
    found = matching(pattern)
    if not found:
        called = shown(pattern)
        yield Unread(called, InputError(f"{called} fits no file.", "Check the pattern; hidden files are passed over."))
    for path in found:
        yield from _files(files_in(path), settings) if path.is_dir() else _file(path, settings)


def _files(paths: Iterable[Path | Unread], settings: InputSettings) -> Iterator[Item]:
    for path in paths:
        if isinstance(path, Unread):
            yield path
        else:
            yield from _file(path, settings)


def _file(path: Path, settings: InputSettings) -> Iterator[Item]:
    try:
        with opened(path, kind_of(path.name) or "text") as file:
            yield from _read(file, settings, None)
    except InputError as error:
        yield Unread(shown(path), error)
    except OSError as error:
        yield Unread(shown(path), file_error(path, error))


def _piped(path: Path, settings: InputSettings) -> Iterator[Item]:
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, shown(path), settings)
    except (OSError, ValueError) as error:
        yield Unread(shown(path), file_error(path, error))


def _stream(stream: BinaryIO, name: str, settings: InputSettings) -> Iterator[Item]:
    """What comes through a pipe has no name to tell its kind: lines of JSON begin as no article does."""
    try:
        head = stream.peek(64) if isinstance(stream, BufferedReader) else b""
        text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        is_jsonl = text.startswith(b"{") and text[1:].lstrip().startswith(b'"')
        yield from _read(Opened(name, "jsonl" if is_jsonl else "text", stream), settings, None)
    except (OSError, ValueError) as error:
        reason = shown(error)
        yield Unread(name, InputError(f"{name} cannot be read: {reason}.", "Give a file instead."))


def _address(url: str, settings: InputSettings) -> Iterator[Item]:
    try:
        page = download(url, settings)
    except InputError as error:
        yield Unread(shown_url(url), error)
        return
    yield from _read(page, settings, None)


def _read(source: Opened, settings: InputSettings, within: tuple[Unpacking, int] | None) -> Iterator[Item]:
    """The articles of an open input; `within` is what counts, and how deep it lies, of a member of an archive.

    Raises:
        TooMuchError: The archive that it lies in passes a bound.
        OSError: It cannot be read further.
    """
    try:
        match source.kind:
            case "jsonl":
                yield from read_jsonl(source, settings.column_of)
            case "csv":
                yield from read_csv(source, settings.column_of)
            case "parquet":
                yield from read_parquet(source, settings.column_of)
            case "warc":
                yield from read_warc(source)
            case "feed":
                yield from read_feed(source)
            case "zip" | "tar":
                yield from _archive(source, settings, within)
            case _:
                yield _single(source)
    except TooMuchError as error:
        if within is not None:
            raise
        yield Unread(source.name, error)
    except InputError as error:
        yield Unread(source.name, error)


def _single(source: Opened) -> Article:
    if source.kind == "pdf":
        return read_pdf(source)
    if source.kind == "docx":
        return read_docx(source)
    text = decode(read_bounded(source.stream, source.name), source.name, source.charset)
    facts = Facts(url=source.url) if source.url else NOTHING_KNOWN
    return assemble(text, facts, source.name, html=source.kind == "html")


def _archive(archive: Opened, settings: InputSettings, within: tuple[Unpacking, int] | None) -> Iterator[Item]:
    unpacking, depth = within or (Unpacking(settings.archive, archive.name), 0)
    if depth >= settings.archive.depth:
        raise InputError(f"{archive.name} lies too deep in other archives.", "Unpack the outer ones.")
    for member in members(archive, unpacking):
        if isinstance(member, Unread):
            yield member
            continue
        try:
            yield from _read(member, settings, (unpacking, depth + 1))
        except TooMuchError:
            raise
        except Exception as error:  # a broken member makes zipfile, tarfile and zlib raise all kinds
            yield Unread(member.name, broken(member.name, error))
