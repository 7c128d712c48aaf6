"""From one date expression to the days it means: a reader for each rule of `date_words`, in calendar arithmetic.

Each reader takes the expression by itself; ranges, "since" and the bound that the publication sets are `dates`'s.
"""

import calendar
import datetime
from collections.abc import Callable
from typing import Final, NamedTuple

from summarizer.codebook import DateBasis
from summarizer.resolve.dates.calendar_days import (
    DAY,
    DAYS_IN,
    Days,
    after,
    latest_year,
    longest,
    one,
    precision_for,
    precision_of,
    step_back,
    unit_around,
    whole_month,
)
from summarizer.resolve.dates.date_words import Expression, count_of, month_number, weekday_number

NO_YEAR: Final = "no year known"
NO_DAY: Final = "no day of publication to count from"
NO_ANCHOR: Final = "counted from another date of the text"
_YEARS: Final = range(1800, 2101)  # a year outside is a slip, whatever else it is


class Clock(NamedTuple):
    """What is counted from: the day of publication, and the day that "two days earlier" is earlier than."""

    published: datetime.date | None
    anchor: datetime.date | None


def read_days(expression: Expression, clock: Clock) -> Days | None:
    """The days of an expression; None where it is no date after all ("32 May")."""
    try:
        return _READERS[expression.rule](expression, clock)
    except (OverflowError, ValueError):  # beyond the calendar's first or last year
        return Days(None, None, "day", "relative", "outside the calendar")


def _stated(day: datetime.date, expression: Expression) -> Days:
    problem, name = None, expression.get("weekday")
    if name and weekday_number(name) != day.weekday():
        problem = f"{day} is a {calendar.day_name[day.weekday()]}, not a {calendar.day_name[weekday_number(name)]}"
    return Days(day, day, "day", "stated", problem)


def _date(expression: Expression, clock: Clock) -> Days | None:
    """Day and month, with or without a year."""
    month, day, year = month_number(expression.get("month")), int(expression.get("day")), _year_of(expression)
    if not 1 <= day <= 31:
        return None
    if day > longest(month):
        return Days(None, None, "day", "stated", f"{calendar.month_name[month]} has no day {day}")
    if year is None:
        latest = latest_year(month, day, clock.published)
        return _stated(latest, expression) if latest else Days(None, None, "day", "stated", NO_YEAR)
    if year not in _YEARS:
        return Days(None, None, "day", "stated", f"year {year} is out of range")
    if day > calendar.monthrange(year, month)[1]:
        return Days(None, None, "day", "stated", f"{calendar.month_name[month]} {year} has no day {day}")
    return _stated(datetime.date(year, month, day), expression)


def _digits(expression: Expression, clock: Clock) -> Days | None:
    """Year, month and day in digits: 09.04.2017 begins with the day, 09-04-2017 if it can, 09/04/2017 may be either."""
    year, day, month = (int(expression.get(part)) for part in ("year", "day", "month"))
    if year not in _YEARS:
        return None
    orders = [(month, day)]
    if expression.rule == "numeric" and expression.get("sign") != "." and month != day:
        orders.append((day, month))
    valid = [datetime.date(year, m, d) for m, d in orders if 1 <= m <= 12 and 1 <= d <= calendar.monthrange(year, m)[1]]
    past = [date for date in valid if clock.published is None or date <= clock.published] or valid[:1]
    if len(past) > 1 and expression.get("sign") == "/":
        return Days(None, None, "day", "stated", "day and month cannot be told apart")
    return _stated(past[0], expression) if past else None


def _days(expression: Expression, clock: Clock) -> Days | None:
    """Two days of one month: "May 3-5"."""
    month, year = month_number(expression.get("month")), _year_of(expression)
    first, last = int(expression.get("day")), int(expression.get("last"))
    if not 1 <= first < last <= longest(month) or (year is not None and year not in _YEARS):
        return None
    if year is None:
        latest = latest_year(month, first, clock.published)
        if latest is None:
            return Days(None, None, "week" if last - first > 1 else "day", "stated", NO_YEAR)
        year = latest.year
    begin = datetime.date(year, month, first)
    end = begin + (last - first) * DAY
    return Days(begin, end, precision_of(begin, end), "stated")


def _ordinal(expression: Expression, clock: Clock) -> Days | None:
    """A day of the month without its month: "on the 3rd"."""
    day, published = int(expression.get("day")), clock.published
    if not 1 <= day <= 31:
        return None
    if published is None:
        return Days(None, None, "day", "relative", NO_DAY)
    first = published.replace(day=1)
    while day > calendar.monthrange(first.year, first.month)[1] or first.replace(day=day) > published:
        first = (first - DAY).replace(day=1)
    return _stated(first.replace(day=day), expression)._replace(basis="relative")


def _weekday(expression: Expression, clock: Clock) -> Days:
    published, number = clock.published, weekday_number(expression.get("weekday"))
    if published is None:
        return Days(None, None, "day", "relative", NO_DAY)
    which = expression.get("which")
    if which:  # "Tuesday last week"
        monday = published - published.weekday() * DAY
        return one(monday + (number + {"last": -7, "this": 0, "next": 7}[which]) * DAY)
    back = (published.weekday() - number) % 7
    if expression.which == "last" and back == 0:
        back = 7
    if expression.which in ("next", "coming"):
        back -= 7
    return one(published - back * DAY)


