"""Event types: the model's choice held against the words of the article and the kinds of its parties.

A type that no word of the incident bears out gives way to the one that most words do, and one that the parties speak
against (two armed sides, yet "violence against civilians") to the one that fits them. Tables are in `event_words`; the
codes themselves in `codebook`. Source of the order of precedence and of the definitions: ACLED Codebook, "ACLED Event
and Sub-event types".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from summarizer.codebook import EVENT_TYPE_OF, ActorType, EventType, Outcome, SubEventType
from summarizer.resolve.codes.event_words import BEARING, Bearing, is_so
from summarizer.resolve.codes.wording import words_of

# A word in the headline or the first sentence says more about the event's kind than one further down.
_LEAD_WEIGHT: Final = 3
_LEAD_SENTENCES: Final = 2
# Of one sentence no more than so many words of a type count.
_MOST_IN_SENTENCE: Final = 3
_MOST_GENERAL: Final = 1
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
_PROTESTS: Final = frozenset({"Peaceful protest", "Protest with intervention"})
_OF_CAPTIVES: Final[frozenset[SubEventType]] = frozenset({"Abduction/forced disappearance"})
_REMOTE: Final = frozenset({"Air/drone strike", "Shelling/artillery/missile attack"})
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
_ARMED: Final[frozenset[ActorType]] = frozenset(
    {"State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces"}
)
_UNARMED: Final[frozenset[ActorType]] = frozenset({"Civilians", "Protesters"})


class EventCode(NamedTuple):
    """A legal pair, whether it is the model's own (`kept`), and what spoke for another (None where nothing did)."""

    event_type: EventType
    sub_event_type: SubEventType
    kept: bool
    reason: str | None = None


class Sides(NamedTuple):
    """The kinds of the incident's attackers and targets, as far as their names tell."""

    attackers: frozenset[ActorType] = frozenset()
    targets: frozenset[ActorType] = frozenset()


NOBODY: Final = Sides()
_WORDS_SAY: Final = "the incident's sentences bear another type out"
_CLASH: Final = "both parties are armed and none is civilian"
_ONE_SIDED: Final = "one party is armed and the other civilian"


class _Support(NamedTuple):
    """How many words tell each type, in headline and first sentence alone (`lead`), and how many only agree with it."""

    telling: dict[SubEventType, int]
    lead: dict[SubEventType, int]
    general: dict[SubEventType, int]


def event_code(
    chosen: SubEventType, sentences: Sequence[str], harmed: Mapping[Outcome, bool], sides: Sides = NOBODY
) -> EventCode | None:
    """The pair of codes for an incident.

    "Armed clash" of "A suicide bomber blew himself up at a bank." → Suicide bomb; of "Gunmen shot dead two nurses.",
    attackers a militia, targets civilians → Attack.

    Args:
        chosen: The model's choice.
        sentences: Of the incident alone, in order; the first may be the headline.
        harmed: Which outcomes anyone came to: a person abducted and then killed was attacked.
        sides: The kinds of the parties.

    Returns:
        The pair, or None where neither the choice nor any other type has a word to rest on.
    """
    support = _support(sentences)
    ruled = _by_precedence(chosen, support, harmed) or _by_words(chosen, support, harmed)
    if ruled is None:
        return None
    if chosen == "Armed clash" and harmed.get("killed") and ruled in _OF_CAPTIVES and _both_armed(sides):
        ruled = chosen  # a raid that freed hostages
    fitting = _by_sides(ruled, support, sides)
    if fitting is not None and fitting != ruled:
        return EventCode(
            EVENT_TYPE_OF[fitting], fitting, fitting == chosen, _CLASH if fitting == "Armed clash" else _ONE_SIDED
        )
    return EventCode(EVENT_TYPE_OF[ruled], ruled, ruled == chosen, None if ruled == chosen else _WORDS_SAY)


