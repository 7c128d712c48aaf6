"""Whether the sentences of an event tell of something that happened, or only speak of violence.

Speeches, talks, trials and statistics are full of words of violence; an incident is told by a deed ("a bomb exploded",
"gunmen attacked a clinic", "the murder of a judge") that opens the report, has its own verb, or stands with a day or
with harm done. Which of the draft's events are then kept is `events`'.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import tee
from typing import Final

from summarizer.check.numbers.vocabulary import MONTHS, WEEKDAY_NAMES
from summarizer.codebook import EVENT_TYPE_OF, SubEventType
from summarizer.resolve.codes.deeds import is_done
from summarizer.resolve.codes.event_words import BEARING, NOT_SO, is_so
from summarizer.resolve.codes.wording import words_of
from summarizer.resolve.events.speech import spoken_in

# News tells in its first sentences what it is about.
LEAD_SENTENCES: Final = 2
_VIOLENT: Final = frozenset(
    one
    for one, event in EVENT_TYPE_OF.items()
    if event in {"Battles", "Riots", "Explosions/Remote violence", "Violence against civilians"}
) | {"Looting/property destruction", "Excessive force against protesters"}
# "Killed" tells of force against protesters, and of accidents as well.
_PLAINLY_VIOLENT: Final = _VIOLENT - {"Excessive force against protesters"}
# One event each; "attacks", "killings" and "bombings" are as often a state of things.
_EVENTS: Final = frozenset(
    "attack explosion blast ambush bombing shooting clash clashes murder assassination kidnapping massacre raid "
    "assault shootout fighting killing abduction slaying robbery offensive rockets bomb".split()
)
_ATTACKS: Final = _EVENTS - {"killing"}
_HAPPENED: Final = frozenset("exploded explodes clashed detonated wounding".split())
# Each tells of violence only with one of the words behind it, up to three further on.
_HAPPENED_WITH: Final = {
    "opened": frozenset({"fire"}),
    "fired": frozenset("at on into upon through shots rockets mortars rounds missiles weapons shells".split()),
    "launched": frozenset("attack attacks assault offensive raid raids rockets missiles strikes airstrikes".split()),
    "blew": frozenset({"up"}),
    "broke": frozenset({"fighting", "clashes"}),
    "killing": frozenset("people civilians soldiers police policemen men women one two three four five".split()),
    "found": frozenset("dead shot stabbed bodies beheaded decapitated".split()),
    "held": frozenset({"hostage", "captive"}),
    "taken": frozenset({"hostage", "captive"}),
}
# Many of them, told of as what happened: "there were attacks", "bombings in recent hours".
_MANY: Final = frozenset(
    "attacks explosions blasts ambushes bombings shootings murders assassinations kidnappings massacres raids assaults "
    "killings abductions".split()
)
# What was done before somebody is in court for it is not what the report tells.
_COURT: Final = frozenset(
    "trial trials court jury sentenced convicted verdict appeal hearing pleaded acquitted".split()
)
# What attacks did was done: "the attacks damaged two bridges".
_EFFECTS: Final = frozenset(
    "damaged destroyed affected caused left disrupted hit struck killed wounded injured cut knocked".split()
)
_PASSIVE: Final = frozenset({"was", "were", "been"})
_THERE_IS: Final = frozenset("was were been".split())
_SPANS: Final = frozenset("hours days".split())
_LATE: Final = frozenset("recent past last".split())
# A deed that only tells who somebody is is known already: "the group that stormed the post wants a republic".
_WHO: Final = frozenset("that who which whom".split())
_VERB_PARTS: Final = frozenset("was were had has have been".split())
# Accidents and nature harm people without violence.
_ACCIDENT: Final = frozenset(
    "crash crashed crashes crashing collision collided derailed capsized accident accidents accidentally earthquake "
    "quake quakes flood floods flooding hurricane landslide mudslide avalanche drowned plunged plunging overturned "
    "virus disease epidemic pandemic cholera ebola covid-19 malaria cyclone typhoon tornado tsunami heatwave "
    "drought famine blaze wildfire wildfires".split()
)
# "A fire at a factory killed 11"; not "opened fire" or "fire on the convoy".
_FIRE: Final = re.compile(
    r"\b(?:a|the) (?:\w+ )?fires? (?:at|in|that|which|killed|broke|swept|tore|started|has|had)\b", re.I
)
# What is told in these words was played or is not so.
_NOT_REAL: Final = re.compile(
    r"\b(?:simulated|mock) (?:\w+ )?(?:attack|bombing|shooting|blast|explosion|raid|ambush)|"
    r"\bpart of an? (?:\w+ )?(?:exercise|drill)\b|"
    r"\bin (?:the|a|his|her) (?:new |latest )?(?:film|movie|novel|thriller|drama|video game)\b|"
    r"\b(?:posts?|claims?|reports?|rumou?rs|videos?)\b[^.;]{0,120}\b(?:is|are|was|were) (?:false|fake|untrue|a hoax)\b",
    re.IGNORECASE,
)
# What follows these is of long ago, or has not happened.
_NOT_NOW: Final = re.compile(
    r"\banniversar(?:y|ies) of\b|\b(?:warn(?:ed|s|ing)?|fear(?:ed|s)?)\b(?=[^.;]{0,120}\b(?:could|may|might|would)\b)",
    re.IGNORECASE,
)
_TAKEN: Final = frozenset({"held", "taken"})
# An event that is to come, or to end, is not told either.
_NOT_SO: Final = NOT_SO | frozenset("will must should shall end stop".split())
# "To" behind these leads to what happened: "responded to a shooting".
_CALLED: Final = frozenset("respond responded responding responds called dispatched sent rushed came according".split())
_REACH: Final = 3
_DAYS: Final = frozenset((*WEEKDAY_NAMES, "today", "yesterday", "tonight", "overnight", "weekend"))
_PARTS_OF_DAY: Final = frozenset("night morning afternoon evening hours".split())
_AGREED: Final = frozenset("signed agreed reached concluded".split())


def tells_of_event(sentences: Iterable[str], harmed: Iterable[bool], sub_event: SubEventType | None) -> bool:
    """Whether an event happened by the words of its sentences; none is read behind the one that tells.

    "The president spoke of the violence." → False; "A bomb exploded in Hadra." → True; "The two sides hold talks on a
    cease-fire.", Agreement → False; "The two sides signed a cease-fire.", Agreement → True.

    Args:
        sentences: Of the event, in order; the first may be the headline.
        harmed: For each of them whether it states that anyone came to harm.
        sub_event: The type it was coded with; one without violence has to be told in the first sentences.
    """
    calamity = False  # the report is about an accident: only violence named tells
    sentences, again = tee(sentences)
    for number, (whole, told, spoken) in enumerate(zip(sentences, harmed, spoken_in(again), strict=True)):
        sentence, harm = _real(whole, harm=told)
        words = words_of(sentence)
        if _is_accident(sentence, words):
            calamity = True
            continue
        if calamity and not _names_violence(words):
            continue
        first, harm = number <= LEAD_SENTENCES and not spoken, harm and (not spoken or _has_day(words))
        if first and _opens(words, sub_event, dated=harm or _has_day(words)):
            return True
        if _tells(words, harm=harm, first=first):
            return True
    return False


def tells_plainly(sentence: str, *, harm: bool) -> bool:
    """Whether a first sentence tells of violence by a deed or by harm, with no model to say so: no word is enough.

    `harm` is for the caller to leave out where somebody only speaks of it (`speech`).

    "Gunmen attacked a clinic." → True; "The talks are about the violence." → False.
    """
    sentence, harm = _real(sentence, harm=harm)
    words = words_of(sentence)
    if _is_accident(sentence, words) or not _COURT.isdisjoint(words):
        return False
    return harm or _has_deed(words, known=not _has_day(words))


def tells_what_there_was(sentence: str) -> bool:
    """Whether a sentence tells, wherever it stands, of several attacks of now or of people who are held.

    "There were attacks on two clinics." → True; "Two clerks are held hostage." → True; "Attacks must end." → False.
    """
    words = words_of(sentence)
    held = any(words[at] in _TAKEN and _happened_with(words, at) and _is_so(words, at) for at in range(len(words)))
    return held or (_is_recent(words) and _stands(words, _MANY))


def _tells(words: Sequence[str], *, harm: bool, first: bool) -> bool:
    """Whether a sentence that may stand anywhere tells of an event by a deed, or by a time or harm beside its name."""
    dated = harm or _has_day(words)
    if (
        (harm and first and _COURT.isdisjoint(words))
        or _has_deed(words, known=not dated)
        or (dated and _stands(words, _EVENTS))
    ):
        return True
    return (_is_recent(words) and _stands(words, _MANY)) or _have_effect(words)


def _have_effect(words: Sequence[str]) -> bool:
    """Whether attacks are told of by what they did: "the terrorist attacks damaged two bridges"."""
    return any(
        word in _EFFECTS and (words[at - 1] in _EVENTS or words[at - 1] in _MANY) and _is_so(words, at - 1)
        for at, word in enumerate(words)
        if at
    )


def _real(sentence: str, *, harm: bool) -> tuple[str, bool]:
    """A sentence up to what is only remembered or feared in it, and whether its harm is real."""
    if _NOT_REAL.search(sentence):
        return "", False
    cut = _NOT_NOW.search(sentence)
    return (sentence, harm) if cut is None else (sentence[: cut.start()], False)


def _is_accident(sentence: str, words: Sequence[str]) -> bool:
    """Whether a sentence tells of an accident, a disaster or a disease and of no violence: "when the plane crashed"."""
    told = not _ACCIDENT.isdisjoint(words) or ("fire" in words and _FIRE.search(sentence) is not None)
    return told and not _names_violence(words)


def _names_violence(words: Sequence[str]) -> bool:
    """Whether a sentence has a word of a violent deed, an attacker or a weapon; "killed" is none."""
    return (
        any(
            hit.key is not None and hit.key.telling and hit.key.sub_event in _PLAINLY_VIOLENT
            for hit in BEARING.found(words)
        )
        or not _ATTACKS.isdisjoint(words)
        or "attacked" in words
    )


def _is_recent(words: Sequence[str]) -> bool:
    """Whether a sentence is about what there was, or about the last hours or days."""
    return any(
        (word == "there" and not _THERE_IS.isdisjoint(words[at + 1 : at + 3]))
        or (word in _SPANS and not _LATE.isdisjoint(words[max(0, at - 2) : at]))
        for at, word in enumerate(words)
    )


def _opens(words: Sequence[str], sub_event: SubEventType | None, *, dated: bool) -> bool:
    """Whether a first sentence has a word of violence, of arrests, of weapons found, or of the event's own type."""
    wanted = _VIOLENT | {"Arrests", "Disrupted weapons use"}
    if sub_event not in {None, "Other", "Agreement"}:
        wanted = wanted | {sub_event}
    if sub_event == "Agreement" and not _AGREED.isdisjoint(words):
        wanted = wanted | {sub_event}
    return any(
        hit.key is not None
        and hit.key.telling
        and hit.key.sub_event in wanted
        and _is_so(words, hit.first)
        and (dated or not _tells_who(words, hit.first))
        for hit in BEARING.found(words)
    )


