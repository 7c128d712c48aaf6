"""How news writes dates, as patterns: where an expression may begin, and which words it may be made of.

Patterns and word tables only. Which days an expression means is worked out in `dates`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from summarizer.check.numbers.vocabulary import MONTH_NAMES, WEEKDAY_NAMES

_MONTHS: Final = tuple(name[:3] for name in MONTH_NAMES)
_WEEKDAYS: Final = tuple(name[:3] for name in WEEKDAY_NAMES)
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

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
_NUMBER = rf"(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)}|an?|several|(?:a\s+)?few|(?:a\s+)?couple(?:\s+of)?)"
# Feasts with a fixed day that news uses in place of it; "Christmas" alone is a season.
_FEAST = r"(?P<feast>new\s+year['’]?s\s+(?:day|eve)|christmas\s+(?:day|eve)|boxing\s+day)(?!\w)"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|year)s?(?!\w)"
_TAIL_WEEKDAY = rf"(?:,?\s*\((?:a\s+)?{_FULL_WEEKDAY}\))?"


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_DAY_MONTH = rf"{_DAY}[\s/-]*(?:of\s+)?{_MONTH}(?:[,\s/-]*{_YEAR}|[\s/-]+{_SHORT_YEAR})?"
_MONTH_DAY = rf"{_MONTH}\s*{_DAY}(?![.:]\d)(?:,?\s+{_YEAR})?"
_WEEKDAY_AND = rf"{_WEEKDAY}{_HOURS}?(?:\s*[,(]\s*|\s+)(?:the\s+)?"

RULES: Final[dict[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "number": (
        ("ymd", _rule(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)")),
        ("numeric", _rule(rf"(?P<day>\d{{1,2}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign){_YEAR}")),
        ("days", _rule(rf"{_DAY}{_TO}{_LAST_DAY}\s*(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?")),
        ("date", _rule(_DAY_MONTH + _TAIL_WEEKDAY)),
        ("ago", _rule(rf"{_NUMBER}\s+{_UNIT}\s+(?P<way>ago|earlier|before|later|after)(?!\w)")),
        ("ordinal", _rule(r"(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\w)")),
        ("year", _rule(r"(?P<year>(?:19|20)\d\d)(?!\w)(?![-–/.,:%]\d)")),
    ),
    "weekday": (
        ("date", _rule(rf"{_WEEKDAY_AND}{_MONTH_DAY}\)?")),
        ("date", _rule(rf"{_WEEKDAY_AND}{_DAY_MONTH}\)?")),
        ("ordinal", _rule(rf"{_WEEKDAY}{_HOURS}?,?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?!\w)")),
        ("weekday", _rule(rf"{_FULL_WEEKDAY}{_HOURS}?(?:\s+(?:of\s+)?(?P<which>last|this|next)\s+week(?!\w))?")),
        ("weekday", _rule(rf"{_WEEKDAY}{_HOURS}?")),
    ),
    "month": (
        ("days", _rule(rf"{_MONTH}\s*{_DAY}{_TO}{_LAST_DAY}(?:,?\s+{_YEAR})?")),
        ("date", _rule(_MONTH_DAY + _TAIL_WEEKDAY)),
        ("month", _rule(rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}")),
        ("month", _rule(_MONTH)),
    ),
    "word": (
        ("near", _rule(rf"(?P<near>today|tonight|tomorrow|yesterday)(?!\w){_HOURS}?")),
        ("near", _rule(r"(?P<near>overnight|last\s+(?:night|evening)|this\s+(?:morning|afternoon|evening))(?!\w)")),
        ("past", _rule(rf"(?:last|past|previous)\s+(?:{_NUMBER}\s+)?{_UNIT}")),
        ("past", _rule(r"(?P<count>recent)\s+(?P<unit>day|week|month)s(?!\w)")),
        ("current", _rule(r"(?P<which>this|next|coming)\s+(?P<unit>week|month|year)(?!\w)")),
        ("feast", _rule(_FEAST)),
        ("weekend", _rule(r"(?:(?P<which>last|this|next|past)\s+)?weekend(?!\w)")),
        ("other", _rule(r"(?P<way>previous|same|following|next)\s+(?:day|night|evening|morning)(?!\w)")),
        ("other", _rule(r"(?:day|night)\s+(?P<way>before|after)(?!\w)(?P<yesterday>\s+yesterday(?!\w))?")),
    ),
    "count": (("ago", _rule(rf"{_NUMBER}\s+{_UNIT}\s+(?P<way>ago|earlier|before|later|after)(?!\w)")),),
}

# Where an expression may begin, with the character before it. All else in the text is passed over at the speed of
# one search, which is twice as fast in small letters as in either, and fastest where it begins with a class in ASCII.
_TRIGGER: Final = re.compile(
    r"[^a-z0-9_$#](?=[0-9a-fjl-pr-tw-y]|\d)(?<![\w€£])(?<!\d[.,:/-])(?:(?P<number>\d)"
    r"|(?P<weekday>(?:mon|t(?:ues?|hu(?:rs?)?)|wed(?:nes)?|fri|s(?:at(?:ur)?|un))(?:day)?(?!\w))"
    r"|(?P<month>(?:j(?:an(?:uary)?|une?|uly?)|feb(?:ruary)?|ma(?:r(?:ch)?|y)|a(?:pr(?:il)?|ug(?:ust)?)"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w))"
    r"|(?P<word>(?:t(?:oday|onight|omorrow|his)|yesterday|overnight|last|p(?:ast|revious)|recent"
    r"|n(?:ext|ew(?=\s+year)|ight\s+(?:before|after))|c(?:oming|hristmas)|weekend|same|boxing|following"
    r"|day\s+(?:before|after))(?!\w))"
    r"|(?P<count>(?:several|few|couple"
    rf"|{'|'.join(_NUMBERS)}|an?(?=\s+[hdwfmyc]))(?!\w)))"
)
_SMALL: Final = str.maketrans({letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
# What may stand before an expression and changes its meaning; read backwards from the trigger.
_BEFORE: Final = _rule(
    r"(?<!\w)(?P<since>since\s+)?(?:(?P<which>last|this|past|this\s+past|next|this\s+coming)\s+)?"
    r"(?:(?:early|late|earlier|later|mid)(?:\s+(?:on|in))?[\s-]+)?$"
)
_LED_IN: Final = frozenset({"weekday", "month", "year", "date", "near", "current", "past", "feast", "weekend"})
# A month or a year on its own is one only after such a word: "in May", "since 2014", never "it may", "march on".
_LEADS_IN: Final = _rule(
    r"(?<!\w)(?:in|since|during|of|by|until|till|from|before|after|last|this|next|early|late|mid|throughout|year)[\s-]+$"
)
_ON_THE: Final = _rule(r"(?<!\w)(?:on|night\s+of|morning\s+of|evening\s+of|day\s+of|since)\s+the\s+$")
_ON: Final = _rule(r"(?<!\w)(?:on|since|last|late|early|until)\s+$")
_THE: Final = _rule(r"(?<!\w)(?:the|a)\s+$")
_IN: Final = _rule(r"(?<!\w)in\s+$")
_NAME_BEFORE: Final = _rule(r"(?<!\w)(?:bloody|black|good|super|cyber|usa|russia|india|egypt|pakistan)\s+$")
# "every Friday" is no day, and "a Saturday in August 1998" is not the last one.
_ANY: Final = _rule(r"(?<!\w)(?:every|each|any|most)\s+$")
_ONE_OF: Final = _rule(r"(?<!\w)(?:an?|one)\s+$")
_OF_A_MONTH: Final = _rule(r"\s+(?:in|of)\s")
_COUNTED: Final = re.compile(r"\s+(?!in\b|at\b|when\b|and\b|after\b|by\b|near\b|as\b|from\b|during\b|to\b|on\b)[a-z]")
_ORDINAL_OF_A_THING: Final = re.compile(
    r"[\s-]+(?!in\b|at\b|when\b|and\b|after\b|by\b|near\b|as\b|of (?:this|last)\b)\w"
)
_JOINS: Final = _rule(r"\s*(?:[-–—]|to|until|till|through)\s*|\s+and\s+(?:on\s+)?")
_BETWEEN: Final = _rule(r"(?<!\w)between\s+$")
_LOOK_BACK: Final = 28  # characters; longer than any lead-in above


class Expression(NamedTuple):
    """One date expression: its rule, the match with the rule's named groups, and what stood before it.

    `start` is where the words begin, the lead-in included ("since", "last", "early"); `which` is that lead-in's
    "last", "this" or "next", and `since` whether the days run on to the publication.
    """

    rule: str
    match: re.Match[str]
    start: int
    which: str
    since: bool

    @property
    def end(self) -> int:
        """End of the words, exclusive."""
        return self.match.end()

    def get(self, group: str) -> str:
        """A named group of the rule in lower case; empty where the rule has none or it did not take part."""
        match = self.match
        return (match[group] or "").lower() if group in match.re.groupindex else ""


def expressions(text: str, start: int, end: int, *, alone: bool = False) -> Iterator[Expression]:
    """The date expressions of ``text[start:end]`` in order, none overlapping another.

    `alone` says that the text is nothing but a date ("March", "2014"): then no lead-in is asked for.
    """
    small = text.lower()
    if len(small) != len(text):  # some letters of other alphabets become two
        small = text.translate(_SMALL)
    small = " " + small  # a character before the first one, too: all positions in it are one further on
    position = done = start
    while (trigger := _TRIGGER.search(small, position, end + 1)) is not None:
        position = trigger.end() - 1
        for rule, pattern in RULES[trigger.lastgroup or "word"]:
            match = pattern.match(text, trigger.start(), end)
            if match is None:
                continue
            before = text[max(done, match.start() - _LOOK_BACK) : match.start()]
            if _fits(rule, match, before, alone=alone):
                yield _expression(rule, match, before)
                position = done = match.end()
                break


def joined(text: str, first: Expression, second: Expression) -> bool:
    """Whether two expressions are the ends of one range: "from Friday to Sunday", "between 3 May and 5 June"."""
    join = _JOINS.fullmatch(text, first.end, second.start)
    if join is None:
        return False
    return "and" not in join[0].lower() or bool(_BETWEEN.search(text[max(0, first.start - _LOOK_BACK) : first.start]))


def month_number(name: str) -> int:
    """1 to 12, from a name or an abbreviation.

    >>> month_number("Sept"), month_number("october")
    (9, 10)
    """
    return _MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday, as `datetime.date.weekday` counts."""
    return _WEEKDAYS.index(name[:3].lower())


