"""One article a row: a mapping, and the lines of JSONL files."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO, Final

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading.assemble import assemble
from summarizer.reading.days import days_of
from summarizer.reading.facts import Facts
from summarizer.reading.lines import fold
from summarizer.reading.source import MAX_BYTES, decode, tidy, too_long

COLUMNS: Final = ("id", "title", "text", "published", "source", "url")
"""What is read of a row; all but the text may be missing."""
AS_NAMED: Final[Mapping[str, str]] = MappingProxyType({})
"""Every column has the name that it has in `COLUMNS`."""


def read_row(row: Mapping[str, object], where: str, column_of: Mapping[str, str] = AS_NAMED) -> Article:
    """The article in one row: `text`, and where known `id`, `title`, `published`, `source` and `url`.

    Other keys are left alone. A date of publication that names no day, or may name two ("06/08/2025"), is not taken;
    it stays in `Article.published_unsettled`.

    Args:
        row: As parsed from JSON.
        where: What messages call it, "articles.jsonl:7".
        column_of: Where the row calls it otherwise: {"text": "body"} reads the text from `body`.

    Raises:
        InputError: `text` is missing, empty or not a string.
    """
    key = column_of.get("text", "text")
    text = row.get(key)
    if not isinstance(text, str) or not text.strip():
        raise InputError(
            f'{where} has no text under the key "{key}".', f'Each row needs "{key}" with the article in it.'
        )
    if len(text) > MAX_BYTES:
        raise too_long(where)
    known = {name: _word(row, column_of.get(name, name)) for name in COLUMNS if name != "text"}
    published = known.pop("published")
    days = days_of(published) if published else frozenset()
    facts = Facts(published=next(iter(days)) if len(days) == 1 else None, **known)
    article = assemble(text, facts, where)
    unsettled = fold(tidy(published)) if published and len(days) != 1 else None
    return article.model_copy(update={"published_unsettled": unsettled or None})


def row_lines(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    """The lines of a stream that are not blank, with what messages call each; of one that is too long the beginning."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        # The rest of a line that is too long would look like a row of its own.
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES + 1)
        if line.strip():
            yield f"{name}:{number}", line


def read_line(where: str, line: bytes, column_of: Mapping[str, str] = AS_NAMED) -> Article:
    """The article in a line of JSON, as `read_row`.

    Raises:
        InputError: Not JSON, not an object, too long, or no text.
    """
    if len(line) > MAX_BYTES:
        raise too_long(where)
    text = decode(line, where)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be parsed"
        raise InputError(f"{where} is not JSON: {reason}.", "JSONL has one JSON object a line.") from error
    if not isinstance(row, dict):
        raise InputError(f"{where} is JSON, but not an object.", 'Each line needs {"text": ...}.')
    return read_row(row, where, column_of)


def _word(row: Mapping[str, object], key: str) -> str | None:
    """The value as a word; numbers serve as names and dates too, and anything else is none."""
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip() or None
