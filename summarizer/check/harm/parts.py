"""Which counts of a sentence are parts of another: "including three children", "nine people, five of them nurses".

Reads what stands between victims. Which of them a word of harm speaks of is `linking`'s.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from summarizer.check.harm.casualty_words import AUXILIARIES, POSTS, QUALIFIERS
from summarizer.check.harm.tokens import Tokens
from summarizer.check.harm.victim import Victim

_OF_THEM: Final = (("of", "them"), ("of", "whom"), ("among", "them"), ("among", "whom"))
_THEY: Final = frozenset({"them", "whom"})
_INCLUDING: Final = frozenset({"including", "included", "include", "includes", "mostly"})
# Without any of these a sentence has no parts, but for those "among the dead".
_PARTING: Final = _INCLUDING | _THEY
_LISTED: Final = frozenset(", and or a an the his her their its as well at least & both all".split())
_LISTED_AMONG: Final = _LISTED | _INCLUDING
_WHOLE: Final = frozenset({"toll", "dead", "deaths", "casualties", "fatalities", "they", "these", "figure"})
_OPENING: Final = 6
# Words that may stand for all the kinds of people that follow.
_ANYONE: Final = frozenset("people persons victims individuals dead others killed wounded injured members".split())
_COLONS: Final = frozenset({",", ":", "--", "-", "–", "—", "("})


def with_parts(tokens: Tokens, victims: Sequence[Victim]) -> list[Victim]:
    """The victims, those that were counted in another marked as parts.

    "30 people, including six nurses and two cooks" → six and two are parts, the 30 are not.
    """
    lows = tokens.lows
    found = _counted_before(lows, victims) if not _PARTING.isdisjoint(lows) else list(victims)
    return _among_the_dead(lows, found) if "among" in lows else found


def _counted_before(lows: Sequence[str], victims: Sequence[Victim]) -> list[Victim]:
    found: list[Victim] = []
    whole = False  # whether a number that others can be parts of was told
    open_list = 0  # parts of the list that is being read
    for victim in victims:
        before = found[-1].last if found else 0
        between = lows[max(before, victim.first - 4) : victim.first]
        part = (_opens(between) and (whole or _toll_includes(lows, victim))) or _of_them(lows, victim)
        if part:
            open_list = 1
        elif open_list and all(low in _LISTED or low[0].isdigit() for low in between):
            # "including three nurses, and two guards": after a single part, a comma before "and" closes the list.
            part = not (open_list == 1 and between[:2] == [",", "and"])
            open_list = open_list + 1 if part else 0
        else:
            open_list = 0
        found.append(victim._replace(part=True) if part and not victim.part else victim)
        whole = whole or (victim.number is not None and victim.number.best != 1)
    return found


def _opens(between: Sequence[str]) -> bool:
    """Whether the words right before a victim say that those before them were the whole."""
    if _INCLUDING.intersection(between[-2:]) and not AUXILIARIES.intersection(between[-3:]):
        return True
    return not _THEY.isdisjoint(between) and any(pair in _OF_THEM for pair in pairwise(between[-3:]))


def _toll_includes(lows: Sequence[str], victim: Victim) -> bool:
    """Whether the whole was counted in a sentence before: "The toll includes 12 people killed in Hadra"."""
    opening = lows[: min(victim.first, _OPENING)]
    return not _WHOLE.isdisjoint(opening) and not _INCLUDING.isdisjoint(opening)


def _of_them(lows: Sequence[str], victim: Victim) -> bool:
    """Whether a count is one "of them", and they are told only to be something: "three of them nurses"."""
    inside = lows[victim.first : victim.last + 2]
    if "of" not in inside:
        return False
    return any(pair in _OF_THEM[:2] and not _ends_there(inside, at) for at, pair in enumerate(pairwise(inside)))


def _ends_there(words: Sequence[str], at: int) -> bool:
    """Whether a verb comes right after "two of them": they are the subject, and nobody counted them just before."""
    following = words[at + 2] if at + 2 < len(words) else ""
    return not following or following in AUXILIARIES or following in {"died", "have", "had", "has", "later", "fatally"}


def _among_the_dead(lows: Sequence[str], victims: list[Victim]) -> list[Victim]:
    """Those of whom it is said: "two women and a girl were among the dead"; and those listed with them."""
    listed = False
    for at in range(len(victims) - 1, -1, -1):
        last = victims[at].last
        after = last + (lows[last] == ",")
        listed = listed and all(low in _LISTED_AMONG for low in lows[last : victims[at + 1].first])
        among = lows[after] == "among" and at + 1 < len(victims) and victims[at + 1].first == last + 1
        listed = listed or among or (lows[after + 1] == "among" and lows[after] in AUXILIARIES)
        if listed:
            victims[at] = victims[at]._replace(part=True)
    return victims


def apposed(tokens: Tokens, joined: Sequence[Victim]) -> list[Victim]:
    """The victims of one word of harm: those that only spell out the first are parts, those that describe it are gone.

    "Nine people, five rebels and four soldiers, were killed": the five and the four make up the nine. "Ana Pereda, a
    nurse, was killed", "her husband, Omar Tellez, was killed": one person each.
    """
    whole, rest = joined[0], joined[1:]
    if len(rest) == 1 and _describes(tokens, whole, rest[0]):
        return [_by_post_and_name(whole, rest[0]) if whole.definite else whole]
    counts = [one.number.best for one in rest if one.number is not None]
    spelled = (
        whole.number is not None
        and (whole.who or "people").split()[-1].casefold() in _ANYONE
        and len(rest) > 1
        and len(counts) == len(rest)
        and whole.number.best == sum(count or 0 for count in counts)
        and not any(one.part or one.additional for one in rest)
        and tokens.lows[whole.last] in _COLONS
    )
    return [whole, *(one._replace(part=True) for one in rest)] if spelled else list(joined)


def _by_post_and_name(one: Victim, other: Victim) -> Victim:
    """The person that "the deputy mayor, Ana Pereda" names, with the post; of "her husband, Omar Tellez" the name."""
    words = (one.who or "").casefold().split()
    if not words or words[-1] not in POSTS:
        return other
    # The post's words are the last ones of the phrase; "the" before them is no part of who they are.
    return other._replace(first=one.last - len(words), who=f"{one.who} {other.who}")


def _describes(tokens: Tokens, one: Victim, other: Victim) -> bool:
    """Whether two between commas are one person: a name and "a nurse", "her husband" and a name."""
    between = tokens.lows[one.last : other.first]
    if between[:1] != [","] or any(low != "," and not low[0].isdigit() for low in between) or one.number is not None:
        return False
    if one.definite and tokens.lows[one.first] in {"he", "she", "him", "himself", "herself"}:
        return False
    if one.definite:
        return other.number is None and not other.definite
    if other.number is None:
        return all(word in POSTS or word in QUALIFIERS for word in (other.who or "").casefold().split())
    return other.number.words[:2].casefold() in {"a ", "an"}
