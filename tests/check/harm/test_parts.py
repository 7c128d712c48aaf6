"""Which counts of a sentence are parts of another."""

import pytest

from summarizer.check.harm.harm import triggers_in
from summarizer.check.harm.parts import apposed, with_parts
from summarizer.check.harm.tokens import tokens_of
from summarizer.check.harm.victims import victims_in


def parts(text: str) -> list[str]:
    tokens = tokens_of(text)
    marked = with_parts(tokens, victims_in(text, tokens, triggers_in(tokens)))
    return [tokens.words[one.first] for one in marked if one.part]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people, including six nurses and two cooks, died.", ["six", "two"]),
        ("Nine people, among them six nurses, died.", ["six"]),
        ("Nine people, six of them nurses, died.", ["six"]),
        ("Six nurses and two cooks were among the dead.", ["Six", "two"]),
        ("Six nurses were among nine people killed.", ["Six"]),
        ("Nine people, including six nurses, and two guards died.", ["six"]),
        ("Six of them died.", []),
        ("Six nurses and two cooks died.", []),
        ("A clinic, including two nurses, was moved.", []),
        ("There were nine dead among the rebels.", []),
    ],
)
def test_those_counted_already_are_parts_and_the_whole_is_not(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nine people, five rebels and four soldiers, died.", ["Nine", "five part", "four part"]),
        ("Nine people, five rebels and three soldiers, died.", ["Nine", "five", "three"]),
        ("Nine rebels, five soldiers and four guards died.", ["Nine", "five", "four"]),
        ("Ana Pereda, a nurse, died.", ["Ana"]),
        ("Her husband, Omar Tellez, died.", ["Omar"]),
        ("Ana Pereda and a nurse died.", ["Ana", "a"]),
    ],
)
def test_an_apposition_adds_nobody(text: str, left: list[str]) -> None:
    tokens = tokens_of(text)
    joined = apposed(tokens, victims_in(text, tokens, triggers_in(tokens)))
    assert [tokens.words[one.first] + (" part" if one.part else "") for one in joined] == left
