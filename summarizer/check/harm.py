"""Where a sentence has a word of harm, and in which sense. Whose harm it is, is `casualties`'."""

from collections.abc import Sequence

from summarizer.check.casualty_words import (
    AUXILIARIES,
    BEFORE_A_SHOT,
    DEATH_AFTER_STRIKE,
    FATAL,
    STATES,
    TO_HOSPITAL,
    TO_HOSPITAL_WORDS,
    TRIGGERS,
    Trigger,
)
from summarizer.check.tokens import Token


def triggers_in(tokens: Sequence[Token]) -> dict[int, Trigger]:
    """Positions of words of harm. Of "shot dead" and "shot and killed" the second is dropped, the first means both."""
    found: dict[int, Trigger] = {}
    skip: set[int] = set()
    for at, token in enumerate(tokens):
        trigger = TRIGGERS.get(token.low)
        if trigger is None or at in skip or _other_sense(tokens, at):
            continue
        if trigger.struck and (death := death_follows(tokens, at)):
            skip.add(death)
            trigger = Trigger("killed", "verb")
        if trigger.outcome == "injured" and at and tokens[at - 1].low in FATAL:
            trigger = Trigger("killed", "verb")
        found[at] = trigger
    return found


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
        return after in {
            "penalty",
            "row",
            "threat",
            "threats",
            "sentence",
            "squad",
            "squads",
            "charge",
            "charges",
            "case",
        }
    if low in {"body", "bodies"}:
        return after in {"camera", "cameras", "armor", "armour", "part", "parts"} or before in {
            "governing",
            "international",
        }
    if low in {"kill", "die", "injure", "wound", "kidnap", "abduct"}:
        return before in {"to", "not", "n't"}
    if low == "lives":
        return before not in {"their", "his", "her"} and not any(
            t.low in {"claimed", "claim", "claiming", "cost", "took"} for t in tokens[max(0, at - 6) : at]
        )
    if low == "toll":
        return before not in {"death", "casualty"} and not any(
            t.low in {"death", "deaths", "dead"} for t in tokens[max(0, at - 4) : at]
        )
    if low == "treated":
        return not any(token.low in TO_HOSPITAL_WORDS for token in tokens)
    if low in STATES:
        return _no_state(tokens, at)
    if low == "shot":
        return before in BEFORE_A_SHOT and after not in {"dead", "and"}
    return low in {"struck", "hit"} and before not in AUXILIARIES


def _no_state(tokens: Sequence[Token], at: int) -> bool:
    """Whether "condition", "wound" or "hospital" stands here for something other than a person's state."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    near = {token.low for token in tokens[max(0, at - 8) : at]}
    if low == "hospital":
        return not near & TO_HOSPITAL
    return before not in STATES[low]
