"""Words and marks of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.check.harm.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men died.", ["Two", "men", "died", "."]),
        ("Takhar's chief, 34", ["Takhar's", "chief", ",", "34"]),
        ("a 16-year-old -- shot", ["a", "16-year-old", "--", "shot"]),
        ("al-Shabaab’s men", ["al-Shabaab’s", "men"]),
        ("1.5 million", ["1.5", "million"]),
        ("“Nine,” he said", ["“", "Nine", ",", "”", "he", "said"]),
        ("В Киеве 🚒 12", ["В", "Киеве", "🚒", "12"]),
        ("under_score", ["under", "score"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_keep_what_belongs_to_them_and_marks_stand_alone(text: str, words: list[str]) -> None:
    assert tokens_of(text).words == words


@given(st.text())
def test_tokens_are_slices_in_order_and_leave_out_no_letter(text: str) -> None:
    tokens = tokens_of(text)
    assert tokens.words == [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert tokens.lows[: len(tokens)] == [word.casefold() for word in tokens.words]
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert sum(char.isalnum() for word in tokens.words for char in word) == sum(char.isalnum() for char in text)


def test_positions_are_those_of_the_words_of_a_table() -> None:
    tokens = tokens_of("Killed and wounded, or KILLED.")
    assert tokens.positions({"killed", "wounded", "hurt"}) == [0, 2, 5]
    assert tokens.positions({"hurt"}) == []


@given(st.text())
def test_beyond_either_end_stand_empty_words(text: str) -> None:
    tokens = tokens_of(text)
    assert not any(tokens.lows[len(tokens) :])
    assert tokens.lows[-1] == tokens.lows[len(tokens) + 24] == ""
