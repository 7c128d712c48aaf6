"""Numbers that count nobody: years, days of a month, clock times, ages, street and unit numbers, measures.

Each rule looks at a few words on either side of one number, so the cost of a number does not grow with the text. A rule
that does not fire leaves the number a count. `numbers` asks `kind_of` for every number it reads.
"""

import re
from collections.abc import Callable
from typing import Final, Literal

from summarizer.check.numbers.ages import is_age, is_listed_age
from summarizer.check.numbers.number_words import SMALL, Place, Words, people_follow
from summarizer.check.numbers.vocabulary import (
    AGE_WORDS,
    COUNT_SUFFIXES,
    FRACTIONS,
    HOUR_FOLLOWERS,
    LABELS,
    MONTHS,
    NOT_ONE_AFTER,
    NOT_ONE_BEFORE,
    ORDINALS,
    PERSON_NOUNS,
    PERSON_PLURALS,
    STREET_TYPES,
    STRONG_LABELS,
    UNIT_ADJECTIVES,
    UNITS,
    YEAR_BEFORE,
)

Kind = Literal[
    "no whole number", "attached", "list item", "date", "year", "clock", "ages", "age", "label", "address", "measure",
    "fraction", "pronoun",
]  # fmt: skip

_ADDRESS: Final = re.compile(
    r"[ \t]+(?:block\b|(?:[NSEW]{1,2}\.?[ \t]+|North |South |East |West )?"
    rf"(?:[A-Z0-9][\w.'’]{{0,20}}[ \t]+){{1,3}}(?:{STREET_TYPES})\b)"
)
_CLOCK: Final = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]?clock\b)", re.IGNORECASE)
_LIST_ITEM: Final = re.compile(r"[.)]\s+\w")
_SIGNS_BEFORE: Final = tuple("$€£¥₹₽#@&№+§{")
_SIGNS_AFTER: Final = tuple("%‰°$€£¥′″")
_CHINESE_UNITS: Final = "年月日号號時时点點分秒岁歲米公%区區路"
# Every word that some rule asks about right before a number or its modifiers, and right after it.
_TELLING_VALUES: Final = frozenset({1, 911})
_PLAIN_GAPS: Final = frozenset({" ", ", ", ".", ". "})
_PLAIN_GAPS_BEFORE: Final = frozenset({" ", ", ", ": ", ""})
_BE: Final = frozenset({"was", "is"})
_ONE_PERSON: Final = frozenset({"he", "she", "who"})
_AGE_LIMITS: Final = frozenset({"under", "over", "below", "above"})
_TELLING_BEFORE: Final = (AGE_WORDS | MONTHS | STRONG_LABELS | LABELS) | {
    "of", "from", "between", "turned", "at",
}  # fmt: skip
_TELLING_BEFORE_PHRASE: Final = _TELLING_BEFORE | _BE
_TELLING_AFTER: Final = (UNITS | UNIT_ADJECTIVES | MONTHS | FRACTIONS) | {
    "and", "or", "per", "block", "a", "p", "am", "pm", "o", "oclock",
}  # fmt: skip


def kind_of(words: Words, place: Place) -> Kind | None:
    """What a number is if it is no count; None if it may be one.

    >>> def kind(text, at): return kind_of(Words.of(text), Place(12, at, at + 1, at))
    >>> kind("12 soldiers died", 0), kind("on October 12, two died", 2), kind("for 12 hours", 1), kind("Route 12", 1)
    (None, 'date', 'measure', 'label')
    >>> kind("John Reed, 12, was hurt", 2), kind("12 Oak Street", 0), kind("12-year-old", 0), kind("$12", 0)
    ('age', 'address', 'age', 'attached')
    """
    if _stands_plain(words, place):
        return None
    for kind, holds in _RULES:
        if holds(words, place):
            return kind
    return None


