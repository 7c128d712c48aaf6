"""Victims that no table of nouns knows: "another" and "the other" before a word of harm, "a cook" beside one.

Counts with their nouns, and persons, are `victims`'; it asks here for the rest.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from summarizer.check.harm.casualty_words import ADVERBS, AUXILIARIES, OTHERS, Trigger, is_adverb
from summarizer.check.harm.phrase_words import PHRASE_ENDS, THINGS
from summarizer.check.harm.tokens import Tokens
from summarizer.check.harm.victim import Victim, on_top
from summarizer.check.numbers.numbers import Count
from summarizer.check.numbers.vocabulary import HARM_WORDS, NOT_PEOPLE, UNITS


def elliptic(text: str, tokens: Tokens, triggers: Mapping[int, Trigger]) -> list[Victim]:
    """Counts without a noun beside a word of harm: "another wounded", "the other died", "the couple were hurt"."""
    words, lows, starts, ends = tokens.words, tokens.lows, tokens.starts, tokens.ends
    found = []
    for at in tokens.positions(_WORTH.keys()):
        low, worth = lows[at], _WORTH[lows[at]]
        if low in _ORDINALS and at + 1 in triggers and triggers[at + 1].shape == "noun":
            continue  # "the second murder of the year" numbers murders
        first = at - (low != "another" and lows[at - 1] in {"a", "the"})
        if first == at and low not in {"another", "couple"}:
            continue
        here = at + 1
        while here - at < 4 and _inside_a_verb(lows[here]):
            here += 1
        before = triggers.get(first - 1)
        object_of = before is not None and before.shape in {"verb", "object"} and here == at + 1
        ended = here >= len(tokens) or not words[here][0].isalnum() or lows[here] in {"in", "and", "at", "on"}
        if here in triggers or (object_of and ended) or (worth == 2 and here > at + 1 and triggers):
            start, end = starts[first], ends[at]
            count = Count(worth, worth, worth, text[start:end], start, end, vague=False)
            found.append(Victim(first, at + 1, count, words[at] if worth > 1 else None, additional=worth == 1))
    return found


_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth"})
_WORTH: Final = {
    **dict.fromkeys(("another", "other", *_ORDINALS), 1),
    **dict.fromkeys(("couple", "pair", "duo"), 2),
    "trio": 3,
}


def _inside_a_verb(word: str) -> bool:
    return word in AUXILIARIES or is_adverb(word)


def _one(text: str, tokens: Tokens, first: int, last: int) -> Count:
    """A count of one, in the words from one token up to, not including, another."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return Count(1, 1, 1, text[start:end], start, end, vague=False)


def unlisted(
    text: str,
    sentence: tuple[Tokens, Mapping[int, Trigger]],
    known: Sequence[Victim],
    busy: set[int],
) -> list[Victim]:
    """Persons whose noun is in no table, beside a word of harm or listed with others: "a cook", "his housekeeper"."""
    tokens, triggers = sentence
    words, lows = tokens.words, tokens.lows
    ends = {one.last for one in known}
    found: list[Victim] = []
    for at in tokens.positions(_BEFORE_A_NOUN):
        if at in busy:
            continue
        end = at + 1
        while end - at < 4 and end not in triggers and end not in busy and _nameless(tokens, end):
            end += 1
        listed = _listed(lows, at, ends)
        if end == at + 1 or not (listed or _beside(lows, triggers, at, end)):
            continue
        who = " ".join(words[at + 1 : end])
        count = _one(text, tokens, at, end) if lows[at] in {"a", "an"} else None
        found.append(Victim(at, end, count, who, on_top(tokens, at), definite=count is None, unlisted=not listed))
        ends.add(end)
    return found


_BEFORE_A_NOUN: Final = frozenset({"a", "an", "his", "her", "their"})
_NO_PERSON: Final = PHRASE_ENDS | THINGS | NOT_PEOPLE | HARM_WORDS | UNITS | AUXILIARIES | ADVERBS | OTHERS


def _nameless(tokens: Tokens, at: int) -> bool:
    """Whether a word can be a noun or adjective of a person: lower case, in no table of other things."""
    low = tokens.lows[at]
    return (
        (at < len(tokens) and tokens.words[at].islower() and low.replace("-", "").isalpha())
        and low not in _NO_PERSON
        and not low.endswith(("tion", "ment", "ness", "ity", "ship", "ing", "ly", "ed", "craft", "mobile", "work"))
    )


def _beside(lows: Sequence[str], triggers: Mapping[int, Trigger], at: int, end: int) -> bool:
    """Right before "was killed" or right after "killed"; words that only people suffer, and not a blow alone."""
    before = triggers.get(at - 1)
    if before is not None and before.outcome == "killed" and lows[at - 1] in _TAKES_LIFE:
        return True
    here = end
    while here - end < 4 and _inside_a_verb(lows[here]):
        here += 1
    trigger = triggers.get(here)
    alone = at == 0 or lows[at - 1] in {",", "and", ";", ":", "that", "while", "when", "said"}
    return (
        (trigger is not None and here > end and alone and lows[end] in AUXILIARIES)
        and trigger.outcome in {"killed", "injured"}
        and (trigger.shape == "verb" and (lows[here] in _TAKES_LIFE or trigger.outcome == "injured"))
        and lows[here] not in {"hit", "struck"}
    )


# "executed a search warrant", "eliminated a deficit": these have things for objects too.
_TAKES_LIFE: Final = frozenset("killed kill kills killing murdered murdering dead assassinated lynched".split())


def _listed(lows: Sequence[str], at: int, ends: set[int]) -> bool:
    """Joined by "and" or a comma to one who is known to be a person, and is listed with them."""
    if lows[at - 1] == "and":
        return at - 1 in ends or (lows[at - 2] == "," and at - 2 in ends)
    return lows[at - 1] == "," and at - 1 in ends
