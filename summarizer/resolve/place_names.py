"""Where an article names places, and how strongly each mention puts something there: "a blast in Mirova on Monday".

Words and positions only, one pass: no gazetteer is asked, and which place a name means is `places`'. What the mentions
weigh for one incident is `scene`'s; the words are in `scene_words`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from summarizer.article import Article, Span
from summarizer.resolve.countries import written_names
from summarizer.resolve.scene_words import (
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

_TOKEN: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*")
_ARTICLE: Final = re.compile(r"(?:a[ldnrstz]|ash|e[ldrstz]|ez|[dl]['’])[-'’]?(?=[^\W\d_a-z])")
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
        start: Index of `span.start`, of the name without its kind.
    """

    words: str
    span: Span
    sentence: int
    cue: float
    loose: bool
    kind: bool


class _Token(NamedTuple):
    lower: str
    start: int
    end: int
    capital: bool


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
    text = article.text
    tokens = [
        _Token(match[0].casefold(), match.start(), match.end(), _is_capital(match[0])) for match in _TOKEN.finditer(text)
    ]
    loose = sum(token.capital for token in tokens) > _TITLE_CASE * max(1, len(tokens))
    position = 0
    sentences = article.sentences
    at = 0
    while position < len(tokens):
        token = tokens[position]
        while at < len(sentences) and sentences[at].end <= token.start:
            at += 1
        if not token.capital or token.lower in NO_PLACES or token.lower in _nations() or article.in_dateline(Span(token.start, token.end)):
            position += 1
            continue
        last = _run(text, tokens, position)
        sentence = sentences[at] if at < len(sentences) and sentences[at].start <= token.start else None
        mention = _mention(text, tokens, (position, last), sentence.start if sentence else token.start)
        if sentence is not None and (mention.cue > _BARE or not loose):
            yield mention._replace(sentence=sentence.number, loose=loose)
        position = last + 1


def _is_capital(word: str) -> bool:
    first = word[0]
    return (first.isalpha() and not first.islower()) or _ARTICLE.match(word) is not None


def _run(text: str, tokens: Sequence[_Token], first: int) -> int:
    """Index of the last word of the name that begins here: "Deir al-Zor", "Santa Rosa de Lima"."""
    last = first
    while last + 1 < len(tokens) and last - first + 1 < _MOST_WORDS:
        following = last + 1
        if tokens[following].lower in INNER and following + 1 < len(tokens) and _adjoin(text, tokens, last, following):
            following += 1
        one = tokens[following]
        if not one.capital or one.lower in NO_PLACES or one.lower in _nations() or not _adjoin(text, tokens, following - 1, following):
            break
        last = following
    return last


def _adjoin(text: str, tokens: Sequence[_Token], one: int, other: int) -> bool:
    between = text[tokens[one].end : tokens[other].start]
    return between.isspace() or between == "-"


def _mention(text: str, tokens: Sequence[_Token], run: tuple[int, int], floor: int) -> Mention:
    first, last = run
    end = tokens[last].end
    words = re.sub(r"['’]s?$", "", text[tokens[first].start : end])
    following = tokens[last + 1] if last + 1 < len(tokens) and _adjoin(text, tokens, last, last + 1) else None
    kind_behind = following is not None and following.lower in KINDS
    span = Span(tokens[first].start, following.end if kind_behind and following else tokens[first].start + len(words))
    cue, kind_before = _cue(text, tokens, first, floor)
    if kind_behind or kind_before:
        cue = max(cue, _PLACED) + _KIND_TOO if cue >= _BARE else cue + _KIND_TOO
    elif following is not None and following.lower in POLICE:
        cue = max(cue, _PLACED)
    based = text[end : end + 6].casefold()
    if based.startswith(("-based", "-born", "-led", "-back")) or words.casefold().endswith(("-based", "-born", "-led")):
        cue = 0.0
    return Mention(words, span, 0, cue, loose=False, kind=kind_behind or kind_before)


def _cue(text: str, tokens: Sequence[_Token], first: int, floor: int) -> tuple[float, bool]:
    """How clearly the words before a name make it a place, and whether they call it a kind of place."""
    position, kind, nation = first - 1, False, False
    for _ in range(_STEPS_BACK):
        if position < 0 or tokens[position].start < floor or not _plain_gap(text, tokens, position):
            return (_PLACED if nation else _BARE), kind
        word = tokens[position].lower
        if word in KINDS:
            kind = True
        elif word in _nations():
            nation = True
        elif word not in MODIFIERS and not (kind and tokens[position].capital):
            break
        position -= 1
    else:
        return _BARE, kind
    word = tokens[position].lower
    before = {one.lower for one in tokens[max(0, position - _WORDS_BACK) : position] if one.start >= floor}
    if word in IN:
        aside = before & SPEAKING or (before & HOSPITALS)
        return (_PLACED * _WHERE_SOMEBODY_SPOKE if aside else _PLACED), kind
    if position and tokens[position - 1].lower in EVENTS and (word in AT or word in AWAY):
        return _OF_EVENT, kind
    if word == "of" and kind is False and before & EVENTS and text[tokens[position].start - 1] == " ":
        return _BARE, kind
    if nation and word not in AWAY:
        return _PLACED, kind
    return (_AWAY if word in AWAY else _BARE), kind


def _plain_gap(text: str, tokens: Sequence[_Token], position: int) -> bool:
    """Whether only white space stands between a word and the next."""
    between = text[tokens[position].end : tokens[position + 1].start]
    return between.isspace() or between in {"-", " \"", " “", " '"}


@cache
def _nations() -> frozenset[str]:
    """Countries and their adjectives of one word, with the "s" of "Syria's": "Syria's Mirova" is a place in Syria."""
    names = {name for name in written_names() if " " not in name}
    return frozenset(names | {f"{name}{end}" for name in names for end in ("s", "'s", "’s")} - {"gaza", "kosovo", "georgia"})