def _stands_plain(words: Words, place: Place) -> bool:
    """Whether no rule can hold: no word beside the number that any rule asks about, and plain type around it.

    Says of most numbers at once what all the rules would say one by one.
    """
    value, first, last, phrase = place
    written, after = words.lower[first], words.lower[last]
    if value is None or value in _TELLING_VALUES or written == "one" or (1900 <= value <= 2099 and len(written) == 4):
        return False
    before = words.lower[first - 1]
    if after in _TELLING_AFTER or before in _TELLING_BEFORE:
        return False
    if before in _BE and words.lower[first - 2] in _ONE_PERSON:
        return False
    if phrase < first and (words.lower[phrase - 1] in _TELLING_BEFORE_PHRASE or words.lower[phrase] in _AGE_LIMITS):
        return False
    gap_before, gap, in_digits = words.gaps[first], words.gaps[last], written[0].isdecimal()
    if gap not in _PLAIN_GAPS or gap_before not in _PLAIN_GAPS_BEFORE or not (gap_before if first else not in_digits):
        return False
    if gap_before == ", " and (gap != " " or not after or after == "of"):
        return False
    if after == "of":
        return gap == " " and words.lower[last + 1] not in MONTHS
    opening = words.text[words.ends[last - 1] + 1 :][:1] if in_digits and gap == " " else ""
    return not (opening.isupper() or opening.isdigit())  # "12 Oak Street"


def _no_whole_number(_: Words, place: Place) -> bool:
    return place.value is None


def _is_attached(words: Words, place: Place) -> bool:
    """A sign or a letter touches the number: "$40", "F-16", "40%", "3-vehicle", "(800) 555-0100"."""
    before, after = words.gaps[place.first], words.gaps[place.last]
    following = words.lower[place.last]
    if before.endswith("(") and after.startswith(")"):
        return True
    if _sign_before(before) or after.startswith(_SIGNS_AFTER) or words.hyphened(place.first):
        return True
    if not before and words.lower[place.first - 1].endswith("第"):
        return True
    if not after and following:
        return following[0] in _CHINESE_UNITS
    if after.startswith("-") and not words.hyphened(place.last):
        return after.startswith("-(") or after == "- "
    return words.hyphened(place.last) and following not in COUNT_SUFFIXES and following not in UNITS


def _sign_before(before: str) -> bool:
    if before.rstrip(" \u00a0").endswith(_SIGNS_BEFORE):
        return True
    # "died. 12 others" and "died.12 others" end a sentence; ".22-calibre" does not.
    return before.endswith(" .")


def _is_list_item(words: Words, place: Place) -> bool:
    """A number that opens a line as its label: "2. The attack", "3) The army"."""
    if place.value is None or place.value > 99 or not words.text[words.starts[place.first]].isdecimal():
        return False
    before = words.gaps[place.first]
    opens = place.first == 0 or "\n" in before or "//" in before
    return opens and _LIST_ITEM.match(words.text, words.ends[place.last - 1]) is not None


def _is_date(words: Words, place: Place) -> bool:
    """A day of a month: "October 20", "20 Oct", "20 and 21 October", "the 12 of May"."""
    if place.value is None or not 1 <= place.value <= 99:
        return False
    month_before = _is_month(words, place.first - 1) and _month_ends(words, place.first)
    if month_before and words.lower[place.first - 2].isdecimal():
        return not people_follow(words, place.last)  # "22 Sep 90", but "on 22 Sep 90 men left"
    if place.value > 31:
        return False
    after = place.last
    if words.lower[after] in {"and", "or"} and words.lower[after + 1].isdecimal():
        after += 2
    after += words.lower[after] == "of"
    if _is_month(words, after) and not words.gaps[after].strip(" \n/-\u00a0"):
        return True
    return month_before and (words.lower[place.first - 2] != "in" or not people_follow(words, place.last))


def _month_ends(words: Words, index: int) -> bool:
    """Whether the month before the word goes with it: "Oct. 20", but not "in October. 20 men"."""
    month, between = words.lower[index - 1], words.gaps[index]
    abbreviated = len(month) <= 4 and month not in {"may", "june", "july"}
    return not between.strip(" \n/-\u00a0." if abbreviated else " \n/-\u00a0")


def _is_month(words: Words, index: int) -> bool:
    # "may" and "march" are verbs too.
    return words.lower[index] in MONTHS and words.capitalised(index)


def _is_year(words: Words, place: Place) -> bool:
    """A bare 1900 to 2099, unless people follow it ("some 2000 civilians") and no word before it says a year."""
    written = words.lower[place.first]
    if place.value is None or not 1900 <= place.value <= 2099 or not written.isdecimal() or len(written) != 4:
        return False
    before = words.lower[place.first - 1]
    if before in YEAR_BEFORE or before.isdecimal():
        return True
    return not people_follow(words, place.last)


