"""A GeoNames dump made into an index on disk: `allCountries.txt`, `XX.txt` or `cities500.txt`, plain or in their .zip.

Reads the dump line by line, so that its twelve million rows need no more memory than one, and writes an SQLite file
into the package's cache folder, once for each dump. Looking places up in it is `geonames_index`'.

Source of the format: https://download.geonames.org/export/dump/readme.txt ("The main 'geoname' table").
"""

import contextlib
import hashlib
import math
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Final, NamedTuple

from summarizer.errors import InputError
from summarizer.resolve.places import index_file
from summarizer.resolve.places.entry import Kind
from summarizer.resolve.places.geonames_index import Place, is_sound
from summarizer.resolve.places.names import fold, sound_of

INDEX_VERSION: Final = 1
"""Counted up when the tables change; indexes of another version are built anew."""

_COLUMNS: Final = 19
_LONGEST_LINE: Final = 65_536  # bytes; the longest row of the dump, with all its alternate names, has 15,000 characters
_MOST_NAMES: Final = 200  # of one place
_LONGEST_NAME: Final = 100
_BATCH: Final = 5_000
_LARGEST: Final = 2**53  # far above any number of GeoNames, and whole in every format
_SHOWN: Final = 24  # characters of a field that an error repeats
_EDGE: Final = 65_536  # bytes at each end of a dump that tell it from another of its size and time
# What an incident may lie in: populated places but abandoned and destroyed ones, and units of the first two levels.
_TOWN: Final = "P"
_NO_TOWNS: Final = frozenset({"PPLQ", "PPLH", "PPLW"})
_UNITS: Final[dict[str, Kind]] = {"ADM1": "admin1", "ADM2": "admin2"}
_TABLES: Final = """
    CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
                        population INTEGER, latitude REAL, longitude REAL);
    CREATE TABLE name (country TEXT, key TEXT, place INTEGER);
    CREATE TABLE sound (country TEXT, initial TEXT, length INTEGER, sound TEXT, place INTEGER);
"""
_INDEXES: Final = """
    CREATE INDEX name_key ON name (country, key);
    CREATE INDEX sound_key ON sound (country, initial, length);
"""


class Row(NamedTuple):
    """A row of a dump: the place and all its names, the one that GeoNames writes and its plain spelling first."""

    place: Place
    names: tuple[str, ...]


def index_of(dump: Path) -> Path:
    """The index of a dump, named by what the dump looks like.

    Built where it is not there yet (some seconds for a country, minutes for all of them), or is there and damaged.

    Raises:
        InputError: The file cannot be read or is no GeoNames dump, or the cache folder cannot be used.
    """
    try:
        stamp = _stamp(dump)
    except OSError as error:
        raise InputError(f"{dump} cannot be read: {error.strerror}.", "Name a GeoNames dump.") from error
    index = index_file.path_of(stamp)
    if not is_sound(index):
        _build(dump, index)
    return index


def key_of(dump: Path) -> str:
    """What a dump holds, in 16 hexadecimal digits: those of its size and both its ends, the same for each copy of it.

    Raises:
        InputError: The file cannot be read.
    """
    try:
        size = dump.stat().st_size
        known = hashlib.sha256(str(size).encode())
        with dump.open("rb") as stream:
            known.update(stream.read(_EDGE))
            stream.seek(max(0, size - _EDGE))
            known.update(stream.read(_EDGE))
    except OSError as error:
        raise InputError(f"{dump} cannot be read: {error.strerror}.", "Name a GeoNames dump.") from error
    return known.hexdigest()[:16]


def rows_of(dump: Path) -> Iterator[Row]:
    """The towns and units of a dump, in its order; other features (rivers, hotels) are passed over.

    Raises:
        InputError: The file cannot be read, or a line is not a row of a dump; it names the line.
    """
    with _opened(dump) as lines:
        number = 0
        try:
            while line := lines.readline(_LONGEST_LINE):
                number += 1
                if (row := _row(_decoded(line, first=number == 1))) is not None:
                    yield row
        except ValueError as error:
            raise InputError(
                f"{dump} is no GeoNames dump: line {number}: {error}.",
                "Name allCountries.txt, XX.txt or cities500.txt, or their .zip.",
            ) from error
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise InputError(f"{dump} cannot be read: {error}.", "Download it again.") from error
    if number == 0:
        raise InputError(f"{dump} is no GeoNames dump: it is empty.", "Download it again.")


def _decoded(line: bytes, *, first: bool) -> str:
    """A line's text without its end, and the first one's without a byte order mark."""
    try:
        return line.rstrip(b"\r\n").decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start + 1} is not UTF-8") from error


