"""Places looked up in the index of a GeoNames dump: by name, and by how a name sounds.

The index is `geonames`'; it is opened read-only. What its places are to the built-in gazetteer is `lookup`'s.
"""

import sqlite3
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz

from summarizer.errors import InputError
from summarizer.resolve.places.entry import Kind
from summarizer.resolve.places.index_file import connected, opened

# One question at a time: threads that share a connection can get each other's rows (CPython issue 118172).
_ASKING: Final = threading.Lock()
_PLACE: Final = "id, name, kind, place.country, admin1, admin2, population, latitude, longitude"
_TABLES: Final = frozenset({"place", "name", "sound", "name_key", "sound_key"})
_MOST: Final = 50  # namesakes in one country
_MOST_ALIKE: Final = 20_000
# A likeness of 92 out of 100 leaves room for a length that differs by a seventh.
_LENGTH_APART: Final = 7


class Place(NamedTuple):
    """A place of a dump, with codes where the gazetteer has units.

    Attributes:
        number: GeoNames number.
        name: As GeoNames writes it.
        kind: admin1, admin2 or town.
        country: ISO 3166-1 alpha-2 code.
        admin1: GeoNames code of the first-level unit inside the country ("05"), or "".
        admin2: Likewise of the second level.
        population: 0 where it is not known.
        latitude: WGS 84 degrees.
        longitude: Likewise.
    """

    number: int
    name: str
    kind: Kind
    country: str
    admin1: str
    admin2: str
    population: int
    latitude: float
    longitude: float


@lru_cache(maxsize=8192)
def named(index: Path, country: str, key: str) -> tuple[Place, ...]:
    """The places of a country with this name, the most populous first.

    Args:
        index: As `geonames.index_of` gives it.
        country: ISO 3166-1 alpha-2 code.
        key: The folded name.

    Raises:
        InputError: The index was deleted or damaged since it was opened.
    """
    rows = _asked(
        index,
        f"SELECT DISTINCT {_PLACE} FROM name CROSS JOIN place ON place.id = name.place"  # noqa: S608 - constants only
        " WHERE name.country = ? AND key = ? ORDER BY population DESC, id LIMIT ?",
        (country, key, _MOST),
    )
    return tuple(Place(*row) for row in rows)


@lru_cache(maxsize=4096)
def alike(index: Path, country: str, sound: str, threshold: float) -> tuple[tuple[float, Place], ...]:
    """The places of a country that sound like this, with their likeness, the closest first.

    Args:
        index: As `geonames.index_of` gives it.
        country: ISO 3166-1 alpha-2 code.
        sound: As `names.sound_of` gives it.
        threshold: Likeness from 0 to 100 from which a place is among them.

    Raises:
        InputError: The index was deleted or damaged since it was opened.
    """
    if not sound:
        return ()
    apart = len(sound) // _LENGTH_APART
    rows = _asked(
        index,
        "SELECT sound, place FROM sound WHERE country = ? AND initial = ? AND length BETWEEN ? AND ? LIMIT ?",
        (country, sound[0], len(sound) - apart, len(sound) + apart, _MOST_ALIKE),
    )
    scores: dict[int, float] = {}
    for other, number in rows:
        score = fuzz.ratio(sound, other, score_cutoff=threshold)
        if score:
            scores[number] = max(score, scores.get(number, 0.0))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return tuple((score, place) for number, score in ranked for place in _numbered(index, number))


def _numbered(index: Path, number: int) -> list[Place]:
    rows = _asked(index, f"SELECT {_PLACE} FROM place WHERE id = ?", (number,))  # noqa: S608 - constants only
    return [Place(*row) for row in rows]


def is_sound(index: Path) -> bool:
    """Whether a file is an index that can be read, as far as a look at its tables and at one place tells."""
    base = opened(index, _TABLES)
    if base is None:
        _opened.cache_clear()  # a connection to what is built anew would go on reading the old file
        return False
    base.close()
    return True


def _asked(index: Path, question: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
    if any(isinstance(value, str) and not value.isprintable() for value in values):
        return []  # a lone surrogate, a control character: no name has it, and SQLite takes no surrogates
    try:
        with _ASKING:
            return _opened(index).execute(question, values).fetchall()
    except sqlite3.Error as error:
        _opened.cache_clear()
        raise InputError(f"{index} cannot be read: {error}.", "Delete it: it is built anew from the dump.") from error


@lru_cache(maxsize=4)
def _opened(index: Path) -> sqlite3.Connection:
    """A connection that stays open."""
    return connected(index)
