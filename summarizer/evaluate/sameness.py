"""One value held against the values that a coder accepts: the same, near, or another one; and how like it is.

The verdict decides what is right; likeness, a number from 0 to 1, only which incidents are one and the same.
"""

import datetime
import math
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from summarizer.evaluate.fields import Kind, Value
from summarizer.evaluate.gold import Accepted
from summarizer.evaluate.settings import Settings
from summarizer.resolve.places.countries import country_of
from summarizer.resolve.places.names import fold

Verdict = Literal["right", "near", "wrong", "invented", "lost", "missed"]
"""right: the same value, or rightly none; near: within the tolerance; wrong: another value; invented: a value where
gold says that the article gives none; lost: none where gold has one; missed: no incident came that could hold it."""
ORDER: Final[tuple[Verdict, ...]] = ("right", "near", "wrong", "invented", "lost", "missed")
"""From best to worst."""
Bounds = tuple[float | None, float | None]
"""A coder's low and high for a count; None where not filled in."""

NO_BOUNDS: Final[Bounds] = (None, None)
# Earth's mean radius; a place that is exactly the same may still be rounded elsewhere.
_EARTH_KM: Final = 6371.0088
_SAME_KM: Final = 1.0
# Where likeness ends.
_FAR_DAYS: Final = 31
_FAR_KM: Final = 500


def verdict(kind: Kind, accepted: Accepted, answer: Value, settings: Settings, bounds: Bounds = NO_BOUNDS) -> Verdict:
    """What an answer is worth, by the best of the accepted values.

    >>> verdict("count", (12, None), None, Settings()), verdict("count", (12,), None, Settings())
    ('right', 'lost')
    >>> verdict("name", ("Taliban",), "Taliban fighters", Settings())
    'near'
    """
    if answer is None:
        return "right" if None in accepted else "lost"
    known = [one for one in accepted if one is not None]
    if not known:
        return "invented"
    found = {_held_against(kind, one, answer, settings, bounds) for one in known}
    return min(found, key=ORDER.index)


def _held_against(kind: Kind, gold: Value, answer: Value, settings: Settings, bounds: Bounds) -> Verdict:
    if kind != "coordinates" and gold == answer:
        return "right"
    match gold, answer:
        case str(), str() if kind in ("name", "country"):
            return _names(kind, gold, answer)
        case datetime.date(), datetime.date():
            return "near" if abs((gold - answer).days) <= settings.days else "wrong"
        case int(), int() if kind == "count":
            low, high = bounds
            is_within = low is not None and high is not None and low <= answer <= high
            return "near" if is_within or abs(gold - answer) <= settings.share * gold else "wrong"
        case tuple(), tuple():
            far = kilometres(gold, answer)
            return "right" if far <= _SAME_KM else "near" if far <= settings.km else "wrong"
    return "wrong"


def _names(kind: Kind, gold: str, answer: str) -> Verdict:
    one, other = fold(gold), fold(answer)
    if one == other:
        return "right" if one else "wrong"
    if one and other and (f" {one} " in f" {other} " or f" {other} " in f" {one} "):
        return "near"
    if kind == "country":
        here, there = country_of(gold), country_of(answer)
        return "near" if here is not None and here == there else "wrong"
    return "wrong"


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two places (latitude, longitude), along a great circle.

    >>> round(kilometres((0, 0), (0, 90)))  # a quarter of the equator
    10008
    """
    (lat, lon), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    chord = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


@lru_cache(maxsize=1 << 16)
def likeness(kind: Kind, accepted: Accepted, answers: Accepted) -> float | None:
    """How like two answers are, by the best pair of their values, 0 to 1; None where one of the two is no value.

    >>> likeness("count", (5,), (4,)), likeness("name", ("Norvale market",), ("the market of Norvale",))
    (0.8, 0.5)
    """
    like = _LIKENESS.get(kind, _of_codes)
    known = [one for one in accepted if one is not None], [one for one in answers if one is not None]
    return max((like(gold, answer) for gold in known[0] for answer in known[1]), default=None)


def _of_codes(gold: Value, answer: Value) -> float:
    return float(gold == answer)


def _of_names(gold: Value, answer: Value) -> float:
    one, other = set(fold(str(gold)).split()), set(fold(str(answer)).split())
    return len(one & other) / (len(one | other) or 1)


def _of_dates(gold: Value, answer: Value) -> float:
    if not isinstance(gold, datetime.date) or not isinstance(answer, datetime.date):
        return 0.0
    return max(0.0, 1 - abs((gold - answer).days) / _FAR_DAYS)


def _of_counts(gold: Value, answer: Value) -> float:
    if not isinstance(gold, int) or not isinstance(answer, int):
        return 0.0
    # Python divides integers of any size.
    return 1.0 if gold == answer else min(gold, answer) / max(gold, answer)


def _of_places(gold: Value, answer: Value) -> float:
    if not isinstance(gold, tuple) or not isinstance(answer, tuple):
        return 0.0
    return max(0.0, 1 - kilometres(gold, answer) / _FAR_KM)


_LIKENESS: Final[dict[Kind, Callable[[Value, Value], float]]] = {
    "name": _of_names,
    "country": _of_names,
    "date": _of_dates,
    "count": _of_counts,
    "coordinates": _of_places,
}
