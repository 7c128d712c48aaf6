"""The dateline: "KABUL, 22 Oct (ANI) --" before a story's first sentence.

It says where and when the report was filed, which is often not where and when the incident was: it is set apart here
so that later rooms do not mistake it. Its first day with a year also dates the article.
"""

import datetime
import re
from itertools import takewhile
from typing import Final

from summarizer.article import Dateline
from summarizer.reading.days import FULL_DATE, SHORT_DATE, day_near

# No dateline is longer, and a pattern can waste no time on what it is not shown.
_LONGEST: Final = 160

_WORD: Final = r"[^\W\d_](?:[^\W\d_]|[.'’/-](?=[^\W\d_])){0,30}"
_PLACE: Final = rf"{_WORD}(?:\.?[ ]{_WORD}){{0,4}}\.?"
_DATE: Final = rf"(?:{FULL_DATE}|{SHORT_DATE}|No\sDate)"
_HEAD: Final = rf"""
    (?P<place>{_PLACE})                                      # KABUL, Guatemala City
    (?P<region>(?:[ ]\([^()\d]{{2,40}}\)(?=,))?              # (Nicaragua), only before a comma
               (?:,[ ](?!No\sDate){_PLACE}){{0,2}})           # , Alabama  , Wash.  , Takhar, Afghanistan
    (?:,?\s(?P<date>{_DATE}))?                               # , 22 Oct  , Oct. 22, 2020
"""
_AGENCY: Final = r"\((?P<agency>[^()]{2,60})\)"
_ALONE: Final = r"\((?P<alone>[^()]{2,60})\)"
# A hyphen needs a space after it ("US-led" is no dateline); a real dash does not ("EATON, Ind.—A man").
_DASH: Final = r"\s{0,2}(?P<mark>(?:\s?(?:\.?-{1,3}|[—–‒―]|>>)){1,2}|:)(?=\s|(?<=[—–‒―])\S)"
_AFTER: Final = rf"(?:\s(?P<after>{FULL_DATE}))?"  # KABUL (ANI) October 22, 2020 --
_DAY_ALONE: Final = rf"(?P<day>{_DATE})\s"  # Oct 22 (ANI) --
_WITH_DASH: Final = re.compile(rf"(?:{_HEAD}[\s-]?(?:{_AGENCY}{_AFTER})?|(?:{_DAY_ALONE})?{_ALONE}){_DASH}", re.VERBOSE)
_WITH_AGENCY: Final = re.compile(rf"{_HEAD}\s{_AGENCY}(?=\s[\"'“‘«]?[^\W_])", re.VERBOSE)
_CAPITALS: Final = re.compile(r"(?<=\s)[^\W\d_a-z]{3}")
_ONE_NAME: Final = re.compile(r"[A-Z][\w.-]{1,19}")
# They open lines that go on like a dateline, and are no places.
_NOT_PLACES: Final = frozenset(
    {"ANALYSIS", "BREAKING", "CORRECTED", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "EXPLAINER", "FACTBOX", "FEATURE"}
    | {
        "At",
        "By",
        "In",
        "On",
        "Since",
        "LIVE",
        "NEWS",
        "NOTE",
        "OPINION",
        "PHOTOS",
        "TIMELINE",
        "UPDATE",
        "UPDATED",
        "URGENT",
        "VIDEO",
        "WATCH",
    }
)
_NOWHERE: Final = frozenset({"no city", "clandestine"})


