"""Place phrases taken apart: "Baharak district, Takhar", "10 km north of Mosul", "the Syrian city of Hama".

Words only: which place is meant is `places`'s.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from summarizer.resolve.places.countries import country_of
from summarizer.resolve.places.gazetteer import Kind
from summarizer.resolve.places.us_states import state_of

_KINDS: Final[dict[Kind, str]] = {
    "admin1": "province|governorate|state|region|oblast|prefecture|emirate|department|canton|wilaya|territory",
    "admin2": "district|sub-?district|county|municipality|raion|rayon|parish|tehsil|woreda|commune|borough|township",
    "town": "city|town|village|hamlet|port|capital|settlement",
}
_ANY_KIND: Final = "|".join(_KINDS.values())
_COMPASS: Final = r"(?:(?:north|south)[\s-]?(?:east|west)|north|south|east|west)"
_SIDE: Final = _COMPASS + r"(?:ern)?"
_KIND_AFTER: Final = re.compile(rf"(?P<name>.+?)\s+(?:capital )?(?P<kind>{_ANY_KIND})", re.IGNORECASE)
_KIND_BEFORE: Final = re.compile(
    rf"(?:capital |port |border )?(?P<kind>{_ANY_KIND})\s+(?:of\s+)?(?P<name>.+)", re.IGNORECASE
)
# "a nearby village", "its capital": a kind of place and no name.
_NO_NAME: Final = re.compile(
    rf"(?:(?:{_SIDE}|its|their|this|that|an?|another|one|nearby|remote|small|neighbou?ring)\s+)*"
    rf"(?:{_ANY_KIND}|area|outskirts|border)s?",
    re.IGNORECASE,
)
_DISTANCE: Final = (
    r"(?:about |some |around |nearly )?\d[\d.,]*\s*(?:km|kms|kilomet\w+|miles?|m)\b.*?\b(?:of|from|outside)"
)
_NEAR: Final = re.compile(
    rf"(?:(?:{_ANY_KIND}|area|place|point|location|base|camp|checkpoint|road|mountain|forest)s?\s+(?:just )?)?"
    rf"(?:{_DISTANCE}|near(?: to)?|outside|close to|(?:outskirts|suburbs?|vicinity|edge|countryside) (?:of|near)"
    rf"|(?:to the )?{_SIDE} of|between)\s+(?:the\s+)?(?P<name>.+)",
    re.IGNORECASE,
)
_NEAR_AFTER: Final = re.compile(
    r"(?P<name>.+?)(?:['’]s)?\s+"
    r"(?:suburbs?|outskirts|area|countryside|airport|air ?base|university|prison|highway|road)",
    re.IGNORECASE,
)
_OF_UNIT: Final = re.compile(rf"(?:{_COMPASS}ern|central|rural)\s+(?P<name>.+)", re.IGNORECASE)
_OF_TOWN: Final = re.compile(rf"(?:{_SIDE}|central|downtown|greater|inner|old)\s+(?P<name>.+)", re.IGNORECASE)
_ONLY_SIDE: Final = re.compile(rf"{_SIDE}|central|free|federal|capital|national", re.IGNORECASE)
_CUT: Final = re.compile(
    r"\s*[,;()]\s*|\s+(?:in|inside|within)\s+(?:the\s+)?|(?<=\w)\s+(?=near\s)"
    r"|(?<=district)\s+of\s+|(?<=neighborhood)\s+of\s+|(?<=neighbourhood)\s+of\s+|(?<=suburb)\s+of\s+|(?<=area)\s+of\s+"
    r"|(?<=section)\s+of\s+|(?<=quarter)\s+of\s+|(?<=part)\s+of\s+",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(r"(?P<outer>[^'’]+)['’]s\s+(?P<inner>.+)")
_OF_COUNTRY: Final = re.compile(
    rf"(?:{_SIDE}\s+)?(?P<country>\S+(?:\s\S+)?)\s+(?P<inner>(?:capital |port |border )?(?:{_ANY_KIND})\s.+)",
    re.IGNORECASE,
)
_LONGEST: Final = 120  # characters of a phrase that are looked at
_MOST_PARTS: Final = 6


class Form(NamedTuple):
    """One reading of a part.

    Attributes:
        name: What to look up, as the article spells it.
        kind: What the words make it ("district" → admin2), or None.
        near: Whether the place lies by it or around it, not at it.
        strict: Whether only that kind will do.
        shown: What a record calls it: "Baharak" for "Baharak district"; empty where that is `name`.
    """

    name: str
    kind: Kind | None = None
    near: bool = False
    strict: bool = False
    shown: str = ""


class Part(NamedTuple):
    """One place of a phrase: its words, and how they may be read, the likeliest first."""

    words: str
    forms: tuple[Form, ...]


def parts_of(phrase: str | None) -> list[Part]:
    """The places that a phrase names, the innermost first.

    >>> [part.words for part in parts_of("Baharak district, Takhar province")]
    ['Baharak district', 'Takhar province']
    >>> [(form.name, form.kind, form.near) for form in parts_of("10 km north of Mosul")[0].forms]
    [('Mosul', None, True)]
    """
    return list(_parts_of(phrase or ""))


@lru_cache(maxsize=4096)
def _parts_of(phrase: str) -> tuple[Part, ...]:
    chunks = [piece for chunk in _CUT.split(phrase[:_LONGEST]) for piece in _unfolded(_trimmed(chunk))]
    return tuple(Part(chunk, tuple(dict.fromkeys(_forms(chunk)))) for chunk in chunks if chunk)[:_MOST_PARTS]


def _trimmed(chunk: str) -> str:
    chunk = re.sub(r"\s+", " ", chunk).strip(" .,;:-–—\"'“”‘’")
    return re.sub(r"^(?:just\s+)?(?:the\s+|an?\s+(?=\w+\s))", "", chunk, flags=re.IGNORECASE)


def _unfolded(chunk: str) -> list[str]:
    """Two places each: "Syria's Idlib province" and "the Syrian city of Idlib"."""
    if owned := _OWNED.fullmatch(chunk):
        return [owned["inner"], owned["outer"]]
    of_country = _OF_COUNTRY.fullmatch(chunk)
    if of_country and country_of(of_country["country"]):
        return [of_country["inner"], of_country["country"]]
    named = chunk.istitle() and _ONLY_SIDE.match(chunk)  # "Eastern Province" is a name, "an eastern province" none
    return [] if _NO_NAME.fullmatch(chunk) and not named else [chunk]


def _forms(chunk: str, *, nested: bool = False) -> list[Form]:
    """The readings of one part; those of a name inside it ("north of Mosul") too, but no deeper."""
    if state := state_of(chunk):
        return [Form(state, "admin1")]
    if (near := _NEAR.fullmatch(chunk)) and not nested:
        return [form._replace(near=True) for form in _forms(near["name"], nested=True)]
    kinds = [
        Form(match["name"], _kind(match["kind"]))
        for pattern in (_KIND_AFTER, _KIND_BEFORE)
        if (match := pattern.fullmatch(chunk))
    ]
    # A town may be called "Gaza City" and a unit "Eastern Province"; a unit's kind is else no part of its name.
    bare = kinds[0].name if kinds and kinds[0].kind != "town" and not _ONLY_SIDE.fullmatch(kinds[0].name) else ""
    forms = [Form(chunk, kinds[0].kind if kinds else None, shown=bare), *kinds]
    if nested:
        return forms
    if match := _OF_UNIT.fullmatch(chunk):
        inner = _forms(match["name"], nested=True)
        forms += [form._replace(kind="admin1", near=True, strict=True) for form in inner]
    if match := _OF_TOWN.fullmatch(chunk) or _NEAR_AFTER.fullmatch(chunk):
        forms += [form._replace(near=True) for form in _forms(match["name"], nested=True)]
    return forms


def _kind(word: str) -> Kind:
    return next(kind for kind, words in _KINDS.items() if re.fullmatch(words, word, re.IGNORECASE))
