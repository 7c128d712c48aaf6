"""What in a sentence can be a victim: a count with its noun, a name, a post, or a person spoken of before.

Whether harm came to any of them is `casualties`'.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from summarizer.check.casualty_words import (
    ADVERBS,
    BARRIERS,
    KIN,
    NAME_PARTICLES,
    NOT_A_PERSON,
    OTHERS,
    PHRASE_ENDS,
    POSTS,
    QUALIFIERS,
    SIDES,
    THINGS,
    Trigger,
)
from summarizer.check.numbers import Count, counts
from summarizer.check.tokens import Token, tokens_of
from summarizer.check.vocabulary import PERSON_NOUNS
from summarizer.codebook import Side


class Victim(NamedTuple):
    """A count, name or post that can be a victim: first and last token (exclusive), and what is known of it.

    `definite` marks one that was spoken of before: "the man", "his father", "he".
    """

    first: int
    last: int
    number: Count | None
    who: str | None
    additional: bool
    definite: bool = False


def side_of(who: str | None) -> Side:
    """The side that a noun phrase names; the last word that tells decides.

    >>> side_of("Afghan security personnel"), side_of("police station workers"), side_of(None)
    ('state', 'civilians', 'unknown')
    """
    side: Side = "unknown"
    for token in tokens_of(who or ""):
        told = SIDES.get(token.low)
        side = told if told is not None and told != "unknown" else side
    return side


def victims_in(text: str, tokens: Sequence[Token], triggers: Mapping[int, Trigger]) -> list[Victim]:
    """Everything in the sentence that can be a victim, in order."""
    found: list[Victim] = []
    index = {token.start: at for at, token in enumerate(tokens)}
    for count in counts(text):
        first = index.get(count.start)
        if first is None:
            continue
        last = first
        while last < len(tokens) and tokens[last].start < count.end:
            last += 1
        found.append(_counted(tokens, triggers, (first, last), count))
    busy = {at for victim in found for at in range(victim.first, victim.last)}
    found.extend(v for v in _persons(tokens, triggers) if not busy.intersection(range(v.first, v.last)))
    return sorted(v for v in found if not _is_thing(v))


def _counted(tokens: Sequence[Token], triggers: Mapping[int, Trigger], place: tuple[int, int], count: Count) -> Victim:
    """A count with the noun phrase that follows it: "at least 12" + "Afghan soldiers"."""
    first, last = place
    if last + 1 < len(tokens) and tokens[last].low == "of":
        last += 2 if tokens[last + 1].low in _DETERMINERS else 1
    end = last
    while end < len(tokens) and end - last < 6 and end not in triggers and tokens[end].low not in PHRASE_ENDS:
        if end > last and tokens[end - 1].low in SIDES and tokens[end].low.endswith("ed"):
            break  # "four nurses shocked the town"
        end += 1
    words = [token.word for token in tokens[last:end]]
    additional = (
        "another" in {tokens[first].low, tokens[max(0, first - 1)].low}
        or any(token.low in OTHERS for token in tokens[last:end])
        or _on_top(tokens, first)
    )
    who = " ".join(words) or None
    if who is None and any(at in triggers for at in range(first, last)):
        who = _sufferer(tokens, first)  # "the Taliban also suffered massive casualties"
    if who is None and (tokens[last - 1].low in SIDES or tokens[last - 1].low in PERSON_NOUNS):
        who = tokens[last - 1].word  # "a soldier": the count's own last word is the noun
    return Victim(first, end, count, who, additional)


def _sufferer(tokens: Sequence[Token], first: int) -> str | None:
    """Who is said to have suffered what begins at a position: the words before the verb, back to the clause's start."""
    verb = next((at for at in range(first - 1, max(-1, first - 5), -1) if tokens[at].low in _SUFFERED), None)
    if verb is None:
        return None
    end = verb
    while end > 0 and tokens[end - 1].low in ADVERBS:
        end -= 1
    start = end
    while start > 0 and end - start < 4 and tokens[start - 1].low not in BARRIERS | PHRASE_ENDS:
        start -= 1
    words = [token.word for token in tokens[start:end]]
    return " ".join(words[1:] if words and words[0].casefold() == "the" else words) or None


_DETERMINERS: Final = frozenset({"the", "them", "those", "these", "its", "his", "her", "their"})
_SUFFERED: Final = frozenset("suffer suffered suffers sustained sustain took taken incurred".split())


def _on_top(tokens: Sequence[Token], first: int) -> bool:
    return [t.low for t in tokens[max(0, first - 3) : first]] in (["as", "well", "as"], ["in", "addition", "to"]) or (
        [t.low for t in tokens[max(0, first - 2) : first]] == ["along", "with"]
    )


