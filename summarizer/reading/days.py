"""Words to a day of the calendar: what date words look like, and which day they name.

Shapes are found here with patterns; whether "22 Oct 2020" is a day, the standard library and dateparser say, so there
is no table of months. Words that need a day to count from ("Tuesday", "yesterday") are `resolve.dates.dates`'.
"""

import datetime
import re
from functools import lru_cache
from typing import Any, Final

# dateparser knows some 200 languages and tries them all for seconds when it is not told which.
_FALLBACK: Final = "en"
_BLANK: Final = r"[ \t\xa0]{1,3}"
_MONTH: Final = r"[^\W\d_]{3,12}\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMERIC: Final = r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}年\d{1,2}月\d{1,2}日"

FULL_DATE: Final = (
    rf"(?:{_NUMERIC}|{_DAY}{_BLANK}(?:de{_BLANK})?{_MONTH},?{_BLANK}(?:de{_BLANK})?\d{{4}}"
    rf"|{_MONTH}{_BLANK}{_DAY}(?:,?{_BLANK}|,)\d{{4}})(?!\d)"
)
"""Pattern of a day with a four-digit year: "22 Oct. 2020", "October 22nd, 2020", "22.10.2020", "2020-10-22"."""

SHORT_DATE: Final = rf"(?:{_DAY}{_BLANK}{_MONTH}(?:,?{_BLANK}\d{{2}})?|{_MONTH}{_BLANK}{_DAY})(?!\d)"
"""Pattern of a day with a two-digit year or none, as datelines have it: "4 Feb 90", "Oct. 22"."""

_ENGLISH: Final = re.compile(
    rf"(?:(?P<first>[A-Za-z]{{3,9}})\.?{_BLANK})?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?{_BLANK}"
    rf"(?(first)|(?P<month>[A-Za-z]{{3,9}})\.?,?{_BLANK})(?P<year>\d{{4}})"
)
_HAS_YEAR: Final = re.compile(rf"{FULL_DATE}|{_DAY}{_BLANK}{_MONTH},?{_BLANK}\d{{2}}")
_WEEKDAY: Final = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?,?"
_STAMP_WORDS: Final = (
    r"(?:date of publication|publication date|(?:first |last |originally )?(?:published|posted|updated|modified))"
    r"(?: (?:on|at))?"
)
# After such words "Oct 232020" is "Oct 23, 2020", whose comma a page lost on its way to text.
_LEADING: Final = re.compile(
    rf"[\W_]{{0,3}}(?:(?P<stamp>{_STAMP_WORDS}:?{_BLANK})(?P<glued>{_MONTH}{_BLANK}\d{{6}}(?!\d))"
    rf"|(?P<said>{_STAMP_WORDS}:?{_BLANK})?(?:{_WEEKDAY}{_BLANK})?(?P<day>{FULL_DATE}))",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"[\s,;]{1,3}(?!at \d|(?:title|headline|by|source|text):)[^\W\d_A-Z]")
# "... Monitor AFP Saturday 16 Jul 2016 Air raids ...": what a page puts between headline and story, on one line.
_BETWEEN: Final = re.compile(
    rf"(?<=\s)[A-Z][\w.]{{1,20}} (?:{_WEEKDAY}){_BLANK}(?P<day>{FULL_DATE})(?=\s{{1,3}}[\"“A-Z\d])"
    rf"|(?<=\s)(?P<timed>{FULL_DATE})(?:{_BLANK}(?:\d{{1,2}}:\d\d|\d{{1,2}}:?\d\d{_BLANK}[AP]M)(?=\s[A-Z])|\s?\(updated)"
)
_INNER_DATE: Final = re.compile(rf"(?<!\d){FULL_DATE}")
_TIME: Final = re.compile(
    r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:hrs|(?-i:Z|[A-Z]{2,4})(?![A-Za-z])))?"
    r"(?:\s?[+-]\d{1,2}:?\d{2})?",
    re.IGNORECASE,
)
_STAMP_REST: Final = re.compile(rf"\b(?:{_STAMP_WORDS}|{_WEEKDAY}|on|at|T)(?![^\W\d_])", re.IGNORECASE)
_STAMP_WORD: Final = re.compile(_STAMP_WORDS, re.IGNORECASE)
_PUBLISHED: Final = re.compile(r"publi|posted", re.IGNORECASE)
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
# The place and day of a letter or communique, on a line of their own: "Lima, 10 September 2020".
_PLACE_BEFORE: Final = re.compile(rf"\A[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+){{0,2}}, (?={FULL_DATE}\W*\Z)")
_STAMP_LONGEST: Final = 120


def day_of(words: str, language: str | None = None, order: str = "DMY") -> datetime.date | None:
    """The day that words with day, month and year name; None when they name none.

    Day before month unless the month is named, the numbers forbid it or `order` says otherwise. Two-digit years: 69 to
    99 are 19xx.

    >>> day_of("4 Feb 90"), day_of("09.04.2017"), day_of("31 Feb 2020"), day_of("May 2016")
    (datetime.date(1990, 2, 4), datetime.date(2017, 4, 9), None, None)
    """
    words = words.strip()
    try:
        day: datetime.date | None = datetime.datetime.fromisoformat(words).date()
    except ValueError:
        day = _plain_english(words) if _primary(language or _FALLBACK) == _FALLBACK else None
    if day is None:
        # "22 de octubre" tells its language, or nearly.
        languages = (language,) if language else (_FALLBACK, *(("es", "pt") if " de " in words else ()))
        parsed = (_parsed(words, one, order) for one in languages if len(words) <= 60)
        day = next((one for one in parsed if one is not None), None)
    # Beyond these years it is an empty field ("0001-01-01") or a slip, and no news report.
    return day if day is not None and 1900 <= day.year < 2100 else None


