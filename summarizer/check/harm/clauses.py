"""The clause around a word of harm: which victims stand before it or after it, near enough and joined to each other.

Knows nearness and joining words; by which side a word of harm takes its victims is `linking`'s.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, Self

from summarizer.check.harm.casualty_words import AUXILIARIES, BARRIERS, TRIGGERS, Trigger, is_adverb
from summarizer.check.harm.phrase_words import PHRASE_ENDS
from summarizer.check.harm.tokens import Tokens
from summarizer.check.harm.victim import Victim

# Between a person and a word of harm these change nothing: "Smith, 34, was killed".
_WEIGHTLESS: Final = AUXILIARIES | frozenset(
    ", the a an and his her their of in had has have who local senior top dead fatally suffered sustained suffering "
    "received minor serious severe multiple several non-life-threatening life-threatening listed transported taken "
    "rushed airlifted flown brought upgraded stable critical fair good grave extremely guarded then".split()
)
# "fifteen civilians, among them 11 children": both stand with the word of harm, and the second is marked as a part.
_JOINERS: Final = frozenset(
    ", and or as well along alongside with the his her their a an including plus & among them whom of all both then "
    "one at least mostly named identified".split()
)
# A phrase after a person that tells which one, and its longest.
_OF_PLACE: Final = frozenset({"of", "in", "from", "at", "on", "behind", "for"})
_PHRASE: Final = 7
_APPOSITION: Final = 14
_HEARD: Final = frozenset({"reported", "said", "told"})
_CLOSERS: Final = {")": "(", "]": "[", "--": "--", "—": "—", "–": "–"}
_LONGEST_ASIDE: Final = 20
_ENDS: Final = PHRASE_ENDS | BARRIERS
_MARKS: Final = BARRIERS | {"."}
_ABBREVIATED: Final = 4
_AS_WELL_AS: Final = ("as", "well", "as")
# Tokens between a word of harm and the first victim after it.
_OBJECT_REACH: Final = 9


class Clauses(NamedTuple):
    """One sentence: its tokens, its words of harm by position, what can be a victim, and where its clauses end.

    `lows` are those of the tokens: every reader asks for them.
    """

    tokens: Tokens
    triggers: Mapping[int, Trigger]
    victims: Sequence[Victim]
    lows: Sequence[str]
    ends: frozenset[int]

    @classmethod
    def of(cls, tokens: Tokens, triggers: Mapping[int, Trigger], victims: Sequence[Victim]) -> Self:
        """Cut a sentence into clauses."""
        lows = tokens.lows
        marks = tokens.positions(_MARKS)
        inside = {at for one in victims for at in range(one.first, one.last)} if marks else set()
        ends = [at for at in marks if _parts(tokens, at) and (lows[at] == "." or at not in inside)]
        return cls(tokens, triggers, victims, lows, frozenset([*triggers, *ends]))


def _parts(tokens: Tokens, at: int) -> bool:
    """Whether a full stop or barrier ends a clause; not the second word of "reported missing", nor "as well as"."""
    lows = tokens.lows
    low = lows[at]
    if low == ".":  # two sentences run together
        return len(lows[at - 1]) > _ABBREVIATED and at + 1 < len(tokens) and tokens.words[at + 1][0].isupper()
    if low in _HEARD and lows[at - 1] in AUXILIARIES:
        return False  # "ten people were reported missing"
    return low != "as" or _AS_WELL_AS not in (tuple(lows[max(0, at - 2) : at + 1]), tuple(lows[at : at + 3]))


def victims_before(clauses: Clauses, at: int, reach: int) -> list[Victim]:
    """Victims before a word, back to the clause's beginning; joined ones all, else the nearest."""
    lows = clauses.lows
    verb = at
    while lows[verb - 1] in AUXILIARIES or is_adverb(lows[verb - 1]):
        verb -= 1
    first = aside = _before_an_aside(clauses, verb)
    if aside == verb:
        first = aside = at
    while first > 0 and aside - first < reach and first - 1 not in clauses.ends:
        first -= 1
    within = [victim for victim in clauses.victims if first <= victim.first and victim.last <= aside]
    while within and _loose(within[-1]) and not _next_to(lows[within[-1].last : aside]):
        within.pop()
    return _joined(clauses, list(reversed(within)))