def _is_thing(victim: Victim) -> bool:
    """Whether the noun phrase is headed by a thing: "12 houses"; its last word, or the only one that tells."""
    if victim.number is None or victim.who is None:
        return False
    words = victim.who.casefold().split()
    return words[-1] in THINGS or (words[0] in THINGS and not any(word in SIDES for word in words))


def _persons(tokens: Sequence[Token], triggers: Mapping[int, Trigger]) -> Iterator[Victim]:
    """Runs of words that are one person: a name ("Raz Mohammad Doorandish"), a post ("police chief"), "the victim"."""
    title_case = _title_case(tokens) and not any(tokens[at].word.islower() for at in triggers)
    at = 0
    while at < len(tokens):
        end = _post_end(tokens, at)
        posts = end > at
        if posts and end + 1 < len(tokens) and tokens[end].low == "of" and tokens[end + 1].word[0].isupper():
            end = max(end, _name_end(tokens, end + 1, triggers))  # "the mayor of Tolvar"
        elif not title_case:
            end = _name_end(tokens, end, triggers)
        name = end - at >= 2 and not any(token.low in NOT_A_PERSON for token in tokens[at:end])
        if posts or name:
            yield Victim(at, end, None, " ".join(token.word for token in tokens[at:end]), _on_top(tokens, at))
        elif (known := _definite_end(tokens, at, triggers)) > at:
            end = known
            yield Victim(at, end, None, " ".join(t.word for t in tokens[at:end]), additional=False, definite=True)
        at = max(end, at + 1)


def _definite_end(tokens: Sequence[Token], at: int, triggers: Mapping[int, Trigger]) -> int:
    """End of "the man", "his father", "the 16-year-old victim" or "he" that begins here; `at` when none does."""
    if tokens[at].low in {"he", "she", "him"}:
        return at + 1
    if tokens[at].low in {"the", "his", "her", "its", "their"}:
        for end in range(at + 1, min(at + 4, len(tokens))):
            low = tokens[end].low
            if end in triggers:
                break
            if low in KIN or (
                low in SIDES
                and not low.endswith("s")
                and low
                not in {
                    "people",
                    "men",
                    "women",
                    "children",
                    "police",
                    "army",
                    "military",
                    "security",
                    "militia",
                    "taliban",
                    "youth",
                    "dead",
                    "policemen",
                    "personnel",
                    "gunmen",
                }
            ):
                return end + 1
    return at


def _post_end(tokens: Sequence[Token], at: int) -> int:
    """End of a post that begins here: "deputy police chief", "mayor"; `at` when none does."""
    end = at
    while (
        end < len(tokens)
        and end - at < 4
        and (
            tokens[end].low in QUALIFIERS
            or tokens[end].low in POSTS
            or (tokens[end].low in {"police", "army", "security", "intelligence", "district", "provincial"})
        )
    ):
        end += 1
    if end == at or tokens[end - 1].low not in POSTS or tokens[end - 1].low == "deputy":
        return at
    # "major" and "general" are common adjectives too; as ranks they have a capital.
    return at if tokens[end - 1].low in {"major", "general"} and tokens[end - 1].word.islower() else end


def _name_end(tokens: Sequence[Token], at: int, triggers: Mapping[int, Trigger]) -> int:
    end = at
    while end < len(tokens) and end - at < 6 and end not in triggers:
        capital = tokens[end].word[0].isupper() and tokens[end].low not in BARRIERS
        particle = end > at and tokens[end].low in NAME_PARTICLES
        if not (capital or particle):
            break
        end += 1
    return end


def _title_case(tokens: Sequence[Token]) -> bool:
    """Whether every word is capitalised, as in headlines, so that capitals tell nothing."""
    words = [token.word for token in tokens if token.word[0].isalpha() and len(token.word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def is_part(tokens: Sequence[Token], victim: Victim) -> bool:
    """Whether the words say that these were counted already: "including three children", "ten were among the dead"."""
    before = [token.low for token in tokens[max(0, victim.first - 3) : victim.first]]
    after = [token.low for token in tokens[victim.last : victim.last + 3]]
    if "including" in before or before[-2:] in (["among", "them"], ["among", "whom"]):
        return True
    inside = [token.low for token in tokens[victim.first : victim.last]]
    if any(pair in _OF_THEM for pair in pairwise(inside)):
        return True
    return "among" in after[:2] or any(pair in pairwise(after) for pair in _OF_THEM)


_OF_THEM: Final = (("of", "them"), ("of", "whom"))
