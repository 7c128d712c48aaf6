"""The incident's place: which of the article's place words it is, as narrow as the article tells and no narrower.

What a name means is `places`'. Here the draft's words are tried first; where they name only a province or a country and
the incident's own sentences name one place inside it, that place is taken.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.report import Evidence, Location, Problem
from summarizer.resolve.places import PlaceContext, PlaceWords, ResolvedPlace, places_in, resolve_place
from summarizer.resolve.story import Story

_NAME: Final = (
    r"(?<![\w’'-])[^\W\d_a-z][\w’']{1,40}(?:[ -](?:(?:al|el|de|la|ez|es|du|of)[ -])?[^\W\d_a-z][\w’']{1,40}){0,3}"
)
_KIND: Final = r"district|sub-?district|county|municipality|village|town|city|neighbou?rhood|suburb|township|borough"
# "Baharak district", "the village of Gara", "in Gara", "near Gara": a name where a place stands.
_PLACE: Final = re.compile(
    rf"\b(?:(?P<after>{_NAME}) (?:{_KIND})\b|(?:{_KIND}) of (?P<before>{_NAME})|(?:in|at|near|outside) (?P<at>{_NAME}))"
)
_SPEAKING: Final = re.compile(r"\b(?:said|told|speaking|spoke|spokes\w+|statement|reporters|confirmed)\b")
# How narrow a precision is; a narrower one wins.
_NARROW: Final = {None: 0, "country": 1, "admin1": 2, "admin2": 3, "near": 4, "exact": 5}
_WIDE_ENOUGH: Final = 2


class _Choice(NamedTuple):
    """A place and the words it rests on."""

    place: ResolvedPlace
    words: str | None
    spans: tuple[Span, ...]


def location_of(story: Story, position: int) -> tuple[Location, list[Problem]]:
    """The location record of an incident, and what could not be settled about it."""
    context = places_in(story.article.text)
    choice = _narrowed(story, context, _of_draft(story, context))
    place = choice.place
    location = Location(
        name=place.name,
        admin3=place.admin3,
        admin2=place.admin2,
        admin1=place.admin1,
        country=place.country,
        country_code=place.country_code,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        precision=place.precision,
        text=choice.words,
        evidence=tuple(
            Evidence.of(story.article, span) for span in dict.fromkeys((*choice.spans, *_country_spans(story, place)))
        ),
    )
    if place.problem is None:
        return location, []
    where = f"$.incidents[{position}].location"
    return location, [Problem(code="place-not-settled", where=where, message=place.problem, value=choice.words)]


def _of_draft(story: Story, context: PlaceContext) -> _Choice:
    """The place that the draft's words name; where it names none, its province, then its country."""
    found = story.checked.found
    words = {field: found[field].words for field in ("place", "province", "country") if field in found}
    spans = tuple((story.own(found[field].spans) or found[field].spans)[0] for field in words)
    place = resolve_place(PlaceWords(words.get("place"), words.get("province"), words.get("country")), context)
    return _Choice(place, words.get("place") or words.get("province") or words.get("country"), spans)


def _country_spans(story: Story, place: ResolvedPlace) -> tuple[Span, ...]:
    """Where the article names the country that the place lies in; often it does not, and the gazetteer tells."""
    return tuple(story.own(story.grounds.folded.find(place.country))[:1]) if place.country else ()


def _narrowed(story: Story, context: PlaceContext, choice: _Choice) -> _Choice:
    """A place inside a wide choice, when the incident's sentences name one; else the choice as it is."""
    if _NARROW[choice.place.precision] > _WIDE_ENOUGH:
        return choice
    unknown = (choice.place.problem is not None and choice.words) or ""
    for span in _places_named(story):
        words = story.article.slice(span)
        if unknown and words not in unknown:
            continue  # a place that the gazetteer lacks is not to be taken for another that it has
        place = resolve_place(PlaceWords(words, choice.place.admin1, choice.place.country), context)
        inside = choice.place.country in {None, place.country} and choice.place.admin1 in {None, place.admin1}
        if inside and place.problem is None and _NARROW[place.precision] > _WIDE_ENOUGH:
            return _Choice(place, words, (span, *choice.spans))
    return choice


def _places_named(story: Story) -> Iterator[Span]:
    """Names in the incident's sentences that stand where places stand; those with a kind of place first."""
    text = story.article.text
    sentences = [one for one in story.article.sentences if one.number in story.sentences]
    matches = [match for one in sentences for match in _PLACE.finditer(text, one.start, one.end)]
    for match in sorted(matches, key=lambda match: match["at"] is not None):
        if match["at"] and _SPEAKING.search(text, max(0, match.start() - 60), match.start()):
            continue  # "said a spokesman in Kabul": where somebody spoke
        yield Span(*match.span("at" if match["at"] else 0))
