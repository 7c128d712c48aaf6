"""Who says so: the speakers of a sentence. Which of them stands behind a value is told by nearness."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_WHO: Final = r"(?:[Tt]he |[Aa] |[Aa]n )?(?:[\w’'.-]+ ){0,5}?[\w’'.-]+"
_SAID: Final = (
    r"(?:said|says|told|reported|reports|announced|added|claimed|claims|stated|confirmed|put|noted|denied)"
    r"(?! dead| missing| killed)"
)
_ACCORDING: Final = re.compile(
    rf"\b(?:[Aa]ccording to|[Aa]s per) (?P<who>{_WHO})(?=[,.;]|$| (?:that|said|in|on|the)\b)"
)
_SAYING: Final = re.compile(rf"(?:^|[,.;“”\"] ?|\b(?:but|and|while|whereas) )(?P<who>{_WHO}),? (?P<verb>{_SAID})\b")


# "Hanan Beleil, a spokeswoman for the ministry, said": the name, not the apposition.
_APPOSED: Final = re.compile(
    rf"(?:^|[.;“”\"] ?|, |\b(?:but|and|while) )(?P<who>(?:[^\W\d_a-z][\w’'.-]+ ?){{2,4}}), "
    rf"(?:a|an|the|who|\w+ of)\b[^,;“”\"]{{3,90}}, (?P<verb>{_SAID})\b"
)


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
    found = [Attribution(m["who"], m.start("who"), m.end(), denies=False) for m in _ACCORDING.finditer(sentence)]
    found += [
        Attribution(m["who"].strip(), m.start("who"), m.end(), denies=m["verb"] == "denied")
        for m in _APPOSED.finditer(sentence)
    ]
    for m in _SAYING.finditer(sentence):
        if any(one.start <= m.start("who") < one.end for one in found):
            continue
        found.append(Attribution(m["who"], m.start("who"), m.end(), denies=m["verb"] == "denied"))
    return sorted(found, key=lambda one: one.start)


def speaker_of(speakers: Sequence[Attribution], offset: int, sentence: str) -> str | None:
    """The speaker for what stands at an offset: the last one before it, else the first one after it.

    A "but" or "while" between an earlier speaker and the offset ends what that speaker said.
    """
    before = [one for one in speakers if one.start < offset]
    if before and not re.search(r"\b(?:but|whereas|while)\b", sentence[before[-1].end : offset]):
        return before[-1].who
    after = [one for one in speakers if one.start >= offset]
    return after[0].who if after and not before else None
