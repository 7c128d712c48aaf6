"""Calendar arithmetic that date expressions need: whole weeks, months and years, and steps back from a day.

No words here; what an expression says is read in `date_readers`.
"""

import calendar
import datetime
from typing import Final, NamedTuple

from summarizer.codebook import DateBasis, DatePrecision

DAY: Final = datetime.timedelta(days=1)
DAYS_IN: Final = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


class Days(NamedTuple):
    """First and last day of an expression, both inclusive; see `dates.FoundDate` for the rest."""

    first: datetime.date | None
    last: datetime.date | None
    precision: DatePrecision
    basis: DateBasis
    problem: str | None = None


def one(day: datetime.date) -> Days:
    """A single day, counted from another."""
    return Days(day, day, "day", "relative")


def after(origin: datetime.date) -> Days:
    """From a day on, with no end known: "several days later"."""
    return Days(origin, None, "day", "relative", "no end known")


def unit_around(day: datetime.date, unit: str) -> Days:
    """The calendar day, week (Monday to Sunday), month or year that holds the day."""
    if unit in ("hour", "day"):
        return one(day)
    if unit in ("week", "fortnight"):
        monday = day - day.weekday() * DAY
        return Days(monday, monday + 6 * DAY, "week", "relative")
    if unit == "month":
        return whole_month(day.year, day.month)
    return Days(datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31), "year", "relative")


def whole_month(year: int, month: int) -> Days:
    """From the first of the month to its last day."""
    last = calendar.monthrange(year, month)[1]
    return Days(datetime.date(year, month, 1), datetime.date(year, month, last), "month", "relative")


def step_back(day: datetime.date, unit: str, count: int) -> datetime.date:
    """A day so many units before; in months and years the first of that month.

    Raises:
        OverflowError: It lies beyond the calendar; ValueError likewise.
    """
    if unit == "year":
        return datetime.date(day.year - count, day.month, 1)
    if unit == "month":
        months = day.year * 12 + day.month - 1 - count
        return datetime.date(months // 12, months % 12 + 1, 1)
    return day - round(DAYS_IN[unit] * count) * DAY


def latest_year(month: int, day: int, published: datetime.date | None) -> datetime.date | None:
    """The latest such day that is not after the publication; 29 February takes the latest leap year."""
    if published is None:
        return None
    for year in range(published.year, max(published.year - 9, 0), -1):
        if day <= calendar.monthrange(year, month)[1] and datetime.date(year, month, day) <= published:
            return datetime.date(year, month, day)
    return None


def longest(month: int) -> int:
    """Days of the month in a leap year."""
    return calendar.monthrange(2000, month)[1]


def precision_for(unit: str) -> DatePrecision:
    """How precise words are that count in such units."""
    known: dict[str, DatePrecision] = {"week": "week", "fortnight": "week", "month": "month", "year": "year"}
    return known.get(unit, "day")


def precision_of(first: datetime.date, last: datetime.date) -> DatePrecision:
    """How precise a range of days is: up to two "day", up to a week "week", up to 31 "month", else "year"."""
    length = (last - first).days + 1
    if length <= 2:
        return "day"
    if length <= 8:  # the same weekday a week later is still "the past week"
        return "week"
    return "month" if length <= 31 else "year"
