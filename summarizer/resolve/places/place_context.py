"""Countries and first-level units that an article names: the evidence by which namesakes are told apart.

Counting only, one pass over the capitalised words, the longest name first. What is made of it is `places`'s.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from summarizer.resolve.places.countries import countries, written_names
from summarizer.resolve.places.country_words import ADJECTIVES, ELSEWHERE, NOT_A_COUNTRY
from summarizer.resolve.places.gazetteer import Entry, first_level_units
from summarizer.resolve.places.names import fold
from summarizer.resolve.places.talks import is_where_they_talk
from summarizer.resolve.places.us_signs import american_signs
from summarizer.resolve.places.us_states import US_STATES, state_of

# A word that begins with a capital (or with a letter that is not ASCII), and any word right behind another.
# It begins with the letter's class and looks back from there: searched so, other letters are skipped fast.
_CAPITALISED: Final = re.compile(
    r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])(?<!\w\w)(?:(?<=[A-Z])\.(?:[A-Z]\.)+|[^\W\d_]*(?:['’ʻ‘][^\W\d_]+)*)"
)
_FOLLOWING: Final = re.compile(r"(?:[\s-]{1,2}|\.\s)([^\W\d_]+(?:['’ʻ‘][^\W\d_]+)*)")
_BESIDE: Final = re.compile(r"[A-Z][\w'’-]* $")
_POSSESSIVE: Final = re.compile(r"['’]s$")
_AS_PLACE: Final = re.compile(
    r"(?<!\w)(?:in|across|inside|throughout|within|into|(?:north|south)?(?:east|west|north|south)(?:ern)?|central)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# So ends whatever the pattern finds, white space apart.
_AS_PLACE_ENDS: Final = tuple("in across inside throughout into east west north south ern central the".split())
_KIND: Final = re.compile(
    r"(?:['’]s)? (?:provinc|governorat|regio|stat|departmen|oblas|prefectur|canto)", re.IGNORECASE
)
# "In the Peruvian town of Mirova": a town's country, said as plainly as by its name.
# "The Iranian state news agency" is none.
_TOWN: Final = re.compile(
    r" (?:(?:border|coastal|capital|port|mountain) )?(?:town|city|village|capital|port|province|department|district"
    r"|region|island|countryside|coast|highlands"
    r"|state(?! (?:media|news|television|TV|radio|run|department|owned)\b|-))\b",
    re.IGNORECASE,
)
# Where talks are held is seldom the scene.
_TALKED_IN: Final = 0.3
# ", Ala." and ", AL" behind a name in small letters; in a headline in capitals ", IN" is a word.
_STATE: Final = re.compile(r", (?<=[a-z], )([A-Z]{2}(?!\w)|[A-Z][A-Za-z.]{1,5}\.)")
# Names of countries that people and companies bear too: no evidence beside another capitalised word.
_ALSO_PEOPLE: Final = frozenset({"jordan", "chad", "georgia", "israel"})
# "Panama Lane", "Florida Avenue"
_STREET: Final = re.compile(
    r" (?:Street|Avenue|Ave|Lane|Road|Drive|Boulevard|Blvd|Court|Place|Parkway|Highway|Circle|Terrace|Square)\b"
)
# "US troops", "UK officials": the short forms are mostly adjectives.
_AS_ADJECTIVE: Final = frozenset({"us", "usa", "uk"})
# "in French from here on", "spoke Arabic.": a language, and no country. "in French custody" is one.
_SPOKEN_IN: Final = re.compile(r"(?<!\w)(?:in|into|speaks?|spoke|speaking) $", re.IGNORECASE)
_NO_NOUN_BEHIND: Final = re.compile(
    r"\s*(?:$|[.,;:!?)\"”]|(?:from|that|on|to|by|for|with|at|when|while|as|in|but|before|after)\b)"
)
_GEORGIAS: Final = frozenset({"georgia"})
# Nationalities of soldiers and victims, however often told, weigh less than "in Colombia" said once.
_MOST_FOR_ADJECTIVE: Final = 1.5
# "in Colombia" in the first lines.
_EARLY: Final = 500
_SHORTEST_UNIT: Final = 4
_ENOUGH_SIGNS: Final = 2.0
_MOST_FOR_SIGNS: Final = 4.0


class Named(NamedTuple):
    """A country or first-level unit that an article names.

    Attributes:
        name: As records show it.
        country: ISO 3166-1 alpha-3 code.
        unit: The gazetteer's number of the unit; None for a country.
        first: Offset of the first mention.
        weight: 2 for each mention of a country as the place ("in Syria", "northern Syria"), 3 in the first lines, 1 for
            another by name, 0.5 by an adjective ("Russian jets" may fly anywhere; 1.5 at most) or a short form that is
            mostly one ("US troops"); 0.5 for each mention of a unit.
        certain: For a unit: whether it tells its country by itself. Many units bear the names of people and common
            words, so it does as a US state, or written as a unit ("Takhar province") that no other country has.
    """

    name: str
    country: str
    unit: int | None
    first: int
    weight: float
    certain: bool = False


class PlaceContext(NamedTuple):
    """What an article names, the weightiest first. A unit whose name several countries share is there for each.

    `more` is the index of a GeoNames dump (`geonames.index_of`) in which places are looked up beside the gazetteer.
    """

    countries: tuple[Named, ...] = ()
    units: tuple[Named, ...] = ()
    more: Path | None = None

    def tells(self) -> bool:
        """Whether it speaks for any country."""
        return bool(self.countries) or any(named.certain for named in self.units)

    def weights(self) -> dict[str, float]:
        """How much each country is in the article, the largest first."""
        weight: dict[str, float] = defaultdict(float)
        for named in self.countries:
            weight[named.country] += named.weight
        for named in self.units:
            if named.certain or named.country in weight:
                weight[named.country] += named.weight
        return dict(sorted(weight.items(), key=lambda item: -item[1]))

    def leading(self, times: float = 1.5) -> str | None:
        """The country the article is about: weighing so many times any other; None where there is none."""
        ranked = list(self.weights().items())
        if not ranked or (len(ranked) > 1 and ranked[0][1] < times * ranked[1][1]):
            return None
        return ranked[0][0]


_Key = TypeVar("_Key")


class _Seen(NamedTuple):
    """How often a phrase stands in the text, how often as the place of something, and where first."""

    times: float
    as_place: int
    first: int
    as_unit: bool


def places_in(text: str) -> PlaceContext:
    """The countries (by name or adjective) and first-level units that a text names.

    >>> context = places_in("Afghan troops left Takhar province. The Afghans lost 12 men, a spokesman said in Qatar.")
    >>> [(named.name, named.weight) for named in context.countries], [named.name for named in context.units]
    ([('Qatar', 3.0), ('Afghanistan', 1.0)], ['Takhar'])
    """
    seen: dict[str, _Seen] = {}
    for phrase, start, end in _phrases(text):
        before = seen.get(phrase, _Seen(0, 0, start, as_unit=False))
        talks = is_where_they_talk(text, start)
        placed = (1 + (start < _EARLY)) * (not talks and _is_placed(text, phrase, start, end))
        as_unit = before.as_unit or bool(_KIND.match(text, end) or _KIND.search(text, start, end))
        times = before.times + (_TALKED_IN if talks else 1)
        seen[phrase] = _Seen(times, before.as_place + placed, before.first, as_unit)
    nations: dict[str, Named] = {}
    units: dict[tuple[str, int], Named] = {}
    for phrase, (times, as_place, first, as_unit) in seen.items():
        targets = _targets()[phrase]
        for target in targets:
            if target.unit is not None:
                certain = target.certain or (as_unit and len(targets) == 1)
                unit = target._replace(first=first, weight=target.weight * times, certain=certain)
                _add(units, (target.country, target.unit), unit)
            else:
                weight = target.weight * (times + as_place * (target.weight == 1.0))
                if phrase in _AS_ADJECTIVE:
                    weight = 0.5 * times + 1.5 * as_place
                elif target.weight < 1.0 and phrase not in _GEORGIAS:
                    weight = min(weight, _MOST_FOR_ADJECTIVE) + as_place
                _add(nations, target.country, target._replace(first=first, weight=weight))
    if (signs := american_signs(text)) >= _ENOUGH_SIGNS:
        weight = min(signs, _MOST_FOR_SIGNS)
        _add(nations, "USA", Named(countries()["USA"].name, "USA", None, len(text), weight))
    context = PlaceContext(_ranked(nations.values()), _ranked(units.values()))
    return _one_georgia(context, caucasian=not seen.keys().isdisjoint({"georgian", "georgians", "tbilisi"}))


def _is_placed(text: str, phrase: str, start: int, end: int) -> bool:
    """Whether something is told to be there: "in Peru", "in the Peruvian town of"; not "in the Peruvian army"."""
    before = text[max(0, start - 20) : start]
    if not before.rstrip().lower().endswith(_AS_PLACE_ENDS) or _AS_PLACE.search(before) is None:
        return False
    return all(target.weight == 1.0 or target.unit is not None for target in _targets()[phrase]) or bool(
        _TOWN.match(text, end)
    )


def _add(named: dict[_Key, Named], key: _Key, more: Named) -> None:
    """Count further mentions of the same country or unit, under another of its names."""
    known = named.get(key)
    if known is not None:
        weight, first = known.weight + more.weight, min(known.first, more.first)
        more = known._replace(weight=weight, first=first, certain=known.certain or more.certain)
    named[key] = more


def _ranked(found: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=lambda named: (-named.weight, named.first)))


def _one_georgia(context: PlaceContext, *, caucasian: bool) -> PlaceContext:
    """Georgia is the country beside Georgians, else the state beside the United States or its states, else both."""
    named_american = (*context.countries, *context.units)
    american = any(named.country == "USA" and named.name != "Georgia" for named in named_american)
    if caucasian:
        units = tuple(named for named in context.units if (named.name, named.country) != ("Georgia", "USA"))
        return context._replace(units=units)
    if american:
        return context._replace(countries=tuple(named for named in context.countries if named.country != "GEO"))
    return context


def _phrases(text: str) -> Iterator[tuple[str, int, int]]:
    """Each name in the text, folded, with its offsets."""
    targets, openings = _targets(), _openings()
    end = 0
    for word in _CAPITALISED.finditer(text):
        folded = _folded(word[0])
        if folded not in openings or word.start() < end:
            continue
        for phrase, stop in reversed(_runs(text, folded, word.end())):
            if phrase in targets and not _is_other(text, phrase, word.start(), stop):
                yield phrase, word.start(), stop
                end = stop
                break
    for match in _STATE.finditer(text):
        state = state_of(match[1])
        if state:
            yield fold(state), match.start(1), match.end(1)


def _runs(text: str, folded: str, end: int) -> list[tuple[str, int]]:
    """The word with none, one, two … of the words behind it, as long as a name begins so."""
    openings, runs = _openings(), []
    while folded in openings:
        runs.append((folded, end))
        match = _FOLLOWING.match(text, end)
        if match is None:
            break
        folded, end = f"{folded} {_folded(match[1])}", match.end()
    return runs


def _is_other(text: str, phrase: str, start: int, end: int) -> bool:
    """Whether the name is a street's, a language's, or that of a person or company."""
    if _STREET.match(text, end):
        return True
    if _SPOKEN_IN.search(text[max(0, start - 10) : start]) and _NO_NOUN_BEHIND.match(text, end):
        return all(target.unit is None and target.weight < 1.0 for target in _targets()[phrase])
    return phrase in _ALSO_PEOPLE and _is_part_of_name(text, start, end)


def _is_part_of_name(text: str, start: int, end: int) -> bool:
    return bool(_BESIDE.search(text[max(0, start - 24) : start]) or re.match(r" [A-Z]", text[end : end + 2]))


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    return fold(_POSSESSIVE.sub("", word))


@cache
def _targets() -> dict[str, tuple[Named, ...]]:
    """What each folded name means, with the weight of one mention."""
    targets: dict[str, list[Named]] = defaultdict(list)
    for key, entries in first_level_units().items():
        if len(key) >= _SHORTEST_UNIT:
            targets[key] = list(dict.fromkeys(_named(entry) for entry in entries))
    names = written_names()
    for key, code in names.items():
        georgia = [target for target in targets[key] if target.name == "Georgia"]
        targets[key] = [Named(countries()[code].name, code, None, 0, 0.5 if georgia else 1.0), *georgia]
    for words, code in ((word, code) for code, listed in ADJECTIVES.items() for word in listed.split("|")):
        for key in (fold(words), fold(words) + "s"):
            targets[key] = [Named(countries()[code].name, code, None, 0, 0.5)]
    for name, (code, unit) in ELSEWHERE.items():
        inside = [entry for entry in first_level_units().get(fold(unit or ""), ()) if entry.country == code]
        targets[fold(name)] += [_named(entry) for entry in inside]
    for phrase in NOT_A_COUNTRY.split("|"):
        if fold(phrase) not in names:
            targets[fold(phrase)] = []
    return {key: tuple(found) for key, found in targets.items()}


def _named(entry: Entry) -> Named:
    certain = entry.country == "USA" and entry.name in US_STATES
    return Named(entry.name, entry.country, entry.unit, 0, 0.5, certain)


@cache
def _openings() -> frozenset[str]:
    """What the names begin with: their first word, their first two … and all of them."""
    return frozenset(
        " ".join(words[:count]) for words in map(str.split, _targets()) for count in range(1, len(words) + 1)
    )
