"""Numbered sentences with offsets.

sentencex (Wikimedia) finds the boundaries; this room gives it paragraphs, and takes back those boundaries that news
copy shows to be none. It adds no boundary inside a paragraph of its own accord.
"""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]  # it ships no types

from summarizer.article import Sentence, Span
from summarizer.reading.lines import paragraphs

# sentencex takes quadratic time in a few odd texts (20,000 opening quotation marks: 130 ms), so it never sees more.
_WINDOW: Final = 4000
_DEFAULT_LANGUAGE: Final = "en"

_HOUR: Final = re.compile(r"\d\s?[ap]\.?m\.\s*$", re.IGNORECASE)
# A sentence may begin with these too ("Sunday was quiet."), but hardly ever right after an hour.
_DAY_OR_ZONE: Final = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d"
    r"|\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"|(?:[ECMP][SD]?T|AKST|BST|CET|GMT|HST|IST|MSK|UTC)\b)"
)
# Titles and units that sentencex does not know; a name or a number follows them.
_ABBREVIATION: Final = re.compile(
    r"\b(?:Amb|Approx|approx|Asst|Atty|Bde|Bn|Cdr|Cllr|Cnel|cnel|Const|Dep|Div|Eng|Engr|Ft|Gral|Lic|Lieut|Mme|Ms"
    r"|MSgt|Ofc|PFC|Pfc|Pt|Regt|Spc|Sqn|Sra|Srta|SSgt|Supv|TSgt|gén|[Гг]ен|[Пп]олк|د)\.\s*$"
)
_FOLLOWS_ABBREVIATION: Final = re.compile(r"[^\W_]")
# "12 ft. deep", "20 окт. боевики", "the 5th Ave. shop": a short word with a stop, and the sentence goes on in small
# letters. Not "al-Shabab", which opens sentences as it is.
_SHORT_WORD: Final = re.compile(r"(?:\b[^\W\d_a-z][^\W\d_A-Z]{0,4}|\d\s[^\W\d_]{1,4})\.\s*$")
_CALL: Final = re.compile(r"[?!][\"'”’»]?\s*$")
_ITEM_NUMBER: Final = re.compile(r"\s*\d{1,3}\.\s*")
_GOES_ON: Final = re.compile(r"(?![a-z]{2,3}-)[^\W\d_]")
_DASH: Final = re.compile(r"[-—–]")


class Marks(NamedTuple):
    """What is known of the text beforehand: `breaks` always split, and nothing splits inside `whole`."""

    breaks: tuple[int, ...] = ()
    whole: Span | None = None


NO_MARKS: Final = Marks()


def split(text: str, language: str | None = None, marks: Marks = NO_MARKS) -> tuple[Sentence, ...]:
    """The sentences in order, numbered from 1; together they hold every character that is not white space.

    Args:
        text: The article as kept.
        language: BCP 47 tag where known; without it Cyrillic is split as Russian and all else as English.
        marks: Places that must or must not split.

    >>> split("Gen. Raz died. He was 40.")
    (Sentence(number=1, start=0, end=14), Sentence(number=2, start=15, end=25))
    """
    code = (language or _guess(text)).split("-", maxsplit=1)[0].lower()
    spans: list[Span] = []
    for paragraph in paragraphs(text):
        inner = [mark for mark in marks.breaks if paragraph.start < mark < paragraph.end]
        cuts = [paragraph.start, *sorted(set(inner)), paragraph.end]
        for start, end in pairwise(cuts):
            spans.extend(_split_piece(text, Span(start, end), code, marks.whole))
    return tuple(Sentence(number, span.start, span.end) for number, span in enumerate(spans, start=1))


def _split_piece(text: str, piece: Span, language: str, whole: Span | None) -> list[Span]:
    # A line break inside a paragraph is a space; sentencex would take it for an end.
    words = text[piece.start : piece.end].replace("\n", " ")
    starts = [0]
    for start in _starts(words, language):
        inside = whole is not None and whole.start < piece.start + start < whole.end
        if start > starts[-1] and not inside and not _is_no_boundary(words, starts[-1], start):
            starts.append(start)
    spans: list[Span] = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        sentence = words[start:end]
        if bare := sentence.strip():
            begin = piece.start + start + len(sentence) - len(sentence.lstrip())
            spans.append(Span(begin, begin + len(bare)))
    return spans


def _starts(words: str, language: str) -> list[int]:
    """Where sentences start, after the first; long text in windows, each taken up at the last start of the one before.

    A sentence longer than a window is cut at a space: that is no prose.
    """
    found: list[int] = []
    at = 0
    while at < len(words):
        window = words[at : at + _WINDOW]
        inner = [boundary["start_index"] for boundary in get_sentence_boundaries(language, window)]
        inner = [start for start in inner if start > 0]
        found.extend(at + start for start in inner)
        if at + _WINDOW >= len(words):
            break
        if inner:
            at += inner[-1]
        else:
            at += window.rfind(" ") + 1 or _WINDOW
            found.append(at)
    return found


def _is_no_boundary(words: str, begun: int, start: int) -> bool:
    """Whether the sentence begun before goes on at `start` after all."""
    before, after = words[max(begun, start - 16) : start], words[start : start + 16].lstrip()
    if _ITEM_NUMBER.fullmatch(words, begun, start):
        return True
    if _HOUR.search(before):
        return _DAY_OR_ZONE.match(after) is not None
    if _ABBREVIATION.search(before):
        return _FOLLOWS_ABBREVIATION.match(after) is not None
    if before.rstrip().endswith(".") and _DASH.match(after):
        return True
    if not after[:1].islower() or not _GOES_ON.match(after):
        return False
    return _SHORT_WORD.search(before) is not None or _CALL.search(before) is not None


def _guess(text: str) -> str:
    letters = [letter for letter in text[:400] if letter.isalpha()]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    return "ru" if cyrillic > len(letters) / 2 else _DEFAULT_LANGUAGE
