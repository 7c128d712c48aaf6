"""What a sentence says of a party: that it attacked, or that it was attacked.

Read from the words to the left and to the right of its name, whatever their case. Which of the parties is the
incident's attacker is for `roles` to say.
"""

from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import Final, NamedTuple

from summarizer.check.numbers.vocabulary import WEEKDAY_NAMES
from summarizer.resolve.codes.actor_words import HEADS, MODIFIERS
from summarizer.resolve.codes.wording import bare


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Done to somebody: active before an object, passive after "was" or without one.
_DONE: Final = _words(
    "attacked raided ambushed stormed bombed shelled shot killed kidnapped kidnaped abducted murdered assassinated "
    "executed beheaded wounded injured stabbed beaten raped robbed targeted hit struck gunned massacred slain seized "
    "besieged dynamited strafed machine-gunned tortured lynched"
)
# The same in the present, of headlines; a noun too, so that only who stands right before it does it.
_NOW: Final = _words(
    "attack raid ambush storm shell shoot kill kidnap abduct murder assassinate attacks raids kills shoots bomb"
)
# Whoever stands before these does it.
_DOES: Final = _words(
    "launched launch launches staged fired detonated planted hurled threw lobbed perpetrated opened carried blew"
)
_DOING: Final = _words(
    "attacking raiding ambushing storming bombing shelling shooting killing kidnapping abducting murdering "
    "assassinating executing beheading wounding injuring stabbing beating raping robbing targeting hitting massacring"
)
_ATTACK: Final = _words(
    "attack attacks offensive raid raids ambush ambushes assault assaults strike strikes air-strike "
    "airstrike airstrikes bombing bombings shelling incursion onslaught fire shots killing murder kidnapping abduction"
)
_TAKING_OF: Final = _words(
    "killing killings murder murders assassination kidnapping abduction execution massacre shooting death deaths rape"
)
_PASSIVE: Final = _words("was were been being are is be got get")
_SUFFERS: Final = _words("died suffered lost")
# A clause ends here, or another begins that has its own subject.
_ENDS: Final = _words(
    '. ; : ( ) [ ] “ ” " , said says told reported that to but when after while because if where until although though '
    "since before during which who"
)
_LESS: Final = _words(
    "the a an its their his her some several many few two three four five six seven eight nine ten eleven twelve dozen "
    "dozens hundreds scores at least about nearly more than up another other all both dead down off-duty"
)
_MEASURES: Final = _words("dozens hundreds scores thousands group groups number members two three four most one")
# Behind "shot" or "killed" these are no object.
_NO_OBJECT: Final = frozenset(WEEKDAY_NAMES) | _words(
    ". , ; : ! ? ) in by on at when after and during outside near as with while inside from for last this yesterday "
    "today overnight early late that who were was are is"
)
_BETWEEN: Final = _words("dead down also then reportedly allegedly later")
_AIMED: Final = _words("on against at upon")
DEED_WORDS: Final = _DONE | _DOES | _NOW | _DOING | _ATTACK | _TAKING_OF
# "Executed two search warrants", "the budget was killed".
_NOTHING: Final = _words("")
_OTHER_SENSE: Final = {
    "executed": _words("warrant warrants"),
    "killed": _words("bill budget proposal amendment legislation"),
}
# Words looked at before and behind a name.
_REACH: Final = 8
_AGENT_REACH: Final = 7
_MOST_UNKNOWN: Final = 2


class Named(NamedTuple):
    """A party in a sentence: its first and last word (exclusive)."""

    first: int
    last: int


def people_in(words: Sequence[str]) -> Iterator[Named]:
    """Everyone whom a sentence names by a word for people or forces, with what stands before it.

    ["unidentified", "gunmen", "shot", "two", "police", "officers"] → (0, 2), (4, 6)
    """
    behind = 0
    for at in compress(count(), map(HEADS.__getitem__, words)):
        if at < behind:
            continue
        first = last = at
        while first > 0 and words[first - 1] in MODIFIERS:
            first -= 1
        while last < len(words) and HEADS[words[last]]:
            last += 1
        yield Named(first, last)
        behind = last


