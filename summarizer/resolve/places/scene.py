"""Where the text itself puts an incident: the mentions of places weighed, whatever the draft says.

A mention weighs by its words ("in Mirova", "an attack on Mirova", not "a spokesman in Mirova"), and by its sentence:
headline and lead sum up, and a sentence of harm tells where the harm was done. What a name means in a country is looked
up in `lookup`; the record is `location`'s.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.resolve.places.gazetteer import Entry, Kind
from summarizer.resolve.places.lookup import exact, similar
from summarizer.resolve.places.names import fold
from summarizer.resolve.places.place_context import PlaceContext
from summarizer.resolve.places.place_names import Mention, place_names_in
from summarizer.resolve.story import Story, body_of

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


@dataclass(frozen=True)
class Name:
    """A name of an article.

    Attributes:
        mentions: All of them, at least one, each with its weight for one incident.
        clear: Whether the words make it a place somewhere.
    """

    mentions: Sequence[tuple[float, Mention]]
    clear: bool

    @property
    def said(self) -> Mention:
        """Its first mention, whose spelling stands for all."""
        return self.mentions[0][1]

    @cached_property
    def site(self) -> Site:
        """The site it is by itself, in no country yet."""
        words = self.said.words
        return _site([_Told(weight, words, (), _span(one, words), one.cue) for weight, one in self.mentions])


Weighed = Mapping[str, Name]


def weighed_names(story: Story) -> Weighed:
    """The names of an article by their folded words, for one incident."""
    article, own = story.article, story.sentences
    opening = [one.number for one in article.sentences[body_of(article) :][:2]]
    first = opening[0] if opening else 0
    weights = dict(zip(opening, (_LEAD, _SECOND), strict=False))
    harm = {mention.sentence for mention in story.mentions}
    found: dict[str, list[tuple[float, Mention]]] = defaultdict(list)
    for mention in place_names_in(article)[:_MOST_NAMES]:
        number = mention.sentence
        weight = mention.cue * (weights.get(number, 1.0) if number >= first else _HEADLINE)
        weight *= _HARM if number in harm else 1.0
        weight *= 1.0 if number in own else _OTHER_STORY
        found[fold(mention.words)].append((weight, mention))
    return {
        key: Name(mentions, clear=max([one.cue for _, one in mentions]) >= _CLEAR_CUE)
        for key, mentions in found.items()
    }


def sites_in(country: str, names: Weighed, more: Path | None = None) -> list[Site]:
    """The names that a country has, the weightiest first; unknown names with a clear cue are among them."""
    merged: dict[str, list[tuple[Name, _Reading]]] = defaultdict(list)
    exactly, likely = _Where(country, more, alike=False), _Where(country, more, alike=True)
    for name in names.values():
        said = name.said
        where = likely if name.clear else exactly
        for reading in _loose_readings(exactly, said.words) if said.loose else _readings(where, said.words):
            merged[fold(reading.words)].append((name, reading))
    return sorted(map(_merged, merged.values()), key=lambda site: -site.weight)


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
    """A country, the index of a dump beside it, and whether a name that is clearly a place's may sound alike."""

    country: str
    more: Path | None
    alike: bool

    def exact(self, words: str) -> tuple[Entry, ...]:
        return exact(self.country, words, self.more)


class _Reading(NamedTuple):
    """Words that may name something in a country, what that is, and their share of the mention's weight."""

    words: str
    entries: tuple[Entry, ...]
    share: float


@lru_cache(maxsize=16384)
def _readings(where: _Where, words: str) -> tuple[_Reading, ...]:
    """What a run of words may name in a country."""
    if entries := _named(where, words):
        return (_Reading(words, entries, 1.0),)
    tokens = words.split()
    parts = tuple(_Reading(part, found, _PART) for part in tokens if len(tokens) > 1 and (found := where.exact(part)))
    return (_Reading(words, (), 1.0),) if where.alike and not parts else parts


@lru_cache(maxsize=16384)
def _loose_readings(where: _Where, words: str) -> tuple[_Reading, ...]:
    """What a run of words may name that goes on beyond the name: the longest beginning that the country has."""
    tokens = words.split()
    for count in range(min(4, len(tokens)), 0, -1):
        if entries := where.exact(" ".join(tokens[:count])):
            return (_Reading(" ".join(tokens[:count]), entries, 1.0),)
    return ()


def _named(where: _Where, words: str) -> tuple[Entry, ...]:
    """The places of a country that a name may mean: exactly, without a lost apostrophe ("Alepos"), or in likeness."""
    entries = where.exact(words)
    if not entries and words.endswith("s"):
        entries = where.exact(words[:-1])
    if not entries and where.alike:
        entries = tuple(entry for kind in _KINDS if (entry := similar(where.country, words, kind, more=where.more)))
    return entries


class _Told(NamedTuple):
    """One mention of words that a country has, or may have."""

    weight: float
    words: str
    entries: tuple[Entry, ...]
    span: Span
    cue: float


def _span(mention: Mention, words: str) -> Span:
    """Where words stand that are a mention's, or a part of them."""
    if words == mention.words:
        return mention.span
    start = mention.span.start + max(0, mention.words.find(words))
    return Span(start, start + len(words))


def _merged(found: Sequence[tuple[Name, _Reading]]) -> Site:
    """The site of all names that may be read as the same words."""
    name, (words, entries, share) = found[0]
    if len(found) == 1 and share == 1.0 and words == name.said.words:
        _, spans, weight, cue, _ = name.site
        return Site(words, spans, weight, cue, entries)
    return _site(
        [
            _Told(weight * share, words, entries, _span(mention, words), mention.cue)
            for name, (words, entries, share) in found
            for weight, mention in name.mentions
        ]
    )


def _site(found: Sequence[_Told]) -> Site:
    ranked = sorted(found, key=lambda one: -one.weight) if len(found) > 1 else found
    weight = sum([one.weight * _AGAIN**index for index, one in enumerate(ranked[:_MOST_COUNTED])])
    spans = tuple(dict.fromkeys([one.span for one in ranked]))
    return Site(ranked[0].words, spans, weight, max([one.cue for one in ranked]), ranked[0].entries)
