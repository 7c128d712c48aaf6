"""An index of places as an SQLite file in the package's cache folder: built once, opened read-only by every process.

What is in it, and what becomes of a failure, is the index's own: `geonames` makes one of a dump, `built_in` one of the
built-in gazetteer.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from summarizer.home import home

Fill = Callable[[sqlite3.Connection], None]
"""Writes tables and rows into an empty database; has to say nothing of when they are on the disk."""


def path_of(name: str) -> Path:
    """Where the index of this name is, or would be: ``gazetteer/NAME.sqlite`` in `home`."""
    return home() / "gazetteer" / f"{name}.sqlite"


def connected(file: Path) -> sqlite3.Connection:
    """A connection that never writes and may be used by any thread, one at a time: who shares it has to see to that.

    Raises:
        sqlite3.Error: The file is missing; one that is no index is found out when it is asked.
    """
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def opened(file: Path, names: frozenset[str]) -> sqlite3.Connection | None:
    """A connection to an index, if it is one; `connected` tells more.

    Args:
        file: What `build` has written, if it has.
        names: Tables and indexes that the file must have; one table is called place.

    Returns:
        None where the file is missing, cut short, or is no such index, as far as a look at its tables and at one place
        tells.
    """
    try:
        base = connected(file)
    except (sqlite3.Error, OSError):
        return None
    try:
        if {name for (name,) in base.execute("SELECT name FROM sqlite_master")} >= names:
            base.execute("SELECT * FROM place LIMIT 1").fetchall()
            return base
    except sqlite3.Error:
        pass
    base.close()
    return None


def build(file: Path, fill: Fill) -> None:
    """Write an index beside its place and move it there: nobody ever sees half of one, and the last of several wins.

    Raises:
        OSError: The folder cannot be written.
        sqlite3.Error: The index cannot be written; the disk may be full. Errors of `fill` itself leave as they are.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=file.stem, suffix=".part", dir=file.parent) as folder:
        part = Path(folder) / file.name
        with closing(sqlite3.connect(part)) as base:
            # A build that is cut short is thrown away: no journal is needed.
            base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
            fill(base)
            base.commit()
        with part.open("rb") as stream:
            os.fsync(stream.fileno())  # a power cut must not leave a hole behind a name that is trusted
        part.replace(file)
