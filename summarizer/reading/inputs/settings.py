"""What a run may read, and how much of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from summarizer.errors import InputError
from summarizer.reading.rows import AS_NAMED, COLUMNS
from summarizer.reading.source import MAX_BYTES


@dataclass(frozen=True, slots=True)
class ArchiveBounds:
    """How far an archive is unpacked. All that is in it counts, archives within it too.

    Attributes:
        total_bytes: Unpacked, of all members together.
        ratio: Unpacked to packed, at most; looked at from `ratio_from` unpacked bytes on. News comes to 3 to 10.
        ratio_from: In bytes: short repetitive files are no attack.
        members: Entries, folders and files that are not read included.
        depth: 1 for an archive alone, 2 for archives in it too.
    """

    total_bytes: int = 10_000_000_000
    ratio: int = 200
    ratio_from: int = 10_000_000
    members: int = 100_000
    depth: int = 2


@dataclass(frozen=True, slots=True)
class WebBounds:
    """How long and how much is read from one address.

    Attributes:
        body_bytes: Of the body, as it comes and after it is unpacked.
        seconds: For all of it: names looked up, redirects followed, connected, read to the end.
        redirects: Followed at most.
    """

    body_bytes: int = MAX_BYTES
    seconds: float = 30
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class InputSettings:
    """How inputs are read.

    Attributes:
        column_of: Where rows of JSONL, CSV and Parquet call a column otherwise: {"text": "body"}.
        allow_private: Fetch from addresses that are not public too: this machine's own, the local network's.
        archive: Bounds of archives.
        web: Bounds of addresses.
    """

    column_of: Mapping[str, str] = field(default_factory=lambda: AS_NAMED)
    allow_private: bool = False
    archive: ArchiveBounds = ArchiveBounds()
    web: WebBounds = WebBounds()

    def __post_init__(self) -> None:
        """Refuse a name that nothing is read under."""
        for name in self.column_of:
            if name not in COLUMNS:
                raise InputError(
                    f'There is no column "{name}" to map to.', f"Those that are read: {', '.join(COLUMNS)}."
                )


DEFAULTS: Final = InputSettings()
"""Columns by their own names, public addresses only."""


def columns_mapped(pairs: tuple[str, ...]) -> dict[str, str]:
    """``--map`` options to `InputSettings.column_of`.

    >>> columns_mapped(("text=body", "published=date posted"))
    {'text': 'body', 'published': 'date posted'}

    Raises:
        InputError: One is not of the form NAME=COLUMN, or a name comes twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not (name and equals and column) or name in found:
            raise InputError(f'"{pair}" maps no column.', "Write it as text=body, once for each name.")
        found[name] = column
    return found