def _month(expression: Expression, clock: Clock) -> Days:
    month, year = month_number(expression.get("month")), _year_of(expression)
    basis: DateBasis = "relative" if expression.which else "stated"
    if year is None:
        latest = latest_year(month, 1, clock.published)
        if latest is None:
            return Days(None, None, "month", basis, NO_YEAR)
        year = latest.year + (expression.which in ("next", "coming"))
    if year not in _YEARS:
        return Days(None, None, "month", basis, f"year {year} is out of range")
    return whole_month(year, month)._replace(basis=basis)


def _year(expression: Expression, _clock: Clock) -> Days:
    year = int(expression.get("year"))
    return Days(datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year", "stated")


def _near(expression: Expression, clock: Clock) -> Days:
    """Today, yesterday, last night; "overnight" is the night that ended on the day of publication."""
    word = expression.get("near").split()[0]
    if clock.published is None:
        return Days(None, None, "day", "relative", NO_DAY)
    if word == "overnight":
        return Days(clock.published - DAY, clock.published, "day", "relative")
    return one(clock.published + {"yesterday": -1, "last": -1, "tomorrow": 1}.get(word, 0) * DAY)


def _past(expression: Expression, clock: Clock) -> Days:
    """Calendar or rolling: "last week" is the week before this one, "the past week" ends with the publication."""
    unit, words, number = expression.get("unit"), expression.match[0].lower(), expression.get("count")
    if words.startswith("previous"):
        return Days(None, None, precision_for(unit), "relative", NO_ANCHOR)
    if clock.published is None:
        return Days(None, None, precision_for(unit), "relative", NO_DAY)
    lead = expression.match.string[max(0, expression.match.start() - 4) : expression.match.start()].lower()
    if not number and words.startswith("last") and not lead.endswith("the ") and unit != "hour":
        return unit_around(step_back(clock.published, unit, 1), unit)
    count = count_of(number)
    length = round(DAYS_IN[unit] * (count if count is not None else 7 if unit in ("hour", "day") else 3))
    first = clock.published - max(length, 1) * DAY
    return Days(first, clock.published, precision_of(first, clock.published), "relative")


def _current(expression: Expression, clock: Clock) -> Days:
    unit, day = expression.get("unit"), clock.published
    if day is None:
        return Days(None, None, precision_for(unit), "relative", NO_DAY)
    if expression.get("which") != "this":
        day = unit_around(day, unit).last or day
        day += DAY
    return unit_around(day, unit)


def _feast(expression: Expression, clock: Clock) -> Days:
    month, day = _FEASTS["".join(letter for letter in expression.get("feast") if letter.isalpha())]
    latest = latest_year(month, day, clock.published)
    return _stated(latest, expression) if latest else Days(None, None, "day", "stated", NO_YEAR)


_FEASTS: Final = {
    "newyearsday": (1, 1),
    "newyearseve": (12, 31),
    "christmasday": (12, 25),
    "christmaseve": (12, 24),
    "boxingday": (12, 26),
}


def _weekend(expression: Expression, clock: Clock) -> Days:
    if clock.published is None:
        return Days(None, None, "day", "relative", NO_DAY)
    back = (clock.published.weekday() - 5) % 7
    if expression.get("which") == "last" and back < 2:
        back += 7
    saturday = clock.published - (back - 7 * (expression.get("which") == "next")) * DAY
    return Days(saturday, saturday + DAY, "day", "relative")


def _ago(expression: Expression, clock: Clock) -> Days:
    """Counted in days or more: "two days ago" from the publication, "two days earlier" from the anchor."""
    unit, way = expression.get("unit"), expression.get("way")
    origin, problem = (clock.published, NO_DAY) if way == "ago" else (clock.anchor, NO_ANCHOR)
    if origin is None:
        return Days(None, None, precision_for(unit), "relative", problem)
    count = count_of(expression.get("count"))
    if way in ("later", "after"):
        return unit_around(step_back(origin, unit, -(count or 0)), unit) if count else after(origin)
    if count is None:  # "several days ago": some time in the stretch that "several" can mean
        first = origin - round(7 * DAYS_IN[unit] if unit in ("hour", "day") else 4 * DAYS_IN[unit]) * DAY
        return Days(first, origin, precision_of(first, origin), "relative")
    if unit == "hour":
        first = origin - -(-count // 24) * DAY
        return Days(first, origin, precision_of(first, origin), "relative")
    return unit_around(step_back(origin, unit, count), unit)


def _other(expression: Expression, clock: Clock) -> Days:
    """The day before, the same day, the next day; only "the day before yesterday" needs no anchor."""
    if expression.get("yesterday"):
        step = 2 if expression.get("way") == "before" else 0
        return one(clock.published - step * DAY) if clock.published else Days(None, None, "day", "relative", NO_DAY)
    if clock.anchor is None:
        return Days(None, None, "day", "relative", NO_ANCHOR)
    step = {"previous": 1, "before": 1, "same": 0}.get(expression.get("way"), -1)
    return one(clock.anchor - step * DAY)


_READERS: Final[dict[str, Callable[[Expression, Clock], Days | None]]] = {
    "ymd": _digits,
    "numeric": _digits,
    "date": _date,
    "days": _days,
    "ordinal": _ordinal,
    "weekday": _weekday,
    "month": _month,
    "year": _year,
    "near": _near,
    "past": _past,
    "current": _current,
    "weekend": _weekend,
    "feast": _feast,
    "ago": _ago,
    "other": _other,
}


def _year_of(expression: Expression) -> int | None:
    if expression.get("year"):
        return int(expression.get("year"))
    return 1900 + int(expression.get("short")) if expression.get("short") else None
