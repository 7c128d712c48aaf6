"""Whether the article has a draft's words for a day: all that tell which day it is, beside each other.

"on Tuesday night" holds where the article says "Tuesday"; "Monday, October 20" does not where it says "Tuesday,
October 20", nor "last week" where it says "this week". What day the words mean is for `resolve.dates.dates`.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.check.grounds import LONGEST_VALUE, Found, Grounds
from summarizer.check.matching.folding import fold
from summarizer.check.numbers.vocabulary import MONTH_NAMES, WEEKDAY_NAMES

# Left out at the ends of a value, and allowed between the words that tell.
_EMPTY: Final = frozenset("a an the on in at of by from to about around near during and or with when some".split())
_PARTS_OF_DAY: Final = frozenset(
    "early late night evening morning afternoon midday noon midnight dawn dusk nighttime daytime overnight hours mid "
    "local time".split()
)
_WEAK: Final = _EMPTY | _PARTS_OF_DAY
_POINTING: Final = frozenset("this that last next past previous following same before after ago earlier later".split())
_WORD: Final = re.compile(r"[^\W_]+(?:[/.:-]\d+)*")
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ABBREVIATED: Final = {
    **{name[:3]: name for name in (*WEEKDAY_NAMES, *MONTH_NAMES)},
    "tues": "tuesday", "thur": "thursday", "thurs": "thursday", "sept": "september",
}  # fmt: skip
# In small letters these are no months.
_VERB: Final = re.compile(r"\b(?:may|march)\b")
_SHORT: Final = frozenset(_ABBREVIATED)
_NAMES: Final = frozenset((*WEEKDAY_NAMES, *MONTH_NAMES))
_REACH: Final = 48
_DATE_LIKE: Final = re.compile(
    rf"\b(?:(?:{'|'.join((*WEEKDAY_NAMES, *MONTH_NAMES))})(?: \d{{1,2}}\b)?"
    rf"|\d{{1,2}} (?:{'|'.join(MONTH_NAMES)})|yesterday|overnight)\b"
)
_MONTH: Final = rf"(?:{'|'.join(MONTH_NAMES)}|(?:{'|'.join(name[:3] for name in MONTH_NAMES)}|sept)\.?)"
_MONTH_BEFORE: Final = re.compile(rf"\b{_MONTH} $")
_MONTH_AFTER: Final = re.compile(rf" (?:of )?{_MONTH}(?!\w)")
_MOST_HINTS: Final = 3


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def hold_date(grounds: Grounds, value: str) -> Found | str:
    """The words for the day as the article has them, or the reason why it does not."""
    words = list(_words(fold(value))) if len(value) <= LONGEST_VALUE else []
    telling = [one for one in words if one.key not in _EMPTY]
    if telling:
        whole = _days(grounds, value) or _days(grounds, fold(value)[telling[0].start :])
        if whole:
            return grounds.found(whole)
        strong = [one.key for one in words if one.key not in _WEAK]
        if _POINTING.issuperset(strong):  # "this morning": neither word tells a day alone
            strong = [one.key for one in telling]
        spans = _together(grounds, strong) if strong else []
        if spans:
            return grounds.found(spans)
    return _refusal(grounds, value)


def _days(grounds: Grounds, words: str) -> list[Span]:
    """Where the words stand, but for "may" and "march" as verbs."""
    return [span for span in grounds.places_of(words) if not _VERB.search(grounds.article.slice(span))]


def _refusal(grounds: Grounds, value: str) -> str:
    said = dict.fromkeys(match[0] for match in _DATE_LIKE.finditer(grounds.folded.folded))
    hints = ", ".join(repr(one) for one in list(said)[:_MOST_HINTS])
    reason = grounds.refusal(value, "the article does not have these words")
    return f"{reason}; it says {hints}" if hints else reason


def _words(folded: str, start: int = 0, end: int | None = None) -> Iterator[_Word]:
    for match in _WORD.finditer(folded, start, len(folded) if end is None else end):
        ordinal = _ORDINAL.fullmatch(match[0])
        word = ordinal[1] if ordinal else match[0]
        yield _Word(_ABBREVIATED.get(word, word), match.start(), match.end())


def _together(grounds: Grounds, strong: list[str]) -> list[Span]:
    """Where all words that tell stand together, in any order, with none between them that tells something else.

    >>> from summarizer.check.matching.text import Folded
    >>> from summarizer.reading import read_text
    >>> article = read_text("It was on Tuesday (October 20), 13 people said. On 20 November it rained.")
    >>> grounds = Grounds(article, Folded.of(article.text), [])
    >>> [article.slice(span) for span in _together(grounds, ["20", "october", "tuesday"])]
    ['Tuesday (October 20']
    >>> _together(grounds, ["october", "13"]), _together(grounds, ["november", "tuesday"])
    ([], [])
    """
    folded, wanted = grounds.folded, set(strong)
    anchor = max(strong, key=lambda key: (key in _NAMES, len(key)))
    stem = anchor[:3] if anchor in _NAMES else anchor
    spans: list[Span] = []
    passed = 0
    for match in re.finditer(rf"(?<![^\W_]){re.escape(stem)}", folded.folded):
        if match.start() < passed:
            continue
        run = [one for one in _run_around(folded.folded, match.start(), wanted) if one.key in wanted]
        if run and wanted == {one.key for one in run}:
            passed = run[-1].end
            span = Span(folded.starts[run[0].start], folded.ends[passed - 1])
            if (
                _is_day(folded.folded, run[0].start, passed)
                and not grounds.article.in_dateline(span)
                and not _VERB.search(grounds.article.slice(span))
            ):
                spans.append(span)
    return spans


def _is_day(folded: str, start: int, end: int) -> bool:
    """Whether words tell a day: a number alone does as an ordinal, as a year, or beside a month; 17 men are no day."""
    words = folded[start:end]
    if not words.isdecimal() or len(words) == 4:
        return True
    return bool(_MONTH_BEFORE.search(folded, max(0, start - _REACH), start) or _MONTH_AFTER.match(folded, end))


def _run_around(folded: str, at: int, wanted: set[str]) -> list[_Word]:
    """The words around an offset that are wanted or tell nothing, with no more than a comma or bracket between them."""
    words = list(_words(folded, max(0, at - _REACH), at + _REACH))
    here = next((index for index, one in enumerate(words) if one.start == at), None)
    if here is None:
        return []
    first, last = here, here
    while first > 0 and _runs_on(folded, words[first - 1], words[first]) and words[first - 1].key in wanted | _WEAK:
        first -= 1
    while (
        last + 1 < len(words)
        and _runs_on(folded, words[last], words[last + 1])
        and words[last + 1].key in wanted | _WEAK
    ):
        last += 1
    return words[first : last + 1]


def _runs_on(folded: str, one: _Word, other: _Word) -> bool:
    """Whether two words stand in one phrase; a full stop parts them unless it belongs to "Oct."."""
    between = folded[one.end : other.start].strip(" ")
    abbreviated = folded[one.start : one.end] in _SHORT
    return between in {"", ",", "(", "-", ", ("} or (abbreviated and between in {".", ".,"})
