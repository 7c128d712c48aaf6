"""Whether the sentences of an event tell of something that happened, or only speak of violence.

Speeches, talks, trials and statistics are full of words of violence; an incident is told by a deed ("a bomb exploded",
"gunmen attacked a clinic", "the murder of a judge") that opens the report, has its own verb, or stands with a day or
with harm done. Which of the draft's events are then kept is `events`'.
"""

from collections.abc import Sequence
from typing import Final

from summarizer.codebook import EVENT_TYPE_OF, SubEventType
from summarizer.resolve.deeds import is_done
from summarizer.resolve.event_words import BEARING
from summarizer.resolve.wording import words_of

# News tells in its first sentences what it is about.
LEAD_SENTENCES: Final = 2
_VIOLENT: Final = frozenset(
    one
    for one, event in EVENT_TYPE_OF.items()
    if event in {"Battles", "Riots", "Explosions/Remote violence", "Violence against civilians"}
) | {"Looting/property destruction", "Excessive force against protesters"}
# One event each; "attacks", "killings" and "bombings" are as often a state of things.
_EVENTS: Final = frozenset(
    "attack explosion blast ambush bombing shooting clash clashes murder assassination kidnapping massacre raid "
    "assault shootout fighting killing abduction slaying robbery offensive rockets bomb".split()
)
_HAPPENED: Final = frozenset("exploded explodes clashed detonated wounding".split())
# Each tells of violence only with one of the words behind it, up to three further on.
_HAPPENED_WITH: Final = {
    "opened": frozenset({"fire"}),
    "fired": frozenset("at on into upon shots rockets mortars rounds missiles weapons shells".split()),
    "launched": frozenset("attack attacks assault offensive raid raids rockets missiles strikes airstrikes".split()),
    "blew": frozenset({"up"}),
    "broke": frozenset({"fighting", "clashes"}),
    "killing": frozenset("people civilians soldiers police policemen men women one two three four five".split()),
}
_NOT_SO: Final = frozenset(
    "no not never without denied denies deny denying n't neither nor threatened threatening threaten planned plotted "
    "plotting planning would could might may if avoid prevent against will must should shall to end stop".split()
)
_REACH: Final = 3
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight overnight".split()
)
_PARTS_OF_DAY: Final = frozenset("night morning afternoon evening hours".split())
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_AGREED: Final = frozenset("signed agreed reached concluded".split())


def tells_of_event(sentences: Sequence[str], harmed: Sequence[bool], sub_event: SubEventType | None) -> bool:
    """Whether an event happened by the words of its sentences.

    "The president spoke of the violence." → False; "A bomb exploded in Hadra." → True; "The two sides hold talks on a
    cease-fire.", Agreement → False; "The two sides signed a cease-fire.", Agreement → True.

    Args:
        sentences: Of the event, in order; the first may be the headline.
        harmed: For each of them whether it states that anyone came to harm.
        sub_event: The type it was coded with; one without violence has to be told in the first sentences.
    """
    for number, (sentence, harm) in enumerate(zip(sentences, harmed, strict=True)):
        words = words_of(sentence)
        if number <= LEAD_SENTENCES and _opens(words, sub_event):
            return True
        if _has_deed(words) or ((harm or _has_day(words)) and _stands(words, _EVENTS)):
            return True
    return False


def _opens(words: Sequence[str], sub_event: SubEventType | None) -> bool:
    """Whether a first sentence has a word of violence, of arrests, of weapons found, or of the event's own type."""
    wanted = _VIOLENT | {"Arrests", "Disrupted weapons use"}
    if sub_event not in {None, "Other", "Agreement"}:
        wanted = wanted | {sub_event}
    if sub_event == "Agreement" and not _AGREED.isdisjoint(words):
        wanted = wanted | {sub_event}
    return any(
        hit.key is not None and hit.key.telling and hit.key.sub_event in wanted and _is_so(words, hit.first)
        for hit in BEARING.found(words)
    )


def _has_deed(words: Sequence[str]) -> bool:
    return any(
        _is_so(words, at) and (word in _HAPPENED or _happened_with(words, at) or is_done(words, at))
        for at, word in enumerate(words)
    )


def _happened_with(words: Sequence[str], at: int) -> bool:
    wanted = _HAPPENED_WITH.get(words[at])
    return wanted is not None and not wanted.isdisjoint(words[at + 1 : at + 1 + _REACH])


def _stands(words: Sequence[str], wanted: frozenset[str]) -> bool:
    return any(word in wanted and _is_so(words, at) for at, word in enumerate(words))


def _has_day(words: Sequence[str]) -> bool:
    """Whether a sentence names a day: "on Tuesday", "last night", "16 November"."""
    if not _DAYS.isdisjoint(words):
        return True
    return any(
        (word in _PARTS_OF_DAY and words[at - 1] in {"last", "this", "early"})
        or (word in _MONTHS and (words[at - 1].isdecimal() or "".join(words[at + 1 : at + 2]).isdecimal()))
        for at, word in enumerate(words)
        if at
    )


def _is_so(words: Sequence[str], at: int) -> bool:
    return _NOT_SO.isdisjoint(words[max(0, at - _REACH) : at])
