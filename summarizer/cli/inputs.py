"""What the inputs on the command line stand for: one article, or many. Reading them is `reading`'s."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from summarizer.article import Article, Item, Unread
from summarizer.errors import InputError
from summarizer.reading import read_file, read_rows, read_stream

_OF_MANY: Final = frozenset({".jsonl", ".ndjson"})
# Counting the lines of a gigabyte takes half a second; of more, nobody waits for the time that is left.
_COUNTED_BYTES: Final = 1_000_000_000
_BLOCK: Final = 1 << 20


def holds_many(source: str) -> bool:
    """Whether an input may hold more than one article."""
    return Path(source).suffix.lower() in _OF_MANY


def article_of(source: str) -> Article:
    """The one article of an input.

    Raises:
        InputError: It cannot be read.
    """
    return read_stream(sys.stdin.buffer) if source == "-" else read_file(Path(source))


def articles_of(sources: Sequence[str]) -> Iterator[Item]:
    """The articles of all inputs in their order, and what could not be read among them.

    Raises:
        InputError: The only input cannot be read.
    """
    for source in sources:
        try:
            if holds_many(source):
                yield from _rows(Path(source))
            else:
                yield article_of(source)
        except InputError as error:
            if len(sources) == 1:
                raise
            yield Unread(source, error)


def _rows(source: Path) -> Iterator[Item]:
    rows = read_rows(source)
    number = 0
    while True:
        number += 1
        try:
            yield next(rows)
        except StopIteration:
            return
        except InputError as error:
            if isinstance(error.__cause__, OSError):
                # The file itself: no row will come any more.
                raise
            yield Unread(f"{source.name} item {number}", error)


def no_article(sources: Sequence[str]) -> InputError:
    """The error for inputs without any article."""
    if len(sources) > 1:
        return InputError(f"The {len(sources)} inputs hold no article.", "What is wrong with each is said above.")
    return InputError(f"{sources[0]} holds no article.", 'JSONL has one object a line, with the article under "text".')


def count_of(sources: Sequence[str]) -> int | None:
    """How many articles there are, give or take those that cannot be read; None where that is not soon known."""
    try:
        return sum(_lines(Path(source)) if holds_many(source) else 1 for source in sources)
    except (OSError, ValueError):
        return None


def _lines(path: Path) -> int:
    if not path.is_file() or path.stat().st_size > _COUNTED_BYTES:
        raise ValueError(f"{path} is not counted")
    lines, last = 0, b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            lines += block.count(b"\n")
            last = block
    return lines + (not last.endswith(b"\n") and bool(last))
