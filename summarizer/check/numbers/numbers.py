"""The counts that a text states: how many, at least or at most, and in which words.

Pure and linear. Says nothing about what is counted or whether they were harmed: the words around a count are for
`check.draft` to weigh. Parts: `number_words` reads numbers, `other_numbers` sets years, ages, addresses and
measures aside, `quantity_words` reads "several" and "a soldier", `vocabulary` holds the tables.
"""

from typing import Final, NamedTuple

from summarizer.check.numbers import number_words, quantity_words
from summarizer.check.numbers.number_words import Cardinal, Place, Words, cardinal, people_follow
from summarizer.check.numbers.other_numbers import Kind, kind_of
from summarizer.check.numbers.quantity_words import quantity
from summarizer.check.numbers.vocabulary import CHANGES


class Count(NamedTuple):
    """One count as the text states it; ``low ≤ best ≤ high`` among those that are not None.

    A bound is the number that stands in the text, never one beside it, and None where the text gives no such bound.

    ======================================================  =====  =====  =====
    words                                                   low    best   high
    ======================================================  =====  =====  =====
    12 · twelve · a dozen                                   12     12     12
    half a dozen · six                                      6      6      6
    a soldier · an officer · another man · one              1      1      1
    both · two · a couple                                   2      2      2
    no casualties · none · nobody · no one · zero           0      0      0
    at least 12 · no fewer than 12 · upwards of 12          12     12     None
    more than 12 · over 12 · 12 or more · 12-plus           12     12     None
    up to 40 · as many as 40 · at most 40                   None   40     40
    nearly 40 · almost 40 · close to 40                     None   40     40
    fewer than 40 · less than 40 · under 40 · below 40      None   None   40
    about 30 · around 30 · some 30 · roughly 30 · 30 or so  None   30     None
    12 to 15 · 12-15 · 12 or 15 · between 12 and 15         12     12     15
    at least 12 to 15                                       12     12     None
    up to 12 to 15                                          None   15     15
    several · dozens · scores · many · massive casualties   None   None   None
    ======================================================  =====  =====  =====

    The best of a range is its lower end, as conflict coders have it (UCDP: the conservative figure). "some" and "many"
    are counts only where people follow; the article only with the noun that makes it one, which then belongs to
    `words`, as it does in "no casualties" and "massive casualties".

    Attributes:
        low: The least it can be.
        best: The figure to quote.
        high: The most it can be.
        words: The count as written, modifiers included: ``text[start:end]``.
        start: Offset of the first character, 0-based.
        end: Offset after the last.
        vague: Words without a number: low, best and high are None.
    """

    low: int | None
    best: int | None
    high: int | None
    words: str
    start: int
    end: int
    vague: bool


def counts(text: str) -> list[Count]:
    """All counts of a text, in order, none overlapping another.

    >>> [count.words for count in counts("At least 12 soldiers and two civilians died; several were hurt.")]
    ['At least 12', 'two', 'several']
    >>> [count[:3] for count in counts("Up to 40 fled, between 20 and 30 stayed. There were no casualties.")]
    [(None, 40, 40), (20, 20, 30), (0, 0, 0)]
    >>> counts("On October 20, 2014, the 2nd Brigade took Route 9, 20 km away. Reed, 34, lives at 9 Elm Street.")
    []
    """
    words = Words.of(text)
    found: list[Count] = []
    passed, carried = 0, _Carried("no whole number", 0)
    for index in _openings(words):
        if index < passed:
            continue
        number = cardinal(words, index)
        if number is None:
            stated = quantity(words, index)
            if stated is not None:
                value = stated.value
                bounds = (value, value, value)
                found.append(_count(words, bounds, stated.first, stated.last))
                passed = stated.last
            continue
        phrase = _phrase(words, number, passed)
        kind = (carried.kind in _CARRYING and _carried_on(words, phrase, carried)) or kind_of(words, phrase.place)
        if kind is None:
            found.append(_count(words, phrase.bounds, phrase.place.phrase, phrase.place.last))
        else:
            carried = _Carried(kind, phrase.place.last)
        passed = phrase.place.last
    return found


