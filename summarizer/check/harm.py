"""Where a sentence has a word of harm, and in which sense. Whose harm it is, is `casualties`'."""

from collections.abc import Sequence

from summarizer.check.casualty_words import (
    AUXILIARIES,
    BEFORE_A_SHOT,
    DEATH_AFTER_STRIKE,
    FATAL,
    FILMED,
    NO_BODY,
    NO_DEATH,
    STATES,
    TO_HOSPITAL,
    TO_HOSPITAL_WORDS,
    TRIGGERS,
    Trigger,
)
from summarizer.check.tokens import Token


def triggers_in(tokens: Sequence[Token]) -> dict[int, Trigger]:
    """Positions of words of harm; of two that tell of one thing ("shot dead", "shot and wounded") only one."""
    found: dict[int, Trigger] = {}
    skip: set[int] = set()
    for at, token in enumerate(tokens):
        trigger = TRIGGERS.get(token.low)
        if trigger is None or at in skip or _other_sense(tokens, at) or _told_later(tokens, at, trigger):
            continue
        if trigger.struck and (death := death_follows(tokens, at)):
            if tokens[death - 1].low == "and":
                continue  # "shot and killed": the second word tells it all
            skip.add(death)
            trigger = Trigger("killed", "verb")
        if trigger.outcome == "injured" and at and tokens[at - 1].low in FATAL:
            trigger = Trigger("killed", "verb")
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


def _other_sense(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is not about harm done: "death penalty", "shot a video", "body camera", "to kill"."""
    low, after = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    if low in {"death", "murder", "assassination", "execution"}:
        return after in NO_DEATH
    if low in {"body", "bodies"}:
        return after in NO_BODY or before in {"governing", "international"}
    if low in {"kill", "die", "injure", "wound", "kidnap", "abduct"}:
        return before in {"to", "not", "n't"}
    if low == "lives":
        return before not in {"their", "his", "her"} and not any(
            t.low in {"claimed", "claim", "claiming", "cost", "took"} for t in tokens[max(0, at - 6) : at]
        )
    if low == "toll":
        near = {token.low for token in tokens[max(0, at - 4) : at]}
        return not near & {"death", "deaths", "dead", "casualty"} and after not in {
            "at",
            "to",
            "rose",
            "stood",
            "climbed",
        }
    if low == "treated":
        return not any(token.low in TO_HOSPITAL_WORDS for token in tokens)
    if low in STATES:
        return _no_state(tokens, at)
    return _no_blow(tokens, at)


def _no_blow(tokens: Sequence[Token], at: int) -> bool:
    """Whether "shot" is a noun, aimed and not landed, or filmed; and whether "hit" has no victim before it."""
    low, after = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    if low == "shot":
        filmed = {token.low for token in tokens[at + 1 : at + 4]} & FILMED
        return bool(filmed) or after == "at" or (before in BEFORE_A_SHOT and after not in {"dead", "and"})
    return low in {"struck", "hit"} and before not in AUXILIARIES


def _no_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether "condition", "wound" or "hospital" stands here for something other than a person's state."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    near = {token.low for token in tokens[max(0, at - 8) : at]}
    if low == "hospital":
        return not near & TO_HOSPITAL
    return before not in STATES[low]
