"""An incident as a row of ACLED's table; columns and codes are `codebook.acled`'s, the file is `tables`'.

Where the codebook wants a judgement that a report does not hold (an unnamed attacker's group, the scale of a source,
tags), the cell is empty. Vague words become numbers only here, and `notes` says which.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from summarizer.codebook import acled as codebook
from summarizer.codebook.countries import ACLED_REGION, ISO_NUMERIC
from summarizer.export.cells import Cell
from summarizer.export.flat import joined
from summarizer.export.sides import Sides, likely, sides
from summarizer.report import Actor, Incident, IncidentDate, Location, Report


def acled_row(report: Report, incident: Incident) -> tuple[Cell, ...]:
    """The incident's cells, in the order of ACLED's columns."""
    day, time_precision = _when(incident.date)
    fatalities, counted = _fatalities(incident)
    between = _sides(incident)
    cells: dict[str, Cell] = {
        "event_id_cnty": (incident.location.country_code or "") + incident.id,
        "event_date": day.isoformat() if day else None,
        "year": incident.date.start.year if incident.date.start else None,
        "time_precision": time_precision,
        "disorder_type": codebook.disorder_type(incident.event_type, incident.sub_event_type),
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        **_actors(between),
        "civilian_targeting": "Civilian targeting" if incident.civilian_targeting else None,
        **_place(incident.location),
        "source": report.article.source,
        "notes": " ".join(_notes(incident, between, counted)) or None,
        "fatalities": fatalities,
    }
    return tuple(cells.get(column) for column in codebook.COLUMNS)


def _when(date: IncidentDate) -> tuple[datetime.date | None, int | None]:
    """The day and ACLED's precision: 1 the day itself, 2 the middle of some days up to a week, 3 of a month.

    Coarser than a month has no code: the row keeps its year only.
    """
    start, end = date.start or date.end, date.end or date.start
    if start is None or end is None or date.precision in ("year", None):
        return None, None
    days = (end - start).days + 1
    middle = start + (end - start) // 2
    if date.precision == "day" and days == 1:
        return start, 1
    if date.precision != "month" and days <= 7:
        return middle, 2
    return (middle, 3) if days <= 31 else (None, None)


_DEMONSTRATORS: Final = ("Protesters", "Rioters")


def _sides(incident: Incident) -> Sides:
    """Actor 1 is the attacker, but in a demonstration who demonstrates."""
    found = sides(incident)
    demonstration = incident.event_type in ("Protests", "Riots")
    if demonstration and _leads(found.second) and not _leads(found.first):
        return found._replace(first=found.second, second=found.first)
    return found


def _leads(side: tuple[Actor, ...]) -> bool:
    return bool(side) and side[0].type in _DEMONSTRATORS


def _actors(between: Sides) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for number, side in ((1, between.first), (2, between.second)):
        if side:
            cells[f"actor{number}"] = side[0].name
            cells[f"inter{number}"] = side[0].type
            cells[f"assoc_actor_{number}"] = joined(actor.name for actor in side[1:])
    one = between.first[0].type if between.first else None
    other = between.second[0].type if between.second else None
    # A target whose attacker is not told was not alone; nor is a party alone whose counterpart is of no known kind.
    if one is not None and (other is not None or not between.second):
        cells["interaction"] = codebook.interaction(one, other)
    return cells


def _place(location: Location) -> dict[str, Cell]:
    code = location.country_code or ""
    return {
        "iso": ISO_NUMERIC.get(code),
        "region": ACLED_REGION.get(code),
        "country": location.country,
        "admin1": location.admin1,
        "admin2": location.admin2,
        "admin3": location.admin3,
        "location": location.name,
        "latitude": location.latitude,
        "longitude": location.longitude,
        "geo_precision": codebook.GEO_PRECISION[location.precision] if location.precision else None,
    }


def _fatalities(incident: Incident) -> tuple[int | None, str | None]:
    """The number, and how it came of words where it did: the careful reading, as ACLED's is.

    None where the article says nothing of deaths: ACLED's own coders write 0.
    """
    found = likely(incident.fatalities)
    if found is not None:
        return found, None
    if incident.fatalities is not None and incident.fatalities.high is not None:
        most = incident.fatalities.high
        return most, f"Fatalities: {most} is the most that the report allows for; it gives no other number."
    words = [claim.words for claim in incident.casualties if claim.outcome == "killed" and claim.words]
    numbers = [_number_for(phrase, incident) for phrase in words]
    if not words:
        return None, None
    most = max(numbers)
    return most, f'Fatalities: {most} stands for "{words[numbers.index(most)]}" (ACLED\'s rule for vague words).'


def _number_for(words: str, incident: Incident) -> int:
    for word in re.findall(r"\w+", words.casefold()):
        if word in codebook.VAGUE:
            return codebook.VAGUE[word]
    war = incident.sub_event_type in codebook.OF_WAR
    return codebook.VAGUE_IN_WAR if war else codebook.VAGUE_ELSEWHERE


def _notes(incident: Incident, between: Sides, counted: str | None) -> Iterator[str]:
    if incident.summary:
        yield incident.summary if incident.summary.endswith((".", "!", "?")) else f"{incident.summary}."
    for name, actors in (("Also named", between.others), ("Said not to have been there", between.denied)):
        if actors:
            yield f"{name}: {joined(actor.name for actor in actors)}."
    for name, figure in (("Injured", incident.injured), ("Missing", incident.missing), ("Captured", incident.captured)):
        number = likely(figure)
        if number is not None:
            yield f"{name}: {number}."
    if counted:
        yield counted
