"""Countries by the names people write: a short name, an adjective, or the official one, to the ISO code.

Formal and local names come from the `gazetteer`, the rest from `country_words`. Where a country is named in a text is
`place_context`'s.
"""

from functools import cache
from typing import NamedTuple

from summarizer.resolve.places.country_words import ADJECTIVES, ELSEWHERE, OTHER_NAMES, SHORT_NAMES
from summarizer.resolve.places.gazetteer import nations
from summarizer.resolve.places.names import fold


class Country(NamedTuple):
    """A country: the name people write ("Syria"), ISO 3166-1 alpha-3 code and GeoNames number."""

    name: str
    code: str
    geonames_id: int | None


def country_of(name: str | None) -> Country | None:
    """The country of a name or an adjective; None where there is none.

    >>> country_of("Syrian Arab Republic"), country_of("Afghan").code, country_of("Wonderland")
    (Country(name='Syria', code='SYR', geonames_id=163843), 'AFG', None)
    """
    if not name or len(name) > 100:
        return None
    key = fold(name).removeprefix("the ")
    names = _by_name()
    code = names.get(key) or (names.get(key.removesuffix("s")) if key.endswith("s") else None)
    return countries().get(code) if code else None


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    return {
        nation.code: Country(SHORT_NAMES.get(nation.code) or nation.name, nation.code, nation.geonames_id)
        for nation in nations()
    }


@cache
def written_names() -> dict[str, str]:
    """Names and adjectives as news writes them, folded, to the country's code: what a text is searched for."""
    names = {fold(country.name): code for code, country in countries().items()}
    for table in (OTHER_NAMES, ADJECTIVES):
        names |= {fold(name): code for code, words in table.items() for name in words.split("|")}
    return names | {fold(name): code for name, (code, _) in ELSEWHERE.items()}


@cache
def _by_name() -> dict[str, str]:
    """Every name there is; the written ones win where the gazetteer's rarer ones say otherwise."""
    return {fold(name): nation.code for nation in nations() for name in nation.names} | written_names()
