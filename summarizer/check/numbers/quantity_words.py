"""Quantities without a number in them: "several", "dozens", "no casualties", "both men", "a soldier".

Each reader looks at the words from one index on and answers with what they are worth, or None where they are no
quantity of people. Numbers proper are `number_words`'s.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from summarizer.check.numbers.number_words import FACTORS, Words, cardinal
from summarizer.check.numbers.vocabulary import (
    CASUALTY_NOUNS,
    HARM_WORDS,
    KIND_BEFORE,
    NOT_PEOPLE,
    PERSON_NOUNS,
    PERSON_PLURALS,
    PHRASE_ENDS,
    PLAIN_ADJECTIVES,
    REMAINS_NOUNS,
    UNIT_ADJECTIVES,
    UNITS,
)


class Quantity(NamedTuple):
    """What words `first` up to, not including, `last` are worth; `value` is None where they are vague."""

    value: int | None
    first: int
    last: int


def quantity(words: Words, index: int) -> Quantity | None:
    """The quantity that starts with the word at an index, or None.

    >>> def read(text): return quantity(Words.of(text), 0)
    >>> read("no casualties"), read("several hundred men"), read("several hours")
    (Quantity(value=0, first=0, last=2), Quantity(value=None, first=0, last=2), None)
    >>> read("a police officer was hurt"), read("a rebel group"), read("a car")
    (Quantity(value=1, first=0, last=3), None, None)
    """
    reader = _READERS.get(words.lower[index])
    return reader(words, index) if reader is not None else None


# After a vague word it may multiply: "several hundred", "a few dozen", "tens of thousands".
_PLURAL_FACTORS: Final = frozenset(f"{factor}s" for factor in FACTORS) | frozenset(FACTORS)
_FAR_PEOPLE: Final = 3
_FAR_NOUN: Final = 5
_FAR_HARM: Final = 8


def _vague(words: Words, first: int, last: int) -> Quantity | None:
    """A vague quantity, unless it measures ("several hours"); takes in the factors after it."""
    while True:
        factor = last + (words.lower[last] == "of")
        if words.lower[factor] not in _PLURAL_FACTORS or not words.near(factor):
            break
        last = factor + 1
    unit = last + (words.lower[last] == "of")
    unit += words.lower[unit] in UNIT_ADJECTIVES
    return None if words.lower[unit] in UNITS and words.near(unit) else Quantity(None, first, last)


def _of_anything(words: Words, index: int) -> Quantity | None:
    """Of vehicles as well as of people: "several", "dozens", "hundreds"; "scores" may also be a verb."""
    if words.lower[index] == "scores" and not (words.lower[index + 1] == "of" or _people_near(words, index + 1)):
        return None
    return _vague(words, index, index + 1)


def _of_people(words: Words, index: int) -> Quantity | None:
    """Only where people follow: "some", "many", "numerous" ("some areas" tells nothing about harm)."""
    if words.lower[index] == "many" and words.lower[index - 1] in {"how", "as", "too"}:
        return None
    if words.near(index + 1) and cardinal(words, index + 1) is not None:
        return None
    if not (_people_near(words, index + 1) or _ends(words, index + 1)):
        return None
    return _vague(words, index, index + 1)


def _people_near(words: Words, index: int) -> bool:
    """People right after, or after "of the": "some fleeing villagers", "many of the dead", "scores were killed"."""
    here = index
    if words.lower[here] == "of":
        here += 1 + (words.lower[here + 1] in {"the", "these", "those", "his", "her", "its", "their", "our", "them"})
        if words.lower[here - 1] == "them":
            return True
    here += words.lower[here] in {"were", "are", "have", "more"}
    return any(
        words.lower[near] in PERSON_PLURALS or words.lower[near] in HARM_WORDS
        for near in range(here, here + _FAR_PEOPLE)
        if words.near(near)
    )


def _ends(words: Words, index: int) -> bool:
    return index >= len(words.starts)


def _number_of(words: Words, index: int) -> Quantity | None:
    """Set phrases: "a number of", "a few", "a handful of", "large numbers of"."""
    for phrase in _NUMBER_PHRASES.get(words.lower[index + 1], ()):
        last = words.phrase_at(index, phrase)
        if last:
            return _vague(words, index, last)
    return None


# By their second word.
_NUMBER_PHRASES: Final = {
    "number": ("a number of",),
    "large": ("a large number of",),
    "small": ("a small number of",),
    "unknown": ("an unknown number of",),
    "undetermined": ("an undetermined number of",),
    "unspecified": ("an unspecified number of",),
    "numbers": ("large numbers of",),
    "few": ("a few",),
    "handful": ("a handful of", "a handful"),
    "score": ("a score of",),
    "great": ("a great many", "a great number of"),
    "good": ("a good many",),
}


def _massive(words: Words, index: int) -> Quantity | None:
    """With the noun, which alone makes it a quantity of people: "massive casualties", "heavy losses"."""
    noun = index + 1 + (words.lower[index + 1] in PLAIN_ADJECTIVES)
    if words.lower[noun] in CASUALTY_NOUNS and words.lower[noun] != "toll" and words.near(noun):
        return Quantity(None, index, noun + 1)
    return None


def _none(words: Words, index: int) -> Quantity | None:
    """With the noun: "no casualties", "without loss of life". "no other injuries" is not none."""
    noun = index + 1
    while noun < index + 4 and words.lower[noun] in PLAIN_ADJECTIVES and words.near(noun):
        if words.lower[noun] in {"deaths", "loss"}:
            break
        noun += 1
    if words.phrase_at(noun, "reports of") or words.phrase_at(noun, "report of"):
        noun += 2 + (words.lower[noun + 2] in PLAIN_ADJECTIVES)  # "no reports of injuries", said as "none reported"
    following = words.lower[noun]
    if not words.near(noun):
        return None
    if following == "loss" and words.phrase_at(noun, "loss of life"):
        return Quantity(0, index, noun + 3)
    if following == "one" and words.lower[index] == "no":
        return _nobody_harmed(words, index, noun + 1)
    if following in _NONE_OF:
        return None if words.lower[noun + 1] in _FIGURES else Quantity(0, index, noun + 1)
    return _nobody_harmed(words, index, noun + 1) if following in _PEOPLE_ONLY else None


_NONE_OF: Final = CASUALTY_NOUNS - {"toll", "loss", "losses"}
_FIGURES: Final = frozenset({"toll", "tolls", "figure", "figures", "count", "counts"})
_PEOPLE_ONLY: Final = (PERSON_PLURALS | PERSON_NOUNS) - {"others", "forces", "elements"}
_HARM_DONE: Final = HARM_WORDS - CASUALTY_NOUNS
_HARMED: Final = frozenset({
    "killed", "killing", "injured", "injuring", "wounded", "wounding", "hurt", "hurting", "harmed", "harming", "hit",
    "struck",
})  # fmt: skip


def _nobody(words: Words, index: int) -> Quantity | None:
    return _nobody_harmed(words, index, index + 1)


def _nobody_harmed(words: Words, first: int, last: int) -> Quantity | None:
    """Beside a word of harm, or alone: "nobody was hurt", not "no one claimed responsibility" nor "no one else"."""
    if words.lower[last] in {"else", "other"}:
        return None
    alone = first == 0 and _ends(words, last)
    after = {words.lower[here] for here in range(last, last + _FAR_HARM)}
    if "claimed" in after:
        return None
    harmed = not _HARM_DONE.isdisjoint(after) or words.lower[first - 1] in _HARMED
    return Quantity(0, first, last) if alone or harmed else None


def _both(words: Words, index: int) -> Quantity | None:
    """People alone: "both men", "both of them", "both were", not "both sides" nor "both soldiers and civilians"."""
    following = words.lower[index + 1]
    if _ends(words, index + 1) or following in {"were", "died", "victims", "survived"}:
        return Quantity(2, index, index + 1)
    if words.phrase_at(index + 1, "of them") or words.phrase_at(index + 1, "of whom"):
        return Quantity(2, index, index + 1)
    if following not in PERSON_PLURALS and not (words.near(index + 2) and words.lower[index + 2] in PERSON_PLURALS):
        return None
    if following != "victims" and following in HARM_WORDS:
        return None
    return None if "and" in (words.lower[index + 2], words.lower[index + 3]) else Quantity(2, index, index + 1)


def _article(words: Words, index: int) -> Quantity | None:
    """With the noun: "a soldier", "an off-duty police officer", "another man", "a 17-year-old"."""
    if words.lower[index] != "another":
        vague = _number_of(words, index)
        if vague is not None:
            return vague
    if words.lower[index - 1] in KIND_BEFORE:
        return None
    if words.lower[index + 1] in REMAINS_NOUNS and words.near(index + 1) and _is_head(words, index + 1):
        return Quantity(1, index, index + 2)
    ahead = words.lower[index + 1 : index + _FAR_NOUN + 6]
    if PERSON_NOUNS.isdisjoint(ahead) and "old" not in ahead:
        return None  # as with most articles: no noun to be found, and no "17-year-old"
    last = _noun_end(words, index)
    return Quantity(1, index, last) if last else None


def _noun_end(words: Words, index: int) -> int:
    """The index after the person noun of "a ...", or 0: the last noun of "a rebel commander" is the head."""
    found = 0
    here = index + 1
    while here <= index + _FAR_NOUN + 3 and (words.near(here) or (here > index + 1 and words.hyphened(here))):
        word = words.lower[here]
        age = words.phrase_at(here + 1, "year old") if word.isdecimal() else 0
        if age:
            found, here = age, age
            continue
        if word in PHRASE_ENDS or word[:1].isdecimal():
            break
        here += 1
        if word in PERSON_NOUNS:
            found = here
        elif here > index + _FAR_NOUN:
            break
        elif found and word in NOT_PEOPLE:
            return 0
    return found if found and _is_head(words, found - 1) else 0


def _is_head(words: Words, index: int) -> bool:
    """Whether the noun stands for itself: not in "a soldier's house", "a guard post", "a student-led march"."""
    if words.gaps[index + 1][:1] in {"'", "’"} and words.lower[index + 1] == "s":
        return words.lower[index + 2] in REMAINS_NOUNS
    if words.hyphened(index + 1):
        return False
    return not (words.near(index + 1) and words.lower[index + 1] in NOT_PEOPLE)


_READERS: Final[dict[str, Callable[[Words, int], Quantity | None]]] = {
    **dict.fromkeys(("several", "dozens", "scores", "hundreds", "thousands", "millions", "tens"), _of_anything),
    **dict.fromkeys(("some", "many", "numerous", "countless", "multiple"), _of_people),
    **dict.fromkeys(("massive", "heavy", "huge", "severe"), _massive),
    **dict.fromkeys(("no", "without"), _none),
    **dict.fromkeys(("none", "nobody"), _nobody),
    **dict.fromkeys(("a", "an", "another"), _article),
    "both": _both,
    "large": _number_of,
}

STARTERS: Final = frozenset(_READERS)
