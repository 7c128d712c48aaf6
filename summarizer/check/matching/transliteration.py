"""Whether two spellings can be one name: "Doorandish" and "Durandish", "Hassakeh" and "Al-Hasakah".

Names carried over from another script differ in their vowels, in doubled letters, in a silent h and in the article;
they seldom differ in their consonants, and never in a digit. So the consonants have to agree, and the whole has to be
close. Latin letters only; in any other script a name matches as it is written. Where a name stands in a text is for
`text` to find.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.fuzz import ratio

# Of rapidfuzz's 100, between the two words as `_RESPELLED`: one letter in six may differ ("Abdallah", "Abdullah"), not
# one in five ("Karim", "Karam").
NAME_THRESHOLD: Final = 82.0
# A shorter word is too easily another: "Homs" and "Hama".
SHORTEST_FUZZY: Final = 5

# The definite article before a name, in the forms that assimilation gives it; all but these two need a hyphen after.
ARTICLES: Final = frozenset({
    "al", "el", "ul", "an", "ar", "as", "ash", "at", "ath", "ad", "az", "ez", "es", "er", "en",
})  # fmt: skip
FREE_ARTICLES: Final = frozenset({"al", "el"})

# One letter or group of letters for the ways in which a sound is spelled, longest first.
_RESPELLED: Final = (
    ("tch", "ch"), ("dj", "j"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "v"),
    ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ay", "ai"), ("ey", "ai"), ("ei", "ai"), ("y", "i"), ("o", "u"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"([^\Waeiou\d])\1+")
_SILENT_H: Final = re.compile(r"(?<=[aeiu])h$")
_VOWEL_LETTERS: Final = frozenset("aeiou")
_VOWELS: Final = re.compile(r"[aeiou']")
_LATIN: Final = re.compile(r"[a-z']+")


class Spelling(NamedTuple):
    """A folded word of a name, respelled for comparison: "doorandish" → sound "durandish", consonants "drndsh"."""

    word: str
    sound: str
    consonants: str


@lru_cache(maxsize=1 << 15)
def spelling(word: str) -> Spelling:
    """Respell one folded word; one with a digit or another script's letters stands for itself.

    >>> spelling("hassakeh")
    Spelling(word='hassakeh', sound='hasake', consonants='hsk')
    >>> spelling("m19").consonants
    'm19'
    """
    if not _LATIN.fullmatch(word):
        return Spelling(word, word, word)
    sound = word.replace("'", "")
    for written, meant in _RESPELLED:
        sound = sound.replace(written, meant)
    sound = _SILENT_H.sub("", _DOUBLED.sub(r"\1", sound))
    return Spelling(word, sound, _VOWELS.sub("", sound))


@lru_cache(maxsize=1 << 12)
def same_name(one: Spelling, other: Spelling) -> bool:
    """Whether two words can be spellings of one name.

    >>> def same(one, other): return same_name(spelling(one), spelling(other))
    >>> same("hassakeh", "hasakah"), same("doorandish", "durandish"), same("mohammad", "muhammed")
    (True, True, True)
    >>> same("hassan", "hussein"), same("saleh", "salem"), same("yemen", "yemeni"), same("karim", "karam")
    (False, False, False, False)
    """
    if one.word == other.word:
        return True
    if one.consonants != other.consonants or not _LATIN.fullmatch(one.word) or not _LATIN.fullmatch(other.word):
        return False
    # A written "e" stands for either of two vowels: "Ahmed" is "Ahmad", "Salem" is "Salim".
    read = [(one.sound.replace("e", vowel), other.sound.replace("e", vowel)) for vowel in "ai"]
    if min(len(one.word), len(other.word)) < SHORTEST_FUZZY:
        return any(mine == theirs for mine, theirs in read)
    if _ends_in_vowel(one) != _ends_in_vowel(other):
        return False  # "Yemen" is a country, "Yemeni" is not
    return any(ratio(mine, theirs) >= NAME_THRESHOLD for mine, theirs in read)


def _ends_in_vowel(one: Spelling) -> bool:
    return one.sound[-1:] in _VOWEL_LETTERS