def _is_clock(words: Words, place: Place) -> bool:
    """An hour: "11 p.m.", "at 10 Sunday", "at 1130"."""
    if _CLOCK.match(words.text, words.ends[place.last - 1]):
        return True
    if place.value is None or words.lower[place.phrase - 1] != "at":
        return False
    if place.value <= 24 and words.lower[place.last] in HOUR_FOLLOWERS:
        return True
    written = words.lower[place.first]
    is_hour = written.isdecimal() and len(written) == 4 and place.value < 2400 and place.value % 100 < 60
    return is_hour and not people_follow(words, place.last)


def _is_label(words: Words, place: Place) -> bool:
    """The name of a thing: "Route 9", "No. 2", "Division 30", "a 911 dispatcher"."""
    before = words.lower[place.first - 1]
    gap = words.gaps[place.first]
    if before in STRONG_LABELS and gap.strip(" \n/") in {"", "."} and place.phrase == place.first:
        return before not in {"no", "number"} or words.lower[place.first] != "one"
    if place.value == 911 and words.lower[place.last] not in PERSON_PLURALS:
        return True
    if before not in LABELS or not words.capitalised(place.first - 1) or not words.near(place.first):
        return False
    return place.phrase == place.first and not people_follow(words, place.last)


def _is_address(words: Words, place: Place) -> bool:
    """A house or block number: "1200 Main Street", "the 400 block of Oak"."""
    if place.last - place.first > 1 or not words.text[words.starts[place.first]].isdecimal():
        return False
    if people_follow(words, place.last, within=2):
        return False
    return _ADDRESS.match(words.text, words.ends[place.last - 1]) is not None


def _is_measure(words: Words, place: Place) -> bool:
    """A unit follows: "20 km", "three and a half hours", "two more days", "40 percent", "12 million dollars"."""
    here = words.phrase_at(place.last, "and a half") or place.last
    here += words.lower[here] in UNIT_ADJECTIVES
    if not (words.near(here) or words.hyphened(here)):
        return False
    if words.lower[here] == "foot" and words.lower[here + 1] in PERSON_PLURALS:
        return False
    return words.lower[here] in UNITS or bool(words.phrase_at(here, "per cent"))


def _is_fraction(words: Words, place: Place) -> bool:
    """A part or a rank: "two-thirds", "twenty-first", "one in five"."""
    following = words.lower[place.last]
    if words.hyphened(place.last) and (following in ORDINALS or following in FRACTIONS):
        return True
    if words.near(place.last) and following in FRACTIONS and (following.endswith("s") or place.value == 1):
        return True
    if not words.near(place.last) or place.value != 1:
        return False
    after_in = words.lower[place.last + 1]
    return following == "in" and (after_in in SMALL or (after_in.isdecimal() and len(after_in) <= 3))


_SUPERLATIVE: Final = re.compile(r"\s+of\s+(?:the|its|his|her|their|our)\s+(?:most|best|worst|\w{2,20}est)\b")


def _is_pronoun(words: Words, place: Place) -> bool:
    """The word "one" for a thing: "this one", "one must", "one of the deadliest"."""
    if words.lower[place.first] != "one" or place.last - place.first > 1:
        return False
    before, following = words.lower[place.first - 1], words.lower[place.last]
    says_that = before == "that" and (following == "of" or following in PERSON_NOUNS)
    if before in NOT_ONE_AFTER and words.near(place.first) and not says_that:
        return True
    if following in NOT_ONE_BEFORE and words.near(place.last):
        return True
    return _SUPERLATIVE.match(words.text, words.ends[place.last - 1]) is not None


# In this order: the first that holds names the kind, and only "date" and "ages" carry over to the next in a list.
_RULES: Final[tuple[tuple[Kind, Callable[[Words, Place], bool]], ...]] = (
    ("no whole number", _no_whole_number),
    ("ages", is_listed_age),
    ("age", is_age),
    ("date", _is_date),
    ("attached", _is_attached),
    ("list item", _is_list_item),
    ("year", _is_year),
    ("clock", _is_clock),
    ("label", _is_label),
    ("address", _is_address),
    ("measure", _is_measure),
    ("fraction", _is_fraction),
    ("pronoun", _is_pronoun),
)
