"""Which victims a word of harm speaks of: before it or after it in its clause, alone or joined to others.

Reads one sentence at a time, by the word's shape (see `casualty_words`) and by voice. What the link means is for
`casualties` to say.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from summarizer.check.casualty_words import ADVERBS, AUXILIARIES, BARRIERS, NOT_AN_OBJECT, TRIGGERS, Trigger
from summarizer.check.tokens import Token
from summarizer.check.victims import Victim

# Tokens between a word of harm and its victims: before it, after it, and after "toll".
_REACH: Final = 14
_OBJECT_REACH: Final = 9
_TOLL_REACH: Final = 24
_NOUN_REACH: Final = 4
# Between a person and a word of harm these change nothing: "Smith, 34, was killed".
_WEIGHTLESS: Final = frozenset(", the a an and his her their of in had has have who local senior top".split())
# "fifteen civilians, among them 11 children": both stand with the word of harm, and the second is marked as a part.
_JOINERS: Final = frozenset(
    ", and or as well along with the his her their a including plus & among them whom of".split()
)
_HEARD: Final = frozenset({"reported", "said", "told"})
_LEAVES_DEAD: Final = frozenset({"shot", "left", "leaving", "stabbed"})
_ROLLS: Final = frozenset({"dead", "wounded", "injured", "missing"})
_AS_WELL_AS: Final = ("as", "well", "as")


class Clauses(NamedTuple):
    """One sentence: its tokens, its words of harm by position, and what can be a victim."""

    tokens: Sequence[Token]
    triggers: Mapping[int, Trigger]
    victims: Sequence[Victim]

    def low(self, at: int) -> str:
        """The folded word at a position; empty outside the sentence."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def ends_at(self, at: int) -> bool:
        """Whether a clause ends at a position: at a barrier or a word of harm, but not at "as well as"."""
        if at in self.triggers:
            return True
        if self.low(at) not in BARRIERS or any(one.first <= at < one.last for one in self.victims):
            return False  # "as many as 40": the words of a count end nothing
        if self.low(at) in _HEARD and self.low(at - 1) in AUXILIARIES:
            return False  # "ten people were reported missing"
        near = (self.low(at - 2), self.low(at - 1), self.low(at), self.low(at + 1), self.low(at + 2))
        return _AS_WELL_AS not in (near[2:], near[:3])


def victims_of(clauses: Clauses, at: int) -> list[Victim]:
    """The victims of the word of harm at a position, in order.

    "Two guards and a cook were killed" → "killed" has both; "killing two guards" → "killing" has them after it.
    """
    shape = clauses.triggers[at].shape
    if is_roll(clauses.tokens, at):
        return _roll(clauses, at + 2)
    if shape == "verb":
        shape = _voice(clauses, at)
    if shape == "toll" or (clauses.low(at - 2), clauses.low(at - 1)) == ("number", "of"):
        return _last_number(clauses, at)
    if shape == "noun":
        own = [one for one in clauses.victims if one.first <= at < one.last]
        if own:
            return own  # "no casualties", "massive casualties": the count has the word in it
        after_of = _after(clauses, at + 2) if clauses.low(at + 1) == "of" else []
        return after_of or _before(clauses, at, _NOUN_REACH)
    if shape == "object":
        return _after(clauses, at + 1)
    return _subjects(clauses, at)


def _subjects(clauses: Clauses, at: int) -> list[Victim]:
    """The victims that stand before a word of harm, with those told of right behind it."""
    if clauses.low(at - 1) == "or" and at - 2 in clauses.triggers:
        return victims_of(clauses, at - 2)  # "no one was killed or injured"
    found = [*_before(clauses, at, _REACH), *_as_well(clauses, at + 1)]
    if not found and clauses.triggers[at].shape == "state":
        return _last_count_before(clauses, at)
    if not found and clauses.low(at) in {"dead", "missing"} and clauses.low(at - 1) in _LEAVES_DEAD:
        return _after(clauses, at + 1)
    return found


def _as_well(clauses: Clauses, at: int) -> list[Victim]:
    """Those told of behind the word of harm: "was killed as well as four guards", "died along with four guards"."""
    if (clauses.low(at), clauses.low(at + 1), clauses.low(at + 2)) == _AS_WELL_AS:
        return _after(clauses, at + 3)
    return _after(clauses, at + 2) if (clauses.low(at), clauses.low(at + 1)) == ("along", "with") else []


def _roll(clauses: Clauses, first: int) -> list[Victim]:
    """Everyone in a list of victims, whatever is told of them in between, up to the next word of harm."""
    ends = (at for at in range(first, len(clauses.tokens)) if at in clauses.triggers or clauses.low(at) == ".")
    last = next(ends, len(clauses.tokens))
    return [one for one in clauses.victims if first <= one.first < last and not one.definite]


