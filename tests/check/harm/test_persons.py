"""Which words of a sentence are one particular person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.check.harm.harm import triggers_in
from summarizer.check.harm.persons import persons_in
from summarizer.check.harm.tokens import tokens_of


def persons(text: str) -> list[tuple[str, bool]]:
    tokens = tokens_of(text)
    found = persons_in(tokens, triggers_in(tokens))
    return [(" ".join(tokens.words[one.first : one.last]), one.definite) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed Ana Pereda.", [("Ana Pereda", False)]),
        ("Carlos A. Morales was killed.", [("Carlos A . Morales", False)]),
        ("Later Colonel Idris Valmet died.", [("Colonel Idris Valmet", False)]),
        ("The pilot was killed.", [("The pilot", True)]),
        ("His wife was killed.", [("His wife", True)]),
        ("The boy's uncle was killed.", [("The boy's uncle", True)]),
        ("The deputy police chief was killed.", [("The deputy police chief", True)]),
        ("Tellez was killed.", [("Tellez", False)]),
        ("Clerk shot dead in robbery", [("Clerk", True)]),
        ("He killed himself.", [("He", True), ("himself", True)]),
        ("The Murder Of Ana Pereda Was Condemned.", [("Ana Pereda", False)]),
        ("The Murder Of Ana Pereda Shocks Town", [("Ana Pereda", False)]),
    ],
)
def test_names_posts_and_persons_spoken_of_are_found(text: str, expected: list[tuple[str, bool]]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tolvar was hit.",
        "In Tolvar were killed nine.",
        "They were taken to Mercy Hospital.",
        "Ana Pereda's car was hit.",
        "Eight rounds struck the house on Mill Place.",
        "The national police were killed.",
        "The Terrorist Attack Of Monday Was Carried Out In North Keld.",
        "Everybody was killed.",
        "Livestock was killed.",
        "Keld Valmet: nine killed in raid.",
        "Nine died in northern Keld Valmet, and four soldiers were killed.",
    ],
)
def test_places_bodies_and_things_are_no_persons(text: str) -> None:
    assert persons(text) == []


WORDS = st.sampled_from(
    "The the his Ana Pereda A. of Tolvar police chief deputy mayor killed was died , . -- 's Hospital clerk he "
    "himself boy's".split()
)


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text())
def test_persons_come_in_order_with_words_in_each(text: str) -> None:
    tokens = tokens_of(text)
    found = [one for one in persons_in(tokens, triggers_in(tokens)) if (one.first, one.definite) != (0, True)]
    assert all(0 <= one.first < one.last <= len(tokens) for one in found)
    assert [one.first for one in found] == sorted(one.first for one in found)
