"""Steps and spans in the calendar."""

from datetime import date

import pytest

from summarizer.resolve.dates.calendar_days import latest_year, precision_of, step_back, unit_around


@pytest.mark.parametrize(
    ("unit", "count", "expected"),
    [
        ("day", 2, date(2020, 3, 1)),
        ("week", 1, date(2020, 2, 25)),
        ("month", 3, date(2019, 12, 1)),
        ("year", 1, date(2019, 3, 1)),
        ("hour", 30, date(2020, 3, 2)),
    ],
)
def test_steps_back_cross_months_and_years(unit: str, count: int, expected: date) -> None:
    assert step_back(date(2020, 3, 3), unit, count) == expected


def test_a_step_out_of_the_calendar_raises() -> None:
    with pytest.raises((OverflowError, ValueError)):
        step_back(date(1, 1, 2), "year", 1)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert unit_around(date(2020, 10, 22), "week")[:2] == (date(2020, 10, 19), date(2020, 10, 25))


def test_the_latest_leap_day_is_found_and_an_impossible_day_is_not() -> None:
    assert latest_year(2, 29, date(2023, 5, 1)) == date(2020, 2, 29)
    assert latest_year(2, 30, date(2023, 5, 1)) is None


@pytest.mark.parametrize(
    ("days", "precision"), [(1, "day"), (2, "day"), (3, "week"), (8, "week"), (9, "month"), (31, "month"), (32, "year")]
)
def test_the_precision_of_a_range_is_its_length(days: int, precision: str) -> None:
    assert precision_of(date(2020, 1, 1), date.fromordinal(date(2020, 1, 1).toordinal() + days - 1)) == precision
