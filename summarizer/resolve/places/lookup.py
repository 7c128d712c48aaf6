"""Places by name in the built-in gazetteer and, where one is plugged in, in the index of a GeoNames dump.

The built-in places come first: a dump adds the villages, the other names and the scripts that they lack. The two are
matched by GeoNames numbers and codes, so that a village of the dump lies in the same "Takhar" as a town of the built-in
gazetteer.
"""

from pathlib import Path

from summarizer.resolve.places import gazetteer, geonames_index
from summarizer.resolve.places.entry import Entry, Kind
from summarizer.resolve.places.gazetteer import ALIKE, ALIKE_IN_COUNTRY, MARGIN
from summarizer.resolve.places.names import fold, plain, sound_of


def exact(country: str, name: str, more: Path | None = None) -> tuple[Entry, ...]:
    """Units and towns of a country that bear this name, as `gazetteer.exact`.

    Args:
        country: ISO 3166-1 alpha-3 code.
        name: As the article spells it.
        more: Index of a GeoNames dump (`geonames.index_of`) whose places count too.
    """
    found = gazetteer.exact(country, name)
    if more is None:
        return found
    known = {entry.geonames_id for entry in found}
    places = geonames_index.named(more, gazetteer.alpha2().get(country, ""), fold(name))
    added = [_entry(place, country) for place in places if place.number not in known]
    return found + tuple(entry for entry in dict.fromkeys(added) if entry not in found)


def similar(
    country: str, name: str, kind: Kind, inside: int | None = None, *, more: Path | None = None
) -> Entry | None:
    """The one place of a country whose name sounds like this one, as `gazetteer.similar`; else the one of the dump."""
    found = gazetteer.similar(country, name, kind, inside)
    if found is not None or more is None or len(name) > _LONGEST:
        return found
    threshold = (ALIKE_IN_COUNTRY if inside is None else ALIKE)[kind]
    code = gazetteer.alpha2().get(country, "")
    places = geonames_index.alike(more, code, sound_of(fold(name)), threshold - MARGIN)
    ranked = [
        (score, entry)
        for score, entry in ((score, _entry(place, country)) for score, place in places)
        if entry.kind == kind and inside in (None, entry.admin1_unit)
    ]
    if not ranked or ranked[0][0] < threshold:
        return None
    return None if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN else ranked[0][1]


_LONGEST = 60  # characters of a name that is looked for in another spelling


def _entry(place: geonames_index.Place, country: str) -> Entry:
    """A place of a dump as an entry of the gazetteer, in its units where it has them."""
    first = gazetteer.unit_of_code(f"{place.country}.{place.admin1}")
    second = gazetteer.unit_of_code(f"{place.country}.{place.admin1}.{place.admin2}") if place.admin2 else None
    unit = {"admin1": first, "admin2": second}.get(place.kind)
    if unit is not None:
        return unit
    town = place.kind == "town"
    return Entry(
        name=plain(place.name),
        kind=place.kind,
        country=country,
        unit=None,
        admin1=first.admin1 if first else None,
        admin1_unit=first.unit if first else None,
        admin2=second.admin2 if second else None,
        admin2_unit=second.unit if second else None,
        geonames_id=place.number,
        population=place.population,
        latitude=place.latitude if town else None,
        longitude=place.longitude if town else None,
    )
