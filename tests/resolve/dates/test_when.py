"""The incident's day, in the fullest words the article has; all are published on Thursday, 22 October 2020."""

import datetime
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Span
from summarizer.check.draft import CheckedIncident, Found
from summarizer.errors import InputError
from summarizer.report import IncidentDate
from summarizer.resolve.dates.when import article_dates, incident_date
from tests.builders import PUBLISHED, article_of, event_of, grounds_of, story_of

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


def test_a_day_far_down_that_tells_of_something_else_is_the_incidents_only_when_the_draft_says_so() -> None:
    text = (
        "A bomb went off in Hadra. It was loud. Nine died. Many fled. Aid came. Rain fell. On Monday schools reopened."
    )
    assert date_in(text).basis == "published"
    assert str(date_in(text, "Monday").start) == "2020-10-19"


@pytest.mark.parametrize("words", [None, "Tuesday", "about 7 p.m."])
def test_without_a_date_the_day_of_publication_stands_for_a_week(words: str | None) -> None:
    assert date_in("A bomb went off in Hadra about 7 p.m.", words) == IncidentDate(
        start=PUBLISHED, end=PUBLISHED, precision="week", basis="published", words=None
    )


def test_no_date_at_all_is_null() -> None:
    nothing = IncidentDate(start=None, end=None, precision=None, basis=None, words=None)
    assert date_in("A bomb went off in Hadra.", published=None) == nothing


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


def test_a_day_before_another_is_counted_from_it() -> None:
    text = "Police found the car on Tuesday. Two days earlier Ana Pereda had been shot."
    found = date_in(text, "Two days earlier")
    assert (str(found.start), found.words) == ("2020-10-18", "Two days earlier")


# What the text says, the day that is the event's, and its words: other days are of what was said or done about it.
TOLD = [
    ("A bomb killed nine in Hadra on Monday, police said on Tuesday.", "2020-10-19", "Monday"),
    ("Police said Tuesday that a bomb had killed nine in Hadra on Monday.", "2020-10-19", "Monday"),
    ("Police told reporters in Keld on Wednesday that gunmen attacked the mill on Monday.", "2020-10-19", "Monday"),
    ("In a statement issued on Tuesday the army spoke of Monday's raid.", "2020-10-19", "Monday"),
    ("A man was arrested Wednesday. The shooting happened Monday night at the mill.", "2020-10-19", "Monday night"),
    ("An arrest was made Wednesday in the Monday night shooting at the mill.", "2020-10-19", "Monday night"),
    ("He was charged with murder on Wednesday. Police found Ana Pereda shot on Sunday.", "2020-10-18", "Sunday"),
    ("He appeared in court Wednesday. Two women were killed at the mill on Sunday.", "2020-10-18", "Sunday"),
    ("A boy died Wednesday of wounds. He had been shot on Sunday.", "2020-10-18", "Sunday"),
    ("The funeral is on Wednesday. The priest was killed on Sunday.", "2020-10-18", "Sunday"),
    ("Police on Wednesday continue to search for two men. The robbery took place Sunday.", "2020-10-18", "Sunday"),
    ("A picture taken on Wednesday shows the mill. Shells hit it on Sunday.", "2020-10-18", "Sunday"),
    ("Gunmen attacked a funeral in Hadra on Sunday.", "2020-10-18", "Sunday"),
    ("The group on Wednesday claimed responsibility for a bombing in Hadra on Sunday.", "2020-10-18", "Sunday"),
    ("At a house hit over the weekend, police found holes. The shots were fired Sunday.", "2020-10-18", "Sunday"),
    ("The toll rose to 23 on Monday after five died of wounds overnight. The bomb went off on Sunday.",
     "2020-10-18", "Sunday"),
    ("The house was hit at 5:44 a.m. Monday. It was found empty on Wednesday.", "2020-10-19", "Monday"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "words"), TOLD, ids=[row[0] for row in TOLD])
