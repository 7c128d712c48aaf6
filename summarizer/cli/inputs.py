"""What the inputs on the command line stand for: one article, or many. Reading them is `reading`'s."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summarizer.article import Article, Item, Unread
from summarizer.errors import InputError
from summarizer.reading.inputs import InputSettings, articles_of, columns_mapped

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings

_ROWS: Final = frozenset({".jsonl", ".ndjson"})
_TABLES: Final = _ROWS | {".csv", ".tsv", ".parquet"}
# Counting the lines of a gigabyte takes half a second; of more, nobody waits for the time that is left.
_COUNTED_BYTES: Final = 1_000_000_000
_BLOCK: Final = 1 << 20


def input_settings(settings: "Settings") -> InputSettings:
    """How the options say that inputs are read.

    Raises:
        InputError: ``--map`` names no column that is read.
    """
    return InputSettings(column_of=columns_mapped(settings.map), allow_private=settings.allow_private)


def items_of(sources: Sequence[str], settings: InputSettings) -> Iterator[Item]:
    """The articles of all inputs in their order, and what could not be read among them.

    Raises:
        InputError: The only input holds nothing that can be read: said at once, before anything is made or asked.
    """
    items = articles_of(sources, settings)
    first = list(islice(items, 2))
    if len(sources) == 1 and len(first) == 1 and isinstance(first[0], Unread):
        raise first[0].error
    return chain(first, items)


def article_of(source: str, settings: InputSettings) -> Article:
    """The one article of an input.

    Raises:
        InputError: It cannot be read, or holds more than one.
    """
    first, *more = islice(items_of([source], settings), 2)
    if more or isinstance(first, Unread):
        raise InputError(f"{source} holds more than one article.", "Give one.")
    return first


def holds_rows(source: str) -> bool:
    """Whether an input is a table of articles, which gives a report a line even where it has one row."""
    return Path(source).suffix.lower() in _TABLES


def no_article(sources: Sequence[str]) -> InputError:
    """The error for inputs without any article."""
    named = sources[0] if len(sources) == 1 else f"None of the {len(sources)} inputs"
    return InputError(
        f"{named} holds no article." if len(sources) == 1 else f"{named} holds an article.",
        "What is wrong is said above; docs/inputs.md says what is read.",
    )


def count_of(sources: Sequence[str]) -> int | None:
    """How many articles there are, give or take those that cannot be read; None where that is not soon known."""
    try:
        return sum(_count(Path(source)) for source in sources)
    except (OSError, ValueError):
        return None


def _count(path: Path) -> int:
    if not path.is_file() or path.stat().st_size > _COUNTED_BYTES:
        raise ValueError(f"{path} is not counted")
    kind = path.suffix.lower()
    if kind in _ROWS:
        return _lines(path)
    if kind in {".txt", ".md", ".html", ".htm", ".pdf", ".docx"}:
        return 1
    raise ValueError(f"{path} is not counted")


def _lines(path: Path) -> int:
    lines, last = 0, b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            lines += block.count(b"\n")
            last = block
    return lines + (not last.endswith(b"\n") and bool(last))
