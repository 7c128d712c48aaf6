"""Dates against a publication on Thursday, 22 October 2020; all sentences are invented."""

import itertools
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Span
from summarizer.resolve.dates.dates import find_dates, resolve_date
from tests.timing import grows_in_proportion

PUBLISHED = date(2020, 10, 22)
ANCHOR = date(2020, 10, 20)

# phrase in its sentence, the words to be found, first day, last day, precision, basis
FOUND = [
    ("Rebels attacked on Tuesday.", "Tuesday", "2020-10-20", "2020-10-20", "day", "relative"),
    ("Rebels attacked on Tuesday night.", "Tuesday night", "2020-10-20", "2020-10-20", "day", "relative"),
    ("Rebels attacked last Tuesday.", "last Tuesday", "2020-10-20", "2020-10-20", "day", "relative"),
    ("Rebels attacked last Thursday.", "last Thursday", "2020-10-15", "2020-10-15", "day", "relative"),
    ("Police said on Thursday", "Thursday", "2020-10-22", "2020-10-22", "day", "relative"),
    ("A bomb went off Friday.", "Friday", "2020-10-16", "2020-10-16", "day", "relative"),
    ("Monday's raid", "Monday", "2020-10-19", "2020-10-19", "day", "relative"),
    ("fighting early Monday", "early Monday", "2020-10-19", "2020-10-19", "day", "relative"),
    ("fighting late on Sunday", "late on Sunday", "2020-10-18", "2020-10-18", "day", "relative"),
    ("a march on Sunday evening", "Sunday evening", "2020-10-18", "2020-10-18", "day", "relative"),
    ("shelled this past Saturday", "this past Saturday", "2020-10-17", "2020-10-17", "day", "relative"),
    ("shelled on Wed. night", "Wed. night", "2020-10-21", "2020-10-21", "day", "relative"),
    ("shot on Tuesday last week", "Tuesday last week", "2020-10-13", "2020-10-13", "day", "relative"),
    ("at 7:45 p.m. on Sunday", "Sunday", "2020-10-18", "2020-10-18", "day", "relative"),
    ("the army said today", "today", "2020-10-22", "2020-10-22", "day", "relative"),
    ("the army said yesterday", "yesterday", "2020-10-21", "2020-10-21", "day", "relative"),
    ("the day before yesterday", "day before yesterday", "2020-10-20", "2020-10-20", "day", "relative"),
    ("killed last night", "last night", "2020-10-21", "2020-10-21", "day", "relative"),
    ("killed overnight", "overnight", "2020-10-21", "2020-10-22", "day", "relative"),
    ("killed this morning", "this morning", "2020-10-22", "2020-10-22", "day", "relative"),
    ("killed two days ago", "two days ago", "2020-10-20", "2020-10-20", "day", "relative"),
    ("killed 10 days ago", "10 days ago", "2020-10-12", "2020-10-12", "day", "relative"),
    ("killed 24 hours ago", "24 hours ago", "2020-10-21", "2020-10-22", "day", "relative"),
    ("killed a week ago", "a week ago", "2020-10-12", "2020-10-18", "week", "relative"),
    ("killed three weeks ago", "three weeks ago", "2020-09-28", "2020-10-04", "week", "relative"),
    ("killed two months ago", "two months ago", "2020-08-01", "2020-08-31", "month", "relative"),
    ("killed a few days ago", "a few days ago", "2020-10-15", "2020-10-22", "week", "relative"),
    ("clashes last week", "last week", "2020-10-12", "2020-10-18", "week", "relative"),
    ("clashes this week", "this week", "2020-10-19", "2020-10-22", "week", "relative"),
    ("clashes in the past week", "past week", "2020-10-15", "2020-10-22", "week", "relative"),
    ("in the last two days", "last two days", "2020-10-20", "2020-10-22", "week", "relative"),
    ("over the past 24 hours", "past 24 hours", "2020-10-21", "2020-10-22", "day", "relative"),
    ("clashes in recent weeks", "recent weeks", "2020-10-01", "2020-10-22", "month", "relative"),
    ("clashes over the weekend", "weekend", "2020-10-17", "2020-10-18", "day", "relative"),
    ("clashes last month", "last month", "2020-09-01", "2020-09-30", "month", "relative"),
    ("clashes this month", "this month", "2020-10-01", "2020-10-22", "month", "relative"),
    ("clashes last year", "last year", "2019-01-01", "2019-12-31", "year", "relative"),
    ("began in March.", "March", "2020-03-01", "2020-03-31", "month", "stated"),
    ("began in November.", "November", "2019-11-01", "2019-11-30", "month", "stated"),
    ("began in October.", "October", "2020-10-01", "2020-10-22", "month", "stated"),
    ("began in May.", "May", "2020-05-01", "2020-05-31", "month", "stated"),
    ("began in mid-March", "mid-March", "2020-03-01", "2020-03-31", "month", "stated"),
    ("began in March 2015", "March 2015", "2015-03-01", "2015-03-31", "month", "stated"),
    ("began in 2014,", "2014", "2014-01-01", "2014-12-31", "year", "stated"),
    ("hit on Oct 20", "Oct 20", "2020-10-20", "2020-10-20", "day", "stated"),
    ("hit on Nov. 5", "Nov. 5", "2019-11-05", "2019-11-05", "day", "stated"),
    ("hit on 20 Oct.", "20 Oct.", "2020-10-20", "2020-10-20", "day", "stated"),
    ("hit on the 20th of October", "20th of October", "2020-10-20", "2020-10-20", "day", "stated"),
    ("hit on Feb. 29", "Feb. 29", "2020-02-29", "2020-02-29", "day", "stated"),
    ("hit on October 20th, 2020", "October 20th, 2020", "2020-10-20", "2020-10-20", "day", "stated"),
    ("hit on 20 October 2020", "20 October 2020", "2020-10-20", "2020-10-20", "day", "stated"),
    ("hit on 2020-10-20", "2020-10-20", "2020-10-20", "2020-10-20", "day", "stated"),
    ("hit on 09.04.2017", "09.04.2017", "2017-04-09", "2017-04-09", "day", "stated"),
    ("hit on 09-04-2017", "09-04-2017", "2017-04-09", "2017-04-09", "day", "stated"),
    ("hit on 20/10/2020", "20/10/2020", "2020-10-20", "2020-10-20", "day", "stated"),
    ("hit on 10/20/2020", "10/20/2020", "2020-10-20", "2020-10-20", "day", "stated"),
    ("Wed 19 Apr 2017 Six die", "Wed 19 Apr 2017", "2017-04-19", "2017-04-19", "day", "stated"),
    ("Quito, 4 Feb 90 (EFE)", "4 Feb 90", "1990-02-04", "1990-02-04", "day", "stated"),
    ("on Tuesday, October 20.", "Tuesday, October 20", "2020-10-20", "2020-10-20", "day", "stated"),
    ("on October 20 (Tuesday)", "October 20 (Tuesday)", "2020-10-20", "2020-10-20", "day", "stated"),
    ("on Tuesday the 20th", "Tuesday the 20th", "2020-10-20", "2020-10-20", "day", "relative"),
    ("hit on the 3rd, police said", "3rd", "2020-10-03", "2020-10-03", "day", "relative"),
    ("hit on the 30th.", "30th", "2020-09-30", "2020-09-30", "day", "relative"),
    ("hit on the 31st.", "31st", "2020-08-31", "2020-08-31", "day", "relative"),
    ("missing since Friday", "since Friday", "2020-10-16", "2020-10-22", "week", "relative"),
    ("missing since October 1", "since October 1", "2020-10-01", "2020-10-22", "month", "stated"),
    ("at war since 2014", "since 2014", "2014-01-01", "2020-10-22", "year", "stated"),
    ("between 3 and 5 May", "3 and 5 May", "2020-05-03", "2020-05-05", "week", "stated"),
    ("on May 3-5", "May 3-5", "2020-05-03", "2020-05-05", "week", "stated"),
    ("on October 19-20", "October 19-20", "2020-10-19", "2020-10-20", "day", "stated"),
    ("from Friday to Sunday", "Friday to Sunday", "2020-10-16", "2020-10-18", "week", "relative"),
    ("between Monday and Wednesday", "Monday and Wednesday", "2020-10-19", "2020-10-21", "week", "relative"),
    ("from 3 May to 5 June 2015", "3 May to 5 June 2015", "2015-05-03", "2015-06-05", "year", "stated"),
    ("from 30 Dec to 2 Jan", "30 Dec to 2 Jan", "2019-12-30", "2020-01-02", "week", "stated"),
    ("clashes earlier this week", "earlier this week", "2020-10-19", "2020-10-22", "week", "relative"),
    ("clashes late last week", "late last week", "2020-10-12", "2020-10-18", "week", "relative"),
    ("killed in a weekend attack", "weekend", "2020-10-17", "2020-10-18", "day", "relative"),
    ("killed earlier on Tuesday", "earlier on Tuesday", "2020-10-20", "2020-10-20", "day", "relative"),
    ("shot early New Year's Day", "early New Year's Day", "2020-01-01", "2020-01-01", "day", "stated"),
    ("shot on New Year’s Eve", "New Year’s Eve", "2019-12-31", "2019-12-31", "day", "stated"),
    ("bombed on Christmas Day", "Christmas Day", "2019-12-25", "2019-12-25", "day", "stated"),
    ("on Monday night", "Monday night", "2020-10-19", "2020-10-19", "day", "relative"),
    ("early Saturday", "early Saturday", "2020-10-17", "2020-10-17", "day", "relative"),
    ("in March 12 people were killed", "March", "2020-03-01", "2020-03-31", "month", "stated"),
    ("on 4 February 12 soldiers died", "4 February", "2020-02-04", "2020-02-04", "day", "stated"),
    ("on 4 February 90 soldiers died", "4 February", "2020-02-04", "2020-02-04", "day", "stated"),
    ("on May 3 and 5 people died", "May 3", "2020-05-03", "2020-05-03", "day", "stated"),
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], row[1:]) for row in FOUND], ids=[row[0] for row in FOUND])
def test_an_expression_is_found_and_counted_from_the_publication(text: str, expected: tuple[object, ...]) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (found.words, str(found.start), str(found.end), found.precision, found.basis) == expected
    assert found.problem is None
    assert text[found.span.start : found.span.end] == found.words


