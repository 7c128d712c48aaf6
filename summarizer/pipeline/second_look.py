"""Whether the model is asked again about an article: where the checks refused a value and nothing took its place.

A second answer costs as much as the first. Where the article's own words filled the gap, it changes nothing: of 27
second answers that only corrected such values none did (docs/prompts-log.md). What is asked is `check.repair`'s.
"""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.check.draft import NOT_IN_ARTICLE, CheckedIncident
from summarizer.check.repair import needs_repair
from summarizer.report import Incident, Problem

_WHERE: Final = re.compile(r"\$\.incidents\[(\d+)\]\.(\w+)")


def second_look(checked: Sequence[CheckedIncident], incidents: Sequence[Incident], problems: Sequence[Problem]) -> bool:
    """Whether a second answer may add something to what was made of the first.

    Args:
        checked: The first answer, held against the article.
        incidents: What came of it.
        problems: Its values that were refused among them, with paths into `incidents`.
    """
    if not needs_repair(checked):
        return False
    if not incidents:
        return True
    attackers = {one.draft.attacker for one in checked}
    return any(_left_a_gap(one, incidents, attackers) for one in problems if one.code == NOT_IN_ARTICLE)


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
