"""A text cut into its words, with where they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.check.matching.cutting import cut

WORD = re.compile(r"(\w+)")


@pytest.mark.parametrize(
    ("text", "words", "gaps"),
    [
        ("Two men died.", ["Two", "men", "died"], ["", " ", " ", "."]),
        ("“Nine”", ["Nine"], ["“", "”"]),
        (" -- ", [], [" -- "]),
        ("", [], [""]),
    ],
)
def test_words_and_what_stands_between_them_are_told_apart(text: str, words: list[str], gaps: list[str]) -> None:
    parts = cut(text, WORD)
    assert (parts.words, parts.gaps) == (words, gaps)


@given(st.text())
def test_gaps_and_words_by_turns_make_the_text_again(text: str) -> None:
    words, gaps, starts, ends = cut(text, WORD)
    assert gaps[0] + "".join(word + gap for word, gap in zip(words, gaps[1:], strict=True)) == text
    assert words == [text[start:end] for start, end in zip(starts, ends, strict=True)]