def _openings(words: Words) -> list[int]:
    """Where a number or quantity may begin: at its first word, or at a digit of any script."""
    read = words.lower[: len(words.starts)]
    # Of all words those in ASCII digits come first in order: nearly every word is told by two comparisons.
    return [
        at for at, word in enumerate(read) if word in _STARTERS or word < ":" or (word > "~" and word[0].isdecimal())
    ]


def count_of(words: str) -> Count | None:
    """The first count in a short phrase, such as a model's own words; None where it holds none.

    A number that stands alone is a count here, even where it looks like a year.

    >>> count_of("at least 12 soldiers")
    Count(low=12, best=12, high=None, words='at least 12', start=0, end=11, vague=False)
    >>> count_of("2000").best, count_of("the soldiers")
    (2000, None)
    """
    found = counts(words)
    if found:
        return found[0]
    cut = Words.of(words)
    number = cardinal(cut, 0) if cut.starts else None
    if number is None or number.value is None or number.last < len(cut.starts) or words.strip() != _slice(cut, number):
        return None
    return _count(cut, (number.value,) * 3, 0, number.last)


_STARTERS: Final = number_words.STARTERS | quantity_words.STARTERS
_CARRYING: Final[frozenset[Kind]] = frozenset({"fraction", "date", "ages", "age"})
_Bounds = tuple[int | None, int | None, int | None]


class _Carried(NamedTuple):
    """The last number that was no count: "ages 25, 27 and 29", "October 20 and 21" carry its kind on."""

    kind: Kind
    last: int


class _Phrase(NamedTuple):
    """A number or range with its modifiers: where it stands, and its bounds."""

    place: Place
    bounds: _Bounds


def _slice(words: Words, number: Cardinal) -> str:
    return words.text[words.starts[number.first] : words.ends[number.last - 1]]


def _count(words: Words, bounds: _Bounds, first: int, last: int) -> Count:
    start, end = words.starts[first], words.ends[last - 1]
    vague = bounds == (None, None, None)
    return Count(*bounds, words.text[start:end], start, end, vague)


_AT_LEAST: Final = "at least"
_AT_MOST: Final = "at most"
_BELOW: Final = "below"
_ABOUT: Final = "about"
_BEFORE: Final = {
    _AT_LEAST: "at least|no fewer than|no less than|not fewer than|not less than|more than|over|above|upwards of|"
    "in excess of|a minimum of|greater than|well over|just over",
    _AT_MOST: "up to|as many as|as much as|at most|no more than|not more than|a maximum of|nearly|almost|close to|"
    "just under",
    _BELOW: "fewer than|less than|under|below",
    _ABOUT: "about|around|roughly|some|approximately|an estimated|estimated|circa|perhaps|maybe",
}
_AFTER: Final = {"or more": _AT_LEAST, "plus": _AT_LEAST, "or so": _ABOUT, "odd": _ABOUT, "or fewer": _AT_MOST,
                 "or less": _AT_MOST}  # fmt: skip
_AFTER_STARTS: Final = frozenset(tail.split()[0] for tail in _AFTER)
# By their last word, longest first: "no fewer than" before "fewer than".
_BEFORE_BY_LAST: Final[dict[str, list[tuple[str, str]]]] = {}
for _text, _sense in sorted(
    ((_text, _sense) for _sense, _phrases in _BEFORE.items() for _text in _phrases.split("|")),
    key=lambda entry: -len(entry[0].split()),
):
    _BEFORE_BY_LAST.setdefault(_text.split()[-1], []).append((_text, _sense))


_DASHES: Final = frozenset("-‐‑–")
_LISTED: Final = frozenset({"and", "or", "to", "through", "until"})
# A number goes on with no other words than these.
_GOES_ON: Final = _AFTER_STARTS | {"to", "or", "and"}


