"""One article from a file, a stream or a string."""

from pathlib import Path
from typing import BinaryIO, Final

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading.assemble import assemble
from summarizer.reading.facts import NOTHING_KNOWN, Facts
from summarizer.reading.source import MAX_BYTES, decode, read_bounded, read_bytes, shown, too_long

_HTML_SUFFIXES: Final = frozenset({".htm", ".html", ".xhtml"})
_STANDARD_INPUT: Final = "standard input"


def read_file(path: Path) -> Article:
    """The article in a file of UTF-8 text or HTML.

    Raises:
        InputError: Missing, a directory, unreadable, empty, binary, not UTF-8, over 20 MB, or HTML without an article.
    """
    name = shown(path)
    return assemble(decode(read_bytes(path), name), NOTHING_KNOWN, name, html=path.suffix.lower() in _HTML_SUFFIXES)


def read_stream(stream: BinaryIO) -> Article:
    """The article in a binary stream, as `read_file`; messages call it standard input.

    Raises:
        InputError: As `read_file`.
    """
    try:
        data = read_bounded(stream, _STANDARD_INPUT)
    except (OSError, ValueError) as error:
        raise InputError(f"{_STANDARD_INPUT} cannot be read: {error}.", "Give a file instead.") from error
    return assemble(decode(data, _STANDARD_INPUT), NOTHING_KNOWN, _STANDARD_INPUT)


def read_text(text: str, facts: Facts = NOTHING_KNOWN) -> Article:
    """The article in a string, plain text or HTML; `facts` win over what the text says of itself.

    Raises:
        InputError: Empty, longer than 20 million characters, or HTML without an article.
    """
    where = "the text given"
    if len(text) > MAX_BYTES:
        raise too_long(where)
    return assemble(text, facts, where)