def _row(line: str) -> Row | None:
    """A row's place, or None for a feature that is not wanted."""
    fields = line.split("\t")
    if len(fields) != _COLUMNS:
        raise ValueError(f"{_COLUMNS} columns separated by tabs are expected, not {len(fields)}")
    number, population = _whole(fields[0], "geonameid", 1), _whole(fields[14] or "0", "population", 0)
    latitude, longitude = _degrees(fields[4], "latitude", 90), _degrees(fields[5], "longitude", 180)
    group, code, country = fields[6], fields[7], fields[8]
    if len(group) > 1:
        raise _unexpected(group, "feature class", "one letter")
    if len(country) not in (0, 2):
        raise _unexpected(country, "country code", "two letters")
    kind: Kind | None = _UNITS.get(code) if group == "A" else None
    if group == _TOWN and code not in _NO_TOWNS:
        kind = "town"
    if kind is None or not country or not fields[1]:
        return None
    others = [name for name in fields[3].split(",") if 0 < len(name) <= _LONGEST_NAME]
    names = tuple(dict.fromkeys((fields[1], fields[2] or fields[1], *others)))[:_MOST_NAMES]
    unit, district = fields[10], fields[11]
    return Row(Place(number, fields[1], kind, country, unit, district, population, latitude, longitude), names)


def _whole(words: str, column: str, least: int) -> int:
    try:
        number = int(words)
    except ValueError:
        number = least - 1
    if not least <= number <= _LARGEST:
        raise _unexpected(words, column, f"a whole number from {least} to {_LARGEST}")
    return number


def _degrees(words: str, column: str, most: int) -> float:
    try:
        degrees = float(words)
    except ValueError:
        degrees = math.nan
    if not -most <= degrees <= most:
        raise _unexpected(words, column, f"a number from -{most} to {most}")
    return degrees


def _unexpected(words: str, column: str, expected: str) -> ValueError:
    return ValueError(f"the {column} is {words[:_SHOWN]!r}, not {expected}")


@contextlib.contextmanager
def _opened(dump: Path) -> Iterator[IO[bytes]]:
    """The dump's lines; of a .zip, its one table ("readme.txt" lies beside it, and what an archiver adds)."""
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open("rb") as lines:
                yield lines
            return
        with zipfile.ZipFile(dump) as archive:
            tables = [name for name in archive.namelist() if _is_table(name.lower())]
            if len(tables) != 1:
                raise InputError(f"{dump} is no GeoNames dump: it holds {len(tables)} tables.", "Name its .txt file.")
            with archive.open(tables[0]) as lines:
                yield lines
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{dump} cannot be read: {error}.", "Name a GeoNames dump.") from error


def _is_table(name: str) -> bool:
    hidden = name.startswith("__macosx/") or name.rpartition("/")[2].startswith(".")
    return name.endswith(".txt") and "readme" not in name and not hidden


def _stamp(dump: Path) -> str:
    """What tells a dump from all others on this machine, and an index of one version from another's."""
    changed = dump.stat().st_mtime_ns
    return hashlib.sha256(f"{INDEX_VERSION} {changed} {key_of(dump)}".encode()).hexdigest()[:32]


def _build(dump: Path, index: Path) -> None:
    try:
        index_file.build(index, lambda base: _fill(base, rows_of(dump)))
    except OSError as error:
        raise InputError(
            f"{index.parent} cannot be written: {error.strerror}.", "Set SUMMARIZER_HOME to a folder of your own."
        ) from error
    except sqlite3.Error as error:
        raise InputError(f"{index} cannot be written: {error}.", "Is the disk full?") from error


def _fill(base: sqlite3.Connection, rows: Iterator[Row]) -> None:
    base.executescript(_TABLES)
    while batch := list(islice(rows, _BATCH)):
        base.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?)", (row.place for row in batch))
        base.executemany("INSERT INTO name VALUES (?,?,?)", (one for row in batch for one in _names(row)))
        base.executemany("INSERT INTO sound VALUES (?,?,?,?,?)", (one for row in batch for one in _sounds(row)))
    base.executescript(_INDEXES)


def _names(row: Row) -> Iterator[tuple[str, str, int]]:
    for key in dict.fromkeys(map(fold, row.names)):
        if key:
            yield row.place.country, key, row.place.number


def _sounds(row: Row) -> Iterator[tuple[str, str, int, str, int]]:
    """How its two first names sound; alternate names are found as they are written or not at all."""
    for sound in dict.fromkeys(sound_of(fold(name)) for name in row.names[:2]):
        if sound:
            yield row.place.country, sound[0], len(sound), sound, row.place.number
