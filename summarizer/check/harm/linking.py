"""Which victims a word of harm speaks of: before it or after it in its clause, alone or joined to others.

Reads one sentence at a time, by the word's shape (see `casualty_words`) and by voice. What the link means is for
`casualties` to say.
"""

from collections.abc import Sequence
from typing import Final, Literal

from summarizer.check.harm.casualty_words import AUXILIARIES, NOT_AN_OBJECT, TRIGGERS, UPDATES, is_adverb
from summarizer.check.harm.clauses import Clauses, victims_after, victims_before
from summarizer.check.harm.parts import apposed
from summarizer.check.harm.victim import Victim
from summarizer.check.numbers.vocabulary import PERSON_NOUNS

# Tokens between a word of harm and its victims: before it, after "toll", and before a noun.
_REACH: Final = 14
_TOLL_REACH: Final = 24
_NOUN_REACH: Final = 4
_NUMBER_REACH: Final = 6
_ARTICLES: Final = frozenset({"a", "an", "the", "his", "her", "their"})
_WHO: Final = frozenset({"who", "whom"})
# "She suffered a gunshot wound", "Tellez remains in critical condition".
_BEARS: Final = AUXILIARIES | frozenset("suffered sustained remains remained had has arrived with".split())
_LEAVES_DEAD: Final = frozenset({"shot", "left", "leaving", "stabbed"})
_ROLLS: Final = frozenset({"dead", "wounded", "injured", "missing"})


def victims_of(clauses: Clauses, at: int, earlier: Sequence[Victim] = ()) -> list[Victim]:
    """The victims of the word of harm at a position, in order; `earlier` are those of the word of harm before it.

    "Two guards and a cook were killed" → "killed" has both; "killing two guards" → "killing" has them after it.
    """
    if is_roll(clauses.lows, at):
        return _roll(clauses, at + 2)
    found = _by_shape(clauses, at)
    if not found and _shares_subject(clauses, at, earlier):
        return list(earlier)  # "was shot and later died"
    whole = apposed(clauses.tokens, found) if found else []
    return [*whole, *_parts_behind(clauses, at, found)] if any(one.number is not None for one in found) else whole


def _by_shape(clauses: Clauses, at: int) -> list[Victim]:
    shape = clauses.triggers[at].shape
    if shape == "verb":
        shape = _voice(clauses, at)
    if shape == "toll" or _tells_number(clauses, at):
        return _last_number(clauses, at)
    if shape == "share":
        return [one for one in clauses.victims if one.last == at and one.number is not None]
    if shape == "noun":
        return _around_a_noun(clauses, at)
    if shape == "object":
        return victims_after(clauses, at + 1)
    return _subjects(clauses, at)


def _tells_number(clauses: Clauses, at: int) -> bool:
    """Whether the number of those harmed is told further on: "the number of rebels killed in Hadra rose to 30"."""
    if "number" not in clauses.lows[max(0, at - _NUMBER_REACH - 1) : at]:
        return False
    here = at - 1
    while at - here <= _NUMBER_REACH and here > 0 and here not in clauses.ends:
        if (clauses.lows[here - 1], clauses.lows[here]) == ("number", "of"):
            return here == at - 1 or any(clauses.lows[after] in UPDATES for after in range(at, at + _TOLL_REACH))
        here -= 1
    return False


def _around_a_noun(clauses: Clauses, at: int) -> list[Victim]:
    own = [one for one in clauses.victims if one.first <= at < one.last]
    if own:
        return own  # "no casualties", "massive casualties": the count has the word in it
    if clauses.lows[at - 1] in {"or", "nor", "and"} and at - 2 in clauses.triggers:
        none = [one for one in _around_a_noun(clauses, at - 2) if one.number is not None and one.number.best == 0]
        if none:
            return none  # "no deaths or injuries"
    after_of = victims_after(clauses, at + 2) if clauses.lows[at + 1] == "of" else []
    return after_of or victims_before(clauses, at, _NOUN_REACH)


def _subjects(clauses: Clauses, at: int) -> list[Victim]:
    """The victims that stand before a word of harm, with those told of right behind it."""
    if clauses.lows[at - 1] == "or" and at - 2 in clauses.triggers:
        return _by_shape(clauses, at - 2)  # "no one was killed or injured"
    found = [*victims_before(clauses, at, _REACH), *_as_well(clauses, at + 1)]
    before_clause = _antecedent(clauses, at, found)
    if before_clause is not None:
        return [before_clause]
    if not found and clauses.triggers[at].shape == "state":
        return _last_before(clauses, at)
    if not found and clauses.lows[at] in {"dead", "missing"} and clauses.lows[at - 1] in _LEAVES_DEAD:
        return victims_after(clauses, at + 1)
    return found


def _antecedent(clauses: Clauses, at: int, found: Sequence[Victim]) -> Victim | None:
    """Who stands before a relative clause that ends at a word of harm: "a gunman who shot two clerks was killed".

    None where there is no such clause, or where those found are not what the clause's own verb is about.
    """
    earlier = _previous(clauses, at)
    own = [one for one in found if one.first == earlier + 1]
    if earlier < 0 or at - earlier > _REACH or (found and len(own) < len(found)):
        return None
    who = next((here for here in range(earlier - 1, max(-1, earlier - 8), -1) if clauses.lows[here] in _WHO), -1)
    return next((one for one in clauses.victims if 0 <= who - one.last <= (clauses.lows[who - 1] == ",")), None)


