"""The cache: reports of articles that were made before, for whoever asks again about the same article in the same way.

One SQLite file in the user's cache folder, ``cache/reports.sqlite`` in `home`, shared by all runs and processes: nobody
locks it for longer than one write. It is a convenience, never a reason to fail: what cannot be read counts as not
there, and what cannot be written is not kept. Bounded: above 512 MB those that nobody has asked for longest go, until a
tenth is free. When it is asked is `pipeline`'s.
"""

import datetime
import logging
import sqlite3
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from summarizer.errors import InputError
from summarizer.home import home
from summarizer.store.faults import said_of
from summarizer.store.keys import Key

_LOG: Final = logging.getLogger("summarizer.store")
MOST_BYTES: Final = 512_000_000
_KEPT_SHARE: Final = 0.9
# Seconds to wait for other processes that write: on a busy machine two were not enough for four of them.
_PATIENCE: Final = 10.0
# Seconds. That an entry was asked for is noted once a day at most, so that most look-ups only read.
_BETWEEN_NOTES: Final = 86_400.0
# "smzc": tells this file from other programs' databases, and from a run's.
_APPLICATION: Final = 0x736D7A63
_DAMAGED: Final = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS entry (
    key BLOB PRIMARY KEY,       -- the article and all that decides its report
    line TEXT NOT NULL,         -- the report, as JSON
    size INTEGER NOT NULL,      -- of the line, in bytes
    used REAL NOT NULL          -- when it was last asked for, to a day; seconds since 1970
);
CREATE INDEX IF NOT EXISTS entry_by_use ON entry (used, size);
"""


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What is in the cache.

    Attributes:
        file: Where it is, or would be.
        reports: How many.
        bytes: Their size; the file may be larger by what has been deleted and not yet used again.
        most_bytes: The size that it is kept under.
        oldest: When the one nobody has asked for longest was last asked for, to a day; None when it is empty.
    """

    file: Path
    reports: int
    bytes: int
    most_bytes: int
    oldest: datetime.datetime | None


class Cache:
    """The cache, opened when it is first used; close it by ``with``. For one thread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._database: sqlite3.Connection | None = None
        self._broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            self._database.close()

    def get(self, key: Key) -> str | None:
        """The report under a key, as one line of JSON; None where there is none."""
        try:
            database = self._opened()
            if database is None:
                return None
            found = database.execute("SELECT line, used FROM entry WHERE key = ?", (key,)).fetchone()
            if found is None:
                return None
            if time.time() - found[1] > _BETWEEN_NOTES:
                database.execute("UPDATE entry SET used = ? WHERE key = ?", (time.time(), key))
            return str(found[0])
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None

    def put(self, key: Key, line: str) -> None:
        """Keep a report under a key; an earlier one is replaced."""
        try:
            database = self._opened()
            if database is None:
                return
            row = key, line, len(line.encode()), time.time()
            database.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", row)
            if _held(database) > self._most_bytes:
                _make_room(database, int(self._most_bytes * _KEPT_SHARE))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _opened(self) -> sqlite3.Connection | None:
        if self._database is None and not self._broken:
            cache_file().parent.mkdir(parents=True, exist_ok=True)
            self._database = _open(cache_file())
        return None if self._broken else self._database

    def _give_up(self, error: Exception) -> None:
        """Go on without; said once."""
        self._broken = True
        _LOG.warning("the cache %s cannot be used (%s); going on without it", cache_file(), error)


def cache_file() -> Path:
    """Where the cache is, or would be: ``cache/reports.sqlite`` in `home`."""
    return home() / "cache" / "reports.sqlite"


def cache_info() -> CacheInfo:
    """What is in the cache; an empty one where there is none.

    Raises:
        InputError: The file cannot be read, or is none of this package's.
    """
    file = cache_file()
    if not file.exists():
        return CacheInfo(file, 0, 0, MOST_BYTES, None)
    with said_of(file), closing(_open(file)) as database:
        ((reports, size, oldest),) = database.execute("SELECT count(*), coalesce(sum(size), 0), min(used) FROM entry")
    since = None if oldest is None else datetime.datetime.fromtimestamp(oldest, datetime.UTC)
    return CacheInfo(file, reports, size, MOST_BYTES, since)


def clear_cache() -> int:
    """Delete all reports in the cache; how many there were. Runs at work go on, and fill it again.

    A file that is damaged is deleted whole, and counts as empty.

    Raises:
        InputError: The file cannot be written.
    """
    file = cache_file()
    if not file.exists():
        return 0
    try:
        with said_of(file), closing(_open(file)) as database:
            deleted = database.execute("DELETE FROM entry").rowcount
            # Readers of another process may hold it up; the space is used again then.
            with suppress(sqlite3.OperationalError):
                database.execute("VACUUM")
            return deleted
    except InputError as error:
        if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
            raise
        for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
            file.with_name(name).unlink(missing_ok=True)
        return 0


def _open(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        # In this order: another process may lay it out in between, tables and id in one transaction.
        ((tables,),) = database.execute("SELECT count(*) FROM sqlite_master")
        ((application,),) = database.execute("PRAGMA application_id")
        if application != _APPLICATION:
            _refuse_foreign(tables)
            database.execute("PRAGMA journal_mode = WAL")
            # Several processes may come here at once: each finds it done, or does it.
            database.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA application_id = {_APPLICATION}; COMMIT;")
        # A report that a power cut takes is made again.
        database.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        database.close()
        raise
    return database


def _refuse_foreign(tables: int) -> None:
    if tables:
        raise sqlite3.DatabaseError("it is another program's database")


def _held(database: sqlite3.Connection) -> int:
    """Bytes of the file that are in use."""
    ((pages,),) = database.execute("PRAGMA page_count")
    ((free,),) = database.execute("PRAGMA freelist_count")
    ((size,),) = database.execute("PRAGMA page_size")
    return int((pages - free) * size)


def _make_room(database: sqlite3.Connection, most_bytes: int) -> None:
    """Delete those not asked for longest, until what is left has this size; the last one always stays."""
    database.execute(
        """DELETE FROM entry WHERE key IN (SELECT key FROM (
               SELECT key, sum(size) OVER (ORDER BY used DESC, key) AS kept, row_number() OVER (ORDER BY used DESC, key)
               AS rank FROM entry) WHERE kept > ? AND rank > 1)""",
        (most_bytes,),
    )
