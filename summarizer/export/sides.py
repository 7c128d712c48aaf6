"""The parties and the numbers of an incident as the tables of coders want them: two sides, one number.

What acled and ucdp share; how each lays its sides out is its own.
"""

from typing import NamedTuple

from summarizer.report import Actor, Incident, Range


class Sides(NamedTuple):
    """Who stands against whom; the first of a side is its main party."""

    first: tuple[Actor, ...]
    second: tuple[Actor, ...]
    others: tuple[Actor, ...]
    denied: tuple[Actor, ...]


def sides(incident: Incident) -> Sides:
    """Attackers against targets; where neither is told, the first other party against the second.

    A party that is only said *not* to have been there stands on no side.
    """
    there = [actor for actor in incident.actors if actor.certainty != "denied"]
    attackers, targets, others = (
        tuple(actor for actor in there if actor.role == role) for role in ("attacker", "target", "other")
    )
    if not attackers and not targets:
        attackers, targets, others = others[:1], others[1:2], others[2:]
    return Sides(attackers, targets, others, tuple(actor for actor in incident.actors if actor not in there))


def likely(found: Range | None) -> int | None:
    """The one number of a range: the best, else the low one, which is the careful reading; None without either.

    >>> likely(Range(low=12, best=None, high=None)), likely(Range(low=None, best=None, high=5))
    (12, None)
    """
    if found is None:
        return None
    return found.low if found.best is None else found.best
