"""Whose violence it was, from the codes of an incident: ACLED's civilian targeting and UCDP's type of violence.

Plain functions of what `codes`, `roles` and `actors` worked out; nothing is read here.
"""

from collections.abc import Sequence
from typing import Final

from summarizer.codebook import EVENT_TYPE_OF, ActorType, EventType, SubEventType, ViolenceType
from summarizer.report import Actor
from summarizer.resolve.codes.actor_words import is_nameless

_CIVILIANS: Final[frozenset[ActorType | None]] = frozenset({"Civilians", "Protesters"})
_STATE: Final[frozenset[ActorType | None]] = frozenset({"State forces", "External/Other forces"})
_ORGANISED: Final[frozenset[ActorType | None]] = _STATE | {"Rebel group", "Political militia", "Identity militia"}
# Here the type of event leaves open who was meant: the parties tell.
_OPEN: Final[frozenset[EventType]] = frozenset({"Explosions/Remote violence"})
_VIOLENT: Final[frozenset[EventType]] = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians"}
)


def civilian_targeting(sub_event_type: SubEventType | None, actors: Sequence[Actor]) -> bool | None:
    """Whether civilians were the main or only target; None where nothing tells.

    "An attack" → True; "Armed clash" → False; "Suicide bomb" on nurses → True, on soldiers and nurses → False, on
    nobody known → None.

    Source: ACLED Codebook, "Civilian targeting": all of Violence against civilians and Excessive force against
    protesters, and those of Explosions/Remote violence and Mob violence whose only target are civilians.
    """
    if sub_event_type is None:
        return None
    event_type = EVENT_TYPE_OF[sub_event_type]
    if event_type == "Violence against civilians" or sub_event_type == "Excessive force against protesters":
        return True
    if event_type not in _OPEN and sub_event_type != "Mob violence":
        return False
    targets = {one.type for one in actors if one.role == "target"} - {None}
    return targets <= _CIVILIANS if targets else None


def type_of_violence(sub_event_type: SubEventType | None, actors: Sequence[Actor]) -> ViolenceType | None:
    """UCDP's type: 1 state-based, 2 non-state, 3 one-sided; None where the parties do not tell, or it is no violence.

    rebels against the army → 1; the fighters of two clans → 2; rebels against nurses → 3; "unidentified gunmen" → None:
    UCDP counts the violence of states and of formally organised groups, and of unnamed gunmen neither is known.

    Source: UCDP GED Codebook, "type_of_violence", and its definitions of state-based, non-state and one-sided violence.
    """
    if sub_event_type is None:
        return None
    event_type = EVENT_TYPE_OF[sub_event_type]
    attackers = {one.type for one in actors if one.role == "attacker" and _is_organised(one) and _is_said(one)}
    targets = {one.type for one in actors if one.role == "target"} - {None}
    if not attackers or (event_type not in _VIOLENT and sub_event_type != "Excessive force against protesters"):
        return None
    if civilian_targeting(sub_event_type, actors) or (targets and targets <= _CIVILIANS):
        return 3
    if not targets & _ORGANISED:
        return None
    return 1 if (attackers | targets) & _STATE else 2


def _is_said(actor: Actor) -> bool:
    """Whether anybody says that it was this actor: who is only said not to have done it tells no type."""
    return actor.certainty != "denied"


def _is_organised(actor: Actor) -> bool:
    """Whether an actor is a state's force or a group, and not just somebody with a gun."""
    return actor.type in _ORGANISED and not (actor.type == "Political militia" and is_nameless(actor.name))
