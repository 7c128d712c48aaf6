"""Words of a sentence that are one particular person: a name, a post, "the driver", "he", a bare noun in a headline.

Where they stand is told; whether harm came to them is `casualties`', and counts ("a driver") are `numbers`'.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from summarizer.check.harm.casualty_words import (
    ADVERBS,
    AUXILIARIES,
    BARRIERS,
    POSTS,
    QUALIFIERS,
    SIDES,
    TO_HOSPITAL,
    TRIGGERS,
    Trigger,
    is_adverb,
)
from summarizer.check.harm.phrase_words import KIN, NAME_PARTICLES, NAME_STOPS, NOT_A_PERSON, PHRASE_ENDS, THINGS
from summarizer.check.harm.tokens import Tokens
from summarizer.check.numbers.vocabulary import (
    HARM_WORDS,
    MONTHS,
    NOT_PEOPLE,
    PERSON_NOUNS,
    PERSON_PLURALS,
    REMAINS_NOUNS,
    UNITS,
    WEEKDAYS,
)


class Person(NamedTuple):
    """One person: first and last token (exclusive); `definite` where the words say that we know of them already."""

    first: int
    last: int
    definite: bool


def persons_in(tokens: Tokens, triggers: Mapping[int, Trigger]) -> Iterator[Person]:
    """Everyone that the sentence speaks of as one person, in order.

    "Later Colonel Idris Valmet and the driver died." → "Colonel Idris Valmet", "the driver" (definite)
    """
    words, lows = tokens.words, tokens.lows
    capitals = any(words[at].islower() for at in triggers) or not _title_case(words)
    yield from _bare_subject(tokens, triggers)
    passed = 0
    openings = [
        here
        for here, word in enumerate(words)
        if (low := lows[here]) in _OPENERS or (word[0].isupper() and low not in NAME_STOPS) or low[-2:] in _POSSESSIVES
    ]
    for at in openings:
        if at < passed:
            continue
        if (known := _definite_end(tokens, at, triggers)) > at and not _names_the_post(tokens, at, known):
            yield Person(at, known, definite=True)
            passed = known
            continue
        end = _post_end(tokens, at)
        post = end > at
        if post and lows[end] == "of" and end + 1 < len(words) and words[end + 1][0].isupper():
            place = _name_end(tokens, end + 1, triggers, capitals=capitals)
            end = place if place > end + 1 else end  # "mayor of Tolvar"
        elif post or lows[at] not in NAME_STOPS:
            end = _name_end(tokens, end, triggers, capitals=capitals)
        named = end > at and _post_end(tokens, end) == end  # "Keldian leader Ana Pereda": the name comes after the post
        if post or (named and _is_name(tokens, at, end, triggers) and (capitals or _in_place(lows, at, end, triggers))):
            yield Person(at, end, definite=False)
        passed = end


def _names_the_post(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "the governor" goes on with the name: "the governor Ana Pereda" is known by post and name."""
    if tokens.lows[at] != "the" or end >= len(tokens) or _post_end(tokens, at + 1) != end:
        return False
    return tokens.words[end][0].isupper() and tokens.lows[end] not in _COMMON


_DETERMINERS: Final = frozenset("the his her its their".split())
# Singular nouns of `SIDES` that name a body or several people.
_BODIES: Final = frozenset(
    "people men women children police army military security militia taliban youth dead policemen personnel gunmen "
    "family".split()
)
_SINGULAR: Final = (
    {noun for noun in SIDES if not noun.endswith("s")} | PERSON_NOUNS | POSTS | KIN | {"boss", "hostess", "actress"}
) - _BODIES
_BARE: Final = PERSON_NOUNS - _BODIES - POSTS
_MODIFIERS: Final = 4


