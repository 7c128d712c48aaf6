"""Whether the article names a draft's place: its first, finest part, in any transliteration.

"Gadsden, Alabama" holds where the article names Gadsden only; what it does not name is left out, and said so. A word
that is only a piece of names ("New", "North") or says what kind of place it is ("village") names none.
"""

import re
from collections.abc import Iterator
from typing import Final

from summarizer.article import Span
from summarizer.check.grounds import LONGEST_VALUE, Found, Grounds
from summarizer.check.matching.folding import fold

_BETWEEN: Final = re.compile(r"[,;/()]|\s(?:in|near|outside|just|north|south|east|west)\s")
_LEADING: Final = re.compile(
    r"^(?:(?:in|at|near|outside|around|inside|from|to|the|a|an)\s+|"
    r"(?:city|town|village|district|province|state|county|governorate|region|suburb|neighbou?rhood|area|outskirts|"
    r"port|centre|center|municipality)\s+of\s+(?:the\s+)?)+",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"\s+(?:city|town|village|district|sub-?district|province|state|county|governorate|region|suburb|neighbou?rhood|"
    r"area|municipality|department)$",
    re.IGNORECASE,
)
# Beginnings of longer names, sides, and kinds of places: alone they are no place.
_NO_PLACE: Final = frozenset(
    "the a an of in at near new old great upper lower inner outer san santa saint st sao los las el la al fort port "
    "mount mt lake north south east west northern southern eastern western central northeast northwest southeast "
    "southwest city town village district province state county governorate region suburb area street road avenue "
    "block house home area neighborhood neighbourhood country municipality department capital border".split()
)
# A name behind one of these is another: "Orleans" in "New Orleans", "Juan" in "San Juan".
_FIRST_HALVES: Final = re.compile(r"(?<!\w)(?:new|san|santa|saint|st\.?|sao|los|las|fort|port) $")
_WORD: Final = re.compile(r"[^\W_]+")


def hold_place(grounds: Grounds, value: str) -> Found | str:
    """The place as the article names it, or the reason why it does not."""
    if _telling(value):
        whole = _places(grounds, value)
        if whole:
            return grounds.found(whole)
        if len(value) <= LONGEST_VALUE:
            parts = [part for one in _BETWEEN.split(value) if (part := one.strip(" .")) and _telling(part)]
            names = [part for part in parts if re.search(r"[^\W_a-z]", part)] or parts
            for words in _ways(names[0]) if names else ():
                spans = _places(grounds, words)
                if spans:
                    unsaid = [one for one in names[1:] if not any(_places(grounds, way) for way in _ways(one))]
                    return grounds.found(spans, ", ".join(unsaid))
    return grounds.refusal(value, "the article does not name this")


def _ways(part: str) -> Iterator[str]:
    """A part as it is, and without the words for its kind: "city of Gara" → "Gara", "Keld Governorate" → "Keld"."""
    yield part
    bare = _TRAILING.sub("", _LEADING.sub("", part))
    if bare != part and _telling(bare):
        yield bare


def _telling(words: str) -> bool:
    """Whether some word of it can name a place, or several do together: "Lake City"."""
    together = sum(not word.islower() and word.casefold() != "the" for word in _WORD.findall(words)) > 1
    return together or any(word not in _NO_PLACE for word in _WORD.findall(fold(words)))


def _places(grounds: Grounds, words: str) -> list[Span]:
    folded = grounds.folded
    return [
        span
        for span in grounds.places_of(words, name=True)
        if not _FIRST_HALVES.search(folded.folded, max(0, (at := folded.position(span.start)) - 8), at)
    ]
