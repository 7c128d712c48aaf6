"""The tables, and how their file is opened: by one run at a time, or by anybody who only looks.

WAL mode: a killed process loses no finished transaction, and who looks never blocks who writes. It wants a disk of this
machine; network file systems do not keep its promises.
"""

import sqlite3
from pathlib import Path
from typing import Final

from summarizer.errors import InputError
from summarizer.store.faults import said_of

FILE: Final = "run.sqlite"
_LOCK: Final = "run.lock"
_VERSION: Final = 1
# "smzr": tells our files from other programs' databases.
_APPLICATION: Final = 0x736D7A72
# Seconds to wait for a reader that holds up the end of another connection.
_PATIENCE: Final = 10.0
_TABLES: Final = """
CREATE TABLE run (
    making TEXT NOT NULL,       -- of the last run: JSON, all that decides a report besides its article
    complete INTEGER NOT NULL   -- whether that run has read its input to the end
);
INSERT INTO run VALUES ('{}', 0);
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    error TEXT,                 -- the last failure's class
    message TEXT,
    request_id TEXT,
    calls INTEGER NOT NULL DEFAULT 0, -- this and what follows: over all runs, failed calls too
    prompt_tokens INTEGER NOT NULL DEFAULT 0,
    completion_tokens INTEGER NOT NULL DEFAULT 0,
    cost_usd REAL DEFAULT 0,    -- null once a call's price is not known
    version TEXT,               -- of the package that made the report
    changed REAL NOT NULL       -- seconds since 1970
);
-- Apart from the articles, so that counting those never reads these.
CREATE TABLE report (
    article INTEGER PRIMARY KEY REFERENCES article,
    line TEXT NOT NULL
);
CREATE TABLE place (
    position INTEGER PRIMARY KEY, -- in the input, from 0
    article INTEGER NOT NULL REFERENCES article
);
CREATE INDEX place_by_article ON place (article, position);
"""


def take_lock(folder: Path) -> sqlite3.Connection:
    """Claim a folder for one run until the connection is closed or its process ends, however it ends.

    The lock is SQLite's own on a database that stays empty: the operating system drops it with the process, on Windows
    as well. It is a file of its own because WAL mode knows no lock that keeps writers out and lets readers in.

    Raises:
        InputError: Another run holds it, or the folder cannot be written.
    """
    file = folder / _LOCK
    with said_of(file):
        lock = sqlite3.connect(file, timeout=0, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            lock.close()
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
                raise InputError(
                    f"{folder} is in use by another run.", "Wait for that run to end, or choose another directory."
                ) from error
            raise
    return lock


def open_database(file: Path) -> sqlite3.Connection:
    """Open the file for writing, and lay it out if it is new.

    Raises:
        InputError: It cannot be written, is not ours, or is of a newer version.
    """
    with said_of(file):
        database = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
        try:
            if _is_laid_out(database, file):
                database.execute("PRAGMA journal_mode = WAL")
            else:
                lay_out(database)
        except BaseException:
            database.close()
            raise
    return database


def view_database(file: Path) -> sqlite3.Connection:
    """Open the file for reading; a run may be at work on it.

    Raises:
        InputError: There is none, or it is not ours, or is of a newer version.
    """
    try:
        file.stat()
    except FileNotFoundError as error:
        raise InputError(
            f"{file.parent} holds no run: there is no {file.name} in it.", "Check the directory's name."
        ) from error
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.", "Check the directory.") from error
    address = f"{file.absolute().as_uri()}?mode=ro"
    with said_of(file):
        try:
            return _viewed(file, address)
        except sqlite3.OperationalError:
            # In a read-only folder SQLite cannot make what WAL mode shares with writers. A file without -wal is whole
            # and at rest, and needs none of it.
            if file.with_name(f"{file.name}-wal").exists():
                raise
            return _viewed(file, f"{address}&immutable=1")


def _viewed(file: Path, address: str) -> sqlite3.Connection:
    database = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        laid_out = _is_laid_out(database, file)
    except BaseException:
        database.close()
        raise
    if not laid_out:
        database.close()
        raise InputError(f"{file} holds nothing yet.", "Start the run again.")
    return database


def lay_out(database: sqlite3.Connection) -> None:
    """Make the tables, all or none."""
    database.execute("PRAGMA journal_mode = WAL")
    stamps = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION};"
    database.executescript(f"BEGIN IMMEDIATE; {_TABLES} {stamps} COMMIT;")


def _is_laid_out(database: sqlite3.Connection, file: Path) -> bool:
    """Whether the tables are there; False for a file that is new, or whose making was cut short.

    Raises:
        InputError: The file is another program's, or of a newer version of this one.
    """
    ((application,),) = database.execute("PRAGMA application_id")
    ((version,),) = database.execute("PRAGMA user_version")
    ((tables,),) = database.execute("SELECT count(*) FROM sqlite_master")
    if application == 0 and version == 0 and tables == 0:
        return False
    if application != _APPLICATION:
        raise InputError(f"{file} is another program's database.", "Choose another directory.")
    if version > _VERSION:
        raise InputError(
            f"{file} is of layout {version}, and this version of summarize knows layouts up to {_VERSION}.",
            "Upgrade summarize, or choose another directory.",
        )
    return True
