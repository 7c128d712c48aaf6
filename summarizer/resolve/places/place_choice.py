"""Among the namesakes of one country, the place that an article means, or none.

Looks the parts of a phrase up and scores what is found; which country to look in is `places`'s.
"""

from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from summarizer.resolve.places.gazetteer import Entry, Kind, seat
from summarizer.resolve.places.lookup import exact, similar
from summarizer.resolve.places.place_context import PlaceContext
from summarizer.resolve.places.place_words import Form, Part

_IN_NAMED_UNIT: Final = 3.0
_OF_KIND: Final = 2.0
# A bare name is a province's chief town ("Aleppo"), or a province, or another town, or a district: in this order. What
# holds another place is the larger one.
_CHIEF_TOWN: Final = 1.5
_BARE: Final[dict[Kind, float]] = {"admin1": 1.0, "town": 0.5, "admin2": 0.0}
_HOLDING: Final[dict[Kind, float]] = {"admin1": 2.0, "admin2": 1.0, "town": 0.0}
_TIMES_LARGER: Final = 5
_ALL_KINDS: Final[tuple[Kind, ...]] = ("admin1", "town", "admin2")


class Found(NamedTuple):
    """The outcome in one country: the place, how it was read, what holds it, and how many namesakes stood equal."""

    entry: Entry | None = None
    form: Form | None = None
    holder: Entry | None = None
    rivals: int = 0

    @property
    def anything(self) -> bool:
        """Whether the place or what holds it was found."""
        return self.entry is not None or self.holder is not None


class _Frame(NamedTuple):
    """What a part is matched against: the article's units, the unit it must lie in, whether it holds another part.

    `more` is the index of a plugged-in dump.
    """

    units: Container[int | None]
    inside: int | None
    holding: bool
    more: Path | None


def search(country: str, parts: Sequence[Part], context: PlaceContext, *, alike: bool) -> Found:
    """The innermost part (the first) in one country, inside what the outer parts name.

    Args:
        country: ISO 3166-1 alpha-3 code.
        parts: At least one.
        context: What else the article names.
        alike: Whether a name that only sounds alike will do where the name itself is not found.
    """
    units = {named.unit for named in context.units}
    holder: Entry | None = None
    for part in reversed(parts[1:]):
        inside = holder.admin1_unit if holder else None
        holder = (
            _match(country, part, _Frame(units, inside, holding=True, more=context.more), alike=alike).entry or holder
        )
    inside = holder.admin1_unit if holder else None
    found = _match(country, parts[0], _Frame(units, inside, holding=False, more=context.more), alike=alike)
    return found._replace(holder=holder or found.holder)


def _match(country: str, part: Part, frame: _Frame, *, alike: bool) -> Found:
    for form in part.forms:
        if namesakes := _with_seats(exact(country, form.name, frame.more), form, frame):
            return _choose(namesakes, form, frame)
    for form in part.forms if alike else ():
        alikes = (similar(country, form.name, kind, frame.inside, more=frame.more) for kind in _ALL_KINDS)
        if namesakes := _with_seats(filter(None, alikes), form, frame):
            return _choose(namesakes, form, frame)
    return Found()


def _with_seats(entries: Iterable[Entry], form: Form, frame: _Frame) -> list[Entry]:
    """The entries that may be meant, and the chief towns of units among them, whatever their spelling."""
    found = [entry for entry in entries if _fits(entry, form, frame)]
    seats = (seat(entry) for entry in found if entry.kind == "admin1" and not form.strict)
    return list(dict.fromkeys([*found, *filter(None, seats)]))


def _fits(entry: Entry, form: Form, frame: _Frame) -> bool:
    return frame.inside in (None, entry.admin1_unit) and (not form.strict or entry.kind == form.kind)


def _choose(namesakes: Sequence[Entry], form: Form, frame: _Frame) -> Found:
    chief = {entry.unit for entry in namesakes if entry.kind == "admin1"}
    scores = {entry: _score(entry, form, frame, chief) for entry in namesakes}
    best = sorted((e for e in scores if scores[e] == max(scores.values())), key=lambda entry: -entry.population)
    if len(best) == 1 or (best[1].population and best[0].population >= _TIMES_LARGER * best[1].population):
        return Found(best[0], form)
    return Found(None, form, _shared_unit(best), len(best))


def _score(entry: Entry, form: Form, frame: _Frame, chief: Container[int | None]) -> float:
    score = _IN_NAMED_UNIT if entry.admin1_unit in frame.units else 0.0
    if frame.holding and form.kind is None:
        return score + _HOLDING[entry.kind]
    if form.kind is None:
        return score + (_CHIEF_TOWN if entry.kind == "town" and entry.admin1_unit in chief else _BARE[entry.kind])
    if form.kind == entry.kind:
        return score + _OF_KIND
    return score + _BARE[entry.kind] / 10 - _OF_KIND * ("town" in (form.kind, entry.kind))


def _shared_unit(entries: Sequence[Entry]) -> Entry | None:
    first = entries[0]
    if first.admin1 is None or any(entry.admin1_unit != first.admin1_unit for entry in entries):
        return None
    return next((unit for unit in exact(first.country, first.admin1) if unit.unit == first.admin1_unit), None)
