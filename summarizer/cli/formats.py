"""The formats of reports, by name and by a file's suffix; what each looks like is `export`'s."""

from pathlib import Path
from typing import Final

from summarizer.errors import InputError

SUFFIX_OF: Final = {"json": ".json", "jsonl": ".jsonl"}
FORMATS: Final = tuple(SUFFIX_OF)
_FORMAT_OF: Final = {**{suffix: name for name, suffix in SUFFIX_OF.items()}, ".ndjson": "jsonl"}


def format_of(file: Path, named: str | None) -> str:
    """The format of a file: the one that is named, else that of its suffix.

    Raises:
        InputError: The suffix says nothing.
    """
    if named is not None:
        return named
    found = _FORMAT_OF.get(file.suffix.lower())
    if found is None:
        raise InputError(f"{file}: no format goes by {file.suffix}.", f"Give --format: {', '.join(FORMATS)}.")
    return found


def check_many(format: str) -> None:  # noqa: A002 - the word for it everywhere
    """Say of a format that it cannot hold many reports.

    Raises:
        InputError: It cannot.
    """
    if format != "jsonl":
        raise InputError(f"The format {format} holds one report.", "Write many with --format jsonl (a file .jsonl).")
