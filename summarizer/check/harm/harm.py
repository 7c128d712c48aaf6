"""Where a sentence has a word of harm, and in which sense. Whose harm it is, is `casualties`'."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from summarizer.check.harm.casualty_words import (
    AUXILIARIES,
    BEFORE_A_SHOT,
    DEATH_AFTER_STRIKE,
    FATAL,
    FIGHTING_NOUNS,
    FILMED,
    MISSILES,
    NO_BODY,
    NO_DEATH,
    SIDES,
    STATES,
    TAKEN,
    TO_HOSPITAL,
    TO_HOSPITAL_WORDS,
    TRIGGERS,
    Trigger,
)
from summarizer.check.harm.tokens import Tokens
from summarizer.check.numbers.number_words import SMALL
from summarizer.check.numbers.vocabulary import PERSON_NOUNS, PERSON_PLURALS

# All words of harm are of these letters; "ékilled" costs no more than a closer look.
_WORD: Final = re.compile(r"[a-z]{3,}")
_KILLED: Final = Trigger("killed", "verb")
_HURT: Final = Trigger("injured", "state", struck=True)


def may_tell_harm(text: str) -> bool:
    """Whether any word of the text can be a word of harm: a quick look before the sentence is cut into tokens.

    >>> may_tell_harm("The men were KILLED."), may_tell_harm("It rained in Hadra.")
    (True, False)
    """
    return not TRIGGERS.keys().isdisjoint(_WORD.findall(text.casefold()))


def triggers_in(tokens: Tokens) -> dict[int, Trigger]:
    """Positions of words of harm; of two that tell of one thing ("shot dead", "shot and wounded") only one."""
    lows = tokens.lows
    found: dict[int, Trigger] = {}
    skip = -1
    for at in tokens.positions(TRIGGERS.keys()):
        trigger = None if at == skip else _in_this_sense(lows, at, TRIGGERS[lows[at]])
        if trigger is None or _told_later(lows, at, trigger):
            continue
        if trigger.struck and (death := death_follows(lows, at)):
            if lows[death - 1] == "and":
                continue  # "shot and killed": the second word tells it all
            skip = death
            trigger = _KILLED
        if trigger.outcome == "injured" and lows[at - 1] in FATAL:
            trigger = _KILLED if trigger.shape == "verb" else Trigger("killed", trigger.shape)
        found[at] = trigger
    return found


def _told_later(lows: Sequence[str], at: int, trigger: Trigger) -> bool:
    """Whether a later word tells what became of these: "shot and wounded", "two of the wounded died"."""
    if trigger.outcome != "injured":
        return False
    if trigger.struck and lows[at + 1] == "and" and lows[at + 2]:
        following = TRIGGERS.get(lows[at + 2])
        return following is not None and following.outcome == "injured" and not following.struck
    return lows[at - 1] in {"the", "those"} and not _DIED.isdisjoint(lows[at + 1 : at + 6])


def death_follows(lows: Sequence[str], at: int) -> int:
    """Position of the word that makes a strike a death ("shot dead", "shot and killed", "beaten to death"); else 0."""
    if lows[at + 1] in DEATH_AFTER_STRIKE:
        return at + 1
    return at + 2 if lows[at + 2] in DEATH_AFTER_STRIKE and lows[at + 1] in {"and", "to"} else 0


def _in_this_sense(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """What the word tells here; None where it is not about harm done ("death penalty", "shot a video", "to kill")."""
    low = lows[at]
    reader = _READERS.get(low)
    if reader is not None:
        return reader(lows, at, told)
    if low in {"kill", "die", "injure", "kidnap", "abduct"} and lows[at - 1] in {"to", "not", "n't"}:
        return None
    if low in {"killed", "kills", "wounded"} and lows[at + 1] == "the":
        return None if lows[at + 2] in {"engine", "lights", "bill", "deal"} else told
    return told


def _before(lows: Sequence[str], at: int, reach: int) -> Sequence[str]:
    return lows[max(0, at - reach) : at]


def _people_in(lows: Sequence[str]) -> bool:
    return not _PEOPLE.isdisjoint(lows)


def _is_number(low: str) -> bool:
    return low in SMALL or low[:1].isdigit()


def _death(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    return None if lows[at + 1] in NO_DEATH else told


def _remains(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    living = lows[at - 1] in {"governing", "international", "student", "ruling"}
    return None if living or lows[at + 1] in NO_BODY else told


def _lives(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Lives lost, claimed or taken: "claimed the lives of", "lost his life", "took his own life", not "saved lives"."""
    near = _before(lows, at, 6)
    if lows[at] == "life" and near[-3:-1] == ["fighting", "for"]:
        return _HURT
    lost = {"lost", "lose", "loses", "losing"}.intersection(near[-4:]) and lows[at - 1] != "the"
    taken = {"claimed", "claim", "claims", "claiming", "cost", "took", "takes", "taking", "taken"}.intersection(near)
    if lows[at] == "life":
        return told if lost or (taken and "own" in near[-2:]) else None
    return told if lost or taken else None


