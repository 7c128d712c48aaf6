"""Reports read back from files that this package wrote: jsonl, or json with one report or a list of them.

One report at a time is in memory. Each error names the file and the line. What a report says about its article is not
checked here.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Final

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.export.saved_list import list_items
from summarizer.report import SCHEMA, Report

# Characters. A report is some thousand, with the text of its article perhaps a hundred thousand.
_LONGEST: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A report as it stands in a file, not yet read.

    Attributes:
        file: The file's name, for messages.
        line: The number of its first line, from 1.
        text: Its JSON.
    """

    file: str
    line: int
    text: str

    def report(self) -> Report:
        """The report.

        Raises:
            InputError: It is not JSON, no report, of another version of the schema, or breaks a rule of this one.
        """
        where = f"{self.file} line {self.line}"
        try:
            value: Any = json.loads(self.text)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where} is not JSON: {_reason(error)}.", "Make the file anew.") from error
        if not isinstance(value, dict) or "schema" not in value:
            raise InputError(f"{where} is no report: it has no 'schema'.", "Give a file that summarize wrote.")
        if value["schema"] != SCHEMA:
            raise InputError(
                f"{where} is a report of schema {str(value['schema'])[:100]!r}; this version reads {SCHEMA!r}.",
                "Use the version of summarize that wrote it.",
            )
        try:
            return Report.model_validate_json(self.text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
            raise InputError(f"{where} breaks the schema at ${place}: {first['msg']}.") from error


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def read_saved(source: Path | BinaryIO) -> Iterator[Report]:
    """The reports of a file, in its order.

    Args:
        source: A file, or an open binary stream such as ``sys.stdin.buffer``.

    Raises:
        InputError: The file cannot be read, or what stands in it is no report of this schema; it names the line.
    """
    return (saved.report() for saved in saved_reports(source))


def saved_reports(source: Path | BinaryIO) -> Iterator[SavedReport]:
    """The same without reading them, so that one bad report does not end the file.

    Raises:
        InputError: The file cannot be read, is not UTF-8, or its JSON is cut where no next report can be found.
    """
    if not isinstance(source, Path):
        yield from _split("standard input", source)
        return
    try:
        with source.open("rb") as stream:
            yield from _split(str(source), stream)
    except OSError as error:
        raise InputError(f"{source} cannot be read: {error.strerror}.", "Name a file of saved reports.") from error


def _split(file: str, stream: BinaryIO) -> Iterator[SavedReport]:
    lines = _lines(file, stream)
    first = next(((number, line) for number, line in lines if line.strip()), None)
    if first is None:
        return
    number, line = first
    rest = chain([first], lines)
    if line.lstrip().startswith("["):
        yield from (SavedReport(file, at, item) for at, item in list_items(file, rest, _LONGEST))
    elif line.rstrip().endswith("}"):
        # A report laid out for people has its opening brace alone on the first line.
        yield from (SavedReport(file, number, line) for number, line in rest if line.strip())
    else:
        yield SavedReport(file, number, _joined(file, number, rest))


def _lines(file: str, stream: BinaryIO) -> Iterator[tuple[int, str]]:
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        if len(line) == _LONGEST:
            raise InputError(f"{file} line {number} is too long for a report.", "Give a file that summarize wrote.")
        try:
            # Some editors put a byte order mark first.
            yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise InputError(f"{file} line {number} is not UTF-8.", "Give a file that summarize wrote.") from error


def _joined(file: str, number: int, lines: Iterable[tuple[int, str]]) -> str:
    parts, length = [], 0
    for _, line in lines:
        parts.append(line)
        length += len(line)
        if length > _LONGEST:
            raise InputError(f"{file} line {number} is too long for a report.", "Give a file that summarize wrote.")
    return "".join(parts)
