"""Victims that no table of nouns knows: "another" and "the other" before a word of harm, "a cook" beside one.

Counts with their nouns, and persons, are `victims`'; it asks here for the rest.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from summarizer.check.harm.casualty_words import ADVERBS, AUXILIARIES, OTHERS, Trigger, is_adverb
from summarizer.check.harm.phrase_words import PHRASE_ENDS, THINGS
from summarizer.check.harm.tokens import Token
from summarizer.check.harm.victim import Victim, on_top
from summarizer.check.numbers.numbers import Count
from summarizer.check.numbers.vocabulary import HARM_WORDS, NOT_PEOPLE, UNITS


def elliptic(text: str, tokens: Sequence[Token], triggers: Mapping[int, Trigger]) -> list[Victim]:
    """Counts without a noun beside a word of harm: "another wounded", "the other died", "the couple were hurt"."""
    found = []
    for at, token in enumerate(tokens):
        worth = _WORTH.get(token.low)
        if worth is None:
            continue
        if token.low in _ORDINALS and at + 1 in triggers and triggers[at + 1].shape == "noun":
            continue  # "the second murder of the year" numbers murders
        first = at - (at > 0 and token.low != "another" and tokens[at - 1].low in {"a", "the"})
        if first == at and token.low not in {"another", "couple"}:
            continue
        here = at + 1
        while here < len(tokens) and here - at < 4 and _inside_a_verb(tokens[here].low):
            here += 1
        before = triggers.get(first - 1)
        object_of = before is not None and before.shape in {"verb", "object"} and here == at + 1
        ends = (
            here >= len(tokens) or not tokens[here].word[0].isalnum() or tokens[here].low in {"in", "and", "at", "on"}
        )
        if here in triggers or (object_of and ends) or (worth == 2 and here > at + 1 and triggers):
            count = Count(
                worth, worth, worth, text[tokens[first].start : token.end], tokens[first].start, token.end, vague=False
            )
            found.append(Victim(first, at + 1, count, token.word if worth > 1 else None, additional=worth == 1))
    return found


_ORDINALS: Final = frozenset({"second", "third", "fourth", "fifth"})
_WORTH: Final = {
    **dict.fromkeys(("another", "other", *_ORDINALS), 1),
    **dict.fromkeys(("couple", "pair", "duo"), 2),
    "trio": 3,
}
_ENDS: Final = frozenset("in and at on near before after when while".split())


def _inside_a_verb(word: str) -> bool:
    return word in AUXILIARIES or is_adverb(word)


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


_NO_PERSON: Final = PHRASE_ENDS | THINGS | NOT_PEOPLE | HARM_WORDS | UNITS | AUXILIARIES | ADVERBS | OTHERS


def _nameless(token: Token) -> bool:
    """Whether a word can be a noun or adjective of a person: lower case, in no table of other things."""
    low = token.low
    return (
        (token.word.islower() and low.replace("-", "").isalpha())
        and low not in _NO_PERSON
        and not low.endswith(("tion", "ment", "ness", "ity", "ship", "ing", "ly", "ed", "craft", "mobile", "work"))
    )


def _beside(tokens: Sequence[Token], triggers: Mapping[int, Trigger], at: int, end: int) -> bool:
    """Right before "was killed" or right after "killed"; words that only people suffer, and not a blow alone."""
    before = triggers.get(at - 1)
    if before is not None and before.outcome == "killed" and tokens[at - 1].low in _TAKES_LIFE:
        return True
    here = end
    while here < len(tokens) and here - end < 4 and (tokens[here].low in AUXILIARIES or is_adverb(tokens[here].low)):
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