@pytest.mark.parametrize(
    "text",
    [
        "It may be over",
        "They march on the capital",
        "The Sun reported it",
        "gunmen from Mon state",
        "Theresa May said",
        "a second blast",
        "the 2nd Brigade on Route 9",
        "an 18-year-old, 20 km away",
        "on the 3rd Brigade's base",
        "since the 1980s",
        "shots at 7:45 p.m.",
        "Bloody Sunday",
        "a reporter of Russia Today",
        "32 October",
        "13/13/2020",
        "2020-13-45",
        "$2014 million",
        "satellite images of the mayor",
        "every Friday after prayers",
        "a busy Christmas",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize("text", ["tomorrow", "next Tuesday", "next week", "5 May 2021", "2020-10-23", "in 2021"])
def test_a_day_after_the_publication_is_named_and_not_resolved(text: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (found.start, found.end) == (None, None)
    assert found.problem == "after the day of publication, 2020-10-22"


def test_a_weekday_that_does_not_fit_its_date_keeps_the_date_and_says_so() -> None:
    (found,) = find_dates("on Wednesday, October 20", PUBLISHED)
    assert (found.start, found.problem) == (ANCHOR, "2020-10-20 is a Tuesday, not a Wednesday")


@pytest.mark.parametrize(
    ("text", "precision", "problem"),
    [
        ("October 20", "day", "no year known"),
        ("Tuesday, October 20", "day", "no year known"),
        ("May 3-5", "week", "no year known"),
        ("in March", "month", "no year known"),
        ("on Tuesday", "day", "no day of publication to count from"),
        ("yesterday", "day", "no day of publication to count from"),
        ("overnight", "day", "no day of publication to count from"),
        ("last month", "month", "no day of publication to count from"),
        ("three weeks ago", "week", "no day of publication to count from"),
        ("on the 3rd", "day", "no day of publication to count from"),
    ],
)
def test_without_publication_and_year_nothing_is_guessed(text: str, precision: str, problem: str) -> None:
    (found,) = find_dates(text, None)
    assert (found.start, found.end, found.precision, found.problem) == (None, None, precision, problem)


# What the text says, the words that are counted from another of its days, and what they come to.
COUNTED = [
    ("They met on Tuesday. Two days earlier she had been shot.", "Two days earlier", "2020-10-18"),
    ("They met on Tuesday. The day before, she had been shot.", "day before", "2020-10-19"),
    ("Hadra was hit on Monday. The next day three died.", "next day", "2020-10-20"),
    ("Hadra was hit on Monday. The same night Keld was.", "same night", "2020-10-19"),
    ("Hadra was hit on Sunday; two days later troops came.", "two days later", "2020-10-20"),
    ("A day after the clashes on Sunday, Keld fell.", "A day after", "2020-10-19"),
    ("She left the day before the blast on Tuesday.", "day before", "2020-10-19"),
    ("Hit on Sunday. The next day fell quiet. The following day it rained.", "following day", "2020-10-20"),
]


@pytest.mark.parametrize(("text", "words", "day"), COUNTED, ids=[row[0] for row in COUNTED])
def test_days_are_counted_from_another_day_of_the_text(text: str, words: str, day: str) -> None:
    found = next(one for one in find_dates(text, PUBLISHED) if one.words == words)
    assert (str(found.start), str(found.end), found.basis, found.problem) == (day, day, "relative", None)


@pytest.mark.parametrize(
    "text",
    [
        "Two days earlier she had been shot. They met on Tuesday.",
        "On Sunday Keld fell. The deaths come a day after rebels left Hadra.",
        "On Sunday Keld fell." + " It rained." * 100 + " Two days earlier she had been shot.",
        "In March Keld fell. Two days earlier she had been shot.",
    ],
)
def test_days_are_not_counted_from_what_has_no_day_or_is_far_away(text: str) -> None:
    found = next(one for one in find_dates(text, PUBLISHED) if one.words.lower().endswith(("earlier", "after")))
    assert (found.start, found.problem) == (None, "counted from another date of the text")


def test_several_days_later_ends_with_the_publication() -> None:
    found = find_dates("On Tuesday he left. Several days later he came.", PUBLISHED)[1]
    assert (str(found.start), str(found.end), found.problem) == ("2020-10-20", "2020-10-22", "no end known")


def test_a_weekday_of_another_year_is_left_alone() -> None:
    (found,) = find_dates("a bomb on a Saturday afternoon in August 1998", PUBLISHED)
    assert (found.words, str(found.start)) == ("August 1998", "1998-08-01")


def test_letters_that_grow_when_made_small_leave_the_offsets_right() -> None:
    text = "İİİ bomb on Tuesday"
    (found,) = find_dates(text, PUBLISHED)
    assert text[found.span.start : found.span.end] == "Tuesday"


def test_a_full_date_needs_no_publication() -> None:
    assert [found.start for found in find_dates("on 20 October 2020", None)] == [ANCHOR]


def test_since_without_a_publication_has_a_start_and_no_end() -> None:
    assert [found[2:4] for found in find_dates("since 20 October 2020", None)] == [(ANCHOR, None)]


def test_slashes_that_allow_two_days_are_not_resolved() -> None:
    (found,) = find_dates("on 03/04/2020", PUBLISHED)
    assert (found.start, found.problem) == (None, "day and month cannot be told apart")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 October 9999", "year 9999 is out of range"),
        ("February 29, 2019", "February 2019 has no day 29"),
        ("30 February", "February has no day 30"),
    ],
)
def test_a_day_that_no_calendar_has_is_a_problem(text: str, problem: str) -> None:
    (found,) = find_dates(text, PUBLISHED)
    assert (found.start, found.problem) == (None, problem)


def test_only_the_given_slice_is_searched_and_offsets_refer_to_the_text() -> None:
    text = "On Monday a convoy left. On Tuesday it was ambushed."
    (found,) = find_dates(text, PUBLISHED, within=Span(24, len(text)))
    assert (found.words, found.span) == ("Tuesday", Span(28, 35))


def test_expressions_come_in_order_and_do_not_overlap() -> None:
    text = "Since Friday, and on Tuesday, October 20, and in the past week; in March 2015 and on 2020-10-01."
    spans = [found.span for found in find_dates(text, PUBLISHED)]
    assert len(spans) == 5
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))


