"""Places by the words and by what else an article names; all sentences are invented."""

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.resolve.places.places import PlaceContext, PlaceWords, country_of, places_in, resolve_place

AFGHAN = "Clashes broke out in Takhar, Afghanistan, the Afghan army said."
TALKS = f"{AFGHAN} Talks in Qatar had begun."

# (place, province, country), text → name, admin2, admin1, country code, precision
RESOLVED: list[tuple[tuple[str | None, str | None, str | None], str, tuple[object, ...]]] = [
    (("Baharak district", "Takhar", "Afghanistan"), "", ("Baharak", "Baharak", "Takhar", "AFG", "admin2")),
    (("Baharak district", None, "Afghanistan"), AFGHAN, ("Baharak", "Baharak", "Takhar", "AFG", "admin2")),
    (("Baharak district", None, None), TALKS, ("Baharak", "Baharak", "Takhar", "AFG", "admin2")),
    (("Baharak", "Takhar", "Qatar"), TALKS, ("Baharak", "Baharak", "Takhar", "AFG", "admin2")),
    (("the town of Baharak", "Badakhshan", "Afghan"), "", ("Baharak", "Baharak", "Badakhshan", "AFG", "exact")),
    (("Takhar region", None, "Afghanistan"), "", ("Takhar", None, "Takhar", "AFG", "admin1")),
    ((None, "Takhar", "Afghanistan"), "", ("Takhar", None, "Takhar", "AFG", "admin1")),
    (("Mazar-i-Sharif", None, "Afghanistan"), "", ("Mazar-i-Sharif", "Mazar-e Sharif", "Balkh", "AFG", "exact")),
    (("Aleppo", None, "Syria"), "", ("Aleppo", None, "Aleppo", "SYR", "exact")),
    (("Aleppo province", None, "Syria"), "", ("Aleppo", None, "Aleppo", "SYR", "admin1")),
    (("northern Aleppo", None, "Syria"), "", ("Aleppo", None, "Aleppo", "SYR", "admin1")),
    (("Hassakeh", None, "Syria"), "", ("Hassakeh", None, "Hasakeh", "SYR", "exact")),
    (("Al-Hasakah governorate", None, "Syria"), "", ("Al-Hasakah", None, "Hasakeh", "SYR", "admin1")),
    ((None, "Hasaka", "Syria"), "", ("Hasaka", None, "Hasakeh", "SYR", "admin1")),
    (("Edleb", None, "Syria"), "", ("Edleb", None, "Idlib", "SYR", "exact")),
    (("Deir ez-Zor", None, "Syria"), "", ("Deir ez-Zor", None, "Deir Ezzor", "SYR", "exact")),
    (("Deir Ezzor", None, "Syria"), "", ("Deir Ezzor", None, "Deir Ezzor", "SYR", "exact")),
    (("Deir al-Zour", None, "Syria"), "", ("Deir al-Zour", None, "Deir Ezzor", "SYR", "exact")),
    (("Khan Sheikhun", "Idlib", "Syria"), "", ("Khan Sheikhun", None, "Idlib", "SYR", "exact")),
    (("Old Mill district of Aleppo", None, "Syria"), "", ("Old Mill district", None, "Aleppo", "SYR", "admin1")),
    (("Syria's Idlib province", None, None), "", ("Idlib", None, "Idlib", "SYR", "admin1")),
    (("the Syrian city of Hama", None, None), "", ("Hama", None, "Hama", "SYR", "exact")),
    (("northern Syria", None, None), "", ("northern Syria", None, None, "SYR", "country")),
    (("10 km north of Mosul", None, "Iraq"), "", ("Mosul", "Mosul", "Nineveh", "IRQ", "near")),
    (("an area outside Mosul", None, "Iraq"), "", ("Mosul", "Mosul", "Nineveh", "IRQ", "near")),
    (("Kabul airport", None, "Afghanistan"), "", ("Kabul", "Kabul", "Kabul", "AFG", "near")),
    (("Medellín", None, None), "Colombian police", ("Medellín", "Medellin", "Antioquia", "COL", "exact")),
    (("Caldas", None, "Colombia"), "", ("Caldas", None, "Caldas", "COL", "admin1")),
    (("Caldas", "Antioquia", "Colombia"), "", ("Caldas", "Caldas", "Antioquia", "COL", "exact")),
    (("Maiduguri", "Borno State", "Nigeria"), "", ("Maiduguri", "Maiduguri", "Borno", "NGA", "exact")),
    (("Paletwa", "Chin State", "Myanmar"), "", ("Paletwa", None, "Chin", "MMR", "admin1")),
    (("Paletwa", None, None), "A boat was hit in Myanmar.", ("Paletwa", None, None, "MMR", "country")),
    (("Long Beach, CA", None, None), "", ("Long Beach", "Los Angeles", "California", "USA", "exact")),
    (("Long Beach", None, "US"), "", ("Long Beach", "Los Angeles", "California", "USA", "exact")),
    (("Gadsden, Alabama", None, None), "", ("Gadsden", "Etowah", "Alabama", "USA", "exact")),
    (("Gadsden", None, None), "A man in GADSDEN, Ala., Alabama", ("Gadsden", "Etowah", "Alabama", "USA", "exact")),
    (("Etowah County", "Ala.", None), "", ("Etowah", "Etowah", "Alabama", "USA", "admin2")),
    (("Springfield, Ill.", None, None), "", ("Springfield", "Sangamon", "Illinois", "USA", "exact")),
    (
        ("1200 block of Oak Street", "Stockton, California", None),
        "",
        ("1200 block of Oak Street", "San Joaquin", "California", "USA", "near"),
    ),
    (
        ("Elm Lane and Birch Drive", "Stockton, California", "U.S."),
        "",
        ("Elm Lane and Birch Drive", "San Joaquin", "California", "USA", "near"),
    ),
    (("Palestine, Texas", None, None), "", ("Palestine", "Anderson", "Texas", "USA", "exact")),
    (("Palestine", None, None), "", ("Palestine", None, None, "PSE", "country")),
    (("Gaza", None, None), "", ("Gaza", None, "Gaza Strip", "PSE", "admin1")),
    (("Gaza City", None, None), "", ("Gaza", None, "Gaza", "PSE", "exact")),
    (("Pristina", None, "Kosovo"), "", ("Pristina", "Komuna e Prishtines", "Pristina", "XKX", "exact")),
    (("Kaohsiung", "Taiwan", None), "", ("Kaohsiung", "Kaohsiung", "Kaohsiung", "TWN", "exact")),
    (("Laayoune", None, "Western Sahara"), "", ("Laayoune", None, None, "ESH", "exact")),
    (("Crimea", None, None), "", ("Crimea", None, "Crimea", "UKR", "admin1")),
    (("Macon, Georgia", None, None), "", ("Macon", "Bibb", "Georgia", "USA", "exact")),
    (("Tbilisi", "Georgia", None), "", ("Tbilisi", None, "Tbilisi", "GEO", "exact")),
    (("Mosul", None, None), "", ("Mosul", "Mosul", "Nineveh", "IRQ", "exact")),
]


