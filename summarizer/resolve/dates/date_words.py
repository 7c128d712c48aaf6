"""The date expressions of a text: where one may begin, and whether the words around it let it be a date.

What it may be made of is in `date_rules`; which days it means is worked out in `dates`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from summarizer.check.numbers.vocabulary import WEEKDAY_NAMES
from summarizer.resolve.dates.date_rules import NUMBERS, RULES, SHORT_MONTHS, any_case

_WEEKDAYS: Final = tuple(name[:3] for name in WEEKDAY_NAMES)

_UNITS: Final = r"(?:hour|day|week|fortnight|month|year)"
# What follows the digits of a date, in small letters: most numbers count something, and no rule need be tried on them.
_OF_A_DATE: Final = (
    r"(?:19|20)\d\d(?!\w)|\d{1,4}(?:st|nd|rd|th|[-/.]\d|\s*(?:[-–—]|to|until|till|through|and)\s*\d"
    rf"|\s+{_UNITS}|[\s/-]*(?:of\s+)?(?:{'|'.join(SHORT_MONTHS)}))"
)

# Where an expression may begin, with the character before it. All else in the text is passed over at the speed of
# one search, which is twice as fast in small letters as in either, and fastest where it begins with a class in ASCII.
_TRIGGER: Final = re.compile(
    rf"[^a-z0-9_$#](?=[0-9a-fjl-pr-tw-y]|\d)(?<![\w€£])(?<!\d[.,:/-])(?:(?P<number>(?={_OF_A_DATE})\d)"
    r"|(?P<weekday>(?:mon|t(?:ues?|hu(?:rs?)?)|wed(?:nes)?|fri|s(?:at(?:ur)?|un))(?:day)?(?!\w))"
    r"|(?P<month>(?:j(?:an(?:uary)?|une?|uly?)|feb(?:ruary)?|ma(?:r(?:ch)?|y)|a(?:pr(?:il)?|ug(?:ust)?)"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\w))"
    r"|(?P<word>(?:t(?:oday|onight|omorrow|his)|yesterday|overnight|last|p(?:ast|revious)|recent"
    r"|n(?:ext|ew(?=\s+year)|ight\s+(?:before|after))|c(?:oming|hristmas)|weekend|same|boxing|following"
    r"|day\s+(?:before|after))(?!\w))"
    r"|(?P<count>(?:several|few|couple"
    rf"|{'|'.join(NUMBERS)}|an?)(?=\s+(?:few\s+|couple\s+)?(?:of\s+)?{_UNITS})))"
)
_SEEN_BEFORE: Final = 2  # characters before an expression that the trigger looks at
_SMALL: Final = str.maketrans({letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
# What may stand before an expression and changes its meaning; read backwards from the trigger.
_BEFORE: Final = any_case(
    r"(?<!\w)(?P<since>since\s+)?(?:(?P<which>last|this|past|this\s+past|next|this\s+coming)\s+)?"
    r"(?:(?:early|late|earlier|later|mid)(?:\s+(?:on|in))?[\s-]+)?$"
)
# So ends whatever of it is not empty, but for white space and hyphens.
_BEFORE_ENDS: Final = tuple("since last this past next coming early late earlier later mid on in".split())
_LED_IN: Final = frozenset({"weekday", "month", "year", "date", "near", "current", "past", "feast", "weekend"})
# A month or a year on its own is one only after such a word: "in May", "since 2014", never "it may", "march on".
_LEADS_IN: Final = any_case(
    r"(?<!\w)(?:in|since|during|of|by|until|till|from|before|after|last|this|next|early|late|mid|throughout|year)[\s-]+$"
)
_ON_THE: Final = any_case(r"(?<!\w)(?:on|night\s+of|morning\s+of|evening\s+of|day\s+of|since)\s+the\s+$")
_ON: Final = frozenset("on since last late early until".split())
_NAME_BEFORE: Final = frozenset("bloody black good super cyber usa russia india egypt pakistan".split())
# "every Friday" is no day, and "a Saturday in August 1998" is not the last one.
_ANY: Final = frozenset("every each any most".split())
_ONE_OF: Final = frozenset({"a", "an", "one"})
_OF_A_MONTH: Final = any_case(r"\s+(?:in|of)\s")
_COUNTED: Final = re.compile(r"\s+(?!in\b|at\b|when\b|and\b|after\b|by\b|near\b|as\b|from\b|during\b|to\b|on\b)[a-z]")
_ORDINAL_OF_A_THING: Final = re.compile(
    r"[\s-]+(?!in\b|at\b|when\b|and\b|after\b|by\b|near\b|as\b|of (?:this|last)\b)\w"
)
_JOINS: Final = any_case(r"\s*(?:[-–—]|to|until|till|through)\s*|\s+and\s+(?:on\s+)?")
_BETWEEN: Final = any_case(r"(?<!\w)between\s+$")
_NO_WORD: Final = re.compile(r"\W")
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
    first = max(0, start - _SEEN_BEFORE)
    small = text[first:end].lower()
    if len(small) != end - first:  # some letters of other alphabets become two
        small = text[first:end].translate(_SMALL)
    small = " " + small  # a character before the first one, too: all positions in it are one further on
    position, done = start - first, start
    while (trigger := _TRIGGER.search(small, position)) is not None:
        position = trigger.end() - 1
        for rule, pattern in RULES[trigger.lastgroup or "word"]:
            match = pattern.match(text, first + trigger.start(), end)
            if match is None:
                continue
            before = text[max(done, match.start() - _LOOK_BACK) : match.start()]
            if _fits(rule, match, before, alone=alone):
                yield _expression(rule, match, before)
                done = match.end()
                position = done - first
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
    return SHORT_MONTHS.index(name[:3].lower()) + 1


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
    return NUMBERS.index(word) + 1 if word in NUMBERS else None


def _expression(rule: str, match: re.Match[str], before: str) -> Expression:
    if not before.replace("-", " ").rstrip().lower().endswith(_BEFORE_ENDS):  # nothing leads in to most expressions
        return Expression(rule, match, match.start(), "", since=False)
    lead = _BEFORE.search(before) if rule in _LED_IN else None
    if lead is None:
        return Expression(rule, match, match.start(), "", since=before.lower().endswith("since "))
    which = (lead["which"] or "").lower().split()
    return Expression(rule, match, match.start() - len(lead[0]), which[-1] if which else "", since=bool(lead["since"]))


def _fits(rule: str, match: re.Match[str], before: str, *, alone: bool) -> bool:
    """Whether the words around an expression let it be a date; `alone` stands in for a lead-in."""
    groups = match.groupdict()
    name = groups.get("month") or ""
    if name.lower() in ("may", "mar", "march") and not name[0].isupper():
        return False
    test = _TESTS.get(rule)
    return test is None or test(_Around(match, groups, before, match.string[match.end() : match.end() + 16], alone))


class _Around(NamedTuple):
    """A match and the characters before and after it."""

    match: re.Match[str]
    groups: dict[str, str | None]
    before: str
    after: str
    alone: bool

    def word(self) -> str:
        """The word that white space parts from the match, in small letters; empty where none does."""
        words = self.before.rstrip()
        if len(words) in (0, len(self.before)):
            return ""
        word = words.rsplit(None, 1)[-1]
        return (word if word.isalnum() else _NO_WORD.split(word)[-1]).lower()


def _is_date(around: _Around) -> bool:
    """Not "in March 12 people were killed": after "in" comes a month, and the number counts something."""
    year = around.groups.get("year") or around.groups.get("short") or around.groups.get("weekday")
    return bool(year) or around.word() != "in"


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
    word = around.word()
    if word in _NAME_BEFORE or word in _ANY or (word in _ONE_OF and _OF_A_MONTH.match(around.after)):
        return False
    spelled_out = len(around.groups["weekday"] or "") > 5
    return spelled_out or around.alone or word in _ON


def _is_month(around: _Around) -> bool:
    return around.alone or bool(around.groups.get("year") or _LEADS_IN.search(around.before))


def _is_year(around: _Around) -> bool:
    return around.alone or bool(_LEADS_IN.search(around.before))


def _is_near(around: _Around) -> bool:
    return not (around.match[0] == "Today" and around.word() in _NAME_BEFORE)


def _is_weekend(around: _Around) -> bool:
    return around.alone or bool(around.groups["which"]) or around.word() in ("the", "a")


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