def _toll(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    held = {"death", "deaths", "dead", "casualty"}.intersection(_before(lows, at, 4))
    return told if held or lows[at + 1] in {"at", "to", "rose", "stood", "climbed", "stands"} else None


def _treated(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Of the hurt where a hospital or the like stands near: "treated for his injuries", "treated at the hospital"."""
    if TO_HOSPITAL_WORDS.isdisjoint(lows[max(0, at - 20) : at + 20]):
        return None
    # "The hospital treated 34 people" tells of the hurt; "she was treated" leaves open what became of her.
    passive = not AUXILIARIES.isdisjoint(_before(lows, at, 2))
    counted = any(map(_is_number, lows[at + 1 : at + 4]))
    return told if passive or not counted else Trigger("injured", "verb")


def _shot(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Whether "shot" was suffered: not a noun, filmed, aimed and not landed ("shot at a patrol"), or of a bird."""
    after, where = lows[at + 1 : at + 3]
    if FILMED.intersection(lows[at + 1 : at + 4]) or (lows[at - 1] in BEFORE_A_SHOT and after not in {"dead", "and"}):
        return None
    if after == "back":
        return None
    if after == "down":
        return told if _people_in(lows[max(0, at - 4) : at + 4]) else None
    if after != "at":
        return told
    if where[:1].isdigit() or where in {"about", "around", "approximately", "close", "point-blank"}:
        return told  # "shot at 45 Mill Road", "shot at about 10 p.m."
    passive = not AUXILIARIES.isdisjoint(_before(lows, at, 2))
    return told if passive and where[:1].isalnum() and where not in {"by", "several", "multiple"} else None


def _blow(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """People alone are hit: with a verb of the passive ("was hit"), or by gunfire."""
    if AUXILIARIES.intersection(_before(lows, at, 2)):
        return None if _NATURE.intersection(lows[at + 1 : at + 4]) else told
    return told if MISSILES.intersection(lows[at + 1 : at + 5]) and _people_in(_before(lows, at, 4)) else None


def _striking(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """With people right after it: "striking him", "hitting a girl in the leg"."""
    return told if lows[at + 1] in {"him", "her", "them"} or _people_in(lows[at + 1 : at + 6]) else None


def _fired_on(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """The noun with those it befell ("the fatal shooting of two men"), or the verb ("after shooting her")."""
    after = lows[at + 1]
    if after != "of":
        opens = after in _OBJECTS or _is_number(after)
        return Trigger("injured", "object", struck=True) if opens and _people_in(lows[at + 1 : at + 6]) else None
    fatal = {"fatal", "deadly"}.intersection(_before(lows, at, 2))
    return Trigger("killed", "noun") if fatal else told


def _lost(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Fighters lost: "the rebels lost 12 fighters", not "lost two villages"."""
    counted = any(map(_is_number, lows[at + 1 : at + 5]))
    return told if counted and FIGHTING_NOUNS.intersection(lows[at + 1 : at + 8]) else None


def _hostage(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Taken or held: "was taken hostage", "took 12 hostages", "took four prisoners"."""
    if lows[at] in {"hostage", "prisoner"}:
        return told if lows[at - 1] in TAKEN else None
    return Trigger("captured", "noun") if TAKEN.intersection(_before(lows, at, 6)) else None


def _share(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """With the count alone: "two men were shot, one fatally"; before a verb it belongs to that."""
    following = TRIGGERS.get(lows[at + 1])
    return told if following is None or following.shape not in {"verb", "subject"} else None


def _looked(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Of the missing: "nine people are still being looked for", "three are unaccounted for"."""
    return told if lows[at + 1] == "for" and "being" in _before(lows, at, 2) else None


def _murders(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    return Trigger("killed", "noun") if lows[at + 1] == "of" else told


def _down(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    return told if lows[at + 1] == "down" else None


def _suicide(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    return told if lows[at - 1] in {"committed", "commits", "commit", "committing"} else None


def _of_someone(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    return told if lows[at + 1] == "of" else None


def _beaten(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """By blows, not by votes or goals."""
    return None if _CONTESTS.intersection(lows[at + 1 : at + 8]) else told


def _executed(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Of people: "executed two hostages", not "executed a search warrant" nor "a warrant was executed"."""
    return None if _CARRIED_OUT.intersection(lows[max(0, at - 5) : at + 6]) else told


def _state(lows: Sequence[str], at: int, told: Trigger) -> Trigger | None:
    """Whether "condition", "wound" or "hospital" stands here for a person's state; "wounds" may be the verb."""
    low, before, near = lows[at], lows[at - 1], _before(lows, at, 8)
    if low == "hospital":
        lies_in = before == "in" or near[-2:] == ["in", "the"]
        return told if TO_HOSPITAL.intersection(near) or (lies_in and _LIES.intersection(near)) else None
    if low == "wounds" and before not in STATES[low]:
        counted = _is_number(lows[at + 1]) or lows[at + 1] in {"dozens", "scores", "at"}
        return Trigger("injured", "verb") if counted else None
    if low == "condition" and before == "good" and not _people_in(near):
        return None
    return told if before in STATES[low] else None


# Words that tell of a death with the dead before them: "two of the wounded died".
_DIED: Final = frozenset(low for low, told in TRIGGERS.items() if (told.outcome, told.shape) == ("killed", "subject"))
_PEOPLE: Final = SIDES.keys() | PERSON_NOUNS | PERSON_PLURALS
_LIES: Final = AUXILIARIES | {"remains", "remained"}
_CONTESTS: Final = frozenset("election elections vote final match race poll polls".split())
_CARRIED_OUT: Final = frozenset(
    "warrant warrants search searches plan plans order orders operation operations attack attacks raid raids contract "
    "maneuver maneuvers turn program programme".split()
)
_OBJECTS: Final = frozenset("him her them himself herself a an the his their another".split())
_NATURE: Final = frozenset("drought flood floods storm storms famine earthquake cyclone lightning".split())
_READERS: Final[dict[str, Callable[[Sequence[str], int, Trigger], Trigger | None]]] = {
    **dict.fromkeys(("death", "deaths", "murder", "assassination", "execution"), _death),
    **dict.fromkeys(("body", "bodies"), _remains),
    **dict.fromkeys(("life", "lives"), _lives),
    **dict.fromkeys(("struck", "hit"), _blow),
    **dict.fromkeys(("striking", "hitting"), _striking),
    **dict.fromkeys(("shooting", "stabbing", "shootings"), _fired_on),
    **dict.fromkeys(("hostage", "hostages", "prisoner", "prisoners"), _hostage),
    **dict.fromkeys(("fatally", "mortally"), _share),
    **dict.fromkeys(("arrest", "detention"), _of_someone),
    **dict.fromkeys(STATES, _state),
    "looked": _looked,
    "murders": _murders, "toll": _toll, "treated": _treated, "shot": _shot, "lost": _lost, "gunned": _down,
    "suicide": _suicide, "beaten": _beaten, "executed": _executed, "executing": _executed,
}  # fmt: skip