def _definite_end(tokens: Tokens, at: int, triggers: Mapping[int, Trigger]) -> int:
    """End of "the man", "his father", "the 16-year-old victim", "himself" or "he" that begins here; else `at`."""
    lows = tokens.lows
    opening = lows[at]
    if opening in _PRONOUNS:
        return at if lows[at + 1] in _SAYS else at + 1  # "the raid killed 12, he said"
    if opening in {"his", "her"} and _survives(lows, at + 1):
        return at + 1
    found = at
    if opening not in _DETERMINERS and opening[-2:] not in _POSSESSIVES:
        return found
    for end in range(at + 1, min(at + 2 + _MODIFIERS, len(tokens))):
        low = lows[end]
        if end in triggers or low in PHRASE_ENDS:
            break
        if low in _SINGULAR:
            found = end + 1
        elif found > at and low in _BRANCHES and end + 1 < len(tokens) and lows[end + 1] not in _SINGULAR:
            found = at  # "the national police": many, and no national
            break
        elif found > at and low not in _BRANCHES:
            # "the police officer positions", "the victim identified as": a thing's, or the person's own words end.
            found = at if low in NOT_PEOPLE or low in PERSON_PLURALS else found
            break
    kin_only = opening not in _DETERMINERS and lows[found - 1] not in KIN
    return at if kin_only else found


def _survives(lows: Sequence[str], at: int) -> bool:
    """Whether these are injuries that somebody lives with: "[his] injuries were not life-threatening"."""
    if lows[at] not in {"injuries", "wounds"} or lows[at + 1] not in AUXILIARIES:
        return False
    return not _SURVIVED.isdisjoint(lows[at + 2 : at + 6])


def _bare_subject(tokens: Tokens, triggers: Mapping[int, Trigger]) -> Iterator[Person]:
    """The noun without an article that opens a headline: "Clerk killed in robbery", "Store clerk shot dead"."""
    first = min(triggers, default=0)
    lows = tokens.lows
    if not 0 < first <= 3 or lows[first - 1] not in _BARE:
        return
    before = lows[: first - 1]
    plain = NAME_STOPS.isdisjoint(before) and PHRASE_ENDS.isdisjoint(before)
    if plain and all(word[0].isalpha() for word in tokens.words[: first - 1]):
        yield Person(0, first, definite=True)


def _post_end(tokens: Tokens, at: int) -> int:
    """End of a post that begins here: "deputy police chief", "mayor"; `at` when none does."""
    lows = tokens.lows
    end = at
    while end - at < 4 and lows[end] in _OF_POSTS:
        end += 1
    last = lows[end - 1]
    if end == at or last not in POSTS or last == "deputy":
        return at
    # "major" and "general" are common adjectives too; as ranks they have a capital.
    return at if last in {"major", "general"} and tokens.words[end - 1].islower() else end


_PRONOUNS: Final = frozenset("he she him himself herself".split())
_SURVIVED: Final = frozenset("life-threatening non-life-threatening minor serious superficial".split())
_SAYS: Final = frozenset("said says told added adds stated noted explained".split())
_BRANCHES: Final = frozenset("police army security intelligence district provincial".split())
_OF_POSTS: Final = QUALIFIERS | POSTS | _BRANCHES
# The words of lower case that a person can begin with.
_OPENERS: Final = _DETERMINERS | _PRONOUNS | _OF_POSTS
_POSSESSIVES: Final = frozenset({"'s", "’s"})
_LONGEST_NAME: Final = 6


def _name_end(tokens: Tokens, at: int, triggers: Mapping[int, Trigger], *, capitals: bool) -> int:
    """End of the run of capitalised words that begins here; where all words have capitals, of words in no table."""
    words, lows = tokens.words, tokens.lows
    end = at
    while end < len(words) and end - at < _LONGEST_NAME and end not in triggers:
        low = lows[end]
        letter = end > at and len(low) == 1 and lows[end + 1] == "."
        capital = words[end][0].isupper() and low not in BARRIERS and (letter or low not in NAME_STOPS)
        particle = end > at and low in NAME_PARTICLES
        initial = low == "." and end > at and len(words[end - 1]) == 1
        common = not capitals and (low in _COMMON or low.endswith("ed"))
        if not (capital or particle or initial) or (capital and common):
            break
        end += 1
    while end > at and (lows[end - 1] in NAME_PARTICLES or lows[end - 1] == "."):
        end -= 1
    return end