def find_dateline(
    text: str, start: int, anchor: datetime.date | None = None, language: str | None = None
) -> Dateline | None:
    """The dateline that stands at `start`, or None.

    Args:
        text: The article.
        start: Where the body begins.
        anchor: The day of publication, where known: it lends its year to "22 Oct".
        language: Of the month's name; English is always understood.

    >>> find_dateline("KABUL, 22 Oct 2020 (ANI) -- Twelve soldiers", 0)
    Dateline(start=0, end=27, place='KABUL', date=datetime.date(2020, 10, 22), agency='ANI')
    """
    head = text[start : start + _LONGEST]
    found, agency = _at(head, 0)
    if found is None:
        # One-line texts run headline, byline or caption into it: "Two shot MIAMI, Fla. (AP) -- A man ...".
        for candidate in _CAPITALS.finditer(head):
            found, agency = _at(head, candidate.start())
            if found is not None and _in_capitals(found["place"] or "") and (found["region"] or agency):
                break
            found = None
    if found is None:
        return None
    said = _date_of(found)
    day = day_near(said, anchor, language) if said else None
    if agency is not None and day is None and any(letter.isdigit() for letter in agency):
        day = day_near(agency, anchor, language)  # "INDIANAPOLIS (Feb. 13, 2014) --"
        agency = agency if day is None else None
    name, skipped = _place(found)
    return Dateline(start + found.start() + skipped, start + found.end(), name, day, _name(agency))


def _date_of(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    return groups["date"] or groups.get("after") or groups.get("day")


def _at(head: str, offset: int) -> tuple[re.Match[str] | None, str | None]:
    """The dateline at an offset and what its brackets hold."""
    found = _WITH_DASH.match(head, offset)
    if found is not None and _is_dateline(found):
        return found, found["agency"] or found["alone"]
    found = _WITH_AGENCY.match(head, offset)
    if found is not None and _is_bare_dateline(found):
        return found, found["agency"]
    return None, None


def _is_dateline(found: re.Match[str]) -> bool:
    """Whether what stands before a dash is a dateline and no other beginning.

    A place in capitals, a date or an agency make one; a place in small letters needs the date, the agency or a region
    that is abbreviated ("Syracuse, N.Y. --").
    """
    colon = found["mark"] == ":"
    if found["alone"]:
        return not colon and _name(found["alone"]) is not None and not _goes_on(found)
    place: str = found["place"]
    if not place[0].isupper() or place.split(maxsplit=1)[0] in _NOT_PLACES:
        return False
    if found["date"] or _goes_on(found):
        return found["date"] is not None
    if colon:
        return _in_capitals(place) and len(place) > 3 and not found["region"]
    abbreviated = found["region"].endswith(".") and found["mark"].strip() != "-"
    return _in_capitals(place) or _name(found["agency"]) is not None or abbreviated


def _is_bare_dateline(found: re.Match[str]) -> bool:
    """Whether "MOSCOW (Sputnik) The ..." without a dash is one: there the brackets must hold a name of one word."""
    place: str = found["place"]
    if not place[0].isupper():
        return False
    if found["date"]:
        return True
    one_name = _ONE_NAME.fullmatch(found["agency"]) is not None
    return _in_capitals(place) and len(place) > 3 and one_name and not _goes_on(found)


def _goes_on(found: re.Match[str]) -> bool:
    """Whether a sentence goes on after the dash ("NATO - it said") or inside it ("PKK, a group -")."""
    after = found.string[found.end() :].lstrip(" \n\"'“‘«")[:1]
    return after.islower() or any(part[0].islower() for part in (found["region"] or "").split(", ") if part)


def _in_capitals(place: str) -> bool:
    """Whether nearly all letters are capitals ("McALLEN", "D'IBERVILLE")."""
    letters = [letter for letter in place if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters)


def _place(found: re.Match[str]) -> tuple[str | None, int]:
    """The place, and how many characters of other words stand before it ("Video HUGO, N.C. --")."""
    place = found["place"]
    if place is None or place.lower() in _NOWHERE:
        return None, 0
    words = place.split()
    capitals = len(list(takewhile(_in_capitals, reversed(words))))
    skipped = 0
    if 0 < capitals < len(words):
        skipped = place.index(words[-capitals], sum(map(len, words[:-capitals])))
    return " ".join((place[skipped:] + found["region"]).split()), skipped


def _name(agency: str | None) -> str | None:
    """The agency's name; brackets may hold a postal code instead."""
    return " ".join(agency.split()) if agency is not None and any(letter.isalpha() for letter in agency) else None
