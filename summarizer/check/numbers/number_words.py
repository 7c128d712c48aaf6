"""A text cut into words, and the whole numbers among them: "1,200", "twenty-two", "a hundred and twenty-three".

Reads what a number is worth, not what it counts: whether it is a year, an age or a street number is for
`other_numbers`, and what "at least" before it means for `numbers`.

English number words; digits of any script ("١٢").
"""

import re
from typing import Final, NamedTuple, Self

from summarizer.check.matching.cutting import BEYOND, cut
from summarizer.check.numbers.vocabulary import (
    CASUALTY_NOUNS,
    HARM_WORDS,
    MONTHS,
    PERSON_NOUNS,
    PERSON_PLURALS,
    PHRASE_ENDS,
)

# One token a word or a run of digits with what joins them: "1,200", "04:20", "10.10.2017", "22nd", "9mm", "5’8".
# A space joins groups of three only where it is no ordinary one, or where the group is "000". Chinese, Japanese and
# Korean write the noun against the digits ("12人"): there the letters are a word of their own.
_TOKEN: Final = re.compile(
    r"([^\W\d\u3040-\u9fff\uac00-\ud7a3]\w*"
    r"|\d+(?:[.,:/'’٫٬]\d+|[\u00a0\u202f\u2009]\d{3}(?!\d)| 000(?!\d))*(?:[^\W\u3040-\u9fff\uac00-\ud7a3]\w*)?"
    r"|[\u3040-\u9fff\uac00-\ud7a3]+)"
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:['’٬\u00a0\u202f\u2009 ]\d{3})+|\d{1,3}(?:\.\d{3}){2,}")
_DOTTED: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL: Final = re.compile(r"(\d{1,6})\.(\d{1,3})")
_SEPARATORS: Final = re.compile(r"\D")

# A longer run of digits is an identifier, and int() need not meet it. 10^12 has 13.
_MOST_DIGITS: Final = 13
# White space, and the slash that stands for a line break in transcripts ("20/Casualties").
_BLANK: Final = " \t\n\r\f\v\u00a0\u202f\u2009\u200b\u00ad/"
_HYPHENS: Final = "-‐‑"

_ONES: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: Final = {word: value for value, word in enumerate(_ONES.split())} | {
    word: 10 * value for value, word in enumerate(_TENS.split(), start=2)
}
FACTORS: Final = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
# By their first and second word.
_SET_PHRASES: Final[dict[str, dict[str, tuple[tuple[str, int], ...]]]] = {
    "a": {
        "couple": (("couple", 2),),
        "pair": (("pair", 2),),
        "half": (("half dozen", 6),),
        "quarter": (("quarter of a million", 250_000),),
    },
    "half": {"a": (("a dozen", 6), ("a million", 500_000)), "dozen": (("dozen", 6),)},
}
STARTERS: Final = frozenset(SMALL) | frozenset(FACTORS) | frozenset(_SET_PHRASES)


class Words(NamedTuple):
    """A text and its words, each known by its position from 0.

    Attributes:
        text: As given.
        lower: The words in lower case. Beyond the last, and so before the first, stand empty ones: a word near either
            end may be asked for.
        gaps: What stands between each word and the one before it; at the ends, what stands before and after all words.
        starts: Offset of the first character of each word, 0-based.
        ends: Offset after the last character of each word.
    """

    text: str
    lower: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Self:
        """Cut a text.

        >>> words = Words.of("At 7:45 p.m. 1,200 men")
        >>> words.lower[:7], words.gaps
        (['at', '7:45', 'p', 'm', '1,200', 'men', ''], ['', ' ', ' ', '.', '. ', ' ', ''])
        """
        words, gaps, starts, ends = cut(text, _TOKEN)
        # No word holds a line break, so that all of them are put in small letters at once.
        lower = "\n".join(words).lower().split("\n")
        lower += BEYOND
        return cls(text, lower, gaps, starts, ends)

    def near(self, index: int) -> bool:
        """Whether nothing but white space parts the word from the one before it."""
        return 0 < index < len(self.starts) and not self.gaps[index].strip(_BLANK)

    def hyphened(self, index: int) -> bool:
        """Whether a hyphen alone parts the word from the one before it."""
        return 0 < index < len(self.starts) and self.gaps[index] in _HYPHENS and bool(self.gaps[index])

    def capitalised(self, index: int) -> bool:
        """Whether the word as written starts with a capital."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()

    def phrase_at(self, index: int, phrase: str) -> int:
        """The index after the phrase if it stands at the index, parted by white space or hyphens; else 0."""
        if not phrase.startswith(self.lower[index]):
            return 0
        for here, word in enumerate(phrase.split(), start=index):
            if self.lower[here] != word or (here > index and not (self.near(here) or self.hyphened(here))):
                return 0
        return here + 1


class Cardinal(NamedTuple):
    """A whole number as written, in words `first` up to, not including, `last`.

    `value` is None for digits that are no whole number ("7.62", "04:20", "22nd", "007"). `factor` is the word that
    multiplies it ("three hundred": 100), 1 where there is none. `dotted` is "1.200", which only people after it make
    twelve hundred.
    """

    value: int | None
    first: int
    last: int
    factor: int = 1
    dotted: bool = False


def cardinal(words: Words, index: int) -> Cardinal | None:
    """The longest number that starts with the word at an index, or None where none does.

    >>> def read(text): return cardinal(Words.of(text), 0)
    >>> [read(text).value for text in ("a hundred and twenty-three", "two dozen", "1,200", "1.5 million people")]
    [123, 24, 1200, 1500000]
    >>> read("7.62").value, read("soldiers")
    (None, None)
    """
    word = words.lower[index]
    if word[:1].isdecimal():
        return _from_digits(words, index)
    for phrase, value in _SET_PHRASES[word].get(words.lower[index + 1], ()) if word in _SET_PHRASES else ():
        last = words.phrase_at(index + 1, phrase)
        if last and (words.near(index + 1) or words.hyphened(index + 1)):
            return Cardinal(value, index, last)
    return _from_words(words, index)


def _from_digits(words: Words, index: int) -> Cardinal:
    token = words.lower[index]
    factor = FACTORS.get(words.lower[index + 1], 1)
    if factor > 1 and not (words.near(index + 1) or words.hyphened(index + 1)):
        factor = 1
    last = index + 2 if factor > 1 else index + 1
    value = _worth(token)
    decimal = _DECIMAL.fullmatch(token) if "." in token and len(token) <= _MOST_DIGITS else None
    if decimal and factor >= FACTORS["million"]:
        value = int(decimal[1] + decimal[2]) * factor // 10 ** len(decimal[2])
        return Cardinal(value, index, last, factor)
    if value is None and decimal and _DOTTED.fullmatch(token) and factor == 1:
        return Cardinal(int(decimal[1] + decimal[2]), index, last, dotted=True)
    return Cardinal(None if value is None else value * factor, index, last, factor)


def _worth(token: str) -> int | None:
    """The whole number that a run of digits writes; None for decimals, times, dates, ordinals and leading zeros."""
    if len(token) > 2 * _MOST_DIGITS:
        return None
    if not token.isdecimal():
        if not _GROUPED.fullmatch(token):
            return None
        token = _SEPARATORS.sub("", token)
    if len(token) > _MOST_DIGITS or (len(token) > 1 and int(token[0]) == 0):
        return None
    return int(token)


class _Sum(NamedTuple):
    """A number under construction: `room` is what the next small word must be less than, `ceiling` the next factor."""

    total: int
    current: int
    room: int
    ceiling: int
    factor: int


def _from_words(words: Words, index: int) -> Cardinal | None:
    word, following = words.lower[index], words.lower[index + 1]
    if following not in SMALL and following not in FACTORS and word not in FACTORS:
        small = SMALL.get(word)  # "two guards", as most numbers are
        return None if small is None else Cardinal(small, index, index + 1)
    state: _Sum | None = _Sum(0, 0, 100, 10**12, 1)
    here = index
    if word == "a":
        if following not in FACTORS or not words.near(index + 1):
            return None
        state, here = _Sum(0, 1, 1, 10**12, 1), index + 1
    done, last = None, index
    while state is not None and here < len(words.starts):
        if here > index and not (words.near(here) or words.hyphened(here)):
            break
        word = words.lower[here]
        if word == "and" and done is not None and done.factor > 1 and words.lower[here + 1] in SMALL:
            here += 1
            continue
        state = _with(state, word)
        if state is not None:
            here += 1
            done, last = state, here
    return Cardinal(done.total + done.current, index, last, done.factor) if done is not None else None


def _with(state: _Sum, word: str) -> _Sum | None:
    """The number with one more word, or None where the word does not belong to it."""
    small = SMALL.get(word)
    if small is not None:
        started = state.total or state.current or state.room < 100
        if small >= state.room or (small == 0 and started):
            return None
        room = 10 if small >= 20 else 0
        return state._replace(current=state.current + small, room=room, factor=1)
    factor = FACTORS.get(word)
    current = state.current or (1 if not state.total else 0)
    if factor is None or not 0 < current < 1000 or factor >= state.ceiling:
        return None
    if factor in {FACTORS["hundred"], FACTORS["dozen"]}:
        if current >= 100:
            return None
        return state._replace(current=current * factor, room=100 if factor == 100 else 0, factor=factor)
    return _Sum(state.total + current * factor, 0, 100, factor, factor)


class Place(NamedTuple):
    """Where a number stands: its words are `first` up to `last`; with its modifiers it begins at `phrase`.

    `value` is None for digits that write no whole number.
    """

    value: int | None
    first: int
    last: int
    phrase: int


_PEOPLE: Final = PERSON_PLURALS | PERSON_NOUNS | CASUALTY_NOUNS | HARM_WORDS


def people_follow(words: Words, index: int, within: int = 3) -> bool:
    """Whether a word for people or harm stands at the index or soon after it, in the same phrase.

    >>> people_follow(Words.of("2000 Syrian government soldiers fled"), 1)
    True
    """
    for here in range(index, index + within):
        word = words.lower[here]
        if not word or not (words.near(here) or words.hyphened(here)):
            return False
        if word in _PEOPLE:
            return True
        if word in PHRASE_ENDS or word in MONTHS:
            return False
    return False
