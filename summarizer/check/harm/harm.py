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
from summarizer.check.harm.tokens import Token
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


def triggers_in(tokens: Sequence[Token]) -> dict[int, Trigger]:
    """Positions of words of harm; of two that tell of one thing ("shot dead", "shot and wounded") only one."""
    found: dict[int, Trigger] = {}
    skip: set[int] = set()
    for at, token in enumerate(tokens):
        told = TRIGGERS.get(token.low)
        trigger = None if told is None or at in skip else _in_this_sense(tokens, at, told)
        if trigger is None or _told_later(tokens, at, trigger):
            continue
        if trigger.struck and (death := death_follows(tokens, at)):
            if tokens[death - 1].low == "and":
                continue  # "shot and killed": the second word tells it all
            skip.add(death)
            trigger = _KILLED
        if trigger.outcome == "injured" and at and tokens[at - 1].low in FATAL:
            trigger = _KILLED if trigger.shape == "verb" else Trigger("killed", trigger.shape)
        found[at] = trigger
    return found


def _told_later(tokens: Sequence[Token], at: int, trigger: Trigger) -> bool:
    """Whether a later word tells what became of these: "shot and wounded", "two of the wounded died"."""
    if trigger.outcome != "injured":
        return False
    following = [TRIGGERS.get(token.low) for token in tokens[at + 1 : at + 6]]
    if trigger.struck and len(following) > 1 and tokens[at + 1].low == "and":
        return following[1] is not None and following[1].outcome == "injured" and not following[1].struck
    spoken_of = at > 0 and tokens[at - 1].low in {"the", "those"}
    return spoken_of and any(
        one is not None and one.outcome == "killed" and one.shape == "subject" for one in following
    )


def death_follows(tokens: Sequence[Token], at: int) -> int:
    """Position of the word that makes a strike a death ("shot dead", "shot and killed", "beaten to death"); else 0."""
    for ahead in (1, 2):
        if at + ahead < len(tokens) and tokens[at + ahead].low in DEATH_AFTER_STRIKE:
            between = [token.low for token in tokens[at + 1 : at + ahead]]
            if between in ([], ["and"], ["to"]):
                return at + ahead
    return 0


