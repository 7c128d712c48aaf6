"""Where an article names places, and how strongly each mention puts something there: "a blast in Mirova on Monday".

Words and positions only, one pass: no gazetteer is asked, and which place a name means is `places`'. What the mentions
weigh for one incident is `scene`'s; the words are in `scene_words`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from summarizer.article import Article, Sentence, Span
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
_POSSESSIVE: Final = re.compile(r"['’]s?$")
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


# A word in small letters, its start and end, whether it may be a name's: plain tuples, as there are thousands of them.
_Token = tuple[str, int, int, bool]


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
    tokens = _tokens(text)
    loose = sum(token[3] for token in tokens) > _TITLE_CASE * max(1, len(tokens))
    position = 0
    sentences = article.sentences
    at = 0
    nations = _nations()
    while position < len(tokens):
        lower, start, end, capital = tokens[position]
        if not capital or lower in NO_PLACES or lower in nations or article.in_dateline(Span(start, end)):
            position += 1
            continue
        while at < len(sentences) and sentences[at].end <= start:
            at += 1
        last = _run(text, tokens, position)
        sentence = sentences[at] if at < len(sentences) and sentences[at].start <= start else None
        if sentence is not None:
            mention = _mention(text, tokens, (position, last), sentence)
            if not loose:
                yield mention
            elif mention.cue > _BARE:
                yield mention._replace(loose=True)
        position = last + 1


def _tokens(text: str) -> list[_Token]:
    return [
        (word.casefold(), *match.span(), _is_capital(word)) for match in _TOKEN.finditer(text) for word in (match[0],)
    ]


def _is_capital(word: str) -> bool:
    first = word[0]
    if first.islower():
        return first in "aedl" and _ARTICLE.match(word) is not None
    return first.isalpha()


def _run(text: str, tokens: Sequence[_Token], first: int) -> int:
    """Index of the last word of the name that begins here: "Deir al-Zor", "Santa Rosa de Lima"."""
    last = first
    while last + 1 < len(tokens) and last - first + 1 < _MOST_WORDS:
        following = last + 1
        if tokens[following][0] in INNER and following + 1 < len(tokens) and _adjoin(text, tokens, last, following):
            following += 1
        lower, _, _, capital = tokens[following]
        if (
            not capital
            or lower in NO_PLACES
            or lower in _nations()
            or not _adjoin(text, tokens, following - 1, following)
        ):
            break
        last = following
    return last


def _adjoin(text: str, tokens: Sequence[_Token], one: int, other: int) -> bool:
    between = text[tokens[one][2] : tokens[other][1]]
    return between.isspace() or between == "-"


def _mention(text: str, tokens: Sequence[_Token], run: tuple[int, int], sentence: Sentence) -> Mention:
    first, last = run
    start, end = tokens[first][1], tokens[last][2]
    words = _POSSESSIVE.sub("", text[start:end]) if text[end - 2] in "'’" or text[end - 1] in "'’" else text[start:end]
    following = tokens[last + 1] if last + 1 < len(tokens) and _adjoin(text, tokens, last, last + 1) else None
    kind_behind = following is not None and following[0] in KINDS
    span = Span(start, following[2] if kind_behind and following else start + len(words))
    cue, kind_before = _cue(text, tokens, first, sentence.start)
    if kind_behind or kind_before:
        cue = max(cue, _PLACED) + _KIND_TOO if cue >= _BARE else cue + _KIND_TOO
    elif following is not None and following[0] in POLICE:
        cue = max(cue, _PLACED)
    if words.endswith(_FROM_THERE) or words[0].isdigit():
        cue = 0.0
    return Mention(words, span, sentence.number, cue, loose=False, kind=kind_behind or kind_before)


def _cue(text: str, tokens: Sequence[_Token], first: int, floor: int) -> tuple[float, bool]:
    """How clearly the words before a name make it a place, and whether they call it a kind of place."""
    position, kind, nation = first - 1, False, False
    for _ in range(_STEPS_BACK):
        if position < 0 or tokens[position][1] < floor or not _plain_gap(text, tokens, position):
            return (_PLACED if nation else _BARE), kind
        word = tokens[position][0]
        if word in KINDS:
            kind = True
        elif word in _nations():
            nation = True
        elif word not in MODIFIERS and not (kind and tokens[position][3]):
            break
        position -= 1
    else:
        return _BARE, kind
    word = tokens[position][0]
    if word in IN:
        before = {one[0] for one in tokens[max(0, position - _WORDS_BACK) : position] if one[1] >= floor}
        aside = before & SPEAKING or (before & HOSPITALS)
        return (_PLACED * _WHERE_SOMEBODY_SPOKE if aside else _PLACED), kind
    if position and tokens[position - 1][0] in EVENTS and (word in AT or word in AWAY):
        return _OF_EVENT, kind
    if word in EVENTS and tokens[position + 1][0] == "of":
        return _OF_EVENT, kind
    if nation and word not in AWAY:
        return _PLACED, kind
    return (_AWAY if word in AWAY else _BARE), kind


def _plain_gap(text: str, tokens: Sequence[_Token], position: int) -> bool:
    """Whether only white space stands between a word and the next."""
    between = text[tokens[position][2] : tokens[position + 1][1]]
    return between.isspace() or between in {"-", ' "', " “", " '"}


@cache
def _nations() -> frozenset[str]:
    """Countries and their adjectives of one word, with the "s" of "Syria's": "Syria's Mirova" is a place in Syria."""
    names = {name for name in written_names() if " " not in name}
    return frozenset(
        names | {f"{name}{end}" for name in names for end in ("s", "'s", "’s")} - {"gaza", "kosovo", "georgia"}
    )
