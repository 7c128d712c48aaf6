"""Shares of a count are no toll of the whole: read through the statements of harm of one sentence."""

import pytest

from summarizer.check.harm.casualties import casualty_mentions
from summarizer.check.said.count import hold_count
from tests.builders import article_of, grounds_of


def killed(text: str) -> list[tuple[int | None, str | None, str]]:
    article = article_of(text)
    told = [one for one in casualty_mentions(article) if one.outcome == "killed" and not one.part]
    return [(one.best, one.who, article.slice(one.span)) for one in told]


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("Half of the 40 passengers were killed.", "passengers", "Half of the 40 passengers"),
        ("More than half of the 60 guests died.", "guests", "More than half of the 60 guests"),
        ("Most of the 30 miners were killed.", "miners", "Most of the 30 miners"),
        ("One in three of the 90 hostages died.", "hostages", "One in three of the 90 hostages"),
        ("Two-thirds of the 30 men died.", "men", "Two-thirds of the 30 men"),
        ("The blast killed half the 30 guests.", "guests", "half the 30 guests"),
        ("All but two of the crew were killed.", "crew", "All but two of the crew"),
        ("Two bombs killed five people each.", "people", "five people each"),
    ],
)
def test_a_share_keeps_its_words_and_has_no_number(text: str, who: str, words: str) -> None:
    assert killed(text) == [(None, who, words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine out of 12 crew were killed.", (9, "crew", "Nine out of 12 crew")),
        ("Nine out of the 12 crew were killed.", (9, "crew", "Nine out of the 12 crew")),
        ("All but two of the 14 crew were killed.", (12, "crew", "All but two of the 14 crew")),
        ("Two of the three men died.", (2, "men", "Two of the three men")),
        ("Half of the 30 people killed were women.", (30, "people", "30 people")),
    ],
)
def test_a_share_with_a_number_is_that_number(text: str, expected: tuple[int, str, str]) -> None:
    assert killed(text) == [expected]


def test_a_draft_holds_by_the_share_and_not_by_the_whole() -> None:
    grounds = grounds_of("Half of the 40 passengers were killed.")
    held = hold_count(grounds, "killed", "half of the 40 passengers")
    assert not isinstance(held, str)
    assert held.words == "Half of the 40 passengers"
    assert isinstance(hold_count(grounds, "killed", "40 passengers"), str)