def _before_an_aside(clauses: Clauses, at: int) -> int:
    """Where an aside in brackets or dashes before a position begins: "two men -- both from Hadra -- were killed"."""
    opener = _CLOSERS.get(clauses.lows[at - 1])
    if opener is None:
        return at
    for here in range(at - 2, max(-1, at - 2 - _LONGEST_ASIDE), -1):
        if clauses.lows[here] == opener:
            return here
        if here in clauses.triggers:
            break
    return at


def victims_after(clauses: Clauses, first: int) -> list[Victim]:
    """Victims after a word, up to the next word of harm or the clause's end."""
    last, end = first, min(len(clauses.tokens), first + _OBJECT_REACH + 8)
    while last < end and last not in clauses.ends:
        last += 1
    within = [one for one in clauses.victims if first <= one.first < last]
    if within and within[0].first >= first + _OBJECT_REACH:
        return []
    # "killing 12 and 40 were hurt": the second belongs to the word that follows it.
    if len(within) > 1 and last in clauses.triggers and clauses.triggers[last].shape in {"verb", "subject"}:
        within = within[:1]
    while within and _loose(within[0]) and not _next_to(clauses.lows[first : within[0].first], described=True):
        within.pop(0)
    return _joined(clauses, within)


def _loose(victim: Victim) -> bool:
    """Whether it takes nearness to make this one a victim: a person, or a noun in no table."""
    return victim.number is None or victim.unlisted


def _next_to(between: Sequence[str], *, described: bool = False) -> bool:
    """Whether a person and a word of harm belong together: a few words of no weight between them.

    `described` allows for words before a post: "murdered Jesuit priest Tomas Arreola".
    """
    between = _without_phrase(between)
    if all(map(_is_weightless, between)):
        return len(between) <= 5
    return (described and len(between) <= 3) and all(
        low.replace("-", "").isalpha() and low not in _ENDS and low not in TRIGGERS for low in between
    )


def _is_weightless(low: str) -> bool:
    return low in _WEIGHTLESS or is_adverb(low) or low[0].isdigit() or low.endswith(("'s", "’s"))


def _without_phrase(between: Sequence[str]) -> Sequence[str]:
    """Without what tells which person: "the driver [of the truck] was", "the victim[, a man of 40,] was"."""
    if not between:
        return between
    if between[0] in AUXILIARIES and between[-1] == "and" and "by" in between:
        return []  # "the victim [was approached by two men and] shot"
    verb = len(between)
    while verb > 0 and (between[verb - 1] in AUXILIARIES or is_adverb(between[verb - 1])):
        verb -= 1
    inside = between[1:verb]
    if between[0] in _OF_PLACE and len(inside) < _PHRASE:
        plain = "," not in inside and BARRIERS.isdisjoint(inside)
        return between[verb:] if plain else between
    apposed_words = between[0] == "," and len(inside) <= _APPOSITION and inside[-1:] == [","]
    return between[verb:] if apposed_words else between


def _joined(clauses: Clauses, nearest_first: Sequence[Victim]) -> list[Victim]:
    """The nearest victim and those joined to it by commas, "and", "as well as" or "along with"."""
    joined = list(nearest_first[:1])
    for victim in nearest_first[1:]:
        one, other = sorted((joined[-1], victim))
        between = clauses.lows[one.last : other.first]
        between = [word for word in between if not word.isdigit()]  # "Smith, 34, and two others"
        if "among" in between:
            between = [word for word in between if word not in AUXILIARIES]  # "six children were among 19 dead"
        if not between or any(word not in _JOINERS for word in between):
            break
        joined.append(victim)
    return sorted(joined)
