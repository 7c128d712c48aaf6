"""Date expressions of a text, counted from the day of publication to a first day, a last day and a precision.

The expressions are found by `date_words` and read by `date_readers`; here is what concerns all of them. Which of an
article's dates is the incident's is for others to decide.

An event lies in the past of its report, so nothing here is later than the publication: a day and month without a year
take the latest year that is not after it, a weekday is the latest such day (the day of publication itself included),
and a month or year that is still running ends with it. What cannot be known stays None, and `problem` says why.
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.codebook import DateBasis, DatePrecision
from summarizer.resolve.dates.calendar_days import Days, precision_of
from summarizer.resolve.dates.date_readers import NO_ANCHOR, Clock, read_days
from summarizer.resolve.dates.date_words import Expression, expressions, joined

# Characters between an expression and the day that it is counted from: the same clause, or the same paragraphs.
_NEAR_ANCHOR: Final = 80
_FAR_ANCHOR: Final = 600
_STOPS: Final = re.compile(r"\s*(?:[,;:.!?)\"”]|\Z|\n)")


class FoundDate(NamedTuple):
    """One date expression, and the days it means.

    Attributes:
        words: As written: "Tuesday, October 20", "since Friday", "last week".
        span: Where the words stand.
        start: First day, or None where it cannot be known.
        end: Last day, inclusive; equal to `start` for a single day. None also where "since" has no known end.
        precision: What the words bound the event to. A range of days ("May 3-5") is as precise as it is long: up to
            two days "day", up to seven "week", up to 31 "month".
        basis: "stated" where the words name the day, month or year; "relative" where they are counted from another day.
        problem: One line where something does not hold: no year, a weekday that does not fit, a day in the future.
    """

    words: str
    span: Span
    start: datetime.date | None
    end: datetime.date | None
    precision: DatePrecision | None
    basis: DateBasis | None
    problem: str | None = None


def find_dates(text: str, published: datetime.date | None, within: Span | None = None) -> list[FoundDate]:
    """Every date expression of a text, in order of appearance; offsets refer to the text.

    >>> found = find_dates("The raid began on Tuesday, October 20.", datetime.date(2020, 10, 22))
    >>> found[0].words, str(found[0].start), found[0].precision, found[0].basis
    ('Tuesday, October 20', '2020-10-20', 'day', 'stated')

    Args:
        text: The article's text.
        published: Day of publication; without it weekdays and dates that lack a year stay unresolved.
        within: Only this slice is searched.
    """
    start, end = within or Span(0, len(text))
    found = list(_resolve(text, expressions(text, start, end), Clock(published, None)))
    return [date for _, date in _anchored(text, found, published)]


def resolve_date(words: str, published: datetime.date | None, anchor: datetime.date | None = None) -> FoundDate | None:
    """The days that a phrase means, or None where it holds no date expression.

    Of several expressions the finest that could be resolved counts, of equals a stated one, then the first. Offsets
    refer to `words`.

    >>> str(resolve_date("two days earlier", None, anchor=datetime.date(2020, 10, 20)).start)
    '2020-10-18'

    Args:
        words: The phrase: "on Sunday night", "20 Oct.", "March".
        published: Day of publication.
        anchor: Day that "two days earlier", "the same day" and their like are counted from.
    """
    clock = Clock(published, anchor)
    found = [date for _, date in _resolve(words, expressions(words, 0, len(words), alone=True), clock)]
    order = ("day", "week", "month", "year")
    return min(
        found,
        key=lambda date: (date.start is None, order.index(date.precision or "year"), date.basis != "stated"),
        default=None,
    )


def _resolve(text: str, found: Iterable[Expression], clock: Clock) -> Iterator[tuple[Expression, FoundDate]]:
    held: tuple[Expression, FoundDate] | None = None
    for expression in found:
        date = _found(text, expression, clock)
        if date is None:
            continue
        if held is not None and joined(text, held[0], expression) and (both := _range(text, held[0], date)):
            held = (expression, both)
            continue
        if held is not None:
            yield held
        held = (expression, date)
    if held is not None:
        yield held


def _anchored(
    text: str, found: Sequence[tuple[Expression, FoundDate]], published: datetime.date | None
) -> Iterator[tuple[Expression, FoundDate]]:
    """Dates that are counted from another of the text, counted from it.

    "Police found the car on Tuesday. Two days earlier ..." counts from the day named last; "a day after the clashes on
    Sunday" from the day that follows in the same sentence. "A day after the army left" names no day to count from.
    """
    last: FoundDate | None = None
    for index, (expression, alone) in enumerate(found):
        date = alone
        if alone.problem == NO_ANCHOR:
            following = found[index + 1][1] if index + 1 < len(found) else None
            anchor = _anchor(text, expression, last, following)
            if anchor is not None:
                date = _found(text, expression, Clock(published, anchor.start)) or alone
        if date.start is not None and date.start == date.end:
            last = date
        yield expression, date


def _anchor(text: str, expression: Expression, last: FoundDate | None, following: FoundDate | None) -> FoundDate | None:
    """The day of the text that an expression is counted from."""
    if expression.get("way") in ("before", "after"):
        if (
            following is not None
            and following.start is not None
            and following.start == following.end
            and following.span.start - expression.end <= _NEAR_ANCHOR
            and not any(mark in text[expression.end : following.span.start] for mark in ".,;:!?\n")
        ):
            return following
        if not _STOPS.match(text, expression.end):  # "a day after the army left": an event without a date
            return None
    return last if last is not None and expression.start - last.span.end <= _FAR_ANCHOR else None


def _range(text: str, first: Expression, last: FoundDate) -> FoundDate | None:
    """Two ends of one range as one date; the first is counted from the last: "3 May to 5 June 2015" began in 2015."""
    begin = _found(text, first, Clock(last.end, None))
    if begin is None or begin.start is None or last.end is None:
        return None
    span = Span(begin.span.start, last.span.end)
    precision = precision_of(begin.start, last.end)
    return FoundDate(text[span.start : span.end], span, begin.start, last.end, precision, last.basis, last.problem)


def _found(text: str, expression: Expression, clock: Clock) -> FoundDate | None:
    days = read_days(expression, clock)
    if days is None:
        return None
    days = _not_after_publication(days, clock.published)
    if (expression.since or days.last is None) and days.first is not None:
        days = _until_publication(days, days.first, clock.published)
    span = Span(expression.start, expression.end)
    return FoundDate(text[span.start : span.end], span, *days)


def _until_publication(days: Days, first: datetime.date, published: datetime.date | None) -> Days:
    if published is None:
        return days._replace(last=None, problem=days.problem or "no end known")
    return days._replace(last=published, precision=precision_of(first, published))


def _not_after_publication(days: Days, published: datetime.date | None) -> Days:
    if published is None or days.first is None or days.last is None:
        return days
    if days.first > published:
        return days._replace(first=None, last=None, problem=f"after the day of publication, {published}")
    return days if days.last <= published else days._replace(last=published)