def _shares_subject(clauses: Clauses, at: int, earlier: Sequence[Victim]) -> bool:
    """Whether a verb without a subject goes on with the one before it: "was taken to hospital and died there"."""
    if clauses.triggers[at].outcome != "killed" or clauses.triggers[at].shape not in {"verb", "subject"}:
        return False
    back = at - 1
    while at - back <= 6 and (is_adverb(clauses.lows[back]) or clauses.lows[back] in AUXILIARIES):
        back -= 1
    if clauses.lows[back] not in {"and", "but", ",", "before"}:
        return False
    return bool(earlier) and earlier[-1].last <= _previous(clauses, at)


def _previous(clauses: Clauses, at: int) -> int:
    """The word of harm before one at a position; -1 where that is the first."""
    return max([other for other in clauses.triggers if other < at], default=-1)


def _parts_behind(clauses: Clauses, at: int, found: Sequence[Victim]) -> list[Victim]:
    """Parts told of after the whole, in the same clause: "12 were killed in the market, including two children"."""
    first = max(at + 1, found[-1].last)
    parts = [one for one in clauses.victims if one.part and first <= one.first]
    if not parts:
        return []
    end = min((other for other in clauses.triggers if other >= first), default=len(clauses.tokens))
    if end in clauses.triggers and clauses.triggers[end].shape == "subject":
        end = first  # "40 were hurt, two of them died"
    return [one for one in parts if one.last <= end and one not in found]


def _as_well(clauses: Clauses, at: int) -> list[Victim]:
    """Those told of behind the word of harm: "was killed as well as four guards", "died along with four guards"."""
    if (clauses.lows[at], clauses.lows[at + 1], clauses.lows[at + 2]) == ("as", "well", "as"):
        return victims_after(clauses, at + 3)
    return victims_after(clauses, at + 2) if (clauses.lows[at], clauses.lows[at + 1]) == ("along", "with") else []


def _roll(clauses: Clauses, first: int) -> list[Victim]:
    """Everyone in a list of victims, whatever is told of them in between, up to the next word of harm."""
    ends = (at for at in range(first, len(clauses.tokens)) if at in clauses.triggers or clauses.lows[at] == ".")
    last = next(ends, len(clauses.tokens))
    return [one for one in clauses.victims if first <= one.first < last and not one.definite]


def is_roll(lows: Sequence[str], at: int) -> bool:
    """Whether a word of harm opens a list of the victims: "the dead were two guards and a cook"."""
    if lows[at] not in _ROLLS or lows[at - 1] != "the" or lows[at + 1] not in {"were", "are", "include", "included"}:
        return False
    return lows[at - 2] != "of"  # "four of the wounded were": some of them, counted before the word


def _voice(clauses: Clauses, at: int) -> Literal["object", "subject"]:
    """Passive and reduced ("12 killed in …") have their victims before them, the active after."""
    back = at - 1
    while at - back <= 5 and is_adverb(clauses.lows[back]):
        back -= 1
    if clauses.lows[back] in AUXILIARIES:
        return "subject"
    if _passive_before(clauses, back):
        return "subject"  # "were beaten and wounded"
    ahead = next((victim for victim in clauses.victims if at < victim.first <= at + 4), None)
    direct = ahead is not None and ahead.first == at + 1
    joined = clauses.lows[at + 1] == "and" and at + 2 in clauses.triggers  # "killed and wounded 30 people"
    if not direct and not joined and at + 1 < len(clauses.tokens) and clauses.lows[at + 1] in NOT_AN_OBJECT:
        return "subject"
    if ahead is None:
        # "killed the dog": the object is nobody.
        return "object" if clauses.lows[at + 1] in {"a", "an", "the", "his", "her", "its", "their"} else "subject"
    # "20 killed, 30 injured": the count that follows belongs to the next word of harm.
    counted_before = any(victim.last == at for victim in clauses.victims)
    next_harm = clauses.lows[ahead.last] in TRIGGERS
    # "Civilian killed 3 injured" in a headline: the person without an article was killed, and three were hurt.
    bare = clauses.lows[back] in PERSON_NOUNS and clauses.lows[back - 1] not in _ARTICLES
    counted_after = any(victim.first == ahead.last + 1 for victim in clauses.victims)
    return "subject" if next_harm and (counted_before or (bare and not counted_after)) else "object"


def _passive_before(clauses: Clauses, at: int) -> bool:
    """Whether an "and" at a position joins a word of harm to another in the passive."""
    earlier = TRIGGERS.get(clauses.lows[at - 1])
    if clauses.lows[at] != "and" or earlier is None or earlier.shape != "verb":
        return False
    back = at - 2
    while at - back <= 6 and is_adverb(clauses.lows[back]):
        back -= 1
    return clauses.lows[back] in AUXILIARIES


def _last_before(clauses: Clauses, at: int) -> list[Victim]:
    """The last one before a state, whatever stands between: "found three men in a car with gunshot wounds"."""
    within = [one for one in clauses.victims if at - _REACH <= one.first < at]
    with_wounds = clauses.lows[at] in {"wound", "wounds"}
    within = [
        one
        for one in within
        if one.number is not None or (with_wounds and one.definite) or clauses.lows[one.last] in _BEARS
    ]
    return [one for one in within if not any(one.first < other < at for other in clauses.triggers)][-1:]


def _last_number(clauses: Clauses, at: int) -> list[Victim]:
    """The last count after "toll", before the next word of harm: 14 in "the toll rose from nine to 14"."""
    within = [one for one in clauses.victims if one.number is not None and at < one.first <= at + _TOLL_REACH]
    within = [one for one in within if not any(at < other < one.first for other in clauses.triggers)]
    at_each = [clauses.lows[one.first - 1] == "at" for one in within]
    # "A rights group put the toll at seven, the police at two": the first is the speaker's own.
    return within[:1] if len(within) > 1 and all(at_each) else within[-1:]
