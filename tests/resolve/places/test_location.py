"""The incident's place among those the article names; what each name means is `test_places`'."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.report import Location, Problem
from summarizer.resolve.places.location import location_of
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


@pytest.mark.parametrize(
    ("text", "said", "name", "admin1"),
    [
        # a hospital's city, the capital, where somebody spoke
        (
            "Shelling of Idlib killed nine people. The wounded were taken to a hospital in Aleppo, Syria.",
            {"place": "Aleppo"},
            "Idlib",
            "Idlib",
        ),
        (
            "A blast in Kunduz killed nine. A second blast hit Kunduz. Officials in Kabul blamed Afghan rebels.",
            {"place": "Kabul"},
            "Kunduz",
            "Kunduz",
        ),
        ("Nine died in an attack on the town of Tadmur in Syria.", {"country": "Syria"}, "Tadmur", "Homs"),
        ("SHELLING KILLS NINE IN ALEPPO. SYRIAN REBELS DENIED IT.", {}, "ALEPPO", "Aleppo"),
        ("Syria's Homs was bombed. Nine people were killed.", {}, "Homs", "Homs"),
        ("Gunmen raided Mirova village in Takhar province, Afghanistan.", {"place": "Mirova"}, "Mirova", "Takhar"),
    ],
)
def test_where_the_draft_does_not_help_the_text_decides(
    text: str, said: dict[str, str], name: str, admin1: str
) -> None:
    _, location, _ = located(text, **said)
    assert (location.name, location.admin1) == (name, admin1)


def test_an_american_address_is_the_place_as_written_in_its_town() -> None:
    text = "A man was shot in the 1200 block of Mill Street in Toledo, Ohio, police said. He lives on Oak Avenue."
    _, location, _ = located(text, place="Toledo", province="Ohio")
    assert (location.text, location.name, location.admin1) == ("1200 block of Mill Street", "Toledo", "Ohio")
    assert (location.country_code, location.precision) == ("USA", "near")
    assert "1200 block of Mill Street" in [one.quote for one in location.evidence]


def test_an_address_whose_town_is_not_known_keeps_its_name() -> None:
    text = "A man was shot in the 1200 block of Mill Street, the sheriff's office said. Call 555-010-4477."
    _, location, _ = located(text)
    assert (location.name, location.country_code, location.latitude) == ("1200 block of Mill Street", "USA", None)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("Rebels raided Paletwa. Nine Burmese soldiers died, Myanmar said.", "Paletwa", "MMR"),
        ("A man was shot in Long Beach, CA, police said.", "Long Beach", "USA"),
        ("Nine people were killed in Palestine, officials said.", "Palestine", "PSE"),
        ("A man was shot in Palestine, Texas, police said.", "Palestine", "USA"),
        ("Police clashed with protesters in Pristina, Kosovo.", "Pristina", "XKX"),
        ("Nine were hurt in a blast in Taipei, Taiwan.", "Taipei", "TWN"),
        ("A mine killed two in Western Sahara.", "Western Sahara", "ESH"),
        ("A blast hit Simferopol in Crimea.", "Simferopol", "UKR"),
        ("A shell hit the Syrian town of Kobani.", "Kobani", "SYR"),
    ],
)
def test_a_name_is_never_a_far_namesakes(text: str, place: str, code: str) -> None:
    _, location, _ = located(text, place=place)
    assert location.country_code == code


def test_the_datelines_country_counts_where_nothing_else_tells() -> None:
    told = "BOGOTA, 21 Oct (ANP) -- A bomb killed nine people near a barracks on Tuesday."
    assert located(told)[1].country_code == "COL"
    other = "BOGOTA, 21 Oct (ANP) -- A bomb killed nine people in Peru on Tuesday. Peru sent troops."
    assert located(other)[1].country_code == "PER"


@pytest.mark.parametrize(
    "name",
    ["Velk" * 1250, "مدينة حلب", "北京市", "Одесса", "Mirova 💥", "Mi\x07rova", "( ) , ;", "-", "Mirova, " * 600],
)
def test_odd_names_neither_crash_nor_take_long(name: str) -> None:
    start = time.perf_counter()
    located(f"A bomb went off in {name}. Nine people died.", place=name[:150])
    assert time.perf_counter() - start < 2


def test_long_articles_with_many_names_take_time_in_proportion_to_their_length() -> None:
    def seconds(names: int) -> float:
        text = " ".join(f"A bomb killed nine people in Mirova{chr(97 + n % 26)}{n}, near Kunduz." for n in range(names))
        story = story_of(grounds_of(text), event_of(place="Kunduz"))
        start = time.perf_counter()
        location_of(story, 0)
        return time.perf_counter() - start

    seconds(300)
    assert seconds(4000) < 4000 / 400 * max(seconds(400), 0.02) * 3


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


@pytest.mark.parametrize(
    "name", ["Springfield", "Portland", "Columbus", "Valencia", "Victoria", "San Miguel", "Santa Rosa"]
)
def test_a_name_of_many_places_is_placed_nowhere_by_itself(name: str) -> None:
    _, location, problems = located(f"Three people were killed in {name} on Monday.", place=name)
    assert (location.name, location.country_code, location.admin1, location.latitude) == (name, None, None, None)
    assert [problem.message for problem in problems] == [f"{name}: the article does not tell in which country"]


@pytest.mark.parametrize(
    "more",
    ["", " The sheriff and a grand jury are to hear of it.", " The United States mourned.", " A SWAT team came."],
)
@pytest.mark.parametrize("place", ["Springfield", "1200 block of Mill Street in Springfield"])
def test_of_namesakes_in_one_country_none_is_taken_by_their_order(place: str, more: str) -> None:
    _, location, problems = located(
        f"Two people were shot in the 1200 block of Mill Street in Springfield on Monday.{more}", place=place
    )
    assert location.country_code in {None, "USA"}
    assert (location.admin1, location.admin2, location.latitude, location.geonames_id) == (None, None, None, None)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "place", "code", "unit"),
    [
        ("Three people were killed in Springfield on Monday, Illinois police said.", "Springfield", "USA", "Illinois"),
        ("Three people died in Portland. The United States mourned.", "Portland", "USA", "Oregon"),
        ("Three people died in San Miguel, in El Salvador.", "San Miguel", "SLV", "San Miguel"),
        (
            "Three people died in Valencia, Spanish police said.",
            "Valencia",
            "ESP",
            "Valenciana, Comunidad",
        ),
        ("Three people were killed in Herat on Monday.", "Herat", "AFG", "Herat"),
    ],
)
def test_what_else_the_article_names_tells_namesakes_apart(text: str, place: str, code: str, unit: str) -> None:
    _, location, problems = located(text, place=place)
    assert (location.name, location.country_code, location.admin1, problems) == (place, code, unit, [])
