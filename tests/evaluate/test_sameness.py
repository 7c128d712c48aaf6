"""What an answer is worth beside the values that a coder accepts."""

import datetime
import doctest
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluate import sameness
from summarizer.evaluate.fields import Kind, Value
from summarizer.evaluate.gold import Accepted
from summarizer.evaluate.sameness import Verdict, kilometres, likeness, verdict
from summarizer.evaluate.settings import Settings

TABLE: list[tuple[Kind, Accepted, Value, Verdict]] = [
    ("code", ("Battles",), "Battles", "right"),
    ("code", ("Battles",), "Riots", "wrong"),
    ("code", (None,), None, "right"),
    ("code", (None,), "Riots", "invented"),
    ("code", ("Battles",), None, "lost"),
    ("count", (12,), 12, "right"),
    ("count", (0,), None, "lost"),
    ("count", (None,), 0, "invented"),
    ("count", (100,), 110, "near"),
    ("count", (100,), 111, "wrong"),
    ("count", (9,), 10, "wrong"),
    ("count", (0,), 1, "wrong"),
    ("count", (12, None), None, "right"),
    ("count", (12, None), 14, "wrong"),
    ("count", (12, 60), 60, "right"),
    ("date", (datetime.date(2020, 1, 1),), datetime.date(2020, 1, 3), "near"),
    ("date", (datetime.date(2020, 1, 1),), datetime.date(2019, 12, 29), "wrong"),
    ("name", ("Sana'a",), "Sanaa", "right"),
    ("name", ("São Tomé",), "SAO TOME", "right"),
    ("name", ("Taliban",), "Taliban fighters", "near"),
    ("name", ("the northern market",), "market", "near"),
    ("name", ("Niger",), "Nigeria", "wrong"),
    ("name", ("北京",), "北京", "right"),
    ("name", ("صنعاء",), "صنعاء القديمة", "near"),
    ("name", ("-",), "...", "wrong"),
    ("country", ("Syrian Arab Republic",), "Syria", "near"),
    ("country", ("Niger",), "Nigeria", "wrong"),
    ("coordinates", ((36.0, 69.0),), (36.0001, 69.0), "right"),
    ("coordinates", ((36.0, 69.0),), (36.1, 69.0), "near"),
    ("coordinates", ((36.0, 69.0),), (37.0, 69.0), "wrong"),
]


@pytest.mark.parametrize(("kind", "accepted", "answer", "expected"), TABLE)
def test_an_answer_is_worth(kind: Kind, accepted: Accepted, answer: Value, expected: Verdict) -> None:
    assert verdict(kind, accepted, answer, Settings()) == expected


def test_a_count_between_the_coders_bounds_is_near() -> None:
    assert verdict("count", (20,), 31, Settings(), (14, 31)) == "near"
    assert verdict("count", (20,), 32, Settings(), (14, 31)) == "wrong"
    assert verdict("count", (20,), 31, Settings(), (14, None)) == "wrong"


def test_without_tolerances_nothing_is_near_but_names() -> None:
    strict = Settings(days=0, share=0, km=0)
    assert verdict("count", (1000,), 1001, strict) == "wrong"
    assert verdict("date", (datetime.date(2020, 1, 1),), datetime.date(2020, 1, 2), strict) == "wrong"


@given(st.integers(0, 10**400), st.integers(0, 10**400))
def test_numbers_of_any_size_can_be_held_against_one_another(gold: int, answer: int) -> None:
    found = likeness("count", (gold,), (answer,))
    assert found is not None
    assert 0 <= found <= 1
    assert (found == 1) >= (gold == answer)


PLACES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(PLACES, PLACES)
def test_distances_are_the_same_both_ways_and_never_beyond_half_the_earth(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    assert math.isclose(kilometres(one, other), kilometres(other, one), abs_tol=1e-6)
    assert 0 <= kilometres(one, other) <= 20_016


@given(st.sampled_from(["name", "country", "code"]), st.text(max_size=20), st.text(max_size=20))
def test_likeness_lies_between_0_and_1(kind: Kind, one: str, other: str) -> None:
    found = likeness(kind, (one,), (other,))
    assert found is not None
    assert 0 <= found <= 1


def test_no_value_is_like_nothing() -> None:
    assert likeness("name", (None,), ("x",)) is None


def test_the_examples_hold() -> None:
    assert doctest.testmod(sameness).failed == 0
