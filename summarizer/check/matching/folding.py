"""A text without its typography: case, accents, kinds of quote, dash and space; every character keeps its origin.

Two texts that differ only in how they were typeset fold to the same string. What is a letter stays one: the vowel signs
of Indic scripts and the voicing marks of kana are kept, Latin accents and Arabic vowel points go. Numbers never change:
"²" and "½" stay as they are, and "１２" is "12".
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

# What needs a closer look: non-ASCII, white space that is not one space, runs of dashes.
# Begins with one set of characters, which lets `re` run through all others without a trial at each.
_AS_BEGUN: Final = r"(?:(?<=[^\x00-\x7f])[^\x00-\x7f]*[-\s]*|(?<=\s)\s+|(?<=[^\S ])|(?<=-)-+)"
_SPECIAL: Final = re.compile(rf"[\s\-\x80-\U0010ffff]{_AS_BEGUN}")
# The same where no two spaces stand in a row: one before other white space is left to that. It saves a trial at each.
_SPECIAL_BUT_SPACES: Final = re.compile(rf"[\t-\r\x1c-\x1f\-\x80-\U0010ffff](?:(?<= \s)\s*|{_AS_BEGUN})")
# ASCII alone folds one for one, but for runs of spaces and dashes.
_ASCII: Final = str.maketrans(
    {chr(code): chr(code).lower() for code in range(128)}
    | dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f", " ")
    | {"`": "'"}
)
_RUN: Final = re.compile(r"  +|--+")
# Letters without marks between them; conjoining jamo make syllables, and the Arabic stretcher is dropped.
_LETTERS: Final = re.compile(r"[^\W\x00-\x7f\u0640\u1100-\u11ff]{2,}")
_REPLACED: Final = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼʻʾʿ`´＇", "'")
    | dict.fromkeys("“”„‟″«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    | {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ـ": ""}
)
# Thin spaces that group digits by three: "1 200" folds to "1,200".
_GROUPING: Final = frozenset("\u00a0\u202f\u2009")
_THREE_DIGITS: Final = re.compile(r"\d{3}(?!\d)")
_JOINER: Final = "\u200d"
_EMOJI_MODIFIERS: Final = ("\U0001f3fb", "\U0001f3ff")
_JAMO: Final = ("\u1160", "\u11ff")
# Marks of a lower class are vowels, voicing or viramas: letters, in effect.
_LOWEST_ACCENT: Final = 10
# Enough for any writing; Unicode's ordering of marks is quadratic in their number.
_MOST_MARKS: Final = 16


class Folding(NamedTuple):
    """A folded text; character `i` of it stands for ``original[starts[i]:ends[i]]``.

    Both lists rise. Characters of one origin ("ß" folds to "ss") share their span.
    """

    text: str
    starts: list[int]
    ends: list[int]


class _Builder:
    """Gathers folded characters with their origins; one white space, one dash in a row."""

    def __init__(self, length: int) -> None:
        self.numbers = list(range(length + 1))  # made once, and shared by both lists
        self.parts: list[str] = []
        self.last = ""
        self.starts: list[int] = []
        self.ends: list[int] = []

    def plain(self, run: str, start: int, end: int) -> None:
        """A run of folded characters, one for one."""
        if run:
            self.parts.append(run)
            self.last = run[-1]
            self.starts += self.numbers[start:end]
            self.ends += self.numbers[start + 1 : end + 1]

    def add(self, folded: str, start: int, end: int) -> None:
        """One character of the original, or one with its marks, and what it folds to."""
        if folded in {" ", "-"} and self.last == folded:
            self.ends[-1] = end
        elif folded:
            self.parts.append(folded)
            self.last = folded[-1]
            self.starts.extend([start] * len(folded))
            self.ends.extend([end] * len(folded))


def folding(text: str) -> Folding:
    r"""Fold a text and keep where each character came from.

    >>> folding("“Straße”\u00a0–\n  BAHĀRAK").text
    '"strasse" - baharak'
    >>> folding("e\u0301a").starts, folding("e\u0301a").ends
    ([0, 2], [2, 3])
    """
    if text.isascii():
        return _ascii_folding(text.translate(_ASCII))
    builder = _Builder(len(text))
    position = 0
    special = _SPECIAL if "  " in text else _SPECIAL_BUT_SPACES
    for match in special.finditer(text):
        start, end = match.span()
        if start > position and not text[start].isascii() and text[start - 1] > " ":
            start -= 1  # a mark belongs to the character before it
        builder.plain(text[position:start].lower(), position, start)
        _add_special(builder, text, start, end)
        position = end
    builder.plain(text[position:].lower(), position, len(text))
    return Folding("".join(builder.parts), builder.starts, builder.ends)


def _ascii_folding(low: str) -> Folding:
    """Folding of what was ASCII and is lower case already: each run of spaces or dashes becomes one of them."""
    numbers = list(range(len(low) + 1))
    if "  " not in low and "--" not in low:
        return Folding(low, numbers[:-1], numbers[1:])
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for match in _RUN.finditer(low):
        start, end = match.span()
        parts.append(low[position : start + 1])
        starts += numbers[position : start + 1]
        ends += numbers[position + 1 : start + 1]
        ends.append(end)
        position = end
    parts.append(low[position:])
    starts += numbers[position:-1]
    ends += numbers[position + 1 :]
    return Folding("".join(parts), starts, ends)


def fold(text: str) -> str:
    """The folded text alone.

    >>> fold("  Al‑Ḥasakah … ")
    ' al-hasakah ... '
    """
    return folding(text).text


class _LetterTable(dict[int, str]):
    """What single letters fold to, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


