"""Where the text itself puts an incident: the mentions of places weighed, whatever the draft says.

A mention weighs by its words ("in Mirova", "an attack on Mirova", not "a spokesman in Mirova"), and by its sentence:
headline and lead sum up, and a sentence of harm tells where the harm was done. What a name means in a country is looked
up in `lookup`; the record is `location`'s.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.resolve.places.gazetteer import Entry, Kind
from summarizer.resolve.places.lookup import exact, similar
from summarizer.resolve.places.names import fold
from summarizer.resolve.places.place_context import PlaceContext
from summarizer.resolve.places.place_names import Mention, place_names_in
from summarizer.resolve.story import Story

_HEADLINE: Final = 2.0
_LEAD: Final = 2.0
_SECOND: Final = 1.4
_HARM: Final = 1.6
_OTHER_STORY: Final = 0.2
# Each further mention of a name adds less: a place named ten times as background is not the scene.
_AGAIN: Final = 0.6
_MOST_COUNTED: Final = 6
_MOST_NAMES: Final = 400
# A name in another spelling is looked for only where the words make it a place.
_CLEAR_CUE: Final = 2.0
_KINDS: Final[tuple[Kind, ...]] = ("admin1", "town", "admin2")
_PART: Final = 0.5


class Site(NamedTuple):
    """A name with all its mentions.

    Attributes:
        words: As written where it weighs most.
        spans: Where it stands, the weightiest first.
        weight: How strongly the text puts the incident there.
        cue: Of its clearest mention.
        entries: What the name may be in the country that was asked.
    """

    words: str
    spans: tuple[Span, ...]
    weight: float
    cue: float
    entries: tuple[Entry, ...]


class Unit(NamedTuple):
    """A first-level unit: its number, its name, and how strongly the text puts the incident into it."""

    number: int
    name: str
    weight: float


Weighed = Mapping[str, Sequence[tuple[float, Mention]]]


def weighed_names(story: Story) -> Weighed:
    """The names of an article by their folded words, each mention with its weight for one incident."""
    article = story.article
    body = [one.number for one in article.sentences if one.start >= article.body_start]
    first = body[0] if body else 0
    weights = dict(zip(body, (_LEAD, _SECOND), strict=False))
    harm = {mention.sentence for mention in story.mentions}
    found: dict[str, list[tuple[float, Mention]]] = defaultdict(list)
    for mention in place_names_in(article)[:_MOST_NAMES]:
        number = mention.sentence
        weight = mention.cue * (weights.get(number, 1.0) if number >= first else _HEADLINE)
        weight *= _HARM if number in harm else 1.0
        weight *= 1.0 if number in story.sentences else _OTHER_STORY
        found[fold(mention.words)].append((weight, mention))
    return found


def sites_in(country: str, names: Weighed, more: Path | None = None) -> list[Site]:
    """The names that a country has, the weightiest first; unknown names with a clear cue are among them."""
    merged: dict[str, list[tuple[float, Mention, tuple[Entry, ...]]]] = defaultdict(list)
    where = _Where(country, more)
    for weighed in names.values():
        clear = any(mention.cue >= _CLEAR_CUE for _, mention in weighed)
        said = weighed[0][1]
        for words, entries, share in _readings(where, said.words, loose=said.loose, clear=clear):
            merged[fold(words)] += [(weight * share, _cut(mention, words), entries) for weight, mention in weighed]
    sites = [_site(found) for found in merged.values()]
    return sorted(sites, key=lambda site: -site.weight)


def units_of(sites: Sequence[Site], context: PlaceContext) -> list[Unit]:
    """How strongly the text puts the incident into each first-level unit, the likeliest first.

    A name that several units have counts for those that the article names, else a little for each.
    """
    named = {unit.unit for unit in context.units}
    weights: dict[int, float] = defaultdict(float)
    names: dict[int, str] = {}
    for site in sites:
        units = {one.admin1_unit: one.admin1 for one in site.entries if one.admin1_unit is not None}
        told = [unit for unit in units if unit in named] or list(units)
        for unit in told:
            weights[unit] += site.weight / len(told)
            names[unit] = units[unit] or ""
    ranked = sorted(weights.items(), key=lambda item: -item[1])
    return [Unit(number, names[number], weight) for number, weight in ranked]


class _Where(NamedTuple):
    country: str
    more: Path | None

    def exact(self, words: str) -> tuple[Entry, ...]:
        return exact(self.country, words, self.more)


@lru_cache(maxsize=16384)
def _readings(
    where: _Where, words: str, *, loose: bool, clear: bool
) -> tuple[tuple[str, tuple[Entry, ...], float], ...]:
    """What a run of words may name in a country: words, places, and the share of the mention's weight."""
    tokens = words.split()
    if loose:
        for count in range(min(4, len(tokens)), 0, -1):
            if entries := where.exact(" ".join(tokens[:count])):
                return ((" ".join(tokens[:count]), entries, 1.0),)
        return ()
    if entries := _named(where, words, alike=clear):
        return ((words, entries, 1.0),)
    parts = tuple((part, found, _PART) for part in tokens if len(tokens) > 1 and (found := where.exact(part)))
    return ((words, (), 1.0),) if clear and not parts else parts


def _named(where: _Where, words: str, *, alike: bool) -> tuple[Entry, ...]:
    """The places of a country that a name may mean: exactly, without a lost apostrophe ("Alepos"), or in likeness."""
    entries = where.exact(words)
    if not entries and words.endswith("s"):
        entries = where.exact(words[:-1])
    if not entries and alike:
        entries = tuple(entry for kind in _KINDS if (entry := similar(where.country, words, kind, more=where.more)))
    return entries


def _cut(mention: Mention, words: str) -> Mention:
    """The mention of a part of its words alone."""
    if words == mention.words:
        return mention
    offset = max(0, mention.words.find(words))
    start = mention.span.start + offset
    return mention._replace(words=words, span=Span(start, start + len(words)))


def _site(found: Sequence[tuple[float, Mention, tuple[Entry, ...]]]) -> Site:
    ranked = sorted(found, key=lambda one: -one[0])
    weight = sum(one[0] * _AGAIN**index for index, one in enumerate(ranked[:_MOST_COUNTED]))
    spans = tuple(dict.fromkeys(one[1].span for one in ranked))
    return Site(ranked[0][1].words, spans, weight, max(one[1].cue for one in ranked), ranked[0][2])
