"""Where an article has given words, whatever its typography: whole words, offsets of the article as it is.

`Folded.find` takes words as they are said and folds no more than type: a changed number, a negation or another word
never matches. `Folded.find_name` allows for transliteration, in names only. Folding itself is `folding`'s,
spelling `transliteration`'s; which of several places is the right one is for `check.draft` to choose.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Self

from summarizer.article import Span
from summarizer.check.matching.folding import fold, folding
from summarizer.check.matching.transliteration import (
    ARTICLES,
    FREE_ARTICLES,
    SHORTEST_FUZZY,
    Spelling,
    same_name,
    spelling,
)

# A name longer than this is found as it is written or not at all.
LONGEST_NAME: Final = 200
MOST_NAME_WORDS: Final = 12
# Characters compared before a search gives up: only text made to be slow ("ab ab ab ...") comes near.
_MOST_COMPARED: Final = 20_000_000

_NAME_WORD: Final = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
_INSIDE_NAME: Final = frozenset({" ", "-", "'", " '", "' ", ". "})
_NEGATIONS: Final = ("non-", "anti-", "counter-")
_INSIDE_NUMBER: Final = frozenset(".,:/'٫٬")
# Scripts that put no space between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese) or write particles onto them
# (Korean): a word may begin and end anywhere.
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


@dataclass(frozen=True)
class Folded:
    """An article's text, folded once; all spans that come out of it are of the text as it was.

    Attributes:
        text: As given.
        folded: Without its typography; see `folding`.
        starts: For each folded character, where its original starts.
        ends: For each folded character, where its original ends, marks included.
    """

    text: str
    folded: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Self:
        """Fold a text. Costs about a fifth of a millisecond for 6,000 characters."""
        return cls(text, *folding(text))

    def find(self, words: str, *, within: Span | None = None) -> list[Span]:
        r"""Every place where the words stand as whole words, in order; places may overlap.

        Whole means not inside a longer word or number, and not behind "non-" or "anti-", which turn the meaning around.

        >>> article = Folded.of("The “Al‑Ḥasakah\n Brigade” lost 12 men, not 120 women nor 3.12.")
        >>> [article.text[start:end] for start, end in article.find("al-hasakah brigade")]
        ['Al‑Ḥasakah\n Brigade']
        >>> article.find("12"), article.find("men"), article.find("twelve men")
        ([Span(start=31, end=33)], [Span(start=34, end=37)], [])

        Args:
            words: What to look for; white space around it does not matter.
            within: Only places inside this span of the original text.
        """
        needle = fold(words).strip()
        return [self._span(start, start + len(needle)) for start in self._hits(needle, within)] if needle else []

    def has(self, words: str) -> bool:
        """Whether the words stand anywhere, as `find` finds them."""
        needle = fold(words).strip()
        return bool(needle) and next(self._hits(needle, None), None) is not None

    def has_name(self, name: str) -> bool:
        """Whether the name stands anywhere, as `find_name` finds it."""
        return self.has(name) or bool(self.find_name(name))

    def find_name(self, name: str, *, within: Span | None = None) -> list[Span]:
        """Every place where the name stands, as `find`; if there is none, where a variant of its spelling stands.

        Variants differ as transliterations do: see `transliteration`. Word for word, the article "al-" apart;
        a name of fewer than five letters and the digits of any name have to be as written.

        >>> article = Folded.of("Fighters from al-Hasakah met Mohammed Durandish and the 17th Division in Homs.")
        >>> [article.text[start:end] for start, end in article.find_name("Muhammad Doorandish")]
        ['Mohammed Durandish']
        >>> [article.text[start:end] for start, end in article.find_name("Hassakeh")]
        ['al-Hasakah']
        >>> article.find_name("18th Division"), article.find_name("Hama")
        ([], [])
        """
        exact = self.find(name, within=within)
        if exact or len(name) > LONGEST_NAME:
            return exact
        words = _name_words(fold(name))
        if not 1 <= len(words) <= MOST_NAME_WORDS or sum(len(one.word) for one in words) < SHORTEST_FUZZY:
            return []
        return [
            span
            for start, end in self._variants(words)
            if self._is_whole(start, end) and _holds(within, span := self._span(start, end))
        ]

    def position(self, offset: int) -> int:
        """Where the folded text stands at an offset of the original."""
        return bisect_left(self.starts, offset)

    def _span(self, start: int, end: int) -> Span:
        return Span(self.starts[start], self.ends[end - 1])

    def _hits(self, needle: str, within: Span | None) -> Iterator[int]:
        low, high = 0, len(self.folded)
        if within is not None:
            low, high = bisect_left(self.starts, within.start), bisect_right(self.ends, within.end)
        at = self.folded.find(needle, low, high)
        for _ in range(_MOST_COMPARED // len(needle) + 1):
            if at < 0:
                return
            if self._is_whole(at, at + len(needle)):
                yield at
            at = self.folded.find(needle, at + 1, high)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a folded slice is of whole characters, words and numbers, and nothing before it negates it."""
        folded = self.folded
        if start > 0:
            before, first = folded[start - 1], folded[start]
            if self.starts[start - 1] == self.starts[start] or _joined(before, first):
                return False
            if first.isdecimal() and before in _INSIDE_NUMBER and folded[max(0, start - 2)].isdecimal():
                return False
            if folded[max(0, start - 8) : start].endswith(_NEGATIONS):
                return False
        if end < len(folded):
            last, after = folded[end - 1], folded[end]
            if self.starts[end - 1] == self.starts[end] or _joined(last, after):
                return False
            if last.isdecimal() and after in _INSIDE_NUMBER and folded[end + 1 : end + 2].isdecimal():
                return False
        return True

    @cached_property
    def _words(self) -> list[tuple[int, int]]:
        """The folded text's words, as names have them."""
        return [match.span() for match in _NAME_WORD.finditer(self.folded)]

    @cached_property
    def _by_consonants(self) -> Mapping[str, list[int]]:
        """Where words stand that may be names: those not written with a small letter."""
        index: dict[str, list[int]] = {}
        text, starts, words = self.text, self.starts, self._words
        capital = [position for position, (start, _) in enumerate(words) if not text[starts[start]].islower()]
        for position in capital:
            start, end = words[position]
            index.setdefault(spelling(self.folded[start:end]).consonants, []).append(position)
        return index

    def _variants(self, words: Sequence[Spelling]) -> Iterator[tuple[int, int]]:
        """Folded slices that spell the name: its longest word is looked up, the others have to stand around it."""
        anchor = max(range(len(words)), key=lambda index: len(words[index].word))
        for position in self._by_consonants.get(words[anchor].consonants, ()):
            first = self._matched(position, words[anchor::-1], -1)
            last = self._matched(position, words[anchor:], 1)
            if first is None or last is None:
                continue
            while self._is_article(first - 1) and self._adjoin(first - 1, first):
                first -= 1
            yield self._words[first][0], self._words[last][1]

    def _matched(self, position: int, words: Sequence[Spelling], step: int) -> int | None:
        """The position of the last of the words, going one way from a position; None where one does not match."""
        here = position
        for index, word in enumerate(words):
            if index:
                beside = here + step
                while self._is_article(beside) and self._adjoin(min(here, beside), max(here, beside)):
                    here, beside = beside, beside + step
                if not 0 <= beside < len(self._words) or not self._adjoin(min(here, beside), max(here, beside)):
                    return None
                here = beside
            start, end = self._words[here]
            if not same_name(spelling(self.folded[start:end]), word):
                return None
        return here

    def _adjoin(self, position: int, following: int) -> bool:
        return self.folded[self._words[position][1] : self._words[following][0]] in _INSIDE_NAME

    def _is_article(self, position: int) -> bool:
        if not 0 <= position < len(self._words):
            return False
        start, end = self._words[position]
        word = self.folded[start:end]
        return word in FREE_ARTICLES or (word in ARTICLES and self.folded[end : end + 1] == "-")


def _name_words(folded: str) -> list[Spelling]:
    """The words of a folded name without its articles, unless it has no others."""
    words = [
        (match[0], match[0] in FREE_ARTICLES or (match[0] in ARTICLES and folded[match.end() : match.end() + 1] == "-"))
        for match in _NAME_WORD.finditer(folded)
    ]
    telling = [word for word, article in words if not article]
    return [spelling(word) for word in telling]


def _holds(within: Span | None, span: Span) -> bool:
    return within is None or (within.start <= span.start and span.end <= within.end)


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    if left.isascii() and right.isascii():
        return (left.isalnum() or left == "_") and (right.isalnum() or right == "_")
    if unicodedata.category(right)[0] == "M":
        return True
    if not (_is_letter(left) and _is_letter(right)):
        return False
    return not (_UNSPACED.match(left) or _UNSPACED.match(right))


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
