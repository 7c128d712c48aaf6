"""What was used: the draft's words where the article has them, with a plain kind."""

import pytest

from summarizer.resolve.codes.weapons import weapons_of
from tests.builders import event_of, grounds_of, story_of


@pytest.mark.parametrize(
    ("weapon", "kind"),
    [
        ("a car bomb", "explosive"),
        ("roadside bombs", "explosive"),
        ("hand grenades", "explosive"),
        ("landmine", "explosive"),
        ("mortars", "artillery"),
        ("rockets", "artillery"),
        ("drones", "aircraft"),
        ("machine guns", "firearm"),
        ("an AK-47", "firearm"),
        ("automatic rifles", "firearm"),
        ("a knife", "blade"),
        ("machetes", "blade"),
        ("chlorine gas", "chemical"),
        ("molotov cocktails", "fire"),
        ("a bomb hidden in a paint can", "explosive"),
        ("stones", "blunt"),
    ],
)
def test_a_weapon_keeps_its_words_and_gets_a_kind(weapon: str, kind: str | None) -> None:
    story = story_of(grounds_of(f"It happened fast. They used {weapon} that day."), event_of(weapon=weapon))
    (found,) = weapons_of(story)
    assert (found.name, found.type) == (weapon, kind)
    assert [one.quote for one in found.evidence] == [weapon]


@pytest.mark.parametrize("weapon", ["a paint can", "a long silence", None])
def test_what_is_no_weapon_gives_way_to_one_that_the_sentences_name(weapon: str | None) -> None:
    story = story_of(
        grounds_of("They brought a paint can. It held a bomb. A long silence followed."), event_of(weapon=weapon)
    )
    assert [(one.name, one.type) for one in weapons_of(story)] == [("bomb", "explosive")]


def test_a_weapon_the_article_lacks_is_none() -> None:
    story = story_of(grounds_of("Gunmen came at dawn with machetes."), event_of(weapon="drones"))
    assert [one.name for one in weapons_of(story)] == ["machetes"]


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Hadra.",
        "The Rock River burst its banks near Stone.",
        "Two members of the cricket clubs were hurt.",
        "Nine died when the walls of the coal mine gave way.",
    ],
)
def test_an_article_without_a_weapon_has_none(text: str) -> None:
    assert weapons_of(story_of(grounds_of(text))) == ()


def test_a_mine_that_copper_comes_from_is_none_where_it_is_only_called_the_mine_either() -> None:
    text = "Gunmen with rifles came to the copper mine at dawn, the mine's manager said. It was shut."
    assert [one.name for one in weapons_of(story_of(grounds_of(text)))] == ["rifles"]
    laid = grounds_of("The copper mine was shut. A land mine went off at its gate.")
    assert [one.name for one in weapons_of(story_of(laid))] == ["land mine"]
