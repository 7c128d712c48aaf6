"""Street addresses as American news writes them: "the 1200 block of Mill Street", "45 Oak Avenue", "Fifth and Main".

Finds them and says how likely each is where it happened. Which town they lie in is `location`'s.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from summarizer.article import Article, Span
from summarizer.resolve.places.scene_words import NO_PLACES

# United States Postal Service, Publication 28, appendix C1: the kinds of street that news writes out or shortens.
_TYPE: Final = (
    r"(?:Street|Avenue|Road|Drive|Lane|Boulevard|Court|Place|Circle|Terrace|Highway|Parkway|Pike|Trail|Turnpike|Way|Loop"
    r"|Expressway|Freeway|Crossing|Square|Plaza|Alley|St\b\.?|Ave\b\.?|Rd\b\.?|Dr\b\.?|Blvd\b\.?|Ln\b\.?|Ct\b\.?|Hwy\b\.?)"
)
_TYPES: Final = r"(?:[Ss]treets|[Aa]venues|[Rr]oads|[Dd]rives|[Bb]oulevards|[Ll]anes)"
_SIDE: Final = r"(?:(?:North|South)(?:east|west)?|East|West|[NS][EW]|[NSEW]\b\.?)"
_WORD: Final = r"(?:[A-Z]\.|(?:St|Mt|Ft|Dr)\.|[A-Z][\w'’-]{0,30}|\d{1,3}(?:st|nd|rd|th))"
_NAME: Final = rf"(?:{_SIDE} )?(?:{_WORD} ){{0,3}}?{_WORD}"
_ROUTE: Final = (
    r"(?:(?:Interstate|Highway|(?:State|County|U\.?S\.?) (?:Road|Route|Highway)|Route) \d{1,4}[A-Z]?|I-\d{1,3})\b"
)
_IS_ROUTE: Final = re.compile(_ROUTE)
_STREET: Final = rf"(?:{_ROUTE}|{_NAME} {_TYPE}(?: {_SIDE}(?![\w’']))?)"
_NUMBER: Final = r"\d{1,5}(?:-\d{1,5})?"
_BLOCK: Final = rf"(?:{_NUMBER}|unit)[ -]block of (?:the )?"
# One pass; the strongest forms first, as the first that fits at a place wins.
_ADDRESS: Final = re.compile(
    rf"(?P<block>\b{_BLOCK}(?:{_STREET}|{_NAME}))"
    rf"|(?P<corner>(?<![\w’'-]){_STREET} (?:and|&) {_STREET}"
    rf"|(?<![\w’'-])(?:{_NAME}) (?:and|&) {_NAME} {_TYPES}\b)"
    rf"|(?P<number>(?<![\w.,:$-])\d{{1,5}} {_NAME} {_TYPE}(?: {_SIDE}(?![\w’']))?)"
    rf"|(?<=[Nn]ear )(?P<bare>{_WORD}(?: {_WORD})? (?:and|&) {_WORD})(?=[ ,.])"
    rf"|(?P<street>(?<![\w’'-]){_STREET})"
)
# Every form begins with a capital, a digit or "unit".
_START: Final = re.compile(r"[A-Z\du](?<!\w\w)(?:(?<!u)|nit)")
_FORMS: Final = {"block": 3.0, "number": 3.0, "corner": 2.5, "bare": 2.0, "street": 1.0}
_HAPPENED: Final = re.compile(
    r"\b(?:happened|occurred|took place|respond(?:ed|ing)|dispatched|called to|reported|reports? of|shots?|shooting"
    r"|gunfire|gunshots?|robbe\w+|stabb\w+|killed|wounded|found|scene|attack\w*|burglar\w+|homicide|incident|search)\b",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"(?:\b(?:in|at|on|to|near|along|of|by|around|outside)(?: the)?(?: (?:area|corner|intersection|vicinity|home|house"
    r"|residence|apartment|parking lot)(?: (?:of|at|in|on|near))?)?(?: the)?|located at|home on) $",
    re.IGNORECASE,
)
# "Springfield District Court", "Highway Patrol": no streets.
_NO_STREET: Final = re.compile(
    r".*\b(?:District|Municipal|Supreme|Superior|Circuit|County|Federal|High|Magistrate|Appeals|Crown|\w+day['’]s)"
    r" Court"
)
_NO_STREET_BEFORE: Final = re.compile(r" (?:Patrol|Department|Administration|Journal|Station\b)")
# Where somebody lives, was caught or treated, or what the place is near, and no scene.
_ASIDE: Final = re.compile(
    r"(?:\b\d{1,3},? of(?: the)?|\bof the|\b(?:arrested|caught|stopped|fled|ran|drove|driving|lives?|lived"
    r"|living|resident|towards?|onto|headquarters|station|court|bounded|between|hospital|emergency room)\b[^.]{0,30}"
    r"|\b(?:exit|(?:on-|off-|on|off)?ramp) (?:to|for|from|onto)(?: the)?"
    r"|\b(?:off|from|toward|past)(?: of)?(?: the)?(?: intersection (?:of|with))?) $",
    re.IGNORECASE,
)
# What a place is near is the place, roughly, where nothing better is told.
_NEAR: Final = re.compile(r"\bnear(?: the)?(?: intersection (?:of|with))? $", re.IGNORECASE)
_SCENE: Final = re.compile(r"\bscene of the [\w-]+,[^.;]{0,40} $", re.IGNORECASE)
# Who came to harm at home came to harm where they live.
_LIVES: Final = re.compile(r"\b(?:resident of|lives|lived|living)\b", re.IGNORECASE)
_AT_HOME: Final = re.compile(
    r"\bhome invasions?\b|"
    r"\b(?:in|at|inside|into|entered|to) (?:his|her|their) (?:own )?(?:home|house|apartment|residence)\b"
)
_LOOK_BACK: Final = 60
_WORD_START: Final = re.compile(r"\b[^\W\d_]")
_SAMPLE: Final = 4000
_TITLE_CASE: Final = 0.6


class Address(NamedTuple):
    """An address as written.

    Attributes:
        span: Where it stands, without "the" before it.
        precise: Whether it has a number or is a corner; a street may be miles long.
        weight: How likely it is where it happened, over 0.
    """

    span: Span
    precise: bool
    weight: float


def addresses_in(article: Article) -> tuple[Address, ...]:
    """The addresses of an article, in order.

    >>> from summarizer.reading import read_text
    >>> article = read_text("A man was shot in the 1200 block of Mill Street, police said. He lives on Oak Avenue.")
    >>> [(article.slice(one.span), one.precise) for one in addresses_in(article)]
    [('1200 block of Mill Street', True), ('Oak Avenue', False)]
    """
    return tuple(_addresses(article))


def _addresses(article: Article) -> Iterator[Address]:
    text = article.text
    if _is_title_case(text):
        return  # there every word may belong to a name
    at_home = _AT_HOME.search(text) is not None
    for match in _matches(text):
        form = match.lastgroup or "street"
        span = Span(match.start(form), match.end(form))
        first = match[form].split(maxsplit=1)[0].casefold()
        if form in {"street", "corner"} and first in NO_PLACES and not _IS_ROUTE.match(match[form]):
            span = Span(span.start + len(first) + 1, span.end)
            if " " not in text[span.start : span.end]:
                continue
        if form == "street" and (_NO_STREET.match(match[0]) or _NO_STREET_BEFORE.match(text, span.end)):
            continue
        sentence = article.sentence_at(span.start)
        before = text[max(sentence.start if sentence else 0, span.start - _LOOK_BACK) : span.start]
        weight = _FORMS[form] * _share(before, at_home=at_home)
        if sentence is not None and _HAPPENED.search(text, sentence.start, sentence.end):
            weight *= 2.0
        yield Address(span, form != "street", weight)


def _share(before: str, *, at_home: bool) -> float:
    """How likely the words before an address make it the scene, against one that stands alone."""
    if _SCENE.search(before):
        return 4.0
    if _ASIDE.search(before):
        return 1.0 if at_home and _LIVES.search(before) else 0.3
    if _NEAR.search(before):
        return 0.5
    return 1.5 if _BESIDE.search(before) else 1.0


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_ADDRESS` finds, tried only where an address may begin."""
    position = 0
    while (start := _START.search(text, position)) is not None:
        match = _ADDRESS.match(text, start.start())
        position = match.end() if match is not None else start.start() + 1
        if match is not None:
            yield match


def _is_title_case(text: str) -> bool:
    words = _WORD_START.findall(text[:_SAMPLE])
    return sum(not word.islower() for word in words) > _TITLE_CASE * max(1, len(words))