def _is_name(tokens: Tokens, at: int, end: int, triggers: Mapping[int, Trigger]) -> bool:
    """Whether a run of capitalised words is a person: no body or place, and not "Ana Reed's" car."""
    lows = tokens.lows
    if end == at or not NOT_A_PERSON.isdisjoint(lows[at : end + 1]):
        return False
    if lows[end - 1][-2:] in _POSSESSIVES:
        return lows[end] in _HAS_OWNER
    return not _is_place(lows, at, end) and (end - at >= 2 or _died_alone(tokens, at, triggers))


def _is_place(lows: Sequence[str], at: int, end: int) -> bool:
    """Whether a name is told as a place: "in northern Mirova Valley", or "Mirova Valley: …" that opens a headline."""
    while at > 0 and lows[at - 1] in _SIDES_OF_A_LAND:
        at -= 1
    return lows[at - 1] in _PLACE_BEFORE if at > 0 else lows[end] == ":"


def _in_place(lows: Sequence[str], at: int, end: int, triggers: Mapping[int, Trigger]) -> bool:
    """Whether words stand where only a victim can, as all have capitals: "The Murder Of …", "… Was Killed"."""
    if at - 1 in triggers or (lows[at - 1] == "of" and at - 2 in triggers and triggers[at - 2].shape == "noun"):
        return True
    opens = at == 0 or lows[at - 1] in BARRIERS or lows[at - 1] in {",", "and", "."}
    here = end
    while here - end < 4 and (lows[here] in AUXILIARIES or is_adverb(lows[here])):
        here += 1
    return opens and here in triggers and here > end and lows[end] in AUXILIARIES


def _died_alone(tokens: Tokens, at: int, triggers: Mapping[int, Trigger]) -> bool:
    """Whether one capitalised word is a surname: "Tellez was killed", "Tellez died", and it is in no table."""
    word, lows = tokens.words[at], tokens.lows
    if lows[at] in _COMMON or len(word) < 3 or not word.isalpha() or lows[at - 1] in _PREPOSITIONS:
        return False
    here = at + 1
    while here - at < 5 and (lows[here] in _ONE_PERSON or is_adverb(lows[here])):
        here += 1
    trigger = triggers.get(here)
    if here > at + 1 and lows[here] in TO_HOSPITAL:
        return any(other > here and one.shape == "state" for other, one in triggers.items())
    if trigger is None or trigger.outcome not in {"killed", "injured"} or lows[here] in {"hit", "struck"}:
        return False
    passive = here > at + 1 and lows[at + 1] in _ONE_PERSON
    return trigger.shape in {"verb", "subject"} and (passive or lows[here] in {"died", "succumbed"})


_HAS_OWNER: Final = REMAINS_NOUNS | {"death", "murder", "killing", "assassination"}
_PREPOSITIONS: Final = frozenset("of in at from near on to for inside outside around across".split())
_PLACE_BEFORE: Final = frozenset("in near inside outside around across throughout".split())
_SIDES_OF_A_LAND: Final = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern "
    "north-western south-eastern south-western".split()
)
_ONE_PERSON: Final = frozenset("was is has had been being".split())
# What is no name even where every word has a capital.
_COMMON: Final = (
    (NAME_STOPS | NOT_A_PERSON | frozenset(SIDES) | PERSON_NOUNS | PERSON_PLURALS | THINGS | NOT_PEOPLE | HARM_WORDS)
    | (UNITS | MONTHS | WEEKDAYS | POSTS | AUXILIARIES | ADVERBS | PHRASE_ENDS | frozenset(TRIGGERS))
    | frozenset(
        "attack terrorist terrorism car truck bus gas store bar street home night club armed masked unknown wounded "
        "dead everyone everybody nobody someone somebody anyone livestock cattle last first new "
        # verbs that headlines put behind a victim
        "shocks stuns rocks shakes sparks stirs angers outrages saddens devastates horrifies prompts spurs".split()
    )
)


def _title_case(words: Sequence[str]) -> bool:
    """Whether every word is capitalised, as in headlines, so that capitals tell nothing."""
    firsts = [word[0] for word in words if len(word) > 3 and word[0].isalpha()]
    return bool(firsts) and len([first for first in firsts if first.isupper()]) > 0.6 * len(firsts)
