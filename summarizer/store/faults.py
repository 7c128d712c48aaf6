"""SQLite's errors as this package's: what happened to which file, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from summarizer.errors import InputError

RESUME: Final = "then give the same command again: what is done is kept."
# By SQLite's primary result code.
_SAYINGS: Final = {
    sqlite3.SQLITE_FULL: ("cannot be written: the disk is full", f"Make room, {RESUME}"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written: the disk reports an error", f"Check the disk, {RESUME}"),
    sqlite3.SQLITE_READONLY: ("cannot be written: it is read-only", "Choose another directory."),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened or made there", "Check the directory and its permissions."),
    sqlite3.SQLITE_PERM: ("cannot be opened: no permission", "Check the directory and its permissions."),
    sqlite3.SQLITE_NOTADB: ("is not a store of reports", "Choose another directory."),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "Choose another directory; reports.jsonl, if there, is whole."),
    sqlite3.SQLITE_BUSY: ("is in use by another program", "Wait for it to end."),
}


@contextmanager
def said_of(file: Path) -> Iterator[None]:
    """Let errors of SQLite leave as errors about this file.

    Raises:
        InputError: With SQLite's own error as its cause.
    """
    try:
        yield
    except sqlite3.Error as error:
        # Extended codes carry the primary one in their low byte; errors of the sqlite3 module itself have none.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        happened, remedy = _SAYINGS.get(code, (f"cannot be used ({error})", "Choose another directory."))
        raise InputError(f"{file} {happened}.", remedy) from error
