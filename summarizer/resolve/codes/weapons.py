"""What was used: the draft's words where the article has them, else the weapons that the first sentence names."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from summarizer.article import Article, Sentence, Span
from summarizer.report import Evidence, Weapon
from summarizer.resolve.story import Story, holds_any

_KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("chemical", r"chlorine|sarin|mustard gas|nerve agent|tear gas"),
    (
        "explosive",
        (
            r"(?:car|truck|roadside|pipe|petrol|barrel|home-?made|nail|suicide|parcel|letter|cluster) bombs?|bombs?|"
            r"ieds?|"
            r"land ?mines?|mines?|explosive (?:belt|vest|device)s?|explosives?|grenades?|dynamite"
        ),
    ),
    ("artillery", r"mortars?|artillery|rockets?|missiles?|shells?(?! casing)|howitzers?"),
    ("aircraft", r"warplanes?|(?:fighter |military )?jets?|drones?|helicopter gunships?|helicopters?"),
    (
        "firearm",
        (
            r"(?:assault |sniper )?rifles?|handguns?|pistols?|shotguns?|machine ?-?guns?|firearms?|ak-?47s?|m-?16s?|"
            r"revolvers?|guns?|live ammunition|rubber bullets?"
        ),
    ),
    ("blade", r"kni(?:fe|ves)|machetes?|axes?|swords?|spears?"),
    ("fire", r"molotov cocktails?"),
    ("blunt", r"sticks?|stones?|clubs?|batons?|bats?|rocks?|bricks?|iron bars?"),
    ("water", r"water cannons?"),
)
# The words in another sense.
_NO_WEAPON: Final = re.compile(
    r"\b(?:(?:gold|coal|copper|silver|diamond|tin|iron|salt) mines?|mines? workers"
    r"|(?:chess|cricket|football|soccer|rugby|golf|tennis|night|country|social|sports) clubs?|clubs? members"
    r"|shell compan(?:y|ies)|gun (?:control|laws?|shops?|rights))\b",
    re.IGNORECASE,
)
# One of these stands in whatever the pattern finds.
_OTHERWISE: Final = ("mine", "club", "shell compan", "gun ")
_OFTEN_NONE: Final = frozenset({"mine", "club"})
_PATTERNS: Final = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KINDS)
# In small letters only: "Rock River", "Stone" and "Bush" are names.
_ANY: Final = re.compile(rf"\b(?:{'|'.join(words for _, words in _KINDS)})\b")


def weapons_of(story: Story) -> tuple[Weapon, ...]:
    """The weapon of an incident; none where no word of its sentences is one.

    The draft's words must hold a weapon ("a bomb hidden in a paint can" does, "paint can" does not). Headlines name
    weapons loosely, so the body goes first.
    """
    found = story.checked.found.get("weapon")
    own_spans = story.own(found.spans) if found is not None else ()
    if found is not None and own_spans and (kind := _kind_of(found.words)):
        return (Weapon(name=found.words, type=kind, evidence=_evidence(story, own_spans[0])),)
    article = story.article
    for sentence in sorted(story.told, key=lambda one: one.end <= article.body_start):
        named = _named(article, sentence)
        if named:
            return tuple(
                Weapon(name=name, type=_kind_of(name), evidence=_evidence(story, Span(*match.span())))
                for name, match in reversed(named.items())
            )
    return ()


def _named(article: Article, sentence: Sentence) -> dict[str, re.Match[str]]:
    """The weapons of a sentence by their words, each where it stands first; the last one comes first."""
    matches = list(_ANY.finditer(article.text, sentence.start, sentence.end))
    if matches and (hidden := _in_another_sense(article)):
        # "the copper mine ... the mine's manager": the bare noun means what the article calls in full elsewhere.
        nouns = {word.removesuffix("s") for one in hidden for word in one[0].lower().split()} & _OFTEN_NONE
        spans = [one.span() for one in hidden]
        matches = [
            one
            for one in matches
            if one[0].removesuffix("s") not in nouns and not any(start <= one.start() < end for start, end in spans)
        ]
    return {match[0]: match for match in reversed(matches)}


@lru_cache(maxsize=4)
def _in_another_sense(article: Article) -> Sequence[re.Match[str]]:
    """Where an article has the words of weapons in another sense: looked for once, not for each of its sentences."""
    return [
        match
        for sentence in article.sentences
        if holds_any(article.slice(sentence).lower(), _OTHERWISE)
        for match in _NO_WEAPON.finditer(article.text, sentence.start, sentence.end)
    ]


def _kind_of(words: str) -> str | None:
    if _NO_WEAPON.search(words):
        return None
    return next((kind for kind, pattern in _PATTERNS if pattern.search(words)), None)


def _evidence(story: Story, span: Span) -> tuple[Evidence, ...]:
    return (Evidence.of(story.article, span),)