def _by_words(chosen: SubEventType, support: _Support, harmed: Mapping[Outcome, bool]) -> SubEventType | None:
    """The choice where enough words agree with it, else the type that most words tell."""
    killed = harmed.get("killed", False)
    # Nobody dies of a march: it does not overrule a violent choice where people were killed.
    open_to = [one for one in _MORE_TELLING if one != "Peaceful protest" or chosen != "Attack" or not killed]
    best = max(open_to, key=lambda one: (support.telling.get(one, 0), -_MORE_TELLING.index(one)))
    others = support.telling.get(best, 0)
    # General words ("attack" of a bombing) agree with a choice, and weigh little against those that tell.
    general = min(support.general.get(chosen, 0), _MOST_GENERAL)
    mine = support.telling.get(chosen, 0) + general
    if chosen == "Other":
        return best if others else chosen
    if chosen in _NEVER_CHOSEN:
        # They stand on the lead's words, whatever more is told further down; "one man was arrested" is no lead.
        mine, others = support.lead.get(chosen, 0), min(others, support.lead.get(best, 0))
        agrees = 2 * mine > others
    else:
        agrees = 2 * mine >= others
    if mine and agrees:
        return chosen
    if others:
        return best
    if not mine and support.general.get("Attack"):
        return "Attack"
    if not mine and chosen in _PROTESTS:
        # Police who arrest people where nobody demonstrates.
        return "Arrests" if support.lead.get("Arrests") else None
    # Nothing speaks for another type: where people were harmed, the model's choice stands.
    return chosen if mine or any(harmed.values()) else None


def _support(sentences: Sequence[str]) -> _Support:
    support = _Support({}, {}, {})
    for number, sentence in enumerate(sentences):
        weight = _LEAD_WEIGHT if number < _LEAD_SENTENCES else 1
        counted: dict[Bearing, int] = {}
        for bearing in _stated(words_of(sentence)):
            counted[bearing] = counted.get(bearing, 0) + 1
        for (sub_event, telling), often in counted.items():
            found = min(often, _MOST_IN_SENTENCE)
            kind = support.telling if telling else support.general
            kind[sub_event] = kind.get(sub_event, 0) + weight * found
            if telling and number < _LEAD_SENTENCES:
                support.lead[sub_event] = support.lead.get(sub_event, 0) + found
    if not support.telling.get("Peaceful protest"):
        # "Arrested" and "batons" tell of a protest only where there was one.
        for kind in support:
            kind.pop("Protest with intervention", None)
    return support


def _stated(words: Sequence[str]) -> Iterator[Bearing]:
    """What a sentence's phrases bear out, without those that it denies or only thinks of."""
    for hit in BEARING.found(words):
        if hit.key is not None and is_so(words, hit.first):
            yield hit.key


def _by_precedence(chosen: SubEventType, support: _Support, harmed: Mapping[Outcome, bool]) -> SubEventType | None:
    """ACLED's order where the words are plain: suicide bombers first, then protests that turned violent."""
    telling = support.telling
    suicide, clash = telling.get("Suicide bomb", 0), telling.get("Armed clash", 0)
    if suicide >= _LEAD_WEIGHT and clash <= suicide:
        return "Suicide bomb"
    if chosen in _REMOTE and support.lead.get("Armed clash", 0) and clash >= telling.get(chosen, 0):
        return "Armed clash"  # an air strike inside a ground battle
    killed = harmed.get("killed", False)
    taken = support.lead.get("Abduction/forced disappearance", 0) and harmed.get("captured", False)
    if taken and not killed and chosen in _PROTESTS:
        return "Abduction/forced disappearance"  # those who hold hostages demonstrate no more
    if taken and chosen in {"Attack", "Armed clash"}:
        return chosen if killed else "Abduction/forced disappearance"
    violent, policed = telling.get("Violent demonstration", 0), telling.get("Protest with intervention", 0)
    destructive = violent or telling.get("Looting/property destruction", 0)
    if chosen == "Violent demonstration" and destructive and telling.get("Peaceful protest", 0):
        return chosen  # looting is the demonstrators' own
    if chosen in _OF_CROWDS and telling.get("Peaceful protest", 0) and violent > policed:
        return "Violent demonstration"
    return None


def _both_armed(sides: Sides) -> bool:
    return bool(sides.attackers & _ARMED and sides.targets) and sides.targets <= _ARMED


def _by_sides(ruled: SubEventType, support: _Support, sides: Sides) -> SubEventType | None:
    """What the kinds of the parties make of a type; None where they leave it as it is.

    ACLED Codebook: battles are between armed groups; violence against civilians is on unarmed people by armed ones;
    protesters who are killed by those who meet them are met with excessive force.
    """
    attackers, targets = sides
    if not attackers & _ARMED or not targets:
        return None
    if ruled == "Attack" and targets <= _ARMED:
        return "Armed clash"
    if ruled == "Armed clash" and targets <= _UNARMED and not support.lead.get("Armed clash", 0):
        return "Attack"
    return None
