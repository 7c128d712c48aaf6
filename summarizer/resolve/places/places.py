"""Place words of an article to a place of the gazetteer, or to the unit that holds it; never to a far namesake.

The words are taken apart in `place_words`, what else the article names is counted in `place_context`, the places are
the `gazetteer`'s, and among namesakes of one country `place_choice` decides. Here the country is decided and the record
filled. The rules of both:

1. The country is the stated one, or that of a US state that is named, or of those that the article names the one that
   weighs most and has such a place. A village in it does not stand for a city of that name elsewhere. Where the article
   names no country, only a city of a million people with no namesake a tenth its size is placed at all.
2. The containing units are resolved first, from the outside in, and the place is looked for inside them only.
3. Of namesakes the one wins that lies in a unit the article names (3 points), is of the kind the words say (2 points;
   a town for "district", or a district for "village", loses 2), or else is the likelier reading of a bare name. Between
   equals a town must have five times the people of the next; otherwise the place is left to what they have in common.
4. Exact names (case, accents and punctuation aside, aliases included) before alike ones, and alike ones only inside the
   country that is stated or that the article is about.
5. A place that is not found keeps its name and gets precision and coordinates of the unit that holds it.
"""

from collections.abc import Sequence
from typing import Final

from summarizer.codebook import PlacePrecision
from summarizer.resolve.places.countries import Country, countries, country_of
from summarizer.resolve.places.country_words import ELSEWHERE
from summarizer.resolve.places.gazetteer import Entry, anywhere, first_level_units, seat
from summarizer.resolve.places.names import fold
from summarizer.resolve.places.place_choice import Found, search
from summarizer.resolve.places.place_context import PlaceContext, places_in
from summarizer.resolve.places.place_record import PlaceWords, ResolvedPlace
from summarizer.resolve.places.place_words import Form, Part, parts_of
from summarizer.resolve.places.us_states import US_STATES

__all__ = ["Country", "PlaceContext", "PlaceWords", "ResolvedPlace", "country_of", "places_in", "resolve_place"]

_VERY_BIG: Final = 1_000_000
_TIMES_LARGER: Final = 10
_BIG: Final = 100_000
_COUNTRIES_TRIED: Final = 6
# A place that no gazetteer bears out is given to a country only where the article hardly names another.
_TIMES_FOR_UNKNOWN: Final = 3.0
_SHOWN: Final = 60  # characters of a name that a problem repeats
_STATES: Final = {fold(state): state for state in US_STATES}
_ELSEWHERE: Final = {fold(name): home for name, home in ELSEWHERE.items()}
_GEORGIA: Final = "georgia"


_NOTHING_ELSE: Final = PlaceContext()


def resolve_place(words: PlaceWords, context: PlaceContext = _NOTHING_ELSE) -> ResolvedPlace:
    """The place that the words mean, given what else the article names.

    >>> place = resolve_place(PlaceWords("Baharak district", "Takhar", "Afghanistan"))
    >>> place.name, place.admin2, place.admin1, place.country_code, place.geonames_id, place.precision
    ('Baharak', 'Baharak', 'Takhar', 'AFG', 7053318, 'admin2')
    """
    if not context.tells():  # the words stand in the article: they are evidence of the country themselves
        context = places_in(f"{words.place or ''}, {words.province + ' province' if words.province else ''}")._replace(
            more=context.more
        )
    georgia = fold(words.country or "") == _GEORGIA
    stated = None if georgia else country_of(words.country)
    all_parts = _parts(words, words.country if georgia else None)
    parts, implied = _without_countries(all_parts, stated, context)
    country = stated or implied
    if stated is None and any(fold(part.words) == _GEORGIA for part in all_parts):
        country, parts = _country_or_state(all_parts, parts, country, context)
    if not parts:
        return _in_country(all_parts[0].words if all_parts else None, country)
    if country is not None:
        return _in_stated(parts, country, context)
    return _in_named(parts, context)


def _country_or_state(
    all_parts: Sequence[Part], parts: list[Part], country: Country | None, context: PlaceContext
) -> tuple[Country | None, list[Part]]:
    """Georgia by what lies in it: Batumi is only in the country, Savannah only in the state; else as it was read."""
    inner = [part for part in all_parts if fold(part.words) != _GEORGIA]
    if not inner or search("GEO", inner, context, alike=False).entry is None:
        return country, parts
    state = next((unit for unit in first_level_units().get(_GEORGIA, ()) if unit.country == "USA"), None)
    american = [found.entry for part in inner if (found := search("USA", [part], context, alike=False)).entry]
    if state is not None and any(entry and entry.admin1_unit == state.unit for entry in american):
        return country, parts
    return countries()["GEO"], inner


