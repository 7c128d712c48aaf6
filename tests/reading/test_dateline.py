import datetime
import time

import pytest

from summarizer.reading import read_text
from summarizer.reading.dateline import find_dateline

ANCHOR = datetime.date(2020, 10, 23)


@pytest.mark.parametrize(
    ("text", "span", "place", "day", "agency"),
    [
        ("KABUL, 22 Oct 2020 (ANI) -- Twelve died", "KABUL, 22 Oct 2020 (ANI) --", "KABUL", "2020-10-22", "ANI"),
        ("KABUL, 22 Oct (ANI) -- Twelve died", "KABUL, 22 Oct (ANI) --", "KABUL", "2020-10-22", "ANI"),
        ("KABUL, Oct. 22 — Twelve died", "KABUL, Oct. 22 —", "KABUL", "2020-10-22", None),
        ("Old Town, 4 Feb 90 (Efe) -- Two", "Old Town, 4 Feb 90 (Efe) --", "Old Town", "1990-02-04", "Efe"),
        ("Sud (Exland), 4 May 90 (X 2)\n-- A", "Sud (Exland), 4 May 90 (X 2)\n--", "Sud (Exland)", "1990-05-04", "X 2"),
        ("KABUL (Reuters) - Twelve died", "KABUL (Reuters) -", "KABUL", None, "Reuters"),
        ("(Reuters) - Twelve died", "(Reuters) -", None, None, "Reuters"),
        ("GADSDEN, Alabama -- Police said", "GADSDEN, Alabama --", "GADSDEN, Alabama", None, None),
        ("MARYSVILLE, Wash. - Police said", "MARYSVILLE, Wash. -", "MARYSVILLE, Wash.", None, None),
        ("Syracuse, N.Y. -- Police said", "Syracuse, N.Y. --", "Syracuse, N.Y.", None, None),
        ("STOCKTON — Police said", "STOCKTON —", "STOCKTON", None, None),
        ("EATON, Ind.—A man was hurt", "EATON, Ind.—", "EATON, Ind.", None, None),
        ("MOSCOW (Sputnik) The ministry said", "MOSCOW (Sputnik)", "MOSCOW", None, "Sputnik"),
        ("D'IBERVILLE, Mississippi -- Police", "D'IBERVILLE, Mississippi --", "D'IBERVILLE, Mississippi", None, None),
        ("KABUL, Afghanistan (AP) — Twelve", "KABUL, Afghanistan (AP) —", "KABUL, Afghanistan", None, "AP"),
        ("ERIE, Ind. (June 13, 2014) – A", "ERIE, Ind. (June 13, 2014) –", "ERIE, Ind.", "2014-06-13", None),
        ("NEW DELHI: Twelve soldiers died", "NEW DELHI:", "NEW DELHI", None, None),
        ("No City, No Date -- [Speech]", "No City, No Date --", None, None, None),
        ("SANTA CRUZ >> Police said", "SANTA CRUZ >>", "SANTA CRUZ", None, None),
        ("Two shot MIAMI, Fla. (AP) -- A man", "MIAMI, Fla. (AP) --", "MIAMI, Fla.", None, "AP"),
        ("Oct 22 (Reuters) - Twelve died", "Oct 22 (Reuters) -", None, "2020-10-22", "Reuters"),
        ("KABUL (ANI) October 22, 2020 – A", "KABUL (ANI) October 22, 2020 –", "KABUL", "2020-10-22", "ANI"),
        ("SAN JUAN, 22 Oct (EFE).- A bomb", "SAN JUAN, 22 Oct (EFE).-", "SAN JUAN", "2020-10-22", "EFE"),
        ("ELK COUNTY, OH-(WXYZ) - A man", "ELK COUNTY, OH-(WXYZ) -", "ELK COUNTY, OH", None, "WXYZ"),
        ("QUITO, 4 NOV 89 (ABC-EFE) -- [TEXT]", "QUITO, 4 NOV 89 (ABC-EFE) --", "QUITO", "1989-11-04", "ABC-EFE"),
        ("SUD/NORD, Exla, Oct 22 (XY) - A", "SUD/NORD, Exla, Oct 22 (XY) -", "SUD/NORD, Exla", "2020-10-22", "XY"),
        ("LIMA, 22 de octubre de 2020 (AFP) - A", "LIMA, 22 de octubre de 2020 (AFP) -", "LIMA", "2020-10-22", "AFP"),
        ("МОСКВА, 22 октября — Взрыв", "МОСКВА, 22 октября —", "МОСКВА", "2020-10-22", None),
    ],
)  # fmt: skip
def test_a_dateline_is_told_apart(text: str, span: str, place: str | None, day: str | None, agency: str | None) -> None:
    language = "ru" if "М" in text else None
    found = find_dateline(text, 0, ANCHOR, language)
    assert found is not None
    assert text[found.start : found.end] == span
    assert (found.place, found.agency) == (place, agency)
    assert found.date == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve soldiers died on Tuesday, 22 Oct.",
        "US-led strikes killed nine, a monitor said.",
        "BREAKING - Twelve soldiers killed",
        "UPDATE: Twelve soldiers killed",
        "Robert Smith, mayor of Norvale - a town in the north - said so.",
        "The mayor - who was away - said so.",
        "UNICEF (United Nations Children's Fund) said so.",
        "UNICEF (UN) said so.",
        "NATO, the alliance - it is old - said so.",
        "Fighters of the PKK, a group in the north - Turkey says so - fled.",
        "Fighters of the YPG (Kurds) - who had waited - fled.",
        "Police: Two men shot.",
        "Norvale (19805) – Police said so.",
        "(19805) - Police said so.",
        "12 dead - police",
        "On May 3 (Sunday) - the third day - a bomb went off.",
        "Oct 22 - it rained.",
        "",
    ],
)
def test_other_beginnings_are_no_dateline(text: str) -> None:
    assert find_dateline(text, 0, ANCHOR) is None


