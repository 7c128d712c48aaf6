"""The other side of the comparison: a report's incidents, or a second coder's, as values by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from summarizer.evaluate.fields import COORDINATES, COUNTED_UP_TO, LAYOUT
from summarizer.evaluate.gold import Accepted, GoldIncident
from summarizer.report import Incident


@dataclass(frozen=True, slots=True)
class Answer:
    """An incident as somebody answered.

    Attributes:
        values: By field; a field that is not there was not answered, and None says that the article does not tell. A
            report has one value a field, a coder may accept several.
        lists: Items by list.
    """

    values: Mapping[str, Accepted]
    lists: Mapping[str, tuple[Mapping[str, Accepted], ...]]


def reported(incident: Incident) -> Answer:
    """The incident of a report: every field is answered."""
    values: dict[str, Accepted] = {
        path: (_counted(_at(incident, LAYOUT.attributes[path])),) for path in LAYOUT.fields if path != COORDINATES
    }
    (latitude,), (longitude,) = values.pop("location.latitude"), values.pop("location.longitude")
    has_both = isinstance(latitude, float) and isinstance(longitude, float)
    values[COORDINATES] = ((latitude, longitude) if has_both else None,)  # type: ignore[assignment]  # both are floats
    lists = {
        path: tuple({key: (getattr(item, key),) for key in fields} for item in _at(incident, LAYOUT.attributes[path]))
        for path, fields in LAYOUT.lists.items()
    }
    return Answer(values, lists)


def coded(incident: GoldIncident) -> Answer:
    """The incident of another coder: what was filled in is answered."""
    return Answer(incident.values, incident.lists)


def _counted(value: Any) -> Any:
    return min(value, COUNTED_UP_TO) if isinstance(value, int) else value


def _at(incident: Any, attributes: tuple[str, ...]) -> Any:
    """The value that lies there; None where one of the records on the way is null."""
    return reduce(lambda one, name: None if one is None else getattr(one, name), attributes, incident)