def count_of(words: str) -> int | None:
    """The number before a unit of time; None for "several", "few", "couple", which bound nothing exactly.

    >>> count_of("two"), count_of("a"), count_of("24"), count_of("a few")
    (2, 1, 24, None)
    """
    word = words.lower()
    if word.isdecimal():
        return int(word)
    if word in ("a", "an", ""):
        return 1
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else None


def _expression(rule: str, match: re.Match[str], before: str) -> Expression:
    lead = _BEFORE.search(before) if rule in _LED_IN else None
    if lead is None:
        return Expression(rule, match, match.start(), "", since=before.lower().endswith("since "))
    which = (lead["which"] or "").lower().split()
    return Expression(rule, match, match.start() - len(lead[0]), which[-1] if which else "", since=bool(lead["since"]))


def _fits(rule: str, match: re.Match[str], before: str, *, alone: bool) -> bool:
    """Whether the words around an expression let it be a date; `alone` stands in for a lead-in."""
    name = match.groupdict().get("month") or ""
    if name.lower() in ("may", "mar", "march") and not name[0].isupper():
        return False
    test = _TESTS.get(rule)
    return test is None or test(
        _Around(match, match.groupdict(), before, match.string[match.end() : match.end() + 16], alone)
    )


class _Around(NamedTuple):
    """A match and the characters before and after it."""

    match: re.Match[str]
    groups: dict[str, str | None]
    before: str
    after: str
    alone: bool


