"""How news writes dates, as patterns: the rules that are tried where an expression may begin.

Patterns only. Where one may begin, and whether the words around it let it be a date, is for `date_words`.
"""

import re
from typing import Final

from summarizer.check.numbers.vocabulary import MONTH_NAMES, WEEKDAY_NAMES

SHORT_MONTHS: Final = tuple(name[:3] for name in MONTH_NAMES)
NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_MONTH = (
    rf"(?P<month>(?:{'|'.join(MONTH_NAMES)})(?!\w)"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:\.(?!\d)|(?!\w)))"
)
_FULL_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAY_NAMES)})(?!\w)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAY_NAMES)}|mon|tues?|wed|thur?s?|fri|sat|sun)(?:\.|(?!\w))"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\w)"
_LAST_DAY = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?(?!\w)(?![.:]\d)"
_YEAR = r"(?P<year>\d{4})(?!\w)(?![.:]\d)"
# Two digits are a year from 69 on only: "4 Feb 90" is 1990, while in "4 February 12 soldiers" the 12 is a count.
_SHORT_YEAR = (
    r"(?P<short>[6-9]\d)(?![\w%])(?![.,:]\d)(?!\s+(?!(?:in|at|when|after|by|near|as|from|during|to|on)\b)(?-i:[a-z]))"
)
_HOURS = (
    r"(?:\s+(?:early\s+|late\s+|mid-?)?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|overnight)(?!\w))"
)
_TO = r"\s*(?:[-–—]|to|until|till|through|and)\s*"
_NUMBER = rf"(?P<count>\d{{1,4}}|{'|'.join(NUMBERS)}|an?|several|(?:a\s+)?few|(?:a\s+)?couple(?:\s+of)?)"
# Feasts with a fixed day that news uses in place of it; "Christmas" alone is a season.
_FEAST = r"(?P<feast>new\s+year['’]?s\s+(?:day|eve)|christmas\s+(?:day|eve)|boxing\s+day)(?!\w)"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|year)s?(?!\w)"
_TAIL_WEEKDAY = rf"(?:,?\s*\((?:a\s+)?{_FULL_WEEKDAY}\))?"


def any_case(pattern: str) -> re.Pattern[str]:
    """The pattern, for capitals and small letters alike."""
    return re.compile(pattern, re.IGNORECASE)


_DAY_MONTH = rf"{_DAY}[\s/-]*(?:of\s+)?{_MONTH}(?:[,\s/-]*{_YEAR}|[\s/-]+{_SHORT_YEAR})?"
_MONTH_DAY = rf"{_MONTH}\s*{_DAY}(?![.:]\d)(?:,?\s+{_YEAR})?"
_WEEKDAY_AND = rf"{_WEEKDAY}{_HOURS}?(?:\s*[,(]\s*|\s+)(?:the\s+)?"

RULES: Final[dict[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "number": (
        ("ymd", any_case(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)")),
        ("numeric", any_case(rf"(?P<day>\d{{1,2}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_YEAR}")),
        ("days", any_case(rf"{_DAY}{_TO}{_LAST_DAY}\s*(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?")),
        ("date", any_case(_DAY_MONTH + _TAIL_WEEKDAY)),
        ("ago", any_case(rf"{_NUMBER}\s+{_UNIT}\s+(?P<way>ago|earlier|before|later|after)(?!\w)")),
        ("ordinal", any_case(r"(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\w)")),
        ("year", any_case(r"(?P<year>(?:19|20)\d\d)(?!\w)(?![-–/.,:%]\d)")),
    ),
    "weekday": (
        ("date", any_case(rf"{_WEEKDAY_AND}{_MONTH_DAY}\)?")),
        ("date", any_case(rf"{_WEEKDAY_AND}{_DAY_MONTH}\)?")),
        ("ordinal", any_case(rf"{_WEEKDAY}{_HOURS}?,?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?!\w)")),
        ("weekday", any_case(rf"{_FULL_WEEKDAY}{_HOURS}?(?:\s+(?:of\s+)?(?P<which>last|this|next)\s+week(?!\w))?")),
        ("weekday", any_case(rf"{_WEEKDAY}{_HOURS}?")),
    ),
    "month": (
        ("days", any_case(rf"{_MONTH}\s*{_DAY}{_TO}{_LAST_DAY}(?:,?\s+{_YEAR})?")),
        ("date", any_case(_MONTH_DAY + _TAIL_WEEKDAY)),
        ("month", any_case(rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}")),
        ("month", any_case(_MONTH)),
    ),
    "word": (
        ("near", any_case(rf"(?P<near>today|tonight|tomorrow|yesterday)(?!\w){_HOURS}?")),
        ("near", any_case(r"(?P<near>overnight|last\s+(?:night|evening)|this\s+(?:morning|afternoon|evening))(?!\w)")),
        ("past", any_case(rf"(?:last|past|previous)\s+(?:{_NUMBER}\s+)?{_UNIT}")),
        ("past", any_case(r"(?P<count>recent)\s+(?P<unit>day|week|month)s(?!\w)")),
        ("current", any_case(r"(?P<which>this|next|coming)\s+(?P<unit>week|month|year)(?!\w)")),
        ("feast", any_case(_FEAST)),
        ("weekend", any_case(r"(?:(?P<which>last|this|next|past)\s+)?weekend(?!\w)")),
        ("other", any_case(r"(?P<way>previous|same|following|next)\s+(?:day|night|evening|morning)(?!\w)")),
        ("other", any_case(r"(?:day|night)\s+(?P<way>before|after)(?!\w)(?P<yesterday>\s+yesterday(?!\w))?")),
    ),
    "count": (("ago", any_case(rf"{_NUMBER}\s+{_UNIT}\s+(?P<way>ago|earlier|before|later|after)(?!\w)")),),
}