def _phrase(words: Words, number: Cardinal, passed: int) -> _Phrase:
    """The number with its range and modifiers; `passed` is the first word that is still free."""
    first, sense = _modifier(words, number.first, passed)
    if words.lower[number.last] not in _GOES_ON and words.gaps[number.last] not in _DASHES and not number.dotted:
        place = Place(number.value, number.first, number.last, first)
        return _Phrase(place, _bounds(number.value, number.value, sense))
    top = _range_end(words, number, first)
    last = top.last if top else number.last
    value = _scaled(number, top)
    if _is_chain(words, number, top):
        value, last = None, _chain_end(words, number.last)
    elif number.dotted and not people_follow(words, last):
        value = None
    if top and first > passed and words.lower[first - 1] == "between":
        first -= 1
    for tail, meaning in _AFTER.items() if words.lower[last] in _AFTER_STARTS else ():
        end = words.phrase_at(last, tail) if words.near(last) or words.hyphened(last) else 0
        if end:
            sense, last = meaning, end
            break
    bounds = _bounds(value, top.value if top else value, sense)
    return _Phrase(Place(value, number.first, last, first), bounds)


def _modifier(words: Words, first: int, passed: int) -> tuple[int, str]:
    """Where the number's phrase begins with its modifier, and what the modifier says; "" without one."""
    known = _BEFORE_BY_LAST.get(words.lower[first - 1])
    if known is None or not words.near(first):
        return first, ""
    for phrase, sense in known:
        start = first - len(phrase.split())
        if start >= passed and words.phrase_at(start, phrase):
            return start, sense
    return first, ""


def _range_end(words: Words, number: Cardinal, first: int) -> Cardinal | None:
    """The upper number of "12 to 15", "12-15", "12 or 15", "between 12 and 15"; "two to three dozen" scales both."""
    joint, last = words.lower[number.last], number.last
    lead = words.lower[first - 1]
    if words.near(last) and (joint in {"to", "or"} or (joint == "and" and lead == "between")):
        if joint == "to" and lead == "from" and words.lower[first - 2] in CHANGES:
            return None
        top = cardinal(words, last + 1) if words.near(last + 1) else None
    elif words.gaps[last] in _DASHES:
        top = cardinal(words, last) if last < len(words.starts) else None
    else:
        return None
    if top is None or top.value is None or number.value is None or number.value >= top.value:
        return None
    return top


def _scaled(number: Cardinal, top: Cardinal | None) -> int | None:
    """The lower number, multiplied as the upper one is: "two to three dozen" starts at 24."""
    if top is None or top.value is None or number.value is None or number.factor > 1:
        return number.value
    scaled = number.value * top.factor
    return scaled if scaled < top.value else number.value


def _is_chain(words: Words, number: Cardinal, top: Cardinal | None) -> bool:
    """Digits hyphened to digits that are no range: a telephone number, a date, a score, "2014-15"."""
    after = number.last
    if words.gaps[after] not in _DASHES or not words.lower[after][:1].isdecimal():
        return False
    if top is None or (words.gaps[after + 1] in _DASHES and words.lower[after + 1][:1].isdecimal()):
        return True
    telephone = (len(words.lower[number.first]), len(words.lower[after])) == (3, 4)
    return telephone and not people_follow(words, top.last)


def _chain_end(words: Words, index: int) -> int:
    while words.gaps[index] in _DASHES and words.lower[index][:1].isdecimal():
        index += 1
    return index


def _bounds(value: int | None, top: int | None, sense: str) -> _Bounds:
    if sense == _AT_LEAST:
        return value, value, None
    if sense == _AT_MOST:
        return None, top, top
    if sense == _BELOW:
        return None, None, top
    if sense == _ABOUT and value == top:
        return None, value, None
    return value, value, top


def _carried_on(words: Words, phrase: _Phrase, carried: _Carried) -> Kind | None:
    """The kind of the number before, where this one stands in a list with it and no people follow."""
    between = phrase.place.phrase - carried.last
    if carried.kind == "fraction" and between == 1 and words.lower[carried.last] == "in":
        return "fraction"
    if carried.kind not in {"date", "ages", "age"} or not 0 <= between <= 1 or (phrase.place.value or 0) > 120:
        return None
    if between == 1 and words.lower[carried.last] not in _LISTED:
        return None
    gaps = words.gaps[carried.last] + (words.gaps[carried.last + 1] if between else "")
    if gaps.strip(" -–\n/" if carried.kind == "age" else " ,-–\n/") or people_follow(words, phrase.place.last):
        return None
    return carried.kind