@cache
def context_of(text: str) -> PlaceContext:
    return places_in(text)


@pytest.mark.parametrize(("words", "text", "expected"), RESOLVED, ids=[str(row[0]) for row in RESOLVED])
def test_place_words_resolve_to_a_place_and_its_units(
    words: tuple[str | None, str | None, str | None], text: str, expected: tuple[object, ...]
) -> None:
    place = resolve_place(PlaceWords(*words), context_of(text))
    assert (place.name, place.admin2, place.admin1, place.country_code, place.precision) == expected


def test_the_district_of_the_worked_example_has_its_number_and_no_guessed_coordinates() -> None:
    place = resolve_place(PlaceWords("Baharak district", "Takhar", "Afghanistan"))
    assert (place.country, place.geonames_id, place.latitude, place.problem) == ("Afghanistan", 7053318, None, None)


def test_a_town_has_its_own_coordinates() -> None:
    place = resolve_place(PlaceWords("Aleppo", None, "Syria"))
    assert (place.latitude, place.longitude, place.geonames_id) == (36.20124, 37.16117, 170063)


def test_a_province_has_the_coordinates_of_the_town_of_its_name_and_its_own_number() -> None:
    place = resolve_place(PlaceWords("Aleppo province", None, "Syria"))
    assert (place.latitude, place.geonames_id) == (36.20124, 170062)


def test_a_place_that_is_not_found_has_no_number_of_its_own() -> None:
    place = resolve_place(PlaceWords("Upper Nowhere", "Aleppo", "Syria"))
    assert (place.name, place.geonames_id, place.latitude) == ("Upper Nowhere", None, 36.20124)
    assert place.problem == "Upper Nowhere: not in the gazetteer; Aleppo stands for it"