def _parts(words: PlaceWords, outermost: str | None) -> list[Part]:
    """Place and province as one chain, the innermost first, each named once."""
    parts: dict[str, Part] = {}
    for phrase in (words.place, words.province, outermost):
        for part in parts_of(phrase):
            alone = phrase is words.province and not parts
            parts.setdefault(fold(part.words), _as_unit(part) if alone else part)
    return list(parts.values())


def _as_unit(part: Part) -> Part:
    """A province that is all that is said is not taken for its chief town."""
    return part._replace(forms=tuple(form._replace(kind=form.kind or "admin1") for form in part.forms))


def _without_countries(
    parts: Sequence[Part], stated: Country | None, context: PlaceContext
) -> tuple[list[Part], Country | None]:
    """The parts that are no countries, and the country that they name or imply."""
    rest: list[Part] = []
    implied: Country | None = None
    for part in parts:
        alone_or_outer = len(parts) == 1 or part is not parts[0]
        country, unit = _meaning(part, stated, context)
        if country is None or (unit is None and not alone_or_outer) or stated not in (None, country):
            rest.append(part)
            continue
        implied = implied or country
        if unit is not None:
            rest.append(part._replace(forms=(unit,)) if unit.name else part)
    return rest, implied


def _meaning(part: Part, stated: Country | None, context: PlaceContext) -> tuple[Country | None, Form | None]:
    """The country that a part names (no form) or implies (a form to look up inside it; without a name: its own)."""
    first = part.forms[0]
    key = fold(first.shown or first.name)
    if key == _GEORGIA:
        return _georgia(stated, context)
    if key in _STATES and stated in (None, countries()["USA"]) and not _named_elsewhere(key, context):
        return countries()["USA"], Form(_STATES[key], first.kind, shown=part.words if first.name == part.words else "")
    for form in part.forms:
        code, unit = _ELSEWHERE.get(fold(form.name), (None, None))
        if code is None:
            continue
        if form.kind == "town":  # "Gaza City" lies in Palestine and is not the Gaza Strip
            return countries()[code], Form("")
        if unit is not None:
            return countries()[code], Form(unit, "admin1", form.near, shown=form.name)
    return next((c for form in part.forms if not form.kind and (c := country_of(form.name))), None), None


def _georgia(stated: Country | None, context: PlaceContext) -> tuple[Country | None, Form | None]:
    """The country or the state, whichever the article or the stated country makes it; neither where it may be both."""
    country = any(named.country == "GEO" for named in context.countries)
    state = any((named.name, named.country) == ("Georgia", "USA") for named in context.units)
    if stated is not None:
        country, state = stated.code == "GEO", stated.code == "USA"
    if country == state:
        return None, None
    return (countries()["GEO"], None) if country else (countries()["USA"], Form("Georgia", "admin1"))


def _named_elsewhere(state: str, context: PlaceContext) -> bool:
    """Whether a state's name is that of a unit of another country which the article names more: Florida in Uruguay."""
    weights = context.weights()
    others = {entry.country for entry in first_level_units().get(state, ())} - {"USA"}
    return any(weights.get(other, 0.0) > weights.get("USA", 0.0) for other in others)


def _in_stated(parts: Sequence[Part], country: Country, context: PlaceContext) -> ResolvedPlace:
    found = search(country.code, parts, context, alike=True)
    if not found.anything:
        for code in [other for other in context.weights() if other != country.code][:_COUNTRIES_TRIED]:
            elsewhere = search(code, parts, context, alike=False)
            if elsewhere.anything and _weighty(elsewhere, context):
                problem = f"{_short(parts[0].words)} is in {countries()[code].name}, not in {country.name}"
                return _placed(parts[0], elsewhere, countries()[code])._replace(problem=problem)
    return _placed(parts[0], found, country)