def _in_this_sense(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """What the word tells here; None where it is not about harm done ("death penalty", "shot a video", "to kill")."""
    low, after = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    reader = _READERS.get(low)
    if reader is not None:
        return reader(tokens, at, told)
    if low in {"kill", "die", "injure", "wound", "kidnap", "abduct"} and before in {"to", "not", "n't"}:
        return None
    if low in STATES:
        return _state(tokens, at, told)
    if low in {"killed", "kills", "wounded"} and after == "the" and at + 2 < len(tokens):
        return None if tokens[at + 2].low in {"engine", "lights", "bill", "deal"} else told
    return told


def _lows(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    return [token.low for token in tokens[max(0, first) : max(0, last)]]


def _people_in(lows: Sequence[str]) -> bool:
    return any(low in SIDES or low in PERSON_NOUNS or low in PERSON_PLURALS for low in lows)


def _death(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    return None if _lows(tokens, at + 1, at + 2) and tokens[at + 1].low in NO_DEATH else told


def _remains(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    living = {"governing", "international", "student", "ruling"}.intersection(_lows(tokens, at - 1, at))
    return None if living or NO_BODY.intersection(_lows(tokens, at + 1, at + 2)) else told


def _lives(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Lives lost, claimed or taken: "claimed the lives of", "lost his life", "took his own life", not "saved lives"."""
    near = _lows(tokens, at - 6, at)
    if tokens[at].low == "life" and near[-3:-1] == ["fighting", "for"]:
        return _HURT
    lost = {"lost", "lose", "loses", "losing"}.intersection(near[-4:]) and near[-1:] != ["the"]
    taken = {"claimed", "claim", "claims", "claiming", "cost", "took", "takes", "taking", "taken"}.intersection(near)
    if tokens[at].low == "life":
        return told if lost or (taken and "own" in near[-2:]) else None
    return told if lost or taken else None


def _toll(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    near, after = _lows(tokens, at - 4, at), _lows(tokens, at + 1, at + 2)
    held = {"death", "deaths", "dead", "casualty"}.intersection(near)
    return told if held or {"at", "to", "rose", "stood", "climbed", "stands"}.intersection(after) else None


def _treated(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Of the hurt where a hospital or the like stands near: "treated for his injuries", "treated at the hospital"."""
    if not TO_HOSPITAL_WORDS.intersection(_lows(tokens, at - 20, at + 20)):
        return None
    # "The hospital treated 34 people" tells of the hurt; "she was treated" leaves open what became of her.
    passive = any(low in AUXILIARIES for low in _lows(tokens, at - 2, at))
    counted = any(low[0].isdigit() or low in SMALL for low in _lows(tokens, at + 1, at + 4))
    return told if passive or not counted else Trigger("injured", "verb")


def _shot(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Whether "shot" was suffered: not a noun, filmed, aimed and not landed ("shot at a patrol"), or of a bird."""
    after = _lows(tokens, at + 1, at + 4)
    before = tokens[at - 1].low if at else ""
    if FILMED.intersection(after) or (before in BEFORE_A_SHOT and after[:1] not in (["dead"], ["and"])):
        return None
    if after[:1] == ["back"]:
        return None
    if after[:1] == ["down"]:
        return None if not _people_in(_lows(tokens, at - 4, at) + after) else told
    if after[:1] != ["at"]:
        return told
    where = after[1] if len(after) > 1 else ""
    if where[:1].isdigit() or where in {"about", "around", "approximately", "close", "point-blank"}:
        return told  # "shot at 45 Mill Road", "shot at about 10 p.m."
    passive = any(low in AUXILIARIES for low in _lows(tokens, at - 2, at))
    return told if passive and where[:1].isalnum() and where not in {"by", "several", "multiple"} else None


def _blow(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """People alone are hit: with a verb of the passive ("was hit"), or by gunfire."""
    after = _lows(tokens, at + 1, at + 5)
    if AUXILIARIES.intersection(_lows(tokens, at - 2, at)):
        return None if _NATURE.intersection(after[:3]) else told
    return told if MISSILES.intersection(after) and _people_in(_lows(tokens, at - 4, at)) else None


def _striking(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """With people right after it: "striking him", "hitting a girl in the leg"."""
    after = _lows(tokens, at + 1, at + 6)
    return told if {"him", "her", "them"}.intersection(after[:1]) or _people_in(after) else None


def _fired_on(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """The noun with those it befell ("the fatal shooting of two men"), or the verb ("after shooting her")."""
    after = _lows(tokens, at + 1, at + 6)
    if after[:1] != ["of"]:
        opens = after[:1] and (after[0] in _OBJECTS or after[0][0].isdigit() or after[0] in SMALL)
        return Trigger("injured", "object", struck=True) if opens and _people_in(after) else None
    fatal = {"fatal", "deadly"}.intersection(_lows(tokens, at - 2, at))
    return Trigger("killed", "noun") if fatal else told


def _lost(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Fighters lost: "the rebels lost 12 fighters", not "lost two villages"."""
    after = _lows(tokens, at + 1, at + 8)
    counted = any(low[0].isdigit() or low in SMALL for low in after[:4])
    return told if counted and FIGHTING_NOUNS.intersection(after) else None


def _hostage(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Taken or held: "was taken hostage", "took 12 hostages", "took four prisoners"."""
    near = _lows(tokens, at - 6, at)
    if tokens[at].low in {"hostage", "prisoner"}:
        return told if TAKEN.intersection(near[-1:]) else None
    return Trigger("captured", "noun") if TAKEN.intersection(near) else None


def _share(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """With the count alone: "two men were shot, one fatally"; before a verb it belongs to that."""
    following = TRIGGERS.get(tokens[at + 1].low) if at + 1 < len(tokens) else None
    return told if following is None or following.shape not in {"verb", "subject"} else None


def _looked(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Of the missing: "nine people are still being looked for", "three are unaccounted for"."""
    return told if _lows(tokens, at + 1, at + 2) == ["for"] and "being" in _lows(tokens, at - 2, at) else None


def _murders(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    return Trigger("killed", "noun") if _lows(tokens, at + 1, at + 2) == ["of"] else told


def _down(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    return told if _lows(tokens, at + 1, at + 2) == ["down"] else None


def _suicide(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    committed = {"committed", "commits", "commit", "committing"}
    return told if committed.intersection(_lows(tokens, at - 1, at)) else None


def _of_someone(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    return told if _lows(tokens, at + 1, at + 2) == ["of"] else None


def _beaten(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """By blows, not by votes or goals."""
    return None if _CONTESTS.intersection(_lows(tokens, at + 1, at + 8)) else told


def _executed(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Of people: "executed two hostages", not "executed a search warrant" nor "a warrant was executed"."""
    return None if _CARRIED_OUT.intersection(_lows(tokens, at - 5, at + 6)) else told


def _state(tokens: Sequence[Token], at: int, told: Trigger) -> Trigger | None:
    """Whether "condition", "wound" or "hospital" stands here for a person's state; "wounds" may be the verb."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    near = set(_lows(tokens, at - 8, at))
    if low == "hospital":
        lies_in = before == "in" or _lows(tokens, at - 2, at) == ["in", "the"]
        return told if near & TO_HOSPITAL or (lies_in and near & _LIES) else None
    if low == "wounds" and before not in STATES[low]:
        after = _lows(tokens, at + 1, at + 2)
        counted = bool(after) and (after[0][0].isdigit() or after[0] in SMALL or after[0] in {"dozens", "scores", "at"})
        return Trigger("injured", "verb") if counted else None
    if low == "condition" and before == "good" and not _people_in(_lows(tokens, at - 8, at)):
        return None
    return told if before in STATES[low] else None


_LIES: Final = AUXILIARIES | {"remains", "remained"}
_CONTESTS: Final = frozenset("election elections vote final match race poll polls".split())
_CARRIED_OUT: Final = frozenset(
    "warrant warrants search searches plan plans order orders operation operations attack attacks raid raids contract "
    "maneuver maneuvers turn program programme".split()
)
_OBJECTS: Final = frozenset("him her them himself herself a an the his their another".split())
_NATURE: Final = frozenset("drought flood floods storm storms famine earthquake cyclone lightning".split())
_READERS: Final[dict[str, Callable[[Sequence[Token], int, Trigger], Trigger | None]]] = {
    **dict.fromkeys(("death", "deaths", "murder", "assassination", "execution"), _death),
    **dict.fromkeys(("body", "bodies"), _remains),
    **dict.fromkeys(("life", "lives"), _lives),
    **dict.fromkeys(("struck", "hit"), _blow),
    **dict.fromkeys(("striking", "hitting"), _striking),
    **dict.fromkeys(("shooting", "stabbing", "shootings"), _fired_on),
    **dict.fromkeys(("hostage", "hostages", "prisoner", "prisoners"), _hostage),
    **dict.fromkeys(("fatally", "mortally"), _share),
    **dict.fromkeys(("arrest", "detention"), _of_someone),
    "looked": _looked,
    "murders": _murders, "toll": _toll, "treated": _treated, "shot": _shot, "lost": _lost, "gunned": _down,
    "suicide": _suicide, "beaten": _beaten, "executed": _executed, "executing": _executed,
}  # fmt: skip
