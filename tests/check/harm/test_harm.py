"""Which words of a sentence tell of harm, and in which sense."""

import pytest

from summarizer.check.harm.casualty_words import TRIGGERS
from summarizer.check.harm.harm import may_tell_harm, triggers_in
from summarizer.check.harm.tokens import tokens_of


def outcomes(text: str) -> list[str]:
    return [trigger.outcome for _, trigger in sorted(triggers_in(tokens_of(text)).items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were killed.", ["killed"]),
        ("Two men were shot.", ["injured"]),
        ("Two men were shot dead.", ["killed"]),
        ("Two men were shot and killed.", ["killed"]),
        ("Two men were stabbed to death.", ["killed"]),
        ("Two men were fatally stabbed.", ["killed"]),
        ("A bomb killed two and wounded nine.", ["killed", "injured"]),
        ("Two men are missing, nine were abducted.", ["missing", "captured"]),
        ("The attack claimed the lives of two men.", ["killed"]),
        ("Two men are in critical condition.", ["injured"]),
        ("Two men were rushed to the hospital.", ["injured"]),
        ("Some 900 people were displaced.", ["displaced"]),
    ],
)
def test_a_word_of_harm_tells_its_outcome(text: str, expected: list[str]) -> None:
    assert outcomes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He faces the death penalty.",
        "She got death threats.",
        "Body camera footage was shown.",
        "She shot a video.",
        "One shot was fired.",
        "They had come to kill.",
        "The hospital was rebuilt.",
        "They changed many lives.",
        "The road is in good condition.",
        "The town is struck by drought.",
        "The toll road reopened.",
        "It rained.",
        "The student body met.",
        "He killed the engine.",
    ],
)
def test_a_word_in_another_sense_tells_nothing(text: str) -> None:
    assert outcomes(text) == []


@pytest.mark.parametrize("word", sorted(TRIGGERS))
def test_the_quick_look_passes_by_no_word_of_harm(word: str) -> None:
    assert may_tell_harm(f"{word.upper()}, they said.")
