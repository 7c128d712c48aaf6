"""Shares of a count: "half of the 40 passengers", "all but two of the 14 crew", "five people each".

What is left of the count is told by words that need not give a number. Where a count stands is `victims`'.
"""

from collections.abc import Sequence
from typing import Final

from summarizer.check.harm.tokens import Tokens
from summarizer.check.numbers.number_words import SMALL
from summarizer.check.numbers.numbers import Count
from summarizer.check.numbers.vocabulary import FRACTIONS

_PARTS: Final = FRACTIONS | {"most", "majority", "bulk", "rest", "remainder", "percent", "cent", "%"}
_DETERMINERS: Final = frozenset("the those these its his her their".split())
# Words of "more than half", "at least two-thirds", "the vast majority", "one in three".
_LEADING: Final = (
    frozenset(
        "a the more less fewer than over about around nearly almost at least roughly up to well some - in".split()
    )
    | frozenset("vast great large overwhelming per just".split())
    | frozenset(SMALL)
)
_LONGEST: Final = 7
_HARMED: Final = frozenset("killed dead wounded injured hurt missing kidnapped abducted".split())
_REACH: Final = 12


def share_before(tokens: Tokens, first: int, last: int) -> int:
    """Where "more than half of the" begins before the count at `first`; `first` itself where nothing of it does.

    "Half of the 30 people killed were women" tells of all thirty that they were killed, and no share of them.
    """
    lows = tokens.lows
    here = first - (lows[first - 1] in _DETERMINERS)
    part = here - 1 - (lows[here - 1] == "of")
    if part < 0 or (lows[here - 1] != "of" and lows[part] != "half") or _are_all(lows, last):
        return first
    if lows[part].rpartition("-")[2] not in _PARTS and not _one_in(lows, part):
        return first
    while part > 0 and here - part < _LONGEST and _leads(lows[part - 1]):
        part -= 1
    return part


def _one_in(lows: Sequence[str], at: int) -> bool:
    """Whether "one in three" ends at a position."""
    return lows[at - 1] == "in" and _is_number(lows[at]) and _is_number(lows[at - 2])


def _leads(low: str) -> bool:
    return low in _LEADING or _is_number(low)


def _is_number(low: str) -> bool:
    return low in SMALL or low.isdecimal()


def _are_all(lows: Sequence[str], last: int) -> bool:
    """Whether those who were harmed are told of only to say who they were: "the 30 people killed were women"."""
    harmed = next((at for at in range(last, last + 3) if lows[at] in _HARMED), None)
    if harmed is None or not {"was", "were", "is", "are"}.isdisjoint(lows[last:harmed]):
        return False
    return not {"was", "were", "are"}.isdisjoint(lows[harmed + 1 : harmed + _REACH])


def vague(text: str, tokens: Tokens, first: int, last: int) -> Count:
    """The words from one token to another as a count without a number."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Count(None, None, None, text[start:end], start, end, vague=True)


def all_but(tokens: Tokens, first: int) -> bool:
    """Whether "all but" stands before a count."""
    return tokens.lows[first - 1] == "but" and tokens.lows[first - 2] == "all"


def all_but_of(text: str, tokens: Tokens, left: Count, whole: Count | None) -> Count:
    """What "all but two of the 14" comes to; without a number where one of the two has none, or no whole is told.

    `left` is the count of those left out; its words begin two tokens after the phrase does.
    """
    start, end = tokens.starts[tokens.starts.index(left.start) - 2], (whole or left).end
    number = None
    if whole is not None and whole.best is not None and left.best is not None and left.best < whole.best:
        number = whole.best - left.best
    return Count(number, number, number, text[start:end], start, end, vague=number is None)
