"""Whether a place is told only as the one where people talk: "the talks being held in Velk, Norway".

How little such a place weighs is `place_context`'s. A meeting, conference or summit may be what was attacked.
"""

import re
from typing import Final

from summarizer.check.harm.harm import may_tell_harm

_TALKS_IN: Final = re.compile(
    r"(?i:\b(?:talks|negotiations)(?:\s(?:(?:are|were|is|was|have|has)\s)?(?:(?:been|being|to be)\s)?"
    r"(?:held|under way|taking place))?\sin\s(?:the\s)?)(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?,\s)?$"
)
# "A bomb went off during the peace talks in Velk": what happened there did not happen elsewhere.
_THERE: Final = re.compile(
    r"\b(?:at|on|during|near|outside|after|before)\s(?:(?:the|a|these|those)\s)?(?:[\w’'-]+\s)?$", re.I
)
_BEARS_ON: Final = re.compile(r"\b(?:impact|effects?|influence|bearing)\s(?:[\w’'-]+\s){0,5}on\s[\w’'\s-]*$", re.I)
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?\s|\n\s*\n")
_REACH: Final = 80
_LONGEST_SENTENCE: Final = 400


def is_where_they_talk(text: str, start: int) -> bool:
    """Whether the place that begins at `start` is only where talks or negotiations are held.

    Not in a sentence with a word of harm, nor where something may have happened at the talks.

    >>> text = "He spoke of the recent talks in Norway."
    >>> is_where_they_talk(text, text.index("Norway"))
    True
    >>> text = "A bomb went off at the talks in Norway."
    >>> is_where_they_talk(text, text.index("Norway"))
    False
    """
    first = max(0, start - _REACH)
    near = text[first:start].lower()
    talks = _TALKS_IN.search(text, first, start) if "talks" in near or "negotiations" in near else None
    if talks is None:
        return False
    before = text[max(0, talks.start() - _REACH) : talks.start()]
    if _THERE.search(before) and not _BEARS_ON.search(before):
        return False
    low = max(0, start - _LONGEST_SENTENCE)
    first = max((end.end() for end in _SENTENCE_END.finditer(text, low, start)), default=low)
    last = _SENTENCE_END.search(text, start, start + _LONGEST_SENTENCE)
    return not may_tell_harm(text[first : last.start() if last else start + _LONGEST_SENTENCE])
