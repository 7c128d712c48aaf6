"""Event and actor codes: the model's choice held against the words of the article, and ACLED's order of precedence.

A type that no word of the incident bears out gives way to the one that most words do. Tables are in `event_words` and
`actor_words`; the codes themselves in `codebook`.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from summarizer.codebook import EVENT_TYPE_OF, EventType, Outcome, SubEventType
from summarizer.resolve.event_words import BEARING

# A word in the headline or the first sentence says more about the event's kind than one further down.
_LEAD_WEIGHT: Final = 3
_LEAD_SENTENCES: Final = 2
# Too general to overrule a model: they bear a choice out, and are never chosen for their words alone.
_NEVER_CHOSEN: Final = frozenset(
    {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Excessive force against protesters",
        "Government regains territory",
        "Headquarters or base established",
        "Non-state actor overtakes territory",
        "Non-violent transfer of territory",
    }
)
# What a small model makes of a march that turned violent, besides a riot.
_OF_CROWDS: Final = frozenset({"Peaceful protest", "Looting/property destruction", "Mob violence"})
# Of two types with equal support the more telling one: a bomb that was a suicide bomb, an attack that was a kidnapping.
_MORE_TELLING: Final[tuple[SubEventType, ...]] = (
    "Suicide bomb",
    "Chemical weapon",
    "Air/drone strike",
    "Grenade",
    "Abduction/forced disappearance",
    "Sexual violence",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Violent demonstration",
    "Armed clash",
    "Mob violence",
    "Protest with intervention",
    "Peaceful protest",
    "Attack",
    "Looting/property destruction",
)


class EventCode(NamedTuple):
    """A legal pair, and whether it is the model's own (`kept`) or was put in its place."""

    event_type: EventType
    sub_event_type: SubEventType
    kept: bool


def event_code(chosen: SubEventType, sentences: Sequence[str], harmed: Mapping[Outcome, bool]) -> EventCode | None:
    """The pair of codes for an incident.

    Args:
        chosen: The model's choice.
        sentences: Of the incident alone, in order; the first may be the headline.
        harmed: Which outcomes anyone came to: a person abducted and then killed was attacked.

    Returns:
        The pair, or None where neither the choice nor any other type has a word to rest on.
    """
    support = _support(sentences)
    best = max(_MORE_TELLING, key=lambda one: (support.get(one, 0), -_MORE_TELLING.index(one)))
    ruled = _by_precedence(chosen, support, harmed)
    if ruled is not None:
        return EventCode(EVENT_TYPE_OF[ruled], ruled, kept=ruled == chosen)
    mine, others = support.get(chosen, 0), support.get(best, 0)
    # The general types stand on plain words too, but not on one further down: "one man was arrested".
    if chosen == "Other" or (mine and (2 * mine >= others or (chosen in _NEVER_CHOSEN and mine >= _LEAD_WEIGHT))):
        return EventCode(EVENT_TYPE_OF[chosen], chosen, kept=True) if mine or not others else _put(best, chosen)
    if others:
        return _put(best, chosen)
    # Nothing speaks for another type: where people were harmed, the model's choice stands.
    return EventCode(EVENT_TYPE_OF[chosen], chosen, kept=True) if any(harmed.values()) else None


def _put(best: SubEventType, chosen: SubEventType) -> EventCode:
    return EventCode(EVENT_TYPE_OF[best], best, kept=best == chosen)


def _support(sentences: Sequence[str]) -> dict[SubEventType, int]:
    support: dict[SubEventType, int] = {}
    for number, sentence in enumerate(sentences):
        weight = _LEAD_WEIGHT if number < _LEAD_SENTENCES else 1
        for sub_event, pattern in BEARING.items():
            found = len(pattern.findall(sentence))
            if found:
                support[sub_event] = support.get(sub_event, 0) + weight * min(found, 3)
    return support


def _by_precedence(
    chosen: SubEventType, support: Mapping[SubEventType, int], harmed: Mapping[Outcome, bool]
) -> SubEventType | None:
    """ACLED's order where the words are plain: suicide bombers first, then protests that turned violent."""
    suicide, bomb = support.get("Suicide bomb", 0), support.get("Remote explosive/landmine/IED", 0)
    if suicide >= _LEAD_WEIGHT and bomb and support.get("Armed clash", 0) <= suicide:
        return "Suicide bomb"
    taken = support.get("Abduction/forced disappearance", 0) >= _LEAD_WEIGHT and harmed.get("captured", False)
    if taken and chosen in {"Attack", "Armed clash"} and not harmed.get("killed", False):
        return "Abduction/forced disappearance"
    violent, policed = support.get("Violent demonstration", 0), support.get("Protest with intervention", 0)
    if chosen in _OF_CROWDS and support.get("Peaceful protest", 0) and violent > policed:
        return "Violent demonstration"
    return None