def _is_date(around: _Around) -> bool:
    """Not "in March 12 people were killed": after "in" comes a month, and the number counts something."""
    year = around.groups.get("year") or around.groups.get("short") or around.groups.get("weekday")
    return bool(year) or not _IN.search(around.before)


def _are_days(around: _Around) -> bool:
    """Not "on May 3 and 5 people died", which has one day only."""
    month_first = around.match.start("month") < around.match.start("last")
    counted = month_first and not around.groups["year"] and _COUNTED.match(around.after)
    return not (counted and " and " in around.match[0])


def _is_ordinal(around: _Around) -> bool:
    if around.alone or around.groups.get("weekday"):
        return True
    return bool(_ON_THE.search(around.before)) and not _ORDINAL_OF_A_THING.match(around.after)


def _is_weekday(around: _Around) -> bool:
    if _NAME_BEFORE.search(around.before) or _ANY.search(around.before):
        return False
    if _ONE_OF.search(around.before) and _OF_A_MONTH.match(around.after):
        return False
    spelled_out = len(around.groups["weekday"] or "") > 5
    return spelled_out or around.alone or bool(_ON.search(around.before))


def _is_month(around: _Around) -> bool:
    return around.alone or bool(around.groups.get("year") or _LEADS_IN.search(around.before))


def _is_year(around: _Around) -> bool:
    return around.alone or bool(_LEADS_IN.search(around.before))


def _is_near(around: _Around) -> bool:
    return not (around.match[0] == "Today" and _NAME_BEFORE.search(around.before))


def _is_weekend(around: _Around) -> bool:
    return around.alone or bool(around.groups["which"]) or bool(_THE.search(around.before))


_TESTS: Final[dict[str, Callable[[_Around], bool]]] = {
    "date": _is_date,
    "days": _are_days,
    "ordinal": _is_ordinal,
    "weekday": _is_weekday,
    "month": _is_month,
    "year": _is_year,
    "near": _is_near,
    "weekend": _is_weekend,
}