def named(words: Sequence[str], core: Sequence[str]) -> Iterator[Named]:
    """Every place where the last words of a name stand in a sentence."""
    endings = {core[-1] + ending for ending in ("", "'s", "’s")} if core else set()
    if endings.isdisjoint(words):
        return
    for at, word in enumerate(words):
        first = at + 1 - len(core)
        if word in endings and first >= 0 and list(words[first:at]) == list(core[:-1]):
            yield Named(first, at + 1)


def part_of(words: Sequence[str], party: Named) -> int:
    """1 where the words say that a party attacked, -1 where it was attacked, else 0.

    "rebels" in "Rebels of the Lake Front ambushed an army convoy" → 1, "army" → -1; "army" in "A convoy of the army was
    ambushed by rebels" → -1, "rebels" → 1; "men" in "Two men shot in Hadra" → -1.
    """
    return _told_before(words, party.first) or _told_behind(words, party.last)


def _told_before(words: Sequence[str], first: int) -> int:
    unknown = 0
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word, before = words[at], words[at - 1] if at else ""
        if word == "by":
            return 1 if not DEED_WORDS.isdisjoint(words[max(0, at - _AGENT_REACH) : at]) else 0
        if word in _AIMED:
            return 0 if (_ATTACK | {"fired"}).isdisjoint(words[max(0, at - 3) : at]) else -1
        if word == "of" and before not in _MEASURES:
            return _taken_or_made(before)
        if word in _DONE:
            return 0 if before in _PASSIVE else -1
        if word in _DOING or (word in _NOW and before and HEADS[before]):
            return -1
        if word in _ENDS or word == "and":
            return 0
        if word not in _LESS and word != "of" and before not in _MEASURES:
            unknown += 1
            if unknown > _MOST_UNKNOWN:
                return 0
    return 0


def _taken_or_made(word: str) -> int:
    if word in _TAKING_OF:
        return -1  # "the murder of a nurse"
    return 1 if word in _ATTACK else 0  # "the offensive of the Lake Front"


def _told_behind(words: Sequence[str], last: int) -> int:
    passive = False
    for at in range(last, min(len(words), last + _REACH)):
        word = words[at]
        if word in _ENDS or (word in _DOING and at > last):
            return 0
        if word in _ATTACK and (at == last or words[last - 1] != bare(words[last - 1])) and not passive:
            return 1  # "the rebel offensive", "the army's attacks"
        if word in _PASSIVE:
            passive = True
        elif word in _DONE:
            return 1 if not passive and _has_object(words, at + 1) else -1
        elif word in _SUFFERS or words[at : at + 2] == ["came", "under"]:
            return -1
        elif word in _DOES or (word in _NOW and at == last):
            return 0 if passive else 1
    return 0


def _has_object(words: Sequence[str], at: int) -> bool:
    while at < len(words) and words[at] in _BETWEEN:
        at += 1
    if words[at : at + 1] == ["and"] and at + 1 < len(words) and words[at + 1] in _DONE:
        return _has_object(words, at + 2)  # "killed and wounded two"
    return at < len(words) and words[at] not in _NO_OBJECT


def is_done(words: Sequence[str], at: int) -> bool:
    """Whether the word at a position is a deed told as done: "was attacked", "attacked a clinic"; not "men killed in".

    >>> is_done(["a", "judge", "was", "murdered"], 3), is_done(["the", "murdered", "."], 1)
    (True, False)
    """
    if words[at] not in _DONE or not _OTHER_SENSE.get(words[at], _NOTHING).isdisjoint(words[max(0, at - 5) : at + 6]):
        return False
    return not _PASSIVE.isdisjoint(words[max(0, at - 2) : at]) or _has_object(words, at + 1)
