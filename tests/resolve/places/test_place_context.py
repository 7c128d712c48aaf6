"""What an article names, counted; all sentences are invented."""

import time

import pytest

from summarizer.resolve.places.place_context import PlaceContext, places_in


def names(text: str) -> tuple[list[str], list[str]]:
    context = places_in(text)
    return sorted(named.country for named in context.countries), sorted({named.name for named in context.units})


@pytest.mark.parametrize(
    ("text", "countries", "units"),
    [
        ("Afghan troops left Takhar province", ["AFG"], ["Takhar"]),
        ("Afghanistan's army and the Syrians", ["AFG", "SYR"], []),
        ("a U.S.-backed force, the US and the UK", ["GBR", "USA"], []),
        ("South Korean and North Korean officers", ["KOR", "PRK"], []),
        ("the Democratic Republic of the Congo", ["COD"], []),
        ("in New Mexico, not in Mexico", ["MEX"], ["New Mexico"]),
        ("a man from GADSDEN, Ala. said", [], []),
        ("a man from Gadsden, Ala., said", [], ["Alabama"]),
        ("Nigeria and Niger", ["NER", "NGA"], []),
        ("the Deir ez-Zor countryside", [], ["Deir Ezzor"]),
        ("Michael Jordan spoke; Chad Smith left", [], []),
        ("Jordan said it would help", ["JOR"], []),
        ("a Latin American bank, the Indian Ocean, the New York Times", [], []),
        ("they may turkey-hunt in china shops", [], []),
        ("Khartoum, Sudan", ["SDN"], ["Khartoum"]),
        ("KABUL, AFGHANISTAN", ["AFG"], ["Kabul"]),
    ],
)
def test_countries_adjectives_and_first_level_units_are_found(
    text: str, countries: list[str], units: list[str]
) -> None:
    found_countries, found_units = names(text)
    assert found_countries == countries
    assert set(units) <= set(found_units)


def test_names_weigh_more_than_adjectives_and_a_place_weighs_most() -> None:
    context = places_in("Russian jets struck in Syria. Russia denied it.")
    assert context.weights() == {"SYR": 3.0, "RUS": 1.5}


def test_a_town_told_with_its_countrys_adjective_is_a_place_in_it() -> None:
    town = places_in("A bomb exploded in the Peruvian town of Mirova.").weights()
    army = places_in("A bomb exploded in the Peruvian army post.").weights()
    assert town["PER"] > army["PER"]


@pytest.mark.parametrize("what", ["state news agency", "state TV", "state-run daily", "statement", "regional office"])
def test_a_states_media_and_longer_words_are_no_town(what: str) -> None:
    assert places_in(f"It stood in the Peruvian {what}.").weights() == {"PER": 0.5}
    assert places_in("It stood in the Peruvian state of Mirova.").weights()["PER"] > 0.5


@pytest.mark.parametrize(
    "talks",
    [
        "He spoke of the impact of the raid on the talks being held in Oslo, Norway.",
        "Peace talks in Norway had failed.",
        "Negotiations were being held in Norway.",
    ],
)
def test_where_people_talk_weighs_less_than_another_country(talks: str) -> None:
    weights = places_in(f"Guatemalan soldiers fired on a bus. {talks}").weights()
    assert weights["GTM"] > weights["NOR"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "A suicide bomber blew himself up at a meeting of elders in Pakistan. India condemned the attack.",
            "PAK",
        ),
        ("Gunmen opened fire on a peace conference in Somalia on Monday. Kenya sent help.", "SOM"),
        ("A bomb went off during peace talks in Somalia. Kenya sent help.", "SOM"),
        ("Negotiations in Somalia ended when a guard was killed. Kenya sent help.", "SOM"),
        ("Talks failed and gunmen attacked a post in Somalia. Kenya sent help.", "SOM"),
    ],
)
def test_an_attack_on_a_meeting_happens_where_the_meeting_is(text: str, country: str) -> None:
    assert places_in(text).leading() == country


def test_a_country_leads_that_weighs_enough_more_than_the_next() -> None:
    assert places_in("In Syria, Syrian rebels fought. A Turkish envoy left.").leading() == "SYR"
    assert places_in("Syria and Turkey").leading() is None
    assert PlaceContext().leading() is None


def test_a_unit_tells_its_country_only_when_written_as_one_or_as_a_us_state() -> None:
    assert places_in("Shots fell in Takhar.").leading() is None
    assert places_in("Shots fell in Takhar province.").leading() == "AFG"
    assert places_in("Shots fell in Ohio.").leading() == "USA"


def test_a_unit_name_that_two_countries_share_is_there_for_both() -> None:
    units = {(unit.name, unit.country) for unit in places_in("a bus in Punjab").units}
    assert units == {("Punjab", "IND"), ("Punjab", "PAK")}


def test_the_first_mention_keeps_its_offset() -> None:
    text = "Near Kabul, Afghan police said. Afghanistan mourned."
    assert [named.first for named in places_in(text).countries] == [text.index("Afghan")]


@pytest.mark.parametrize("piece", ["Isle of ", "A", "U.S.", "Trinidad and ", "é ", "Deir ", "’s "])
def test_a_long_monotonous_text_takes_linear_time(piece: str) -> None:
    places_in("warm up")
    started = time.perf_counter()
    places_in(piece * (60_000 // len(piece)))
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "text", ["He answered in French.", "They spoke Russian, he said.", "in Turkish from the start", "a text in Spanish"]
)
def test_a_language_is_no_country(text: str) -> None:
    assert places_in(text).countries == ()


@pytest.mark.parametrize("text", ["in French custody", "in Russian-held towns", "in Turkey.", "The French, he said."])
def test_an_adjective_before_a_noun_and_a_name_still_tell_a_country(text: str) -> None:
    assert len(places_in(text).countries) == 1