_PIECES = st.sampled_from(
    (
        "on the in since last next Tuesday Oct March May 3 20 31 32 12th 2014 9999 90 , - / . ( ) and to between ago "
        "two days weeks earlier overnight today 2020-10-20 31/12/2019 past week weekend early same day before after "
        "later several hours Christmas New Year's Eve İ \n"
    ).split(" ")
)


@given(st.lists(_PIECES, max_size=25).map(" ".join), st.dates() | st.none())
@settings(max_examples=300, deadline=None)
def test_no_words_crash_it_and_no_day_is_later_than_the_publication(text: str, published: date | None) -> None:
    for found in find_dates(text, published):
        assert text[found.span.start : found.span.end] == found.words
        if found.start and found.end:
            assert found.start <= found.end
        if published and found.start:
            assert found.end is not None
            assert found.end <= published
        if found.start is None:
            assert found.problem


@given(st.text(max_size=200), st.dates() | st.none(), st.dates() | st.none())
@settings(max_examples=100, deadline=None)
def test_no_phrase_crashes_it(words: str, published: date | None, anchor: date | None) -> None:
    found = resolve_date(words, published, anchor)
    assert found is None or words[found.span.start : found.span.end] == found.words


@pytest.mark.parametrize("piece", ["1/", "3 May to ", "last ", "Monday, ", "2 ", "a ", " \n", "-", "20 "])
def test_a_long_monotonous_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def work_of(length: int) -> Callable[[], object]:
        text = piece * (length // len(piece))
        return lambda: find_dates(text, PUBLISHED)

    assert grows_in_proportion(work_of)
