"""The parties to an incident: named as the article names them, with type, role and how sure the article is.

Whether a name is in the article at all was checked before (`check.draft`); the kinds' words are in `actor_words`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.article import Article, Span
from summarizer.codebook import ActorType, Certainty, EventType, Role
from summarizer.report import Actor, Evidence
from summarizer.resolve.codes.actor_words import KINDS
from summarizer.resolve.codes.codes import Sides

_ALLEGED: Final = re.compile(
    r"\b(?:alleged\w*|accus\w+|suspect\w*|blam\w+|believed to|thought to|line of inquiry)\b", re.IGNORECASE
)
_CLAIMED: Final = re.compile(
    r"\bclaim\w* (?:\w+ )?responsibility|\bresponsibility .{0,40}\bclaimed\b"
    r"|\bsaid .{0,60}\b(?:it|they) had carried out",
    re.IGNORECASE,
)
_UNCLAIMED: Final = re.compile(r"\bno(?: one|body| group)\b[^.]{0,20}\bclaim", re.IGNORECASE)
# Related to a force, and no part of it.
_NOT_THEMSELVES: Final = re.compile(
    r"^(?:an? |the )?(?:former|retired|ex-?)\b|\bstation workers?\b"
    r"|\b(?:wife|son|daughter|mother|father|brother|sister|family|widow|house|home)s? of\b",
    re.IGNORECASE,
)
_MILITIA: Final = re.compile(r"\b(?:pro-|anti-)\w+ (?:\w+ )?(?:militia|gunm[ae]n|fighters|group)", re.IGNORECASE)
# Whom a trade names: armed when they attack, unarmed when they are attacked.
_TRADE: Final = re.compile(r"\b(?:herd(?:ers?|sm[ae]n)|pastoralists?)\b", re.IGNORECASE)
_PROPER: Final = re.compile(r"(?<!^)\b[^\W\d_a-z][\w’'-]+|^[A-Z]{2,}\b|^[^\W\d_a-z][\w’'-]+ [^\W\d_a-z]")
# A name that is headed by one of these is of a place or a thing.
_PLACE: Final = re.compile(
    r"^(?:\S+ ){0,5}?(?:neighbou?rhood|district|roads?|streets?|avenues?|blocks?|cit(?:y|ies)|towns?|villages?"
    r"|houses?|homes?|schools?|shops?|stores?|restaurants?|bars?|hotels?|areas?|hospitals?|mosques?|churche?s?|markets?|buildings?"
    r"|cars?|vehicles?|buses|bus|trucks?|airport|bridge|station|region|province|highway|drive|lane|camps?|bases?)"
    r"(?:$|,? (?:in|of|on|at|near|located|to|with|along)\b)",
    re.IGNORECASE,
)
# Nobody attacks by these names: they are of those who suffer.
_SUFFERERS: Final = re.compile(
    r"\b(?:civilians?|victims?|children|hostages|residents|passengers|people|patients|worshipp?ers)$", re.IGNORECASE
)
_DENIED: Final = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)


class Party(NamedTuple):
    """A name as written, where it stands, and what it did."""

    name: str
    role: Role
    spans: tuple[Span, ...]


def actor_of(article: Article, party: Party, event_type: EventType | None) -> Actor:
    """The actor record of a party.

    >>> # "the army" → State forces; "unknown gunmen" → Political militia (ACLED: unidentified armed group)
    """
    return Actor(
        name=party.name,
        type=_kind_of(party, event_type),
        role=party.role,
        certainty=_certainty(article, party),
        evidence=tuple(Evidence.of(article, span) for span in party.spans[:3]),
    )


def sides_of(parties: Sequence[Party]) -> Sides:
    """The kinds of the attackers and of the targets, before the type of event is known."""
    kinds = [(party.role, _kind_of(party, None)) for party in parties]
    return Sides(
        frozenset(kind for role, kind in kinds if role == "attacker" and kind is not None),
        frozenset(kind for role, kind in kinds if role == "target" and kind is not None),
    )


def _kind_of(party: Party, event_type: EventType | None) -> ActorType | None:
    """The type in this part: whoever attacks is no civilian for ACLED, but an unidentified armed group."""
    kind = actor_type(party.name, event_type)
    if party.role == "attacker" and kind == "Civilians" and event_type not in {"Protests", "Riots"}:
        return "Political militia"
    if party.role == "target" and kind == "Identity militia" and _TRADE.search(party.name):
        return "Civilians"
    return kind


def actor_type(name: str, event_type: EventType | None) -> ActorType | None:
    """ACLED's inter type by the words of a name; None where no word tells.

    >>> actor_type("Afghan security forces", "Battles"), actor_type("Taliban fighters", "Battles")
    ('State forces', 'Rebel group')
    """
    if event_type == "Riots" and any(kind in {"Protesters", "Rioters"} and words.search(name) for kind, words in KINDS):
        return "Rioters"
    if _NOT_THEMSELVES.search(name):
        return "Civilians"
    if _MILITIA.search(name):
        return "Political militia"
    kind = _named_kind(name)
    # Whoever demonstrates is a protester for ACLED, whatever they are otherwise.
    return "Protesters" if event_type == "Protests" and kind == "Civilians" else kind


@lru_cache(maxsize=4096)
def _named_kind(name: str) -> ActorType | None:
    """The first kind with a word in a name; an article has few names, and asks for each several times."""
    return next((kind for kind, words in KINDS if words.search(name)), None)


def is_somebody(name: str) -> bool:
    """Whether a name is of people or a body of people, and not of a thing: "bus terminal" took no part in anything."""
    if _named_kind(name) is not None:
        return True
    return bool(_PROPER.search(name)) and not _PLACE.search(name)


def can_attack(name: str) -> bool:
    """Whether a name may be of attackers: "civilians" and "victims" are those who suffer.

    >>> can_attack("villagers"), can_attack("three civilians")
    (True, False)
    """
    return not _SUFFERERS.search(name)


def _certainty(article: Article, party: Party) -> Certainty:
    """How the sentences that name a party put it: the attacker's part may be alleged, claimed or denied."""
    if party.role != "attacker":
        return "stated"
    sentences = [article.slice(one) for span in party.spans if (one := article.sentence_at(span.start)) is not None]
    said = " ".join(sentences)
    if _CLAIMED.search(said) and not _UNCLAIMED.search(said):
        return "claimed"
    if _DENIED.search(said):
        return "denied"
    return "alleged" if sentences and all(_ALLEGED.search(one) for one in sentences) else "stated"