def test_namesakes_without_a_sign_which_is_meant_are_left_to_the_country() -> None:
    place = resolve_place(PlaceWords("Baharak district", None, "Afghanistan"))
    assert (place.admin1, place.precision) == (None, "country")
    assert place.problem == "Baharak district: 2 places of this name; Afghanistan stands for it"


def test_towns_of_one_name_and_like_size_are_left_to_the_country() -> None:
    assert resolve_place(PlaceWords("Springfield", None, "United States")).precision == "country"


@pytest.mark.parametrize("name", ["Baharak", "Paletwa", "Springfield", "Tripoli", "Georgia", "Upper Nowhere"])
def test_without_a_country_nothing_but_a_very_big_city_is_placed(name: str) -> None:
    place = resolve_place(PlaceWords(name))
    assert (place.name, place.country, place.latitude) == (name, None, None)
    assert place.problem == f"{name}: the article does not tell in which country"


def test_a_village_of_a_country_merely_mentioned_does_not_stand_for_a_city_elsewhere() -> None:
    context = places_in("A bomb went off, a Spanish and a US paper wrote.")
    assert resolve_place(PlaceWords("Medellin"), context).country is None


def test_a_city_of_the_second_country_is_preferred_to_a_county_of_the_first() -> None:
    context = places_in("A U.S. envoy said the United States would help. Police in Bolivia found the car.")
    assert resolve_place(PlaceWords("La Paz"), context).country == "Bolivia"


def test_a_stated_country_that_does_not_fit_is_corrected_and_said() -> None:
    place = resolve_place(PlaceWords("Baharak", "Takhar", "Qatar"), places_in(TALKS))
    assert place.problem == "Baharak is in Afghanistan, not in Qatar"


def test_georgia_is_the_state_beside_american_places_and_the_country_beside_georgians() -> None:
    american = places_in("Police in Georgia and Alabama said the suspect, an American, had fled.")
    caucasian = places_in("The Georgian army said troops in Georgia were on alert; the United States called for calm.")
    assert resolve_place(PlaceWords("Georgia"), american).admin1 == "Georgia"
    assert resolve_place(PlaceWords("Georgia"), american).country_code == "USA"
    assert resolve_place(PlaceWords("Georgia"), caucasian).country_code == "GEO"


def test_only_a_country_gives_a_country() -> None:
    place = resolve_place(PlaceWords(None, None, "Afghan"))
    assert (place.name, place.country, place.precision, place.problem) == (None, "Afghanistan", "country", None)


def test_no_words_give_nothing() -> None:
    assert set(resolve_place(PlaceWords())) == {None}


def test_a_spelling_variant_is_not_sought_outside_the_known_country() -> None:
    assert resolve_place(PlaceWords("Hassakeh", None, "Colombia")).precision == "country"


def test_names_exported_here_belong_to_the_rooms_below() -> None:
    assert country_of("Syrian") == country_of("Syria")


@given(st.text(max_size=80), st.text(max_size=40) | st.none(), st.sampled_from(["Syria", "", "the moon", None]))
@settings(max_examples=150, deadline=None)
def test_no_words_crash_it_and_a_precision_never_lacks_its_country(
    place: str, province: str | None, country: str | None
) -> None:
    found = resolve_place(PlaceWords(place, province, country))
    assert (found.precision is None) == (found.country_code is None)
    assert (found.latitude is None) == (found.longitude is None)


_WORDS = st.sampled_from(
    "north northern of in the near , ; 's city district Aleppo Kabul Syria Georgia CA 10 km outside town and (".split()
)


@given(st.lists(_WORDS, max_size=12).map(" ".join), st.sampled_from(["Syria", "Afghanistan", None]))
@settings(max_examples=150, deadline=None)
def test_jumbled_place_words_never_crash_it(place: str, country: str | None) -> None:
    found = resolve_place(PlaceWords(place, None, country), context_of(AFGHAN))
    assert (found.precision is None) == (found.country_code is None)


@pytest.mark.parametrize("place", ["x" * 5000, "northern " * 600, "a, " * 2000, "of " * 2000, "\x00\ud800\u202e" * 99])
def test_a_monstrous_place_is_bounded_in_time_and_in_its_message(place: str) -> None:
    started = time.perf_counter()
    found = resolve_place(PlaceWords(place, None, "Syria"))
    assert time.perf_counter() - started < 0.5
    assert len(found.problem or "") < 200
