"""The incident's place: which of the places that the article names it is, as narrow as the article tells.

What a name means is `places`', and where the text puts the incident `scene`'s. Here the draft's words are held against
that: they stand where the text bears them out nearly as well as another place, and give way where it does not (a small
model names the hospital's town, the capital, the dateline's city). An American address is the place as written.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.article import Span
from summarizer.report import Evidence, Location, Problem
from summarizer.resolve.places.countries import countries
from summarizer.resolve.places.filed import context_of, countries_of, filed_in
from summarizer.resolve.places.place_context import PlaceContext
from summarizer.resolve.places.places import PlaceWords, ResolvedPlace, resolve_place
from summarizer.resolve.places.scene import Site, Unit, Weighed, sites_in, units_of, weighed_names
from summarizer.resolve.places.us_states import state_behind
from summarizer.resolve.story import Story

if TYPE_CHECKING:
    from summarizer.resolve.places.addresses import Address

# How narrow a precision is; a narrower one wins.
_NARROW: Final = {None: 0, "country": 1, "admin1": 2, "admin2": 3, "near": 4, "exact": 5}
_WIDE_ENOUGH: Final = 2
# What the draft's word for a place is worth beside what the text weighs: that of one clear mention in the lead.
_DRAFTED: Final = 3.0
_DRAFTED_COUNTRY: Final = 1.0
_COUNTRIES_WEIGHED: Final = 3
# A dateline is one word on the country, and a weak one.
_FILED: Final = 0.75
# Weights of a country's mentions, and of its towns', that count half.
_HALF_NAMED: Final = 1.0
_HALF_TOLD: Final = 2.0
_CITY: Final = 50_000
_NARROWER: Final = 0.35
_CLEAR: Final = 1.9
_NEARLY: Final = 0.5
_MOSTLY: Final = 0.6
_LEVEL: Final = 0.99
_SITES_TRIED: Final = 8
_LEAST_ADDRESS: Final = 1.0
_AMERICA: Final = "USA"


class _Choice(NamedTuple):
    """A place and the words it rests on."""

    place: ResolvedPlace
    words: str | None
    spans: tuple[Span, ...]


class _Field(NamedTuple):
    """Where a narrower place is looked for: what the article names, and the names that the country has."""

    context: PlaceContext
    sites: Sequence[Site]


def location_of(story: Story, position: int) -> tuple[Location, list[Problem]]:
    """The location record of an incident, and what could not be settled about it."""
    context = context_of(story.article)._replace(more=story.grounds.gazetteer)
    choice = _at_address(story, _chosen(story, context))
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
    state = state_behind(story.article.text, found["place"].spans) if "place" in found else None
    named = PlaceWords(
        words.get("place"), words.get("province") or state, "United States" if state else words.get("country")
    )
    place = resolve_place(named, context)
    return _Choice(place, words.get("place") or words.get("province") or words.get("country"), spans)


def _country_spans(story: Story, place: ResolvedPlace) -> tuple[Span, ...]:
    """Where the article names the country that the place lies in; often it does not, and the gazetteer tells."""
    return tuple(story.own(story.grounds.folded.find(place.country))[:1]) if place.country else ()


def _chosen(story: Story, context: PlaceContext) -> _Choice:
    """The draft's place, or the text's where that is narrower or the text speaks for another."""
    drafted = _of_draft(story, context)
    code, sites = _country(story, context, drafted, weighed_names(story))
    if code is None:
        return drafted
    units = units_of(sites, context)
    here = drafted.place.country_code == code
    if here and units and (kept := _unknown(story, drafted, sites)) is not None:
        return kept if kept.place.admin1 else _inside(story, kept, units, _Field(context, sites))
    if here and (not units or _worth(drafted, units) >= units[0].weight):
        return _narrowed(story, drafted, _Field(context, sites))
    unit = units[0].name if units else None
    site = next((one for one in sites if any(entry.admin1 == unit for entry in one.entries)), None)
    if site is None:
        return _Choice(resolve_place(PlaceWords(None, unit, countries()[code].name), context), None, ())
    tied = _tied(site, units)
    words = PlaceWords(site.words if tied else None, None if tied else unit, countries()[code].name)
    place = resolve_place(words, context)
    return _narrowed(story, _Choice(place, site.words, site.spans[:1]), _Field(context, sites))


def _tied(site: Site, units: Sequence[Unit]) -> bool:
    """Whether the first unit is one of several that this name alone puts forward: namesakes, none of them told."""
    own = {entry.admin1_unit for entry in site.entries}
    return any(unit.number in own and unit.weight >= _LEVEL * units[0].weight for unit in units[1:])


def _unknown(story: Story, drafted: _Choice, sites: Sequence[Site]) -> _Choice | None:
    """The draft's place where no gazetteer has it and the text speaks for it nearly as much as for any other."""
    if drafted.place.problem is None or not story.checked.found.get("place"):
        return None
    named = [site for site in sites if not site.entries and drafted.words and site.words in drafted.words]
    return drafted if named and named[0].weight >= _NEARLY * sites[0].weight else None


