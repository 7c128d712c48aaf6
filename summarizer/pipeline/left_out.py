"""Incidents of kinds that are not wanted are left out of a report, each with a problem that says so."""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.codebook.relevance import Relevance
from summarizer.report import Incident, Problem

_WHERE: Final = re.compile(r"\$\.incidents\[(\d+)\]")


def left_out(
    incidents: Sequence[Incident], problems: Sequence[Problem], relevance: Relevance
) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    """The wanted incidents, with ids as they were, and the problems with paths that fit them.

    A problem of an incident that is left out goes with it; in its place stands one, "left-out", with the incident's
    codes and its summary.
    """
    wanted = [
        relevance.wants(one.event_type, one.sub_event_type, civilian_targeting=one.civilian_targeting)
        for one in incidents
    ]
    if all(wanted):
        return tuple(incidents), tuple(problems)
    new = {old: sum(wanted[:old]) for old, kept in enumerate(wanted) if kept}
    moved = [_moved(problem, new) for problem in problems]
    gone = [_left_out(one, relevance) for one, kept in zip(incidents, wanted, strict=True) if not kept]
    kept_incidents = tuple(one for one, kept in zip(incidents, wanted, strict=True) if kept)
    return kept_incidents, (*(problem for problem in moved if problem is not None), *gone)


def _moved(problem: Problem, new: dict[int, int]) -> Problem | None:
    """The problem at its incident's new position; None where that is gone."""
    found = _WHERE.match(problem.where)
    if found is None:
        return problem
    position = new.get(int(found.group(1)))
    if position is None:
        return None
    return problem.model_copy(update={"where": f"$.incidents[{position}]{problem.where[found.end() :]}"})


def _left_out(incident: Incident, relevance: Relevance) -> Problem:
    message = f"{incident.event_type} / {incident.sub_event_type}: not among the events asked for ({relevance})"
    return Problem(code="left-out", where="$.incidents", message=message, value=incident.summary)
