"""Places looked up in the index of a GeoNames dump: by name, and by how a name sounds.

The index is `geonames`'; it is opened read-only. What its places are to the built-in gazetteer is `lookup`'s.
"""

import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from summarizer.resolve.gazetteer import Kind

_PLACE: Final = "id, name, kind, place.country, admin1, admin2, population, latitude, longitude"
_MOST: Final = 50  # namesakes in one country
_MOST_ALIKE: Final = 20_000
# A likeness of 92 out of 100 leaves room for a length that differs by a seventh.
_LENGTH_APART: Final = 7


class Place(NamedTuple):
    """A place of the dump, with codes where the gazetteer has units."""

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
    """
    rows = _opened(index).execute(
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
    """
    if not sound:
        return ()
    apart = len(sound) // _LENGTH_APART
    rows = _opened(index).execute(
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
    rows = _opened(index).execute(f"SELECT {_PLACE} FROM place WHERE id = ?", (number,))  # noqa: S608 - constants only
    return [Place(*row) for row in rows]


@lru_cache(maxsize=4)
def _opened(index: Path) -> sqlite3.Connection:
    """A connection that never writes; SQLite serialises its use by several threads."""
    return sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