def days_of(words: str) -> frozenset[datetime.date]:
    """All days that words may name: several where nothing tells which of the numbers is the month, or the year.

    >>> [str(day) for day in sorted(days_of("06/08/2025"))], [str(day) for day in days_of("13/08/2025")]
    (['2025-06-08', '2025-08-06'], ['2025-08-13'])
    """
    days = (day_of(words, order=order) for order in ("DMY", "MDY", "YMD"))
    return frozenset(day for day in days if day is not None)


def day_near(words: str, anchor: datetime.date | None, language: str | None = None) -> datetime.date | None:
    """The day that words name, the year taken from the nearest one to `anchor` where they have none.

    >>> day_near("31 Dec", datetime.date(2021, 1, 2))
    datetime.date(2020, 12, 31)
    """
    if _HAS_YEAR.fullmatch(words.strip()):
        return day_of(words, language)
    if anchor is None:
        return None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [day for year in years if (day := day_of(f"{words.strip()} {year}", language)) is not None]
    return min(days, key=lambda day: abs(day - anchor), default=None)


def leading_day(text: str, language: str | None = None) -> tuple[datetime.date, int] | None:
    """The day of publication that a text opens with, and the offset after it.

    "Wed 19 Apr 2017 Bomb in Norvale ..." and "Published 5 July 2016 ..." do; "October 7, 2023 was a quiet day" does
    not: there the date is part of the sentence. A headline may come first, where a name and a weekday stand before the
    date, or a time of day after it: "Bomb in Norvale AFP Tuesday 5 Jul 2016 A bomb ...".
    """
    found = _LEADING.match(text[:120])
    if found is not None and not (found["stamp"] or found["said"]) and _GOES_ON.match(text, found.end()):
        return None
    found = found or _BETWEEN.search(text[:250])
    if found is None or found.lastgroup is None:
        return None
    words = found[found.lastgroup]
    if found.lastgroup == "glued":
        words = f"{words[:-4]} {words[-4:]}"
    day = day_of(words, language)
    return None if day is None else (day, found.end(found.lastgroup))


def stamp_day(line: str, language: str | None = None, *, bare: bool = True) -> datetime.date | None:
    """The day of publication when a line is a time stamp and nothing else; None for every other line.

    Args:
        line: One line of the article.
        language: Of the month's name; English is always understood.
        bare: Whether a date alone, without a time of day or a word such as "Published", is a stamp too.

    >>> stamp_day("Published 04:20 IST, October 22nd 2020")
    datetime.date(2020, 10, 22)
    >>> stamp_day("Lima, 10 September 2020")
    datetime.date(2020, 9, 10)
    >>> stamp_day("The attack of 22 October 2020") is None
    True
    """
    if len(line) > _STAMP_LONGEST:
        return None
    if bare:
        line = _PLACE_BEFORE.sub("", line)
    dates = list(_INNER_DATE.finditer(line))
    if not dates:
        return None
    undated = _INNER_DATE.sub(" ", line)
    if _LETTER_OR_DIGIT.search(_STAMP_REST.sub(" ", _TIME.sub(" ", undated))):
        return None
    if not bare and not (_TIME.search(undated) or _STAMP_WORD.search(undated)):
        return None
    published = _PUBLISHED.search(line)
    after = published.end() if published else 0
    chosen = next((found for found in dates if found.start() >= after), dates[0])
    return day_of(chosen[0], language)


@lru_cache(maxsize=512)
def _plain_english(words: str) -> datetime.date | None:
    """The day of "22 Oct 2020" and "October 22nd, 2020", which most articles have; None for all else, as for no day.

    So dateparser, which says the same, need not be imported: that takes a quarter of the time of one article's report.
    Months go by the process' locale, which is C's, and so English, unless a program has set another.
    """
    match = _ENGLISH.fullmatch(words)
    if match is None:
        return None
    month = match["first"] or match["month"]
    shape = "%d %b %Y" if len(month) == len("Oct") else "%d %B %Y"
    try:
        moment = datetime.datetime.strptime(f"{match['day']} {month} {match['year']}", shape)  # noqa: DTZ007 - no moment
    except ValueError:
        return None
    return moment.date()


@lru_cache(maxsize=512)
def _parsed(words: str, language: str, order: str) -> datetime.date | None:
    # dateparser may raise on words that nobody thought of; such words are no date.
    try:
        found = _parser(language, order).get_date_data(words)
    except (ValueError, OverflowError, TypeError):
        return None
    # dateparser is untyped, so the moment is named here.
    moment: datetime.datetime | None = found.date_obj
    return moment.date() if moment is not None else None


def _primary(language: str) -> str:
    """The language of a tag: "en" of "en-GB"."""
    return language.split("-", maxsplit=1)[0].lower()


# `Any`: dateparser has no types.
@lru_cache(maxsize=8)
def _parser(language: str, order: str) -> Any:
    # Imported here: it costs 120 ms, and many articles have no date words at all.
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    primary = _primary(language)
    settings = {"STRICT_PARSING": True, "DATE_ORDER": order, "PARSERS": ["absolute-time"]}
    parser = DateDataParser(languages=list(dict.fromkeys([primary, _FALLBACK])), settings=settings)
    try:
        parser.get_date_data("1 May 2000")  # a language that dateparser does not know shows at the first date only
    except ValueError:
        return DateDataParser(languages=[_FALLBACK], settings=settings)
    return parser
