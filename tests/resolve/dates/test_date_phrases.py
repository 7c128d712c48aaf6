"""One phrase as a date, against a publication on Thursday, 22 October 2020."""

from datetime import date

import pytest

from summarizer.resolve.dates.dates import find_dates, resolve_date

PUBLISHED = date(2020, 10, 22)
ANCHOR = date(2020, 10, 20)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("two days earlier", "2020-10-18", "2020-10-18"),
        ("a day later", "2020-10-21", "2020-10-21"),
        ("a week earlier", "2020-10-12", "2020-10-18"),
        ("the day before", "2020-10-19", "2020-10-19"),
        ("the same day", "2020-10-20", "2020-10-20"),
        ("the next day", "2020-10-21", "2020-10-21"),
    ],
)
def test_days_relative_to_another_are_counted_from_the_anchor(words: str, start: str, end: str) -> None:
    found = resolve_date(words, PUBLISHED, anchor=ANCHOR)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


def test_days_relative_to_another_stay_open_without_an_anchor() -> None:
    (found,) = find_dates("two days earlier, a patrol was hit", PUBLISHED)
    assert (found.start, found.problem) == (None, "counted from another date of the text")


@pytest.mark.parametrize(
    ("words", "start"),
    [("March", "2020-03-01"), ("2014", "2014-01-01"), ("the 3rd", "2020-10-03"), ("Tue", "2020-10-20")],
)
def test_a_phrase_that_is_nothing_but_a_date_needs_no_lead_in(words: str, start: str) -> None:
    found = resolve_date(words, PUBLISHED)
    assert found is not None
    assert str(found.start) == start


def test_of_several_expressions_in_a_phrase_the_finest_counts() -> None:
    found = resolve_date("in March, on the 3rd of that month, 3 March 2019", PUBLISHED)
    assert found is not None
    assert found.words == "3 March 2019"


def test_a_phrase_without_a_date_resolves_to_nothing() -> None:
    assert resolve_date("somewhere else", PUBLISHED) is None
