"""Lines of JSON and rows of Parquet to articles; of the one a line is in memory at a time, of the other a few rows."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Final

from summarizer.article import Item, Unread
from summarizer.errors import InputError
from summarizer.reading.inputs.extras import library
from summarizer.reading.inputs.opened import Opened, rewindable
from summarizer.reading.rows import COLUMNS, read_line, read_row, row_lines
from summarizer.reading.source import decode, shown

_PARQUET_ROWS: Final = 8  # read at once; each may take 20 MB


def read_jsonl(opened: Opened, column_of: Mapping[str, str]) -> Iterator[Item]:
    """The articles of a JSONL file, and what could not be read among them.

    Raises:
        OSError: It cannot be read further.
    """
    for where, line in row_lines(opened.stream, opened.name):
        try:
            yield read_line(where, line, column_of)
        except InputError as error:
            yield Unread(where, error)


def need_text(heads: list[str], column_of: Mapping[str, str], name: str) -> None:
    """Refuse a table that has no column with the text.

    Raises:
        InputError: It has none; the message names those that it has.
    """
    text = column_of.get("text", "text")
    if heads and text not in heads:
        have = shown(", ".join(heads))[:200]
        raise InputError(
            f'{name} has no column "{text}"; it has {have}.', "Say which holds the text: --map text=COLUMN"
        )


def read_parquet(opened: Opened, column_of: Mapping[str, str]) -> Iterator[Item]:
    """The articles of a Parquet file; only the columns that are read are fetched, a row group's pages at a time.

    Raises:
        InputError: It is broken, has no column with the text, or pyarrow is not installed.
        OSError: It cannot be read further.
    """
    parquet = library("pyarrow.parquet", opened.name)
    wanted = [column_of.get(name, name) for name in COLUMNS]
    number = 0
    with rewindable(opened.stream) as stream:
        try:
            with parquet.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 16) as file:
                heads = list(file.schema_arrow.names)
                need_text(heads, column_of, opened.name)
                columns = [name for name in dict.fromkeys(wanted) if name in heads]
                for batch in file.iter_batches(batch_size=_PARQUET_ROWS, columns=columns, use_threads=False):
                    for row in batch.to_pylist():
                        number += 1
                        yield _item(row, f"{opened.name} row {number}", column_of)
        except (ValueError, KeyError, NotImplementedError, MemoryError) as error:  # ArrowInvalid is a ValueError
            reason = shown(str(error).partition("\n")[0])[:200]
            raise InputError(f"{opened.name} is not Parquet that can be read: {reason}.", "Write it anew.") from error


def _item(row: Mapping[str, object], where: str, column_of: Mapping[str, str]) -> Item:
    try:
        return read_row({name: _plain(value, where) for name, value in row.items()}, where, column_of)
    except InputError as error:
        return Unread(where, error)


def _plain(value: object, where: str) -> object:
    """A value as JSON would have it."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return decode(value, where) if isinstance(value, bytes) else value
