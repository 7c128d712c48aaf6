"""The formats of reports by name, and the files that they are written to; what each looks like is `export`'s."""

from pathlib import Path
from typing import Final

# `export`'s names (a test holds them together): its own room is imported when a report is written, and not for help.
FORMATS: Final = ("json", "jsonl", "csv", "acled", "ucdp", "hxl", "geojson", "parquet", "md")


def format_of(file: Path, named: str | None) -> str:
    """The format of a file: the one that is named, else that of its ending.

    Raises:
        InputError: The ending says nothing.
    """
    from summarizer.export import format_of as meant

    return meant(file, named).name


def file_in(folder: Path, name: str) -> Path:
    """The file of reports in a run directory."""
    from summarizer.export import FORMATS as ALL

    return folder / f"reports{ALL[name].extension}"
