"""Where the title stands in a text, and where the body begins after it."""

import re
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.reading.dateline import find_dateline
from summarizer.reading.lines import ends_sentence, fold, is_list_item, paragraphs

_LONGEST: Final = 200
# A title counts as part of the text when it stands within so many characters of the start: after a date or a kicker.
_NEAR_START: Final = 300
_WORD: Final = re.compile(r"\S+")
_AFTER_TITLE: Final = re.compile(r"[\s.:|]*")
_BYLINE: Final = re.compile(r"By\s[^\W\d_][^\n.!?]{2,98}\n\s*")
_STRAIGHT: Final = str.maketrans("‘’“”", "''\"\"")


class Headed(NamedTuple):
    """A text with its title in place.

    Attributes:
        text: With the title in it.
        title: As known; the text may have it in other letters or quotation marks.
        body_start: Offset where the text goes on after its title; 0 where it does not begin with one.
        title_end: The same, also for a title that stands behind a date or a kicker.
        opening: Where the story itself opens, past title and byline: a dateline may stand there.
    """

    text: str
    title: str | None
    body_start: int
    title_end: int
    opening: int


def set_title(text: str, title: str | None) -> Headed:
    r"""Find the title in the text, or put it before it; without a title, take the first line where it reads as one.

    >>> set_title("Three people died.", "Market bombed").text
    'Market bombed\n\nThree people died.'
    """
    title = title or first_line_title(text)
    if title is None:
        return Headed(text, None, 0, 0, _past_byline(text, 0))
    found = _find(text, title)
    if found is None:
        text = f"{title}\n\n{text}"
        found = Span(0, len(title))
    end = _headline_end(text, found)
    return Headed(text, title, end if found.start == 0 else 0, end, _past_byline(text, end))


def first_line_title(text: str) -> str | None:
    """The first line where it reads as a headline: short, with more text after it, and no sentence."""
    spans = paragraphs(text)
    if len(spans) < 2:
        return None
    line = text[spans[0].start : spans[0].end]
    if len(line) > _LONGEST or "\n" in line or is_list_item(line) or _BYLINE.match(line + "\n"):
        return None
    asks = line.rstrip("\"'”’ ").endswith(("?", "!", "？", "！", "؟"))
    if (ends_sentence(line) and not asks) or line.endswith((",", ";")):
        return None
    dateline = find_dateline(text, 0)
    return None if dateline is not None and dateline.start < len(line) else fold(line)


def _find(text: str, title: str) -> Span | None:
    """Where the title's words stand near the start; capitals, kinds of quotation marks and white space do not count."""
    if text.startswith(title):
        return Span(0, len(title))
    wanted = [_plain(word) for word in title.split()]
    words = list(_WORD.finditer(text, 0, _NEAR_START + 2 * len(title)))
    plain = [_plain(word[0]) for word in words]
    for index, word in enumerate(words):
        if word.start() > _NEAR_START:
            return None
        if plain[index] == wanted[0] and plain[index : index + len(wanted)] == wanted:
            last = words[index + len(wanted) - 1]
            return Span(word.start(), last.end() - len(last[0]) + len(last[0].rstrip(".:|,;")))
    return None


def _plain(word: str) -> str:
    return word.translate(_STRAIGHT).casefold().rstrip(".:|,;")


def _headline_end(text: str, title: Span) -> int:
    """Offset after the title and the stop and space that follow it.

    A text may begin with the words of its title and go on in the same sentence: that is no headline, so 0.
    """
    after = _AFTER_TITLE.match(text, title.end)
    end = after.end() if after else title.end
    goes_on = end == title.end or text[end : end + 1].islower()
    return 0 if end < len(text) and goes_on else end


def _past_byline(text: str, start: int) -> int:
    found = _BYLINE.match(text, start)
    return found.end() if found else start
