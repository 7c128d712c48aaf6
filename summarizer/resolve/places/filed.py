"""The countries of an article as a whole: those its text names, its dateline's, and those of the cities it names.

A dateline says where the reporter sits, so it is weak evidence and used where the text has none. `place_context` counts
what a text names; which country an incident lies in is `location`'s.
"""

from functools import lru_cache
from typing import Final

from summarizer.article import Article
from summarizer.resolve.places.countries import country_of
from summarizer.resolve.places.gazetteer import anywhere, first_level_units
from summarizer.resolve.places.names import fold
from summarizer.resolve.places.place_context import PlaceContext, places_in
from summarizer.resolve.places.scene import Weighed
from summarizer.resolve.places.us_states import state_of

_BIG: Final = 100_000
_TIMES_LARGER: Final = 3
# With nothing but its name to go by, a city must leave namesakes at home and abroad this far behind, as in `places`.
_TIMES_ALONE: Final = 10
_NAMES_TRIED: Final = 12
_CLEAR_CUE: Final = 1.0


@lru_cache(maxsize=4)
def context_of(article: Article) -> PlaceContext:
    """What an article names beside its dateline; where that tells no country, its dateline too."""
    text, dateline = article.text, article.dateline
    if dateline is None:
        return places_in(text)
    blank = " " * (dateline.end - dateline.start)
    context = places_in(text[: dateline.start] + blank + text[dateline.end :])
    return context if context.tells() else places_in(text)


def filed_in(article: Article) -> str | None:
    """The country of the dateline; None where it tells none.

    >>> from summarizer.reading import read_text
    >>> filed_in(read_text("KABUL, 22 Oct 2020 (ANI) -- Twelve soldiers were killed."))
    'AFG'
    """
    place = article.dateline.place if article.dateline else None
    if not place:
        return None
    name, *regions = [part.strip(" ()") for part in place.replace("(", ",").split(",")]
    for region in regions:
        if state_of(region):
            return "USA"
        if country := country_of(region):
            return country.code
    return _country_of_city(name)


def countries_of(names: Weighed) -> dict[str, float]:
    """The one country that the names of an article speak for, where it names none: by provinces and big cities.

    A name that a large town bears too, in this country or another, speaks for none ("Springfield", "Valencia").
    """
    weights: dict[str, float] = {}
    clearest = [max(name.mentions, key=lambda one: one[0]) for name in names.values()]
    for weight, mention in sorted(clearest, key=lambda one: -one[0])[:_NAMES_TRIED]:
        code = _country_of_unmistakable(mention.words)
        if code is not None and mention.cue >= _CLEAR_CUE:
            weights[code] = weights.get(code, 0.0) + weight
    best = max(weights, key=lambda code: weights[code], default=None)
    return {best: weights[best]} if best is not None else {}


def _country_of_city(name: str) -> str | None:
    """The country of the one big city of this name; None where no city, or none alone, is big."""
    towns = anywhere(name)
    if not towns or towns[0].population < _BIG:
        return None
    others = [town.population for town in towns[1:] if town.country != towns[0].country]
    return towns[0].country if not others or towns[0].population >= _TIMES_LARGER * others[0] else None


def _country_of_unmistakable(name: str) -> str | None:
    """The country of the one big city, or of the one province, whose name no other sizeable place bears."""
    towns = anywhere(name)
    if towns and towns[0].population >= _BIG:
        alone = len(towns) == 1 or towns[0].population >= _TIMES_ALONE * towns[1].population
        if alone:
            return towns[0].country
    units = {unit.country for unit in first_level_units().get(fold(name), ())}
    abroad = any(town.population >= _BIG for town in towns if town.country not in units)
    return units.pop() if len(units) == 1 and not abroad else None
