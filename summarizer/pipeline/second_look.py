"""What the model is asked again about: values that the checks refused, where nothing took their place.

A second answer costs as much as the first. Where the article's own words filled the gap, it changes nothing: of 27
second answers that only corrected such values none did (docs/prompts-log.md). What is asked is `check.repair`'s.
"""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.check.draft import NOT_IN_ARTICLE, CheckedIncident
from summarizer.check.repair import REPAIRABLE, needs_repair
from summarizer.report import Incident, Problem

_WHERE: Final = re.compile(r"\$\.incidents\[(\d+)\]\.(\w+)")


def gaps(
    checked: Sequence[CheckedIncident], incidents: Sequence[Incident], problems: Sequence[Problem]
) -> frozenset[str]:
    """The refused values in whose place a second answer may put something; none, and it would change nothing.

    Args:
        checked: The first answer, held against the article.
        incidents: What came of it.
        problems: Its values that were refused among them, with paths into `incidents`.
    """
    if not needs_repair(checked):
        return frozenset()
    if not incidents:
        return frozenset(getattr(one.draft, field) for one in checked for field in one.failed & REPAIRABLE)
    attackers = {one.draft.attacker for one in checked}
    refused = (one for one in problems if one.code == NOT_IN_ARTICLE)
    return frozenset(one.value for one in refused if _left_a_gap(one, incidents, attackers))


def _left_a_gap(problem: Problem, incidents: Sequence[Incident], attackers: set[str | None]) -> bool:
    """Whether the incident has nothing where the refused value would have been."""
    found = _WHERE.fullmatch(problem.where)
    if found is None or int(found.group(1)) >= len(incidents):
        return False
    incident, key = incidents[int(found.group(1))], found.group(2)
    if key == "actors":
        role = "attacker" if problem.value in attackers else "target"
        return all(actor.role != role for actor in incident.actors)
    missing = {
        "date": incident.date.start is None,
        "location": incident.location.name is None,
        "weapons": not incident.weapons,
    }
    return missing.get(key, False)