_LETTER_TABLE: Final = _LetterTable()


def _add_special(builder: _Builder, text: str, start: int, end: int) -> None:
    position = start
    while position < end:
        letters = _LETTERS.match(text, position, end)
        if letters is not None:
            position = _add_letters(builder, text, letters.span())
            continue
        character = text[position]
        if character.isspace():
            groups = character in _GROUPING and builder.last.isdecimal() and _THREE_DIGITS.match(text, position + 1)
            builder.add("," if groups else " ", position, position + 1)
            position += 1
            continue
        after = _cluster_end(text, position, end)
        builder.add(_folded(text[position : min(after, position + _MOST_MARKS)]), position, after)
        position = after


def _add_letters(builder: _Builder, text: str, span: tuple[int, int]) -> int:
    """A run of letters that bear no marks; the last is left where a mark may follow it."""
    start, end = span
    if end < len(text) and not text[end].isascii():
        end -= 1
    folded = text[start:end].translate(_LETTER_TABLE)
    if len(folded) == end - start:
        builder.plain(folded, start, end)
    else:
        for position in range(start, end):
            builder.add(_LETTER_TABLE[ord(text[position])], position, position + 1)
    return end


def _cluster_end(text: str, start: int, end: int) -> int:
    """Where a character ends with its marks, an emoji with what is joined to it, a syllable with its jamo."""
    first = unicodedata.category(text[start])
    last = position = start + 1
    while position < end and first != "Cf":
        character = text[position]
        category = unicodedata.category(character)
        belongs = category[0] == "M" or _JAMO[0] <= character <= _JAMO[1]
        if first == "So":
            belongs = (
                belongs or _EMOJI_MODIFIERS[0] <= character <= _EMOJI_MODIFIERS[1] or text[position - 1] == _JOINER
            )
        if belongs:
            last = position + 1
        elif category != "Cf":
            break
        position += 1
    return last


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    """What a character with its marks folds to; "" where nothing of it is left."""
    bare = cluster.translate(_REPLACED).casefold().translate(_REPLACED)
    decomposed = unicodedata.normalize("NFKD", bare)
    kept = "".join(mark for mark in decomposed if unicodedata.combining(mark) < _LOWEST_ACCENT and not _is_format(mark))
    folded = unicodedata.normalize("NFC", kept).translate(_REPLACED)
    changed_number = any(one.isdecimal() for one in folded) and not any(one.isdecimal() for one in cluster)
    if changed_number:
        return cluster[0]
    return " " if folded and not folded.strip() else folded


def _is_format(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