def is_roll(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of harm opens a list of the victims: "the dead were two guards and a cook"."""
    if at > 1 and tokens[at - 2].low == "of":
        return False  # "four of the wounded were": some of them, counted before the word
    around = [token.low for token in tokens[max(0, at - 1) : at + 2]]
    return (
        len(around) == 3
        and around[0] == "the"
        and around[1] in _ROLLS
        and around[2] in {"were", "are", "include", "included"}
    )


def _voice(clauses: Clauses, at: int) -> Literal["object", "subject"]:
    """Passive and reduced ("12 killed in …") have their victims before them, the active after."""
    back = at - 1
    while at - back <= 5 and clauses.low(back) in ADVERBS:
        back -= 1
    if clauses.low(back) in AUXILIARIES:
        return "subject"
    if _passive_before(clauses, back):
        return "subject"  # "were beaten and wounded"
    ahead = next((victim for victim in clauses.victims if at < victim.first <= at + 4), None)
    direct = ahead is not None and ahead.first == at + 1
    joined = clauses.low(at + 1) == "and" and at + 2 in clauses.triggers  # "killed and wounded 30 people"
    if not direct and not joined and at + 1 < len(clauses.tokens) and clauses.low(at + 1) in NOT_AN_OBJECT:
        return "subject"
    if ahead is None:
        return "subject"
    # "20 killed, 30 injured": the count that follows belongs to the next word of harm.
    counted_before = any(victim.number is not None and victim.last == at for victim in clauses.victims)
    return "subject" if counted_before and clauses.low(ahead.last) in TRIGGERS else "object"


def _passive_before(clauses: Clauses, at: int) -> bool:
    """Whether an "and" at a position joins a word of harm to another in the passive."""
    earlier = TRIGGERS.get(clauses.low(at - 1))
    if clauses.low(at) != "and" or earlier is None or earlier.shape != "verb":
        return False
    back = at - 2
    while at - back <= 6 and clauses.low(back) in ADVERBS:
        back -= 1
    return clauses.low(back) in AUXILIARIES


def _before(clauses: Clauses, at: int, reach: int) -> list[Victim]:
    """Victims before a word, back to the clause's beginning; joined ones all, else the nearest."""
    first = at
    while first > 0 and at - first < reach and not clauses.ends_at(first - 1):
        first -= 1
    within = [victim for victim in clauses.victims if first <= victim.first and victim.last <= at]
    while within and within[-1].number is None and not _next_to(clauses.tokens[within[-1].last : at]):
        within.pop()
    return _joined(clauses, list(reversed(within)))


def _after(clauses: Clauses, first: int) -> list[Victim]:
    """Victims after a word, up to the next word of harm or the clause's end."""
    last, end = first, min(len(clauses.tokens), first + _OBJECT_REACH + 8)
    while last < end and not clauses.ends_at(last):
        last += 1
    within = [one for one in clauses.victims if first <= one.first < last]
    if within and within[0].first >= first + _OBJECT_REACH:
        return []
    # "killing 12 and 40 were hurt": the second belongs to the word that follows it.
    if len(within) > 1 and last in clauses.triggers and clauses.triggers[last].shape in {"verb", "subject"}:
        within = within[:1]
    near = [one for one in within if one.number is not None or _next_to(clauses.tokens[first : one.first])]
    return _joined(clauses, near)


def _next_to(between: Sequence[Token]) -> bool:
    """Whether a person and a word of harm belong together: a few words of no weight between them."""
    return len(between) <= 5 and all(
        token.low in AUXILIARIES
        or token.low in ADVERBS
        or token.low in _WEIGHTLESS
        or token.low[0].isdigit()
        or token.low.endswith(("'s", "’s"))
        for token in between
    )


def _last_count_before(clauses: Clauses, at: int) -> list[Victim]:
    """The last count before a state, whatever stands between: "found three men in a car with gunshot wounds"."""
    within = [one for one in clauses.victims if one.number is not None and at - _REACH <= one.first < at]
    return [one for one in within if not any(one.first < other < at for other in clauses.triggers)][-1:]


def _last_number(clauses: Clauses, at: int) -> list[Victim]:
    """The last count after "toll", before the next word of harm: 14 in "the toll rose from nine to 14"."""
    within = [one for one in clauses.victims if one.number is not None and at < one.first <= at + _TOLL_REACH]
    return [one for one in within if not any(at < other < one.first for other in clauses.triggers)][-1:]


def _joined(clauses: Clauses, nearest_first: Sequence[Victim]) -> list[Victim]:
    """The nearest victim and those joined to it by commas, "and", "as well as" or "along with"."""
    joined = list(nearest_first[:1])
    for victim in nearest_first[1:]:
        one, other = sorted((joined[-1], victim))
        between = [token.low for token in clauses.tokens[one.last : other.first]]
        between = [word for word in between if not word.isdigit()]  # "Smith, 34, and two others"
        if not between or any(word not in _JOINERS for word in between):
            break
        joined.append(victim)
    return sorted(joined)
