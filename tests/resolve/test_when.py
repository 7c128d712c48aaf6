"""The incident's day, in the fullest words the article has; all are published on Thursday, 22 October 2020."""

import datetime

import pytest

from summarizer.report import IncidentDate
from tests.builders import PUBLISHED, event_of, grounds_of, story_of

TUESDAY = datetime.date(2020, 10, 20)


def date_in(text: str, words: str | None = None, published: datetime.date | None = PUBLISHED) -> IncidentDate:
    return story_of(grounds_of(text, published=published), event_of(date_words=words)).when


@pytest.mark.parametrize(
    ("text", "words", "day", "as_written", "basis"),
    [
        ("A bomb went off on Tuesday.", "Tuesday", "2020-10-20", "Tuesday", "relative"),
        ("A bomb went off on Tuesday.", "on Tuesday", "2020-10-20", "Tuesday", "relative"),
        ("A bomb went off late on Tuesday.", "Tuesday", "2020-10-20", "late on Tuesday", "relative"),
        ("A bomb went off yesterday.", "yesterday", "2020-10-21", "yesterday", "relative"),
        ("A bomb went off on October 20.", "October 20", "2020-10-20", "October 20", "stated"),
        ("A bomb hit Keld on Sunday and Hadra on Tuesday.", "Tuesday", "2020-10-20", "Tuesday", "relative"),
        ("A bomb went off on 3 March 2019.", "3 March 2019", "2019-03-03", "3 March 2019", "stated"),
    ],
)
def test_the_drafts_words_become_a_day(text: str, words: str, day: str, as_written: str, basis: str) -> None:
    found = date_in(text, words)
    assert (str(found.start), str(found.end), found.precision) == (day, day, "day")
    assert (found.words, found.basis) == (as_written, basis)


def test_the_fullest_words_for_the_same_day_are_shown() -> None:
    found = date_in("A bomb went off on Tuesday. The blast on Tuesday, October 20, was heard for miles.", "Tuesday")
    assert (found.start, found.words, found.basis) == (TUESDAY, "Tuesday, October 20", "stated")


@pytest.mark.parametrize(
    ("text", "words", "days", "precision"),
    [
        ("Clashes went on last week.", "last week", ("2020-10-12", "2020-10-18"), "week"),
        ("Clashes went on in March.", "in March", ("2020-03-01", "2020-03-31"), "month"),
        ("Clashes went on from Friday to Sunday.", "from Friday to Sunday", ("2020-10-16", "2020-10-18"), "week"),
        ("Clashes went on overnight.", "overnight", ("2020-10-21", "2020-10-22"), "day"),
        ("Clashes went on in 2014.", "2014", ("2014-01-01", "2014-12-31"), "year"),
    ],
)
def test_wider_words_keep_their_width(text: str, words: str, days: tuple[str, str], precision: str) -> None:
    found = date_in(text, words)
    assert ((str(found.start), str(found.end)), found.precision) == (days, precision)


@pytest.mark.parametrize("words", [None, "Saturday", "31 December 1999"])
def test_without_usable_words_the_first_day_of_the_opening_counts(words: str | None) -> None:
    found = date_in("A bomb went off in Hadra on Monday. On Tuesday schools were shut.", words)
    assert (str(found.start), found.words) == ("2020-10-19", "Monday")


def test_a_day_far_down_is_not_the_incidents_without_the_drafts_word() -> None:
    text = (
        "A bomb went off in Hadra. It was loud. Nine died. Many fled. Aid came. Rain fell. On Monday schools reopened."
    )
    assert date_in(text) == IncidentDate(start=None, end=None, precision=None, basis=None, words=None)
    assert str(date_in(text, "Monday").start) == "2020-10-19"


def test_no_date_at_all_is_null() -> None:
    assert date_in("A bomb went off in Hadra.") == date_in("A bomb went off in Hadra.", "Tuesday")
    assert date_in("A bomb went off in Hadra.").start is None


@pytest.mark.parametrize("words", [None, "Friday", "on Sunday"])
def test_the_day_a_toll_rose_is_not_the_day_it_happened(words: str | None) -> None:
    found = date_in("The death toll rose to 14 on Sunday. A bomb had hit Hadra on Friday.", words)
    assert (str(found.start), found.words) == ("2020-10-16", "Friday")


@pytest.mark.parametrize(("text", "words"), [("on Tuesday", "Tuesday"), ("on October 20", "October 20")])
def test_without_a_publication_date_no_year_is_guessed(text: str, words: str) -> None:
    found = date_in(f"A bomb went off {text}.", words, published=None)
    assert (found.start, found.end, found.precision, found.words) == (None, None, "day", words)


@pytest.mark.parametrize("words", ["31 October 9999", "tomorrow", "5 May 2021", "February 30"])
def test_a_day_that_cannot_have_been_is_no_date(words: str) -> None:
    found = date_in(f"A bomb went off on {words}.", words)
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("В Киеве 🚒 на Tuesday, bomb went off.", "Tuesday"),
        ("A bomb\n\nwent off on Tuesday,\nOctober 20.", "October 20"),
        ("A bomb went off last\u00a0week.", "last week"),
    ],
)
def test_evidence_is_the_slice_that_gives_the_words(text: str, words: str) -> None:
    grounds = grounds_of(text)
    found = story_of(grounds, event_of(date_words=words)).when
    (evidence,) = found.evidence
    assert evidence.quote == grounds.article.text[evidence.start : evidence.end] == found.words


@pytest.mark.xfail(strict=True, reason="no other date of the article is taken to count from")
def test_a_day_before_another_is_counted_from_it() -> None:
    text = "Police found the car on Tuesday. Two days earlier Ana Pereda had been shot."
    found = date_in(text, "Two days earlier")
    assert str(found.start) == "2020-10-18"