def test_the_day_is_the_one_told_of_the_event(text: str, day: str, words: str) -> None:
    found = date_in(text)
    assert (str(found.start), found.words, found.precision) == (day, words, "day")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine people have been killed in Hadra, police said on Tuesday.", "Tuesday"),
        ("A man was arrested Tuesday.", "Tuesday"),
    ],
)
def test_where_only_a_statement_or_an_arrest_is_dated_its_day_is_no_more_than_near(text: str, words: str) -> None:
    found = date_in(text)
    assert (found.start, found.end, found.precision, found.words) == (TUESDAY, TUESDAY, "week", words)


def test_the_drafts_vote_for_the_day_of_a_statement_does_not_win() -> None:
    text = "Police said on Wednesday they seek two men. A bomb had killed nine in Hadra on Sunday."
    assert str(date_in(text, "Wednesday").start) == "2020-10-18"


def test_the_drafts_vote_decides_between_the_days_of_two_events() -> None:
    text = "Gunmen killed nine in Keld on Sunday. A second attack, near Hadra, took place on Tuesday morning."
    assert (date_in(text).words, date_in(text, "Tuesday").words) == ("Sunday", "Tuesday morning")


def test_a_total_since_a_day_keeps_its_days() -> None:
    found = date_in("Nine people have been shot in Hadra since Wednesday. A man was shot there on Thursday.")
    assert (str(found.start), str(found.end), found.words) == ("2020-10-21", "2020-10-22", "since Wednesday")


@pytest.mark.parametrize("text", ["Gunmen killed nine in Keld. The war began in 2011.", "Nine died. Last year 90 did."])
def test_what_is_long_past_is_not_the_incidents(text: str) -> None:
    assert date_in(text).basis == "published"


@pytest.mark.parametrize(
    "text",
    [
        "Published October 22, 2020\nBomb in Hadra\n\nA bomb killed nine in Hadra.",
        "Thu 22 Oct 2020 Bomb in Hadra. A bomb killed nine in Hadra.",
        "HADRA, Oct. 22, 2020 (Northern Agency) -- A bomb killed nine in Hadra.",
    ],
)
def test_a_time_stamp_and_a_dateline_are_not_the_incidents_day(text: str) -> None:
    article = article_of(text, published=None)
    assert article.published == PUBLISHED
    assert article_dates(article) == []
    assert date_in(text, published=None).basis == "published"


@given(st.text(max_size=300), st.dates() | st.none(), st.text(max_size=30) | st.none())
@settings(max_examples=60, deadline=None)
def test_no_words_crash_it(text: str, published: datetime.date | None, words: str | None) -> None:
    if not text.strip() or (words is not None and not words.strip()):
        return
    try:
        grounds = grounds_of(text, published=published)
    except InputError:
        return
    found = story_of(grounds, event_of(date_words=words)).when
    assert found.start is None or found.end is None or found.start <= found.end
    assert published is None or found.end is None or found.end <= published


def test_a_long_article_of_dates_takes_linear_time() -> None:
    text = "A bomb killed nine in Hadra on Tuesday, police said on Wednesday. " * 3000
    article = article_of(text)
    spans = tuple(Span(one.start(), one.end()) for one in re.finditer("Tuesday", article.text))
    checked = CheckedIncident(event_of(date_words="Tuesday"), None, {"date_words": Found("Tuesday", spans)}, ())
    dates = article_dates(article)
    begun = time.process_time()
    assert incident_date(article, checked, dates).date.start == TUESDAY
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("A jury on Tuesday convicted a man of murdering a nurse in Tolvar in March 2018.", "2018-03-01"),
        ("A man was sentenced on Tuesday for shooting a nurse in Tolvar in May 2019.", "2019-05-01"),
        ("A man who was convicted in March 2018 was shot in Tolvar on Tuesday.", "2020-10-20"),
        ("A man was convicted on Tuesday of murdering a nurse in Tolvar.", "2020-10-20"),
    ],
)
def test_the_stated_day_of_a_crime_goes_before_the_day_of_its_trial(text: str, start: str) -> None:
    assert str(date_in(text, "Tuesday").start) == start