def _has_deed(words: Sequence[str], *, known: bool) -> bool:
    """Whether a sentence has a deed; one that is `known` without day or harm is none where it only tells who."""
    return any(
        (word in _HAPPENED or _happened_with(words, at) or is_done(words, at))
        and _is_so(words, at)
        and not (known and _tells_who(words, at))
        for at, word in enumerate(words)
    )


def _tells_who(words: Sequence[str], at: int) -> bool:
    before = at - 1
    while before > 0 and words[before] in _VERB_PARTS:
        before -= 1
    return before > 0 and words[before] in _WHO


def _happened_with(words: Sequence[str], at: int) -> bool:
    wanted = _HAPPENED_WITH.get(words[at])
    if wanted is None:
        return False
    if words[at] == "found" and not _PASSIVE.isdisjoint(words[max(0, at - 2) : at]) and "bodies" in words[:at]:
        return True  # "fourteen bodies were found in a truck"
    return not wanted.isdisjoint(words[at + 1 : at + 1 + _REACH])


def _stands(words: Sequence[str], wanted: frozenset[str]) -> bool:
    return any(word in wanted and _is_so(words, at) for at, word in enumerate(words))


def _has_day(words: Sequence[str]) -> bool:
    """Whether a sentence names a day: "on Tuesday", "last night", "16 November"."""
    if not _DAYS.isdisjoint(words):
        return True
    return any(
        (word in _PARTS_OF_DAY and words[at - 1] in {"last", "this", "early"})
        or (word in MONTHS and (words[at - 1].isdecimal() or "".join(words[at + 1 : at + 2]).isdecimal()))
        for at, word in enumerate(words)
        if at
    )


def _is_so(words: Sequence[str], at: int) -> bool:
    """As `is_so`; "to attack a clinic" is to come, the shooting that police "responded to" is not."""
    if not is_so(words, at, _NOT_SO):
        return False
    return not any(words[to] == "to" and words[to - 1] not in _CALLED for to in range(max(1, at - 3), at))
