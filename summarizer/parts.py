"""An article in parts, where it does not fit whole: whole sentences, and each part repeats the last of the one before.

A part is a slice of the article's text, so that what is found in it stands in the article at the same place. After the
first, each is opened by the article's headline and first sentence, which say what the story is about. How much fits,
and how much a text is, the caller says; what is asked about a part is `pipeline`'s.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from summarizer.article import Article, Span

_REPEATED: Final = 3  # sentences, so that "they" and "the attack" of the next ones have something to stand for
# What is repeated, and what opens a part, are at most one in so many of what fits: the rest is new.
_SHARE: Final = 4
_LEFT_OUT: Final = "\n\n[…]\n\n"

Size = Callable[[str], int]
"""How much a text is, in whatever unit; of two texts together no more than of each, added up."""


class Part(NamedTuple):
    """A slice of an article's text, 0-based, end-exclusive, and the words that open it; "" for the first part."""

    start: int
    end: int
    opening: str = ""

    def text_of(self, article: Article) -> str:
        """What is read of the article in this part: what opens it, a mark for what is left out, the slice."""
        words = article.text[self.start : self.end]
        return f"{self.opening}{_LEFT_OUT}{words}" if self.opening else words


class _Piece(NamedTuple):
    """What no part divides: a sentence with the white space behind it, or words of one that is too long."""

    start: int
    end: int
    size: int


def whole(article: Article) -> Part:
    """The article as one part."""
    return Part(0, len(article.text))


def parts_of(article: Article, room: int, size: Size) -> tuple[Part, ...]:
    """An article that does not fit whole, in parts that do; together they hold every character of it, in order.

    A sentence that does not fit is divided between words, a word that does not fit between characters.

    Args:
        article: Read and split into sentences.
        room: What one part may be, with all that `Part.text_of` gives.
        size: Of a text.
    """
    opening = _opening(article, room // _SHARE, size)
    left = room - size(opening + _LEFT_OUT)
    pieces = [piece for span in _spans(article) for piece in _pieces(article.text, span, left, size)]
    parts: list[Part] = []
    begin = end = 0
    while end < len(pieces):
        end = _furthest(pieces, begin, left)
        parts.append(Part(pieces[begin].start, pieces[end - 1].end, opening if parts else ""))
        begin = _taken_up(pieces, begin, end, left)
    return tuple(parts)


def _spans(article: Article) -> Iterator[Span]:
    """The whole text, cut where a sentence begins."""
    begins = [0, *(one.start for one in article.sentences[1:]), len(article.text)]
    yield from (Span(start, end) for start, end in pairwise(begins))


def _pieces(text: str, span: Span, room: int, size: Size) -> Iterator[_Piece]:
    """A sentence as it is where it fits, else its halves, as often as it takes."""
    needs = size(text[span.start : span.end])
    if needs <= room or span.end - span.start <= 1:
        yield _Piece(span.start, span.end, needs)
        return
    cut = _middle(text, span)
    yield from _pieces(text, Span(span.start, cut), room, size)
    yield from _pieces(text, Span(cut, span.end), room, size)


def _middle(text: str, span: Span) -> int:
    """Where a span is cut in two: behind the last white space of its first half, or the first of its second."""
    middle = (span.start + span.end) // 2
    before = (at for at in range(middle, span.start, -1) if text[at - 1].isspace())
    behind = (at for at in range(middle + 1, span.end) if text[at - 1].isspace())
    return next(before, None) or next(behind, None) or middle


def _furthest(pieces: Sequence[_Piece], begin: int, room: int) -> int:
    """Behind the last piece that fits beside those from `begin` on; one piece there is in any case."""
    end, taken = begin + 1, pieces[begin].size
    while end < len(pieces) and taken + pieces[end].size <= room:
        taken += pieces[end].size
        end += 1
    return end


def _taken_up(pieces: Sequence[_Piece], begin: int, end: int, room: int) -> int:
    """Where the next part begins: some pieces back, as far as they and the first new one fit."""
    if end == len(pieces):
        return end
    most = min(room // _SHARE, room - pieces[end].size)
    at, taken = end, 0
    while at - 1 > begin and end - at < _REPEATED and taken + pieces[at - 1].size <= most:
        at -= 1
        taken += pieces[at].size
    return at


def _opening(article: Article, room: int, size: Size) -> str:
    """The headline and the first sentence of the story, dateline included; as much of that as fits."""
    headline = article.text[: article.body_start].strip()
    begin = next((one.start for one in article.sentences if one.start >= article.body_start), article.body_start)
    told = article.dateline.end if article.dateline is not None else begin
    end = next((one.end for one in article.sentences if one.end > max(begin, told)), begin)
    both = article.text[:end].strip()
    return next((words for words in (both, headline) if words and size(words + _LEFT_OUT) <= room), "")
