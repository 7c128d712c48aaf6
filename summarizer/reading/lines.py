"""Which line breaks end a paragraph, and which only wrap it.

Old wire copy comes in lines of 60 to 80 characters with a blank line between paragraphs; web text has one line a
paragraph. Sentences and repeated lines are looked for within paragraphs, so this is decided first, and once.
"""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from summarizer.article import Span

# No wrapped text is wider; nearly all of it is 60 to 80.
_WIDEST: Final = 100
_NARROWEST: Final = 40
_LIST_ITEM: Final = re.compile(r"\s*(?:[-•*–—·]\s|\d{1,3}[.)]\s)")
_CLOSERS: Final = "\"'”’»)]"
_STOPS: Final = ".!?…:。！？؟۔।"


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def fold(text: str) -> str:
    r"""White space folded to single spaces.

    >>> fold("  two\n lines ")
    'two lines'
    """
    return " ".join(text.split())


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does; closing quotes and brackets may follow the stop."""
    return line.rstrip().rstrip(_CLOSERS).endswith(tuple(_STOPS))


def is_list_item(line: str) -> bool:
    """Whether the line opens with a bullet or a number of its own."""
    return _LIST_ITEM.match(line) is not None


def paragraphs(text: str) -> list[Span]:
    r"""Paragraphs in order, without the white space around them.

    >>> paragraphs("Market bombed\n\nThree people died.\nTwo were hurt.")
    [Span(start=0, end=13), Span(start=15, end=33), Span(start=34, end=48)]
    """
    lines = _lines(text)
    width = _wrap_width(lines)
    spans: list[Span] = []
    previous: _Line | None = None
    for line in lines:
        if not line.text:
            previous = None
            continue
        if previous is not None and _continues(previous, line, width, first=previous is lines[0]):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start + len(line.text) - len(line.text.lstrip()), line.end))
        previous = line
    return spans


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for raw in text.split("\n"):
        kept = raw.rstrip()
        lines.append(_Line(start, start + len(kept), kept))
        start += len(raw) + 1
    return lines


def _wrap_width(lines: list[_Line]) -> int:
    """The width that the text is wrapped to, or 0 when it is not.

    Wrapped text gives itself away: a line breaks just where the next word would not have fitted. Two such breaks
    inside sentences are asked for, one may be chance.
    """
    filled = [line for line in lines if line.text]
    narrow = [len(line.text) for line in filled if len(line.text) <= _WIDEST]
    if len(narrow) < 3 or len(narrow) < 0.8 * len(filled) or max(narrow) < _NARROWEST:
        return 0
    width = max(narrow)
    full = sum(
        1
        for line, following in pairwise(lines)
        if line.text and following.text and not ends_sentence(line.text) and _is_full(line, following, width)
    )
    return width if full >= 2 else 0


def _is_full(line: _Line, following: _Line, width: float) -> bool:
    first_word = following.text.split(maxsplit=1)[0]
    return width < len(line.text) + 1 + len(first_word) and len(line.text) <= _WIDEST


def _continues(line: _Line, following: _Line, width: int, *, first: bool) -> bool:
    if (not width and len(line.text) < _NARROWEST) or is_list_item(following.text):
        return False
    stopped = ends_sentence(line.text)
    if not stopped and following.text.lstrip()[0].islower() and len(line.text) >= _NARROWEST:
        return True
    if not width or _indent(following.text) > _indent(line.text) + 1:
        return False
    # The first line may be a headline without a blank line after it, so it gets no leave to be short. Others do, unless
    # they end a sentence: an editor's cut leaves such lines.
    return _is_full(line, following, width if stopped or first else 0.75 * width)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
