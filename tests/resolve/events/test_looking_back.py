"""Words with which news leaves its own event; what becomes of such sentences is tested with `scope`."""

from collections.abc import Callable

import pytest

from summarizer.resolve.events.looking_back import (
    clauses_of_another_time,
    goes_on,
    is_of_days_before,
    looks_back,
    tells_of_another_event,
)
from tests.timing import grows_in_proportion


@pytest.mark.parametrize(
    ("words", "year", "expected"),
    [
        ("The 2015 bombing was never solved.", 2020, True),
        ("The 2015 suicide bombing was never solved.", 2020, True),
        ("The 2020 bombing was solved.", 2020, False),
        ("The 2015 bombing was never solved.", None, False),
        ("The 2015 model of the truck was found.", 2020, False),
        ("Over the last three years 40 people have been killed.", 2020, True),
        ("Over the past two days 40 people have been killed.", 2020, False),
        ("Nine were killed in the first raid in ten years.", 2020, False),
        ("The worst attack was a blast that killed 40 last year.", 2020, True),
        ("Nine people were killed, among them a judge who had been threatened last month.", 2020, False),
    ],
)
def test_a_sentence_looks_back_by_its_words(words: str, year: int | None, expected: bool) -> None:
    assert looks_back(words, year) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Elsewhere, two guards died.", True),
        ("Meanwhile, in a separate attack, two guards died.", True),
        ("In two other incidents nine people were hurt.", True),
        ("In an earlier raid nine people were hurt.", True),
        ("In the attack two guards died.", False),
        ("In another room two guards died.", False),
        ("Two guards died in a separate attack.", False),
        ("Four others were killed in two more attacks.", True),
        ("Four others were killed in the attack.", False),
    ],
)
def test_a_sentence_turns_to_another_event_by_its_words(words: str, expected: bool) -> None:
    assert tells_of_another_event(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Troops killed 48 villagers earlier this week.", True),
        ("Two days ago a raid left 14 dead.", True),
        ("Over the past five days 60 people have been killed.", True),
        ("The minister came two days ago.", False),
        ("A raid left 14 dead.", False),
        ("Nine people were killed, among them a judge who had moved there two days ago.", False),
    ],
)
def test_harm_is_of_days_before_by_its_words(words: str, expected: bool) -> None:
    assert is_of_days_before(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The attack left 20 wounded.", True),
        ("He was taken to hospital.", True),
        ("It said nine were hurt.", False),
        ("The wounded were flown out.", False),
        ("Police came.", False),
    ],
)
def test_a_sentence_goes_on_by_its_first_words(words: str, expected: bool) -> None:
    assert goes_on(words) is expected


@pytest.mark.parametrize(
    "piece",
    [
        "others in two ",
        "two days ago who ",
        "a man who had moved last year and ",
        "the worst toll since 2011 and ",
        "in a war that has ",
        "the 2019 ",
        "who ",
    ],
)
def test_a_sentence_without_end_takes_time_in_proportion(piece: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        words = "Nine were killed, " + piece * (length // len(piece))
        return lambda: (looks_back(words, 2020), tells_of_another_event(words), is_of_days_before(words))

    assert grows_in_proportion(reading)


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("It was the worst attack since 2015, when 60 people were killed in Tolvar.", "when 60 people were killed in"),
        ("It was the deadliest raid since March 2016, when 48 villagers were killed.", "when 48 villagers were killed"),
        ("It was the deadliest raid since 48 villagers were killed in Mirova.", "since 48 villagers were killed in"),
        (
            "Five were killed on Sunday, two weeks after 21 people were killed in a church.",
            "after 21 people were killed",
        ),
        ("The attack comes days after bandits killed 21 villagers.", "comes days after bandits killed 21"),
        ("A soldier, whose brother was killed in 2014, was shot dead.", ", whose brother was killed in 2014"),
    ],
)
def test_a_clause_of_another_time_is_told_by_its_opening(words: str, clause: str) -> None:
    ((start, end),) = clauses_of_another_time(words, 2020)
    assert words[start:end].startswith(clause)


@pytest.mark.parametrize(
    "words",
    [
        "A judge died on Monday, three days after gunmen shot him.",
        "Police arrested four men two weeks after 21 people were killed.",
        "Two men were shot dead days after the attack that wounded nine.",
        "It was the worst attack since March 2020, when 60 people were killed.",
        "Nine people were killed after gunmen opened fire.",
    ],
)
def test_a_clause_that_tells_of_the_same_event_is_of_its_time(words: str) -> None:
    assert clauses_of_another_time(words, 2020) == []
