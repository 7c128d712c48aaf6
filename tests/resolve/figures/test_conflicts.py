"""Where an article contradicts itself: listed with the words of both, and never settled."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.codebook import OUTCOMES
from summarizer.report import Conflict
from summarizer.resolve.figures.conflicts import conflicts_in
from summarizer.resolve.figures.figures import figure_of
from summarizer.resolve.places.location import location_of
from tests.builders import event_of, grounds_of, story_of


def conflicts(text: str, headline: str | None = None, **said: object) -> tuple[Conflict, ...]:
    grounds = grounds_of(f"{headline}\n\n{text}" if headline else text, title=headline)
    assert (grounds.article.body_start > 0) == (headline is not None)
    story = story_of(grounds, event_of(**said))
    location, _ = location_of(story, 0)
    return conflicts_in(story, location, {outcome: figure_of(outcome, story.stated) for outcome in OUTCOMES})


def told(found: tuple[Conflict, ...]) -> list[tuple[str, list[str]]]:
    return [(one.field, [value.value for value in one.values]) for one in found]


@pytest.mark.parametrize(
    ("headline", "text", "expected"),
    [
        ("12 killed in blast", "A bomb killed nine people in Hadra.", ("fatalities", ["12", "nine people"])),
        ("40 people wounded", "A bomb in Hadra wounded 14 people.", ("injured", ["40 people", "14 people"])),
        ("Four nurses abducted", "Gunmen abducted five nurses.", ("captured", ["Four nurses", "five nurses"])),
        (
            "Police chief killed in ambush",
            "An ambush killed deputy police chief Hamid Sorush in Keld.",
            ("casualties.who", ["Police chief", "deputy police chief"]),
        ),
        (
            "Police chief killed in Keld",
            "The deputy police chief, Hamid Sorush, was killed in Keld on Monday.",
            ("casualties.who", ["Police chief", "deputy police chief"]),
        ),
        (
            "Police chief killed in Keld",
            "A deputy police chief was killed by gunmen.",
            ("casualties.who", ["Police chief", "deputy police chief"]),
        ),
        (
            "Mayor killed in Keld",
            "Gunmen killed former mayor Luis Cardel on Monday.",
            ("casualties.who", ["Mayor", "former mayor"]),
        ),
    ],
)
def test_headline_and_body_that_differ_are_a_conflict(
    headline: str, text: str, expected: tuple[str, list[str]]
) -> None:
    assert told(conflicts(text, headline)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army said nine people were killed. The Red Cross said 14 people were killed.",
            ("fatalities", ["nine people", "14 people"]),
        ),
        (
            "The army said 12 people were wounded in Hadra. It rained. Doctors said 40 people were wounded.",
            ("injured", ["12 people", "40 people"]),
        ),
        (
            "An ambush killed police chief Ahmad Karimi. It rained. Police chief Ahmad Rahimi was killed at once.",
            ("casualties.who", ["police chief Ahmad Karimi", "Police chief Ahmad Rahimi"]),
        ),
        (
            "The governor Ahmad Karimi was killed. It rained. They mourned the death of Governor Ahmad Rahimi.",
            ("casualties.who", ["governor Ahmad Karimi", "Governor Ahmad Rahimi"]),
        ),
        (
            "Police said two men were missing. The mayor said six men were missing.",
            ("missing", ["two men", "six men"]),
        ),
    ],
)
def test_statements_of_the_body_that_differ_are_a_conflict(text: str, expected: tuple[str, list[str]]) -> None:
    assert told(conflicts(text)) == [expected]


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Nine killed in blast", "A bomb killed nine people in Hadra."),
        ("Police chief killed", "Police chief Luis Cardel and a deputy police chief were killed in Keld."),
        ("Police chief killed", "Police chief Luis Cardel was killed in Keld. Later a deputy police chief was killed."),
        ("Nine killed in blast", "A bomb killed nine people and wounded 40."),
        ("Nine killed in blast", "A bomb killed nine people, including three children."),
        ("Nine killed in blast", "A bomb killed nine people in Hadra. Two others were killed in Keld."),
        ("Dozens killed in blast", "A bomb killed 24 people in Hadra."),
        ("Three children killed", "A bomb killed 12 people, police said."),
        ("Police chief killed in ambush", "An ambush killed police chief Hamid Sorush in Keld."),
        ("Police chief killed in ambush", "An ambush killed the mayor of Keld."),
        (None, "The army said nine people were killed. The Red Cross said nine people were killed."),
        (None, "The army said nine rebels were killed. The rebels said four soldiers were killed."),
        (None, "The army said nine people were killed. The Red Cross said 14 people were wounded."),
        (None, "The army said nine people were killed. The army said later that 11 people were killed."),
        (None, "The army said nine people were killed. The governor denied that 14 people were killed."),
        (None, "A bomb killed nine people. The death toll rose to 14."),
        ("10 killed in two raids", "Raiders killed six people in Hadra. Four people were killed in Keld."),
        ("16 killed in raids", "Nine civilians were killed in Hadra. In all, 16 people were killed."),
        ("At least nine killed in blast", "A bomb killed 11 people in Hadra."),
        ("About 10 killed in blast", "A bomb killed 11 people in Hadra."),
        ("Three medics killed", "A bomb killed four children."),
        ("Nine killed", "A bomb killed 60 people in a year of war."),
        (None, "The army said 12 people were killed in Hadra. The Red Cross said 14 people were killed in Keld."),
        (None, "The army said 12 people were killed. The Red Cross said four nurses were killed."),
        (None, "A raid killed police chief Raz Mohammad. Police chief Raz Mohammed was killed at home."),
        (None, "A raid killed police chief Raz Mohammad. Police chief Raz Mohammad Doorandish was killed at home."),
        (None, "A raid killed police chief Ahmad Karimi. Police chief Jon Brok was killed elsewhere."),
        (None, "A raid killed police chief Ahmad Karimi and police chief Ahmad Rahimi."),
        (None, "A raid killed police chief Ahmad Karimi. Deputy police chief Jon Brok was killed too."),
        (None, "It rained in Hadra."),
    ],
)
def test_what_only_looks_different_is_no_conflict(headline: str | None, text: str) -> None:
    assert conflicts(text, headline) == ()


def test_a_speaker_is_the_same_in_capitals() -> None:
    assert conflicts("The army said nine people died. Later the army said 11 people died.") == ()


def test_each_value_has_its_words_as_evidence() -> None:
    text = "The army said nine people were killed. The Red Cross said 14 people were killed."
    (found,) = conflicts(text)
    for value in found.values:
        (evidence,) = value.evidence
        assert evidence.quote == value.value == text[evidence.start : evidence.end]


PIECES = st.sampled_from(
    "Police said nine 14 people soldiers were killed wounded . The army mayor former deputy police chief Hamid Sorush "
    "was killed and , missing".split()
)


@given(st.lists(PIECES, min_size=1, max_size=40).map(" ".join))
@settings(deadline=None)
def test_a_conflict_always_has_two_values_that_differ(text: str) -> None:
    for one in conflicts("Rain. " + text):
        assert len({value.value.casefold() for value in one.values}) == len(one.values) == 2
