"""What the gazetteer holds: places and countries as records. Where they come from and how they are found is others'."""

from typing import Literal, NamedTuple

Kind = Literal["admin1", "admin2", "town"]


class Entry(NamedTuple):
    """A place of the gazetteer.

    `name` is in plain letters, without words such as "district"; `unit` is the entry's own number for a unit and
    `admin1_unit`, `admin2_unit` those of the units it lies in (its own for a unit). Coordinates are a town's only.
    """

    name: str
    kind: Kind
    country: str
    unit: int | None
    admin1: str | None
    admin1_unit: int | None
    admin2: str | None
    admin2_unit: int | None
    geonames_id: int | None
    population: int = 0
    latitude: float | None = None
    longitude: float | None = None


class Nation(NamedTuple):
    """A country: ISO 3166-1 alpha-3 and alpha-2 codes, its common name, all its names, its GeoNames number."""

    code: str
    alpha2: str
    name: str
    names: tuple[str, ...]
    geonames_id: int | None
