"""Rows of CSV to articles, one row in memory at a time."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from summarizer.article import Item, Unread
from summarizer.errors import InputError
from summarizer.reading.charsets import charset_of_sample
from summarizer.reading.inputs.opened import Forward, Opened
from summarizer.reading.inputs.tables import need_text
from summarizer.reading.rows import read_row
from summarizer.reading.source import MAX_BYTES, decode, too_long

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 1 << 16


def read_csv(opened: Opened, column_of: Mapping[str, str]) -> Iterator[Item]:
    """The articles of a CSV file with a line of headings; its delimiter (comma, semicolon, tab, bar) is found there.

    Raises:
        InputError: There is no column with the text, or a row is longer than 20 MB: then a quote is not closed, and
            what follows would be rubbish.
        OSError: It cannot be read further.
    """
    # For the whole process; the default would refuse an article of more than 131,072 characters.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    lines = _Lines(opened)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=lambda mark: _fit(first, mark, column_of))
    rows = csv.reader(lines.again(first), delimiter=delimiter)
    heads = [head.strip() for head in next(rows, [])]
    need_text(heads, column_of, opened.name)
    number = 1
    while True:
        number += 1
        lines.begin_row()
        try:
            cells = next(rows, None)
        except (csv.Error, UnicodeError) as error:
            raise InputError(f"{opened.name} row {number}: {error}.", "Save it anew as CSV.") from error
        if cells is None:
            return
        where = f"{opened.name} row {number}"
        try:
            if any(cells):
                yield read_row(
                    {head: lines.cell(cell, where) for head, cell in zip(heads, cells, strict=False)}, where, column_of
                )
        except InputError as error:
            yield Unread(where, error)


def _fit(heading: str, delimiter: str, column_of: Mapping[str, str]) -> tuple[bool, int]:
    heads = [head.strip() for head in next(csv.reader([heading], delimiter=delimiter), [])]
    return column_of.get("text", "text") in heads, len(heads)


class _Lines(Iterator[str]):
    """The lines of a CSV file, as text; a row that does not end is cut off."""

    def __init__(self, opened: Opened) -> None:
        self._name = opened.name
        self._again: list[str] = []
        self._taken = 0
        buffered = io.BufferedReader(Forward(opened.stream), _SAMPLE)
        self._charset = charset_of_sample(buffered.peek(_SAMPLE))
        # Bytes that do not fit can be kept apart only where each stands for itself.
        errors = "replace" if self._charset.startswith(("utf-16", "utf-32")) else "surrogateescape"
        self._text = io.TextIOWrapper(buffered, self._charset, errors=errors, newline="")

    def begin_row(self) -> None:
        """Count from here."""
        self._taken = 0

    def again(self, line: str) -> "_Lines":
        """Give this line once more."""
        self._again = [line] if line else []
        return self

    def cell(self, cell: str, where: str) -> str:
        """A cell, its bytes read on their own where they do not fit the file's character set."""
        if not any("\udc80" <= letter <= "\udcff" for letter in cell):
            return cell
        return decode(cell.encode(self._charset.removesuffix("-sig"), "surrogateescape"), where)

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._text.readline(MAX_BYTES + 1)
        if not line:
            raise StopIteration
        self._taken += len(line)
        if self._taken > MAX_BYTES:
            raise too_long(f"a row of {self._name}")
        return line
