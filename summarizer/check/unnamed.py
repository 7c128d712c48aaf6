"""Victims that no table of nouns knows: "another" and "the other" before a word of harm, "a cook" beside one.

Counts with their nouns, and persons, are `victims`'; it asks here for the rest.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from summarizer.check.casualty_words import ADVERBS, AUXILIARIES, OTHERS, Trigger
from summarizer.check.numbers import Count
from summarizer.check.phrase_words import PHRASE_ENDS, THINGS
from summarizer.check.tokens import Token
from summarizer.check.victim import Victim, on_top
from summarizer.check.vocabulary import HARM_WORDS, NOT_PEOPLE, UNITS


def elliptic(text: str, tokens: Sequence[Token], triggers: Mapping[int, Trigger]) -> list[Victim]:
    """Counts without a noun before a word of harm: "another wounded", "a third was hurt", "the other died"."""
    found = []
    for at in triggers:
        end = at
        while end > 0 and at - end < 4 and tokens[end - 1].low in AUXILIARIES | ADVERBS:
            end -= 1
        if end == 0:
            continue
        first, low = end - 1, tokens[end - 1].low
        if low in {"second", "third", "fourth", "fifth", "other"}:
            first -= 1
            if first < 0 or tokens[first].low not in {"a", "the"}:
                continue
        elif low != "another":
            continue
        found.append(Victim(first, end, _one(text, tokens[first], tokens[end - 1]), None, additional=True))
    return found


def _one(text: str, first: Token, last: Token) -> Count:
    """A count of one, in the words from one token to another."""
    return Count(1, 1, 1, text[first.start : last.end], first.start, last.end, vague=False)


def unlisted(
    text: str,
    sentence: tuple[Sequence[Token], Mapping[int, Trigger]],
    known: Sequence[Victim],
    busy: set[int],
) -> list[Victim]:
    """Persons whose noun is in no table, beside a word of harm or listed with others: "a cook", "his housekeeper"."""
    tokens, triggers = sentence
    ends = {one.last for one in known}
    found: list[Victim] = []
    for at, token in enumerate(tokens[:-1]):
        if token.low not in {"a", "an", "his", "her", "their"} or at in busy:
            continue
        end = at + 1
        while end < len(tokens) and end - at < 4 and end not in triggers and end not in busy and _nameless(tokens[end]):
            end += 1
        listed = _listed(tokens, at, ends)
        if end == at + 1 or not (listed or _beside(tokens, triggers, at, end)):
            continue
        who = " ".join(one.word for one in tokens[at + 1 : end])
        count = _one(text, token, tokens[end - 1]) if token.low in {"a", "an"} else None
        found.append(Victim(at, end, count, who, on_top(tokens, at), definite=count is None, unlisted=not listed))
        ends.add(end)
    return found


def _nameless(token: Token) -> bool:
    """Whether a word can be a noun or adjective of a person: lower case, in no table of other things."""
    low = token.low
    return (
        (token.word.islower() and low.replace("-", "").isalpha())
        and low not in PHRASE_ENDS | THINGS | NOT_PEOPLE | HARM_WORDS | UNITS | AUXILIARIES | ADVERBS | OTHERS
        and not low.endswith(("tion", "ment", "ness", "ity", "ship", "ing", "ly", "ed", "craft", "mobile", "work"))
    )


def _beside(tokens: Sequence[Token], triggers: Mapping[int, Trigger], at: int, end: int) -> bool:
    """Right before "was killed" or right after "killed"; words that only people suffer, and not a blow alone."""
    before = triggers.get(at - 1)
    if before is not None and before.outcome == "killed" and tokens[at - 1].low in _TAKES_LIFE:
        return True
    here = end
    while here < len(tokens) and here - end < 4 and tokens[here].low in AUXILIARIES | ADVERBS:
        here += 1
    trigger = triggers.get(here)
    alone = at == 0 or tokens[at - 1].low in {",", "and", ";", ":", "that", "while", "when", "said"}
    return (
        (trigger is not None and here > end and alone and tokens[end].low in AUXILIARIES)
        and trigger.outcome in {"killed", "injured"}
        and (trigger.shape == "verb" and (tokens[here].low in _TAKES_LIFE or trigger.outcome == "injured"))
        and tokens[here].low not in {"hit", "struck"}
    )


# "executed a search warrant", "eliminated a deficit": these have things for objects too.
_TAKES_LIFE: Final = frozenset("killed kill kills killing murdered murdering dead assassinated lynched".split())


def _listed(tokens: Sequence[Token], at: int, ends: set[int]) -> bool:
    """Joined by "and" or a comma to one who is known to be a person, and is listed with them."""
    if at > 1 and tokens[at - 1].low == "and":
        return at - 1 in ends or (tokens[at - 2].low == "," and at - 2 in ends)
    return at > 0 and tokens[at - 1].low == "," and at - 1 in ends