def _in_named(parts: Sequence[Part], context: PlaceContext) -> ResolvedPlace:
    """No country is stated: those that the article names, the likeliest of them; else the world's big cities."""
    weights, leading = context.weights(), context.leading()
    if fold(parts[0].words) == _GEORGIA:
        return _abstained(parts[0])
    central = [code for code in weights if 2 * weights[code] >= max(weights.values())]
    for codes, alike in ((list(weights)[:_COUNTRIES_TRIED], False), (central[:_COUNTRIES_TRIED], True)):
        finds = {code: found for code in codes if (found := search(code, parts, context, alike=alike)).anything}
        kept = [code for code, found in finds.items() if code == leading or _weighty(found, context)]
        if not alike:
            kept += [code for code in finds if code in central and code not in kept and not _outshone(finds[code])]
        if kept:
            best = max(kept, key=lambda code: _likelihood(finds[code], weights[code] / max(weights.values()), context))
            return _placed(parts[0], finds[best], countries()[best])
    only = context.leading(times=_TIMES_FOR_UNKNOWN)
    if only and weights[only] >= 1 and not any(anywhere(form.name) for form in parts[0].forms):
        return _placed(parts[0], Found(), countries()[only])
    for form in parts[0].forms if not weights else ():
        if city := _big_city(form):
            return _placed(parts[0], Found(city, form), countries()[city.country])
    return _abstained(parts[0])


def _abstained(part: Part) -> ResolvedPlace:
    return ResolvedPlace(name=part.words, problem=f"{_short(part.words)}: the article does not tell in which country")


def _likelihood(found: Found, share: float, context: PlaceContext) -> float:
    """How much of the article is about the country, and how much of a place was found there."""
    holder = found.holder is not None and found.holder.kind == "admin1"
    return share + 0.7 * _weighty(found, context) + 0.5 * holder


def _weighty(found: Found, context: PlaceContext) -> bool:
    """Whether a find is more than a chance namesake: a province, a city, or in a unit that the article names."""
    entry = found.entry or found.holder
    if entry is None:
        return False
    in_named_unit = entry.admin1_unit in {named.unit for named in context.units}
    return entry.kind == "admin1" or entry.population >= _BIG or in_named_unit


def _outshone(found: Found) -> bool:
    """Whether a city elsewhere bears the name of a small place: Medellín in Colombia, and a village of Spain."""
    if found.entry is None or found.form is None:
        return False
    namesakes = anywhere(found.form.name)
    return bool(namesakes) and namesakes[0].population >= max(_BIG, _TIMES_LARGER * found.entry.population)


def _big_city(form: Form) -> Entry | None:
    towns = anywhere(form.name) if form.kind in (None, "town") else ()
    if not towns or towns[0].population < _VERY_BIG:
        return None
    return towns[0] if len(towns) == 1 or towns[1].population * _TIMES_LARGER <= towns[0].population else None


def _placed(part: Part, found: Found, country: Country) -> ResolvedPlace:
    if found.entry is None or found.form is None:
        return _held(part.words, found, country)
    entry, form = found.entry, found.form
    precision: PlacePrecision = entry.kind if entry.kind != "town" else "exact"
    if entry.kind == "town" and (form.near or form.kind not in (None, "town")):
        precision = "near"
    return _located(form.shown or form.name, entry, country, precision)._replace(geonames_id=entry.geonames_id)


def _held(name: str, found: Found, country: Country) -> ResolvedPlace:
    """A place that was not found, in what holds it. A street or suburb of a known town is no problem."""
    reason = f"{found.rivals} places of this name" if found.rivals else "not in the gazetteer"
    if found.holder is None:
        problem = f"{_short(name)}: {reason}; {country.name} stands for it"
        return _in_country(name, country)._replace(geonames_id=None, problem=problem)
    if found.holder.kind == "town":
        return _located(name, found.holder, country, "near")
    problem = f"{_short(name)}: {reason}; {found.holder.name} stands for it"
    return _located(name, found.holder, country, found.holder.kind)._replace(problem=problem)


def _located(name: str, entry: Entry, country: Country, precision: PlacePrecision) -> ResolvedPlace:
    point = entry if entry.kind == "town" else seat(entry)
    return ResolvedPlace(
        name=name,
        admin2=entry.admin2,
        admin1=entry.admin1,
        country=country.name,
        country_code=country.code,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        precision=precision,
    )


def _in_country(name: str | None, country: Country | None) -> ResolvedPlace:
    if country is None:
        return ResolvedPlace(name=name)
    itself = country.geonames_id if country_of(name) == country else None
    return ResolvedPlace(
        name=name, country=country.name, country_code=country.code, geonames_id=itself, precision="country"
    )


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
