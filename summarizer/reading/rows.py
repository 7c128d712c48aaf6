"""One article a line of JSON: rows and JSONL files."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading.assemble import assemble
from summarizer.reading.days import days_of
from summarizer.reading.facts import Facts
from summarizer.reading.lines import fold
from summarizer.reading.source import MAX_BYTES, decode, file_error, shown, tidy, too_long


def read_row(row: Mapping[str, object], where: str) -> Article:
    """The article in one row: `text`, and where known `id`, `title`, `published`, `source` and `url`.

    Other keys are left alone. A date of publication that names no day, or may name two ("06/08/2025"), is not taken;
    it stays in `Article.published_unsettled`.

    Args:
        row: As parsed from JSON.
        where: What messages call it, "articles.jsonl:7".

    Raises:
        InputError: `text` is missing, empty or not a string.
    """
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError(f'{where} has no text under the key "text".', 'Each row needs "text" with the article in it.')
    if len(text) > MAX_BYTES:
        raise too_long(where)
    published = _word(row, "published")
    days = days_of(published) if published else frozenset()
    facts = Facts(
        id=_word(row, "id"),
        title=_word(row, "title"),
        published=next(iter(days)) if len(days) == 1 else None,
        source=_word(row, "source"),
        url=_word(row, "url"),
    )
    article = assemble(text, facts, where)
    unsettled = fold(tidy(published)) if published and len(days) != 1 else None
    return article.model_copy(update={"published_unsettled": unsettled or None})


def read_rows(path: Path) -> Iterator[Article]:
    """The articles of a JSONL file, one at a time and never more than a line of it in memory; blank lines are skipped.

    A bad row ends nothing: after its error the iterator goes on with the next line.

    Raises:
        InputError: While iterating, naming file and line: not JSON, not an object, no text; or naming the file: it
            cannot be read.
    """
    return _Rows(path)


class _Rows:
    """A generator would be finished by the first error it raises; this is not."""

    def __init__(self, path: Path) -> None:
        self._lines = _lines(path)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Article:
        where, line = next(self._lines)
        if len(line) > MAX_BYTES:
            raise too_long(where)
        return read_row(_parsed(decode(line, where), where), where)


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    name = shown(path)
    number = 0
    try:
        with path.open("rb") as file:
            while line := file.readline(MAX_BYTES + 1):
                number += 1
                where = f"{name}:{number}"
                # The rest of a line that is too long would look like a row of its own.
                rest = line
                while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
                    rest = file.readline(MAX_BYTES + 1)
                if line.strip():
                    yield where, line
    except (OSError, ValueError) as error:
        raise file_error(path, error) from error


def _parsed(line: str, where: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be parsed"
        raise InputError(f"{where} is not JSON: {reason}.", "JSONL has one JSON object a line.") from error
    if not isinstance(row, dict):
        raise InputError(f"{where} is JSON, but not an object.", 'Each line needs {"text": ...}.')
    return row


def _word(row: Mapping[str, object], key: str) -> str | None:
    """The value as a word; numbers serve as names and dates too, and anything else is none."""
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None
