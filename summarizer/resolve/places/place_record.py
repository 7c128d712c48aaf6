"""What goes into resolving a place and what comes out of it: records only; how is `places`'."""

from typing import NamedTuple

from summarizer.codebook import PlacePrecision


class PlaceWords(NamedTuple):
    """What is said of an incident's place, in words that stand in the article."""

    place: str | None = None
    province: str | None = None
    country: str | None = None


class ResolvedPlace(NamedTuple):
    """A place with its units; None where it is not known.

    Attributes:
        name: As the article spells it, without words such as "district".
        admin3: Third-level unit; the gazetteer has none.
        admin2: Second-level unit, in the gazetteer's spelling in plain letters, so that rows of two articles agree.
        admin1: First-level unit, likewise.
        country: The name people write: "Syria".
        country_code: ISO 3166-1 alpha-3; XKX for Kosovo.
        latitude: WGS 84 degrees: of the town; for a unit those of the town of its name that lies in it, or None.
        longitude: Likewise.
        geonames_id: Of the place itself; None where only what holds it was found.
        precision: exact (the town itself), near (by it, around it, or in it: a street, a suburb), or the unit that was
            found. It says what the coordinates stand for.
        problem: One line on what could not be settled.
    """

    name: str | None = None
    admin3: str | None = None
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: PlacePrecision | None = None
    problem: str | None = None
