"""The coders' vocabularies as data: ACLED's types and their legal pairs, actor types, precision codes.

Words only; which of them applies is decided in `resolve.codes.codes`.

Sources: ACLED Codebook (2024), "Event types" (six types, 25 sub-event types) and "Actor types" (eight inter codes);
UCDP GED Codebook, "type_of_violence"; ISO 3166-1 for country codes.
"""

from typing import Final, Literal, get_args

EventType = Literal[
    "Battles",
    "Protests",
    "Riots",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
]

SubEventType = Literal[
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
]

ActorType = Literal[
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
]

Role = Literal["attacker", "target", "other"]
Certainty = Literal["stated", "alleged", "claimed", "denied"]
Outcome = Literal["killed", "injured", "missing", "captured", "displaced"]
Side = Literal["state", "non-state", "civilians", "unknown"]
Scope = Literal["total", "part"]
DatePrecision = Literal["day", "week", "month", "year"]
DateBasis = Literal["stated", "relative", "published"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "country"]
# UCDP: state-based, non-state, one-sided.
ViolenceType = Literal[1, 2, 3]

SUB_EVENT_TYPES: Final[dict[EventType, tuple[SubEventType, ...]]] = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}

EVENT_TYPE_OF: Final[dict[SubEventType, EventType]] = {
    sub_event: event for event, sub_events in SUB_EVENT_TYPES.items() for sub_event in sub_events
}

OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)


def legal_pair(event_type: str, sub_event_type: str) -> bool:
    """Whether ACLED allows the two together.

    >>> legal_pair("Battles", "Armed clash"), legal_pair("Battles", "Suicide bomb")
    (True, False)
    """
    return any(event == event_type and sub_event_type in subs for event, subs in SUB_EVENT_TYPES.items())