def test_the_dateline_dates_the_article_and_its_offsets_are_of_the_text() -> None:
    article = read_text("Clash in the north\n\nKABUL, 22 Oct 2020 (ANI) -- Gen. Raz Omar died.")
    assert article.published == datetime.date(2020, 10, 22)
    assert article.dateline is not None
    assert article.text[article.dateline.start : article.dateline.end] == "KABUL, 22 Oct 2020 (ANI) --"
    assert article.dateline.start == article.body_start
    assert [s.start for s in article.sentences] == [0, article.body_start]


def test_a_dateline_without_a_year_takes_it_from_the_time_stamp() -> None:
    article = read_text("Published 23 October 2020\nClash in the north\n\nKABUL, 22 Oct (ANI) -- Twelve died.")
    assert article.published == ANCHOR
    assert article.dateline is not None
    assert article.dateline.date == datetime.date(2020, 10, 22)


def test_a_dateline_without_a_year_alone_dates_nothing() -> None:
    article = read_text("KABUL, 22 Oct (ANI) -- Twelve died.")
    assert article.published is None
    assert article.dateline is not None
    assert article.dateline.date is None


def test_a_headline_over_it_is_no_part_of_it() -> None:
    article = read_text("Bomb in Norvale\nKabul, 22 Oct 2020 (ANI) -- Twelve died.")
    assert article.title == "Bomb in Norvale"
    assert article.dateline is not None
    assert article.dateline.place == "Kabul"


def test_a_byline_may_stand_before_it() -> None:
    article = read_text("Clash in the north\n\nBy Ann Example and Bo Sample\n\nKABUL (AP) — Twelve died.")
    assert article.dateline is not None
    assert article.dateline.agency == "AP"


@pytest.mark.parametrize(
    "unit", ["KABUL ", "KABUL, ", "K", "(", "KABUL (", "- ", "KABUL-", "Oct. 22 ", "A.", "K'", "22 Oct "]
)
def test_no_beginning_costs_much_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begun = time.process_time()
    find_dateline(text, 0, ANCHOR)
    assert time.process_time() - begun < 0.5