def _inside(story: Story, choice: _Choice, units: Sequence[Unit], field: _Field) -> _Choice:
    """A place that no gazetteer has, in the unit that its own sentence names, or that the article is about."""
    unit = units[0]
    sentences = {story.article.sentence_at(span.start) for span in choice.spans}
    beside = any(
        story.article.sentence_at(span.start) in sentences
        for site in field.sites
        if any(entry.admin1_unit == unit.number for entry in site.entries)
        for span in site.spans
    )
    if not beside and unit.weight < _MOSTLY * sum(one.weight for one in units):
        return choice
    place = resolve_place(PlaceWords(choice.words, unit.name, choice.place.country), field.context)
    return choice._replace(place=place) if place.admin1 == unit.name else choice


def _worth(drafted: _Choice, units: Sequence[Unit]) -> float:
    """What the text and the draft together weigh for the draft's unit."""
    name = drafted.place.admin1
    return _DRAFTED + next((unit.weight for unit in units if unit.name == name), 0.0) if name else 0.0


def _country(story: Story, context: PlaceContext, drafted: _Choice, names: Weighed) -> tuple[str | None, list[Site]]:
    """The country that the text and the draft speak for, and the names that it has."""
    weights = dict(list(context.weights().items())[:_COUNTRIES_WEIGHED])
    if drafted.place.country_code:
        code = drafted.place.country_code
        weights[code] = weights.get(code, 0.0) + _DRAFTED_COUNTRY
    filed = filed_in(story.article)
    if filed is not None:
        weights[filed] = weights.get(filed, 0.0) + _FILED
    if not weights:
        weights = countries_of(names)
    if not weights:
        return None, []
    sites = {code: sites_in(code, names, context.more) for code in weights}
    told = {code: sum(site.weight for site in found[:8] if _telling(site)) for code, found in sites.items()}
    best = max(weights, key=lambda code: _share(weights[code], _HALF_NAMED) + _share(told[code], _HALF_TOLD))
    return best, sites[best]


def _share(weight: float, half: float) -> float:
    """Weight from 0 to 1: the tenth mention of a country tells less than the first."""
    return weight / (weight + half)


def _telling(site: Site) -> bool:
    """Whether a country has more under this name than a chance namesake."""
    return any(entry.kind == "admin1" or entry.population >= _CITY for entry in site.entries)


def _narrowed(story: Story, choice: _Choice, field: _Field) -> _Choice:
    """A place inside a wide choice, when the incident's sentences name one; else the choice as it is."""
    if _NARROW[choice.place.precision] > _WIDE_ENOUGH:
        return choice
    unknown = (choice.place.problem is not None and choice.words) or ""
    inside = [site for site in field.sites if _may_lie_in(site, choice.place.admin1)][:_SITES_TRIED]
    for site in inside:
        span = next(iter(story.own(site.spans)), None)
        if span is None or site.cue < _CLEAR or site.weight < _NARROWER * inside[0].weight:
            continue
        words = story.article.slice(span)
        if unknown and words not in unknown:
            continue  # a place that the gazetteer lacks is not to be taken for another that it has
        place = resolve_place(PlaceWords(words, choice.place.admin1, choice.place.country), field.context)
        fits = choice.place.country in {None, place.country} and choice.place.admin1 in {None, place.admin1}
        if fits and place.problem is None and _NARROW[place.precision] > _WIDE_ENOUGH:
            return _Choice(place, words, (span, *choice.spans))
    return choice


def _may_lie_in(site: Site, unit: str | None) -> bool:
    return unit is None or not site.entries or any(entry.admin1 == unit for entry in site.entries)


def _at_address(story: Story, choice: _Choice) -> _Choice:
    """The address that the incident's sentences tell, in the town that was chosen."""
    if choice.place.country_code != _AMERICA:
        return choice
    best = _best_address(story)
    if best is None:
        return choice
    words = story.article.slice(best.span)
    place = choice.place
    town = place.precision in {"exact", "near"}
    place = place._replace(precision="near") if town else place._replace(name=words, geonames_id=None)
    return _Choice(place, words, (best.span, *choice.spans[:1]))


def _best_address(story: Story) -> "Address | None":
    # Imported here: its patterns cost 30 ms, and most news is not American.
    from summarizer.resolve.places.addresses import addresses_in

    found = addresses_in(story.article)
    own = [one for one in found if story.own([one.span])] or found
    best = max(own, key=lambda one: (one.weight, -one.span.start), default=None)
    return best if best is not None and best.weight >= _LEAST_ADDRESS else None
