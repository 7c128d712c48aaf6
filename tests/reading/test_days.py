import datetime
import itertools
import subprocess
import sys

import pytest
from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # it has no types

from summarizer.reading.days import day_near, day_of, leading_day, stamp_day


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2016-07-10", "2016-07-10"),
        ("2020-10-22T04:20:00Z", "2020-10-22"),
        ("09.04.2017", "2017-04-09"),
        ("7/10/2016", "2016-10-07"),
        ("Oct. 22, 2020", "2020-10-22"),
        ("October 22nd 2020", "2020-10-22"),
        ("22 Oct 2020", "2020-10-22"),
        ("4 Feb 90", "1990-02-04"),
        ("4 Feb 69", "1969-02-04"),
        ("4 Feb 05", "2005-02-04"),
        ("4 Sept. 1989", "1989-09-04"),
    ],
)
def test_words_name_a_day(words: str, expected: str) -> None:
    assert day_of(words) == day(expected)


@pytest.mark.parametrize(
    "words",
    ["", "May 2016", "22 Oct", "31 Feb 2020", "Tuesday", "2020", "soon", "4 Foo 1990", "0001-01-01", "3020-01-01"],
)
def test_words_that_name_no_single_day_name_none(words: str) -> None:
    assert day_of(words) is None


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("22 октября 2020", "ru"),
        ("22 de octubre de 2020", "es-MX"),
        ("22 October 2020", "ru"),
        ("22 October 2020", "qq"),
    ],
)
def test_the_month_may_be_in_the_articles_language_or_in_english(words: str, language: str) -> None:
    assert day_of(words, language) == day("2020-10-22")


def test_plain_english_days_are_those_that_dateparser_reads() -> None:
    reader = DateDataParser(languages=["en"], settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]})
    months = ("January", "Feb", "MARCH", "may", "Sept.", "Sep.", "Decem", "Octo", "Foo")
    shapes = ("{day} {month} {year}", "{month} {day}, {year}", "{day}th {month}, {year}", "{month} {day}{year}")
    for month, day, year, shape in itertools.product(months, (0, 2, 30, 31, 32), (1016, 1990, 2024), shapes):
        words = shape.format(day=day, month=month, year=year)
        read = reader.get_date_data(words).date_obj
        assert day_of(words) == (read.date() if read is not None and read.year >= 1900 else None), words


def test_plain_english_days_need_no_dateparser() -> None:
    told = (
        "import sys; from summarizer.reading import read_text; "
        "assert read_text('Published 22 Oct 2020\\nA bomb went off.').published"
    )
    subprocess.run([sys.executable, "-c", f"{told}; assert 'dateparser' not in sys.modules"], check=True)  # noqa: S603


@pytest.mark.parametrize("words", ["22 de octubre de 2020", "22 de outubro de 2020"])
def test_spanish_and_portuguese_days_tell_their_language_themselves(words: str) -> None:
    assert day_of(words) == day("2020-10-22")


def test_a_day_without_a_year_is_the_nearest_to_the_anchor() -> None:
    assert day_near("31 Dec", day("2021-01-02")) == day("2020-12-31")
    assert day_near("Oct. 22", day("2020-10-23")) == day("2020-10-22")
    assert day_near("22 Oct", None) is None
    assert day_near("4 Feb 90", day("2020-10-23")) == day("1990-02-04")


def test_the_twenty_ninth_of_february_is_sought_in_a_leap_year() -> None:
    assert day_near("29 Feb", day("2021-01-15")) == day("2020-02-29")


@pytest.mark.parametrize(
    "text",
    [
        "Wed 19 Apr 2017 Bomb in Norvale. Three died.",
        "Tuesday 19 Apr 2017 Bomb in Norvale",
        "19.04.2017 Three people died",
        "19.04.2017(updated 10:35) Three people died",
        "2017-04-19 Three people died",
        "Published April 19 2017 A bomb went off",
        "Date of publication 19 April 2017 a bomb went off",
        "Thu Apr 19 2017 Bomb in Norvale",
        "Bomb in Norvale Monitor AFP Wednesday 19 Apr 2017 A bomb went off",
        "Wed 19 Apr 2017 at 1514 Three people died",
        "19-04-2017 title: Bomb in Norvale",
        "Published April 19,2017 A bomb went off",
        "Last updated at Apr 192017 A bomb went off",
        "Bomb in Norvale Region 19-04-2017 0742 PM Three people died",
        "Print this page Wednesday 19 April 2017 16:45 Bomb in Norvale",
        "Bomb in Norvale 19.04.2017(updated 1035) Three people died",
    ],
)
def test_a_day_that_opens_a_text_is_its_publication(text: str) -> None:
    found = leading_day(text)
    assert found is not None
    assert found[0] == day("2017-04-19")
    assert text[: found[1]].endswith(("2017", "04-19"))
    assert not text[found[1] :].startswith(("0", "1"))


@pytest.mark.parametrize(
    "text",
    [
        "October 7, 2023 was a quiet day in Norvale.",
        "7 October 2023, the mayor said, was quiet.",
        "On October 7, 2023, officers were called.",
        "A bomb went off on Tuesday 4 Apr 2017 and killed three.",
        "A man was shot on April 4, 2017.",
        "12 people died in 2017",
        "4 Feb 90 people died",
        "The report of Apr 192017 is long",
        "The attack on 19 April 2017 16 km away",
    ],
)
def test_a_day_in_a_sentence_is_no_publication(text: str) -> None:
    assert leading_day(text) is None


def test_a_stamp_is_short() -> None:
    assert stamp_day("Published 22 October 2020" + " " * 200) is None


def test_a_published_day_wins_over_an_updated_one() -> None:
    assert stamp_day("Updated 24 October 2020, first published 22 October 2020") == day("2020-10-22")
