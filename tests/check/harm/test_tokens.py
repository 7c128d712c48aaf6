"""Words and marks of a sentence."""

import itertools

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
    assert [token.word for token in tokens_of(text)] == words


@given(st.text())
def test_tokens_are_slices_in_order_and_leave_out_no_letter(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[one.start : one.end] == one.word and one.low == one.word.casefold() for one in tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
    assert sum(char.isalnum() for one in tokens for char in one.word) == sum(char.isalnum() for char in text)
