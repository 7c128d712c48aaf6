"""Names that may be places, and how clearly the words put something there; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.resolve.places.place_names import place_names_in
from tests.builders import article_of


def cues(text: str) -> dict[str, float]:
    return {one.words: one.cue for one in place_names_in(article_of(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine people died in Mirova.", "Mirova"),
        ("A bomb went off near the northern town of Deir al-Velk.", "Deir al-Velk"),
        ("Rebels overran al-Tolvar district.", "al-Tolvar"),
        ("An attack on Mirova killed nine.", "Mirova"),
        ("The shelling of the city of Santa Rosa de Velk went on.", "Santa Rosa de Velk"),
        ("Syria's Mirova was hit again.", "Mirova"),
        ("Mirova police said two men were shot.", "Mirova"),
    ],
)
def test_words_that_put_an_event_at_a_place_are_a_clear_cue(text: str, name: str) -> None:
    assert cues(text)[name] >= 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody was hurt, a spokesman said in Mirova.", "Mirova"),
        ("The wounded were taken to a hospital in Mirova.", "Mirova"),
        ("The Mirova-based group denied it.", "Mirova-based"),
        ("They came from Mirova.", "Mirova"),
        ("Later Mirova was calm.", "Mirova"),
    ],
)
def test_other_words_are_a_weak_cue(text: str, name: str) -> None:
    assert cues(text).get(name, 0.0) <= 0.5


def test_the_datelines_place_is_not_among_the_names() -> None:
    assert "MIROVA" not in cues("MIROVA, 21 Oct (ANP) -- A bomb went off in Velk on Tuesday.")


def test_where_capitals_mark_no_names_only_clear_cues_count_and_the_words_may_go_on() -> None:
    text = "Guerrillas Attacked A Bridge In San Mirova This Morning And Fled. The Army Said So."
    (one,) = place_names_in(article_of(text))
    assert (one.words.startswith("San Mirova"), one.loose) == (True, True)


@given(st.text(max_size=300))
def test_whatever_the_text_spans_are_of_its_words(text: str) -> None:
    article = article_of(f"Rain fell in {text}.")
    for one in place_names_in(article):
        assert article.slice(one.span).startswith(one.words)
