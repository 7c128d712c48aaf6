"""An incident as a row of UCDP's table of georeferenced events; columns and codes are `codebook.ucdp`'s.

UCDP gives numbers to events, conflicts, dyads and parties: those are never made up, and their cells stay empty, like
all that its coders judge from more than one article (clarity, active year). The file is `tables`'.
"""

from typing import Final, NamedTuple

from summarizer.codebook import DatePrecision
from summarizer.codebook import ucdp as codebook
from summarizer.codebook.countries import ucdp_region
from summarizer.export.cells import Cell, number_text
from summarizer.export.flat import joined
from summarizer.export.sides import Sides, likely, sides
from summarizer.report import Actor, Incident, IncidentDate, Location, Report

# The finest code that words of this precision may get; "week" on a single day is a week all the same.
_AT_LEAST: Final[dict[DatePrecision | None, int]] = {None: 1, "day": 1, "week": 3, "month": 4, "year": 5}


def ucdp_row(report: Report, incident: Incident) -> tuple[Cell, ...]:
    """The incident's cells, in the order of UCDP's columns."""
    side_a, side_b = _names(incident)
    cells: dict[str, Cell] = {
        "year": incident.date.start.year if incident.date.start else None,
        "type_of_violence": incident.type_of_violence,
        "dyad_name": f"{side_a} - {side_b}" if side_a and side_b else None,
        "side_a": side_a,
        "side_b": side_b,
        **_source(report, incident),
        **_place(incident.location),
        **_when(incident.date),
        **_deaths_cells(incident),
    }
    return tuple(cells.get(column) for column in codebook.COLUMNS)


def _party_sides(incident: Incident) -> Sides:
    """Side A of a state-based conflict is the state; else it is the attacker."""
    found = sides(incident)
    if incident.type_of_violence == 1 and _is_state(found.second) and not _is_state(found.first):
        return found._replace(first=found.second, second=found.first)
    return found


def _is_state(side: tuple[Actor, ...]) -> bool:
    return bool(side) and side[0].type == "State forces"


def _names(incident: Incident) -> tuple[str | None, str | None]:
    found = _party_sides(incident)
    second = "Civilians" if incident.type_of_violence == 3 else joined(actor.name for actor in found.second)
    return joined(actor.name for actor in found.first), second


def _source(report: Report, incident: Incident) -> dict[str, Cell]:
    article = report.article
    published = article.published.isoformat() if article.published else None
    told = [claim.attributed_to for claim in incident.casualties if claim.outcome == "killed" and claim.attributed_to]
    return {
        "number_of_sources": 1,
        "source_article": ", ".join(filter(None, (article.source, published, article.title))) or None,
        "source_office": article.source,
        "source_date": published,
        "source_headline": article.title,
        "source_original": joined(dict.fromkeys(told)),
    }


def _place(location: Location) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "where_prec": codebook.WHERE_PREC[location.precision] if location.precision else None,
        "where_coordinates": location.name,
        "where_description": location.text,
        "adm_1": location.admin1,
        "adm_2": location.admin2,
        "country": location.country,
        "region": ucdp_region(location.country_code or ""),
    }
    if location.latitude is not None and location.longitude is not None:
        cells |= {
            "latitude": location.latitude,
            "longitude": location.longitude,
            "geom_wkt": f"POINT({number_text(location.longitude)} {number_text(location.latitude)})",
            "priogrid_gid": codebook.priogrid_gid(location.latitude, location.longitude),
        }
    return cells


def _when(date: IncidentDate) -> dict[str, Cell]:
    start, end = date.start or date.end, date.end or date.start
    if start is None or end is None:
        return {}
    days = max(1, (end - start).days + 1)
    return {
        "date_prec": codebook.date_prec(days, at_least=_AT_LEAST[date.precision]),
        "date_start": start.isoformat(),
        "date_end": end.isoformat(),
    }


class Deaths(NamedTuple):
    """UCDP's death columns; `best` is always the sum of the first four, and ``low ≤ best ≤ high``."""

    side_a: int
    side_b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        """The sum of the four."""
        return self.side_a + self.side_b + self.civilians + self.unknown


def deaths(incident: Incident) -> Deaths | None:
    """The deaths, laid to the sides of the row; None where the article gives no number of them.

    What the report gives to no side, or to a side that has two parties in this row (non-state against non-state),
    goes to `unknown`, so that nobody's dead are laid to the wrong party. An open bound of the range is the best number.
    """
    by_side = incident.fatalities_by_side
    state, other, civilians, rest = (
        likely(figure) or 0 for figure in (by_side.state, by_side.non_state, by_side.civilians, by_side.unknown)
    )
    total = likely(incident.fatalities)
    told = any(likely(figure) is not None for _, figure in by_side)
    if total is None and not told:
        return None
    first, second = _laid(incident, state, other)
    unknown = max((total or 0) - first - second - civilians, rest + state + other - first - second, 0)
    best = first + second + civilians + unknown
    figure = incident.fatalities
    low = best if figure is None or figure.low is None else min(figure.low, best)
    high = best if figure is None or figure.high is None else max(figure.high, best)
    return Deaths(first, second, civilians, unknown, low, high)


def _laid(incident: Incident, state: int, other: int) -> tuple[int, int]:
    """The dead of side A and of side B, as far as the report's two sides are the row's."""
    found = _party_sides(incident)
    one, two = _is_state(found.first), _is_state(found.second)
    if incident.type_of_violence == 1 and one and found.second and not two:
        return state, other
    if incident.type_of_violence == 3 and found.first:
        return (state, 0) if one else (other, 0)
    return 0, 0


def _deaths_cells(incident: Incident) -> dict[str, Cell]:
    found = deaths(incident)
    if found is None:
        return {}
    return {
        "deaths_a": found.side_a,
        "deaths_b": found.side_b,
        "deaths_civilians": found.civilians,
        "deaths_unknown": found.unknown,
        "best": found.best,
        "high": found.high,
        "low": found.low,
    }
