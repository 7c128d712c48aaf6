"""What in a sentence can be a victim: a count with its noun, or a person; with those of `unnamed`.

Persons are `persons`'; whether harm came to any of them is `casualties`'.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from summarizer.check.harm.casualty_words import (
    BARRIERS,
    OTHERS,
    POSTS,
    QUALIFIERS,
    SIDES,
    STATES,
    Trigger,
    is_adverb,
)
from summarizer.check.harm.persons import Person, persons_in
from summarizer.check.harm.phrase_words import PHRASE_ENDS, THINGS
from summarizer.check.harm.shares import all_but, all_but_of, share_before, vague
from summarizer.check.harm.tokens import Tokens
from summarizer.check.harm.unnamed import elliptic, unlisted
from summarizer.check.harm.victim import Victim, on_top
from summarizer.check.numbers.numbers import Count, counts
from summarizer.check.numbers.vocabulary import PERSON_NOUNS


def victims_in(text: str, tokens: Tokens, triggers: Mapping[int, Trigger]) -> list[Victim]:
    """Everything in the sentence that can be a victim, in order.

    "Two of the three men, a cook and Ana Pereda were killed." → "Two of the three men", "a cook", "Ana Pereda"
    """
    found: list[Victim] = []
    places = _places(text, tokens)
    at = 0
    while at < len(places):
        victim, at = _counted(text, (tokens, triggers), places, at)
        found.append(victim)
    taken = {one.first for one in found}
    found.extend(one for one in elliptic(text, tokens, triggers) if one.first not in taken)
    busy = {at for victim in found for at in range(victim.first, victim.last)}
    for person in persons_in(tokens, triggers):
        if not busy.intersection(range(person.first, person.last)):
            found.append(_person(tokens, person))
            busy.update(range(person.first, person.last))
    found.extend(unlisted(text, (tokens, triggers), found, busy))
    return sorted(one for one in found if not _is_thing(tokens, one) and not _did_it(tokens, one))


class _Counted(NamedTuple):
    """A count and the tokens that it takes up."""

    first: int
    last: int
    number: Count


def _places(text: str, tokens: Tokens) -> list[_Counted]:
    starts = tokens.starts
    found = []
    for count in counts(text):
        first = bisect_left(starts, count.start)
        if first == len(starts) or starts[first] != count.start:
            continue
        last = bisect_left(starts, count.end, first)
        share = share_before(tokens, first, last)
        found.append(_Counted(first, last, count) if share == first else
                     _Counted(share, last, vague(text, tokens, share, last)))  # fmt: skip
    return found


def _counted(
    text: str, sentence: tuple[Tokens, Mapping[int, Trigger]], places: Sequence[_Counted], at: int
) -> tuple[Victim, int]:
    """A count with the noun phrase that follows it ("at least 12" + "Afghan soldiers"), and the next count's position.

    In "two of the three men" the three belong to the noun phrase of the two.
    """
    tokens, triggers = sentence
    lows = tokens.lows
    first, last, count = places[at]
    whole, last = _out_of(lows, places, at)
    following = at + 1 + (whole is not None)
    if all_but(tokens, first):
        first, count = first - 2, all_but_of(text, tokens, count, whole)
    end, own = last, lows[last - 1] in SIDES or lows[last - 1] in PERSON_NOUNS
    stop = min(len(tokens), last + 6, *(one.first for one in places[following : following + 1]))
    while not own and end < stop and end not in triggers and lows[end] not in PHRASE_ENDS:
        if end > last and lows[end - 1] in SIDES and lows[end].endswith("ed"):
            break  # "four nurses shocked the town"
        end += 1
    while end > last and (lows[end - 1] == "of" or is_adverb(lows[end - 1])):
        end -= 1  # "two of them seriously" injured
    words = tokens.words[last:end]
    if words[-1:] == ["each"]:
        count = vague(text, tokens, first, end)  # how many times over, the sentence need not tell
        words.pop()
    additional = (
        "another" in {lows[first], lows[first - 1]} or not OTHERS.isdisjoint(lows[last:end]) or on_top(tokens, first)
    )
    who = " ".join(words) or None
    if who is None and any(at in triggers for at in range(first, last)):
        who = _sufferer(tokens, first)  # "the Taliban also suffered massive casualties"
    if own:
        who = _own_noun(tokens, first, last)
    return Victim(first, end, count, who, additional), following


def _own_noun(tokens: Tokens, first: int, last: int) -> str:
    """The noun inside a count's own words: "a soldier"; of a post all of its words: "a deputy police chief"."""
    start = last - 1
    while tokens.lows[last - 1] in POSTS and start - 1 > first and tokens.lows[start - 1] in _POST_WORDS:
        start -= 1
    return " ".join(tokens.words[start:last])


def _out_of(lows: Sequence[str], places: Sequence[_Counted], at: int) -> tuple[Count | None, int]:
    """The whole of "two of the three", "nine out of 12", None where no number is told; and where its words end."""
    last = places[at].last
    of = last + (lows[last] == "out")
    if lows[of] != "of" or not lows[of + 1]:
        return None, last
    last = of + (2 if lows[of + 1] in _DETERMINERS else 1)
    last += lows[last] in {"the", "those"}
    if at + 1 < len(places) and places[at + 1].first == last:
        return places[at + 1].number, places[at + 1].last
    return None, last


def _person(tokens: Tokens, person: Person) -> Victim:
    """A person as a victim; "the" before a bare post is no part of who they are, and makes nobody known."""
    words = tokens.words[person.first : person.last]
    post = words[0].casefold() == "the" and all(word.casefold() in _POST_WORDS for word in words[1:])
    who = " ".join(words[1:] if post else words).removesuffix("'s").removesuffix("’s")
    return Victim(person.first, person.last, None, who, on_top(tokens, person.first), person.definite)


def _sufferer(tokens: Tokens, first: int) -> str | None:
    """Who is said to have suffered what begins at a position: the words before the verb, back to the clause's start."""
    lows = tokens.lows
    verb = next((at for at in range(first - 1, max(-1, first - 5), -1) if lows[at] in _SUFFERED), None)
    if verb is None:
        return None
    end = verb
    while end > 0 and is_adverb(lows[end - 1]):
        end -= 1
    start = end
    while start > 0 and end - start < 4 and lows[start - 1] not in _CLAUSE_BOUNDS:
        start -= 1
    words = tokens.words[start:end]
    return " ".join(words[1:] if words and words[0].casefold() == "the" else words) or None


_DETERMINERS: Final = frozenset({"the", "them", "those", "these", "its", "his", "her", "their"})
_POST_WORDS: Final = POSTS | QUALIFIERS | {"police", "army", "security", "provincial", "district"}
_CLAUSE_BOUNDS: Final = BARRIERS | PHRASE_ENDS
_SUFFERED: Final = frozenset("suffer suffered suffers sustained sustain took taken incurred".split())


def _is_thing(tokens: Tokens, victim: Victim) -> bool:
    """Whether the noun phrase is headed by a thing: "12 houses", "600 block of Elm", not "members of one family"."""
    if victim.number is None or victim.who is None:
        return False
    words = victim.who.casefold().split()
    if words[-1] in _WOUNDING and tokens.lows[victim.last] in STATES:
        return True  # "two gunshot wounds"
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head in THINGS or (words[0] in THINGS and not any(word in SIDES for word in words))


_WOUNDING: Final = STATES["wounds"]


def _did_it(tokens: Tokens, victim: Victim) -> bool:
    """Whether they are told as the ones who did something: "approached by two men and shot"."""
    return tokens.lows[victim.first - 1] == "by" and not victim.additional
