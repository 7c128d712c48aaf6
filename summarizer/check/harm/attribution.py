"""Who says so: the speakers of a sentence. Which of them stands behind a value is told by nearness."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_WORD: Final = r"[\w’'.-]{1,40}"
_WHO: Final = rf"(?:[Tt]he |[Aa] |[Aa]n )?(?:{_WORD} ){{0,5}}?{_WORD}"
_SAID: Final = (
    r"(?:said|says|say|told|reported|reports|announced|added|claimed|claims|stated|confirmed|noted|denied"
    r"|put the (?:\w+ ){0,3}(?:toll|number|figure|count))(?! dead| missing| killed)"
)
_ACCORDING: Final = re.compile(
    rf"\b(?:[Aa]ccording to|[Aa]s per) (?P<who>{_WHO})(?=[,.;]|$| (?:that|said|in|on|the)\b)"
)
_SAYING: Final = rf"(?P<who>{_WHO}),? (?P<verb>{_SAID})\b"
# "“Nine died,” said the mayor.": the speaker after the verb.
_NAME: Final = r"[^\W\d_a-z][\w’'.-]{0,40}(?: [^\W\d_a-z][\w’'.-]{0,40}){0,4}"
_SAID_BY: Final = re.compile(
    rf"[,”\"] (?P<verb>said|says) (?P<who>[Tt]he (?:{_WORD} ){{0,2}}{_WORD}|{_NAME})(?=[.,;]|$)"
)
# "Hanan Beleil, a spokeswoman for the ministry, said": the name, not the apposition.
_APPOSED: Final = (
    rf"(?P<who>(?:[Tt]he )?{_NAME}), "
    rf"(?:a|an|the|who|which|\w{{1,40}} of)\b[^,;“”\"]{{3,90}}, (?P<verb>{_SAID})\b"
)
_VERBS: Final = ("said", "say", "told", "report", "announced", "added", "claim", "stated", "confirmed", "noted",
                 "denied", "put the")  # fmt: skip


class _Way(NamedTuple):
    """One way to name a speaker.

    `inside` finds it anywhere, or behind the marks and words that it has to follow; then `opening` is for the beginning
    of a sentence. A match holds one of the `cues`: a sentence mostly has none.
    """

    inside: re.Pattern[str]
    cues: tuple[str, ...]
    opening: re.Pattern[str] | None = None

    def matches(self, sentence: str) -> list[re.Match[str]]:
        """The places where a speaker is named, in order, none overlapping another."""
        if not any(map(sentence.__contains__, self.cues)):
            return []
        first = self.opening.match(sentence) if self.opening is not None else None
        if first is None:
            return list(self.inside.finditer(sentence))
        return [first, *self.inside.finditer(sentence, first.end())]


# Patterns that begin with one set of characters let `re` run through all others without a trial at each.
_WAYS: Final = (  # in the order of their weight
    _Way(_ACCORDING, ("ccording to ", "s per ")),
    _Way(
        re.compile(rf"[,.;“”\"baw](?:(?<=,) |(?<=[.;“”\"]) ?|(?:(?<=\bb)ut|(?<=\ba)nd|(?<=\bw)hile) ){_APPOSED}"),
        _VERBS,
        re.compile(_APPOSED),
    ),
    _Way(_SAID_BY, ("said", "says")),
    _Way(
        re.compile(rf"[,.;“”\"baw](?:(?<=[,.;“”\"]) ?|(?:(?<=\bb)ut|(?<=\ba)nd|(?<=\bw)h(?:ile|ereas)) ){_SAYING}"),
        _VERBS,
        re.compile(_SAYING),
    ),
)
# Words before a speaker that are no part of the name, and words that make it none.
_LEADING: Final = re.compile(
    r"(?:(?:but|and|while|whereas|on|in|at|\w+day|earlier|later|meanwhile|however),? )+(?=\S)", re.IGNORECASE
)
_TRAILING: Final = re.compile(r" (?:also|later|then|further|earlier)$", re.IGNORECASE)
_NOBODY: Final = re.compile(
    r"^(?:which|who|that|it was|there)\b|\b(?:been|was|were|have|has|had|be)$"
    # "Earlier reports had put the toll at nine": the noun, not a verb
    r"|^(?:earlier|initial|first|preliminary|previous|unconfirmed|conflicting|recent)$",
    re.IGNORECASE,
)


_BARE: Final = re.compile(r"^(?:(?:later|the|an?|its|their) )+")
_TURN: Final = re.compile(r"\b(?:but|whereas|while)\b")


class Attribution(NamedTuple):
    """A speaker, where the words stand in the sentence, and whether they deny what is told."""

    who: str
    start: int
    end: int
    denies: bool


def attributions(sentence: str) -> list[Attribution]:
    """The speakers of a sentence in order.

    "The ministry said nine died, but the Red Cross put the toll at 14." → "The ministry", "the Red Cross"
    """
    found: list[Attribution] = []
    verbs: set[int] = set()  # one verb has one speaker: "nine died, said the mayor"
    for way in _WAYS:
        for match in way.matches(sentence):
            verb = match.start("verb") if "verb" in match.re.groupindex else -1
            one = None if verb in verbs else _speaker(match)
            if one is not None and not any(other.start < one.end and one.start < other.end for other in found):
                found.append(one)
                verbs.update({verb} - {-1})
    return sorted(found, key=lambda one: one.start)


def _speaker(match: re.Match[str]) -> Attribution | None:
    who = match["who"].rstrip(" .,")
    cut = len(who) - len(who.lstrip(" .,"))
    leading = _LEADING.match(who, cut)
    cut = leading.end() if leading else cut
    who = _TRAILING.sub("", who[cut:])
    if not who or _NOBODY.search(who):
        return None
    denies = match.groupdict().get("verb") == "denied"
    return Attribution(who, match.start("who") + cut, match.end(), denies)


def same_speaker(one: str, other: str) -> bool:
    """Whether two speakers are one, whatever the capital and the article: "The army" and "later the army".

    >>> same_speaker("The army", "Later the army"), same_speaker("The army", "The Red Cross")
    (True, False)
    """
    return _bare(one) == _bare(other)


def _bare(who: str) -> str:
    return _BARE.sub("", who.casefold())


def speaker_of(speakers: Sequence[Attribution], offset: int, sentence: str) -> str | None:
    """The speaker for what stands at an offset: the last one before it, else the first one after it.

    A "but" or "while" between an earlier speaker and the offset ends what that speaker said.
    """
    if not speakers:
        return None
    before = [one for one in speakers if one.start < offset]
    if before and not _TURN.search(sentence[before[-1].end : offset]):
        return before[-1].who
    after = [one for one in speakers if one.start >= offset]
    return after[0].who if after and not before else None
