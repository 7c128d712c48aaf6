"""The incident's place among those the article names; what each name means is `test_places`'."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.report import Location, Problem
from summarizer.resolve.location import location_of
from tests.builders import event_of, grounds_of, story_of

KUNDUZ = "A bomb went off in Kunduz on Tuesday. Afghanistan sent a team to the city."


def located(text: str, **said: str) -> tuple[Article, Location, list[Problem]]:
    grounds = grounds_of(text)
    location, problems = location_of(story_of(grounds, event_of(**said)), 2)
    return grounds.article, location, problems


@pytest.mark.parametrize(
    ("text", "said", "name", "code", "precision"),
    [
        (KUNDUZ, {"place": "Kunduz"}, "Kunduz", "AFG", "exact"),
        (KUNDUZ, {"place": "Kunduz", "country": "Afghanistan"}, "Kunduz", "AFG", "exact"),
        (KUNDUZ, {"country": "Afghanistan"}, "Kunduz", "AFG", "exact"),
        ("A raid in Borno State, Nigeria.", {"province": "Borno State"}, "Borno", "NGA", "admin1"),
        ("A raid near Maiduguri, Nigeria.", {"place": "near Maiduguri"}, "Maiduguri", "NGA", "near"),
        ("Rebels raided a post in northern Mali.", {"country": "Mali"}, None, "MLI", "country"),
        (
            "Clashes broke out in Baharak district, in Takhar, Afghanistan.",
            {"province": "Takhar", "country": "Afghanistan"},
            "Baharak",
            "AFG",
            "admin2",
        ),
        (
            "Gunmen raided the village of Mirova Tal near Maiduguri, Nigeria.",
            {"place": "Mirova Tal", "country": "Nigeria"},
            "Mirova Tal",
            "NGA",
            "admin1",
        ),
    ],
)
def test_the_place_is_as_narrow_as_the_article_tells(
    text: str, said: dict[str, str], name: str | None, code: str, precision: str
) -> None:
    _, location, _ = located(text, **said)
    assert (location.name, location.country_code, location.precision) == (name, code, precision)


def test_a_known_town_has_coordinates_and_its_words() -> None:
    article, location, problems = located(KUNDUZ, place="Kunduz", country="Afghanistan")
    assert problems == []
    assert location.text == "Kunduz"
    assert (round(location.latitude or 0, 1), round(location.longitude or 0, 1)) == (36.7, 68.9)
    assert [one.quote for one in location.evidence] == ["Kunduz", "Afghanistan"]
    assert all(article.text[one.start : one.end] == one.quote for one in location.evidence)


def test_a_country_that_only_the_gazetteer_tells_has_no_evidence() -> None:
    _, location, _ = located(
        "A raid near Maiduguri killed nine. Maiduguri and Borno shut their schools.", place="Maiduguri"
    )
    assert {one.quote for one in location.evidence} == {"Maiduguri"}


def test_an_unknown_village_keeps_its_name_and_is_never_a_far_namesake() -> None:
    _, location, problems = located("Rebels raided Paletwa in Myanmar.", place="Paletwa", country="Myanmar")
    assert (location.name, location.country_code, location.latitude) == ("Paletwa", "MMR", None)
    assert [(one.code, one.where) for one in problems] == [("place-not-settled", "$.incidents[2].location")]


@pytest.mark.parametrize("said", [{}, {"place": "Mirova"}, {"country": "Norland"}])
def test_nothing_that_holds_is_no_place(said: dict[str, str]) -> None:
    _, location, _ = located("It rained all day.", **said)
    assert location == Location(name=None)


def test_the_datelines_city_is_not_the_place() -> None:
    text = "KABUL, 21 Oct (ANP) -- A bomb went off in Kunduz, in northern Afghanistan, on Tuesday."
    _, location, _ = located(text, place="Kabul", country="Afghanistan")
    assert location.name == "Kunduz"


NAMES = st.sampled_from(
    [
        "Kunduz",
        "Takhar",
        "Afghanistan",
        "Baharak district",
        "Mali",
        "Georgia",
        "Springfield",
        "Paris",
        "Mirova",
        "Nigeria",
    ]
)


@given(st.lists(NAMES, min_size=1, max_size=5), NAMES, NAMES, NAMES)
@settings(deadline=None, max_examples=40)
def test_whatever_is_named_evidence_is_exact_and_coordinates_come_with_a_precision(
    names: list[str], place: str, province: str, country: str
) -> None:
    text = " ".join(f"A bomb went off in {name}." for name in names)
    article, location, _ = located(text, place=place, province=province, country=country)
    for one in location.evidence:
        assert article.text[one.start : one.end] == one.quote
    assert (location.latitude is None) == (location.longitude is None)
    if location.latitude is not None:
        assert location.precision is not None
    assert location.text is None or location.text in article.text
