"""Where an article names places, and how strongly each mention puts something there: "a blast in Mirova on Monday".

Words and positions only, one pass: no gazetteer is asked, and which place a name means is `places`'. What the mentions
weigh for one incident is `scene`'s; the words are in `scene_words`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, NamedTuple, Self

from summarizer.article import Article, Sentence, Span
from summarizer.resolve.places.countries import written_names
from summarizer.resolve.places.scene_words import (
    AT,
    AWAY,
    EVENTS,
    HOSPITALS,
    IN,
    INNER,
    KINDS,
    MODIFIERS,
    NO_PLACES,
    POLICE,
    SPEAKING,
)

_TOKEN: Final = re.compile(r"([^\W_](?:[^\W_]+(?:['’-][^\W_]+)*|(?<=[^\W\d_])\.(?:[^\W\d_]\.)+|(?:['’-][^\W_]+)*))")
_ARTICLE: Final = re.compile(r"(?:a[ldnrstz]|ash|e[ldrstz]|ez|[dl]['’])[-'’]?(?=[^\W\d_a-z])")
_POSSESSIVE: Final = ("'", "’", "'s", "’s")
_FROM_THERE: Final = ("-based", "-born", "-led", "-backed", "-controlled")
_MOST_WORDS: Final = 5
_STEPS_BACK: Final = 9
_WORDS_BACK: Final = 10
# A text with more of its words in capitals, or beginning with one, does not mark names by them.
_TITLE_CASE: Final = 0.6

_PLACED: Final = 2.0
_OF_EVENT: Final = 2.5
_KIND_TOO: Final = 0.5
_BARE: Final = 0.5
_AWAY: Final = 0.4
_WHERE_SOMEBODY_SPOKE: Final = 0.1


class Mention(NamedTuple):
    """A name that may be a place's.

    Attributes:
        words: The name; where the text does not mark names by capitals, it and what follows it.
        span: Of the name and the kind of place that stands behind it ("Mirova district").
        sentence: The number of its sentence.
        cue: How clearly the words make it the place of something: 2 and more for "in Mirova" and "blast on Mirova",
            0.5 for a bare name, next to nothing where somebody spoke or was treated.
        loose: Whether the words may go on beyond the name.
        kind: Whether a kind of place stands with it.
    """

    words: str
    span: Span
    sentence: int
    cue: float
    loose: bool
    kind: bool


class _Words(NamedTuple):
    """The words of a text, in lists side by side, as there are thousands of them.

    Attributes:
        lows: In small letters.
        starts: Where each starts.
        ends: Where each ends.
        gaps: What stands before each.
        capitals: Positions of those that may be a name's.
    """

    lows: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    capitals: dict[int, None]

    @classmethod
    def of(cls, text: str) -> Self:
        """Cut a text: by one split, which is several times faster than a match for each word."""
        parts = _TOKEN.split(text)
        ends = list(accumulate(map(len, parts)))
        words = parts[1::2]
        # A word all in small letters is no name's; one of a script without them may be.
        capitals = dict.fromkeys(
            [at for at, word in enumerate(words) if not (word.islower() and word.isascii()) and _is_capital(word)]
        )
        return cls(list(map(str.casefold, words)), ends[0:-1:2], ends[1::2], parts[0::2], capitals)

    def adjoins(self, at: int) -> bool:
        """Whether nothing but white space or a hyphen stands between a word and the one before it."""
        gap = self.gaps[at]
        return gap == " " or gap.isspace() or gap == "-"


@lru_cache(maxsize=4)
def place_names_in(article: Article) -> tuple[Mention, ...]:
    """The names of an article that may be places, in order, those of its dateline left out.

    >>> from summarizer.reading import read_text
    >>> found = place_names_in(read_text("A bomb went off in the town of Mirova, a spokesman said in Velk."))
    >>> [(one.words, one.cue) for one in found]
    [('Mirova', 2.5), ('Velk', 0.2)]
    """
    return tuple(_mentions(article))


def _mentions(article: Article) -> Iterator[Mention]:
    words = _Words.of(article.text)
    loose = len(words.capitals) > _TITLE_CASE * max(1, len(words.lows))
    sentences = article.sentences
    at = following = 0
    no_names = _no_names()
    for first in words.capitals:
        start = words.starts[first]
        if first < following or words.lows[first] in no_names or _is_in_dateline(article, start):
            continue
        while at < len(sentences) and sentences[at].end <= start:
            at += 1
        last = _run(words, first)
        following = last + 1
        sentence = sentences[at] if at < len(sentences) and sentences[at].start <= start else None
        if sentence is not None:
            mention = _mention(article.text, words, (first, last), sentence)
            if not loose:
                yield mention
            elif mention.cue > _BARE:
                yield mention._replace(loose=True)


def _is_in_dateline(article: Article, start: int) -> bool:
    dateline = article.dateline
    return dateline is not None and dateline.start <= start < dateline.end


def _is_capital(word: str) -> bool:
    first = word[0]
    if first.islower():
        return first in "aedl" and _ARTICLE.match(word) is not None
    return first.isalpha()


def _run(words: _Words, first: int) -> int:
    """Index of the last word of the name that begins here: "Deir al-Zor", "Santa Rosa de Lima"."""
    lows, capitals, no_names = words.lows, words.capitals, _no_names()
    last = first
    while last - first + 1 < _MOST_WORDS and last + 1 < len(lows):
        following = last + 1
        inner = lows[following] in INNER
        if not (inner or following in capitals) or not words.adjoins(following):
            break
        if inner and following + 1 < len(lows):
            following += 1
            if not words.adjoins(following):
                break
        if following not in capitals or lows[following] in no_names:
            break
        last = following
    return last


def _mention(text: str, words: _Words, run: tuple[int, int], sentence: Sentence) -> Mention:
    first, last = run
    start, end = words.starts[first], words.ends[last]
    name = text[start:end]
    if name.endswith(_POSSESSIVE):
        name = name[: -2 if name[-1] == "s" else -1]
    following = words.lows[last + 1] if last + 1 < len(words.lows) and words.adjoins(last + 1) else ""
    kind_behind = following in KINDS
    span = Span(start, words.ends[last + 1] if kind_behind else start + len(name))
    cue, kind_before = _cue(words, first, sentence.start)
    if kind_behind or kind_before:
        cue = max(cue, _PLACED) + _KIND_TOO if cue >= _BARE else cue + _KIND_TOO
    elif following in POLICE:
        cue = max(cue, _PLACED)
    if name.endswith(_FROM_THERE) or name[0].isdigit():
        cue = 0.0
    return Mention(name, span, sentence.number, cue, loose=False, kind=kind_behind or kind_before)


def _cue(words: _Words, first: int, floor: int) -> tuple[float, bool]:
    """How clearly the words before a name make it a place, and whether they call it a kind of place."""
    lows, nations = words.lows, _nations()
    position, kind, nation = first - 1, False, False
    for _ in range(_STEPS_BACK):
        if position < 0 or words.starts[position] < floor or not _is_plain(words.gaps[position + 1]):
            return (_PLACED if nation else _BARE), kind
        word = lows[position]
        if word in KINDS:
            kind = True
        elif word in nations:
            nation = True
        elif word not in MODIFIERS and not (kind and position in words.capitals):
            break
        position -= 1
    else:
        return _BARE, kind
    if word in IN:
        return (_PLACED * _WHERE_SOMEBODY_SPOKE if _is_aside(words, position, floor) else _PLACED), kind
    if position and lows[position - 1] in EVENTS and (word in AT or word in AWAY):
        return _OF_EVENT, kind
    if word in EVENTS and lows[position + 1] == "of":
        return _OF_EVENT, kind
    if nation and word not in AWAY:
        return _PLACED, kind
    return (_AWAY if word in AWAY else _BARE), kind


def _is_aside(words: _Words, position: int, floor: int) -> bool:
    """Whether the sentence, up to a word, tells where somebody spoke or was treated."""
    first = max(bisect_left(words.starts, floor, 0, position), position - _WORDS_BACK)
    before = words.lows[first:position]
    return not (SPEAKING.isdisjoint(before) and HOSPITALS.isdisjoint(before))


def _is_plain(gap: str) -> bool:
    """Whether hardly more than white space stands between two words."""
    return gap == " " or gap.isspace() or gap in {"-", ' "', " “", " '"}


@cache
def _no_names() -> frozenset[str]:
    """Words that are no part of a place's name."""
    return NO_PLACES | _nations()


@cache
def _nations() -> frozenset[str]:
    """Countries and their adjectives of one word, with the "s" of "Syria's": "Syria's Mirova" is a place in Syria."""
    names = {name for name in written_names() if " " not in name}
    return frozenset(
        names | {f"{name}{end}" for name in names for end in ("s", "'s", "’s")} - {"gaza", "kosovo", "georgia"}
    )
