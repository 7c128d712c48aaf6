"""Agreement of several who coded the same: Krippendorff's alpha, of the summarizer with a coder as of coders.

1 is agreement throughout, 0 what chance would give. A unit is one field of one incident of coder 1 that all of them
have found and answered; every two coders are judged on the same units, so that their figures can stand side by side.
Codes, names and dates are nominal, counts ratio. A name that the other's holds, word by word, counts as the same, and
so do days within the tolerance: by their distance, articles of many years would have dates agree whatever the errors.
"The article does not say" is a value of its own where the level is nominal; among numbers it is none, and the unit is
left out. Source: Krippendorff, Content Analysis (4th ed., 2019), chapter 12.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final, Literal, NamedTuple

import krippendorff
import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict
from scipy.sparse import csr_array

from summarizer.evaluate.fields import Kind, Value
from summarizer.evaluate.gold import Accepted
from summarizer.evaluate.intervals import Numbers, drawn, quantiles
from summarizer.evaluate.sameness import ORDER, verdict
from summarizer.evaluate.settings import Settings
from summarizer.resolve.places.names import fold

Level = Literal["nominal", "ratio"]
LEVEL_OF: Final[dict[Kind, Level]] = {
    "code": "nominal",
    "name": "nominal",
    "country": "nominal",
    "date": "nominal",
    "count": "ratio",
}
"""The level of measurement by the kind of a field; coordinates and lists have none."""
# The package holds units × values × values numbers at once; more of them than this is left to our own sums.
_MOST_AT_ONCE: Final = 20_000_000
# Distances of ratios are a matrix of values × values.
_MOST_VALUES: Final = 2_000


class Unit(NamedTuple):
    """One thing that all have coded: the article's position, and what each of them accepts."""

    article: int
    answers: tuple[Accepted, ...]


class Alpha(BaseModel):
    """Krippendorff's alpha of some who coded the same field.

    Attributes:
        field: The field.
        level: Its level of measurement.
        between: Who: "summarizer", "coder 1", "coder 2".
        units: How many were compared.
        alpha: None where it is not defined.
        low: Lower end of the interval by bootstrap over articles; None where there is none.
        high: Upper end.
        undefined: Why it is not defined, in words; None where it is.
    """

    model_config = ConfigDict(frozen=True)

    field: str
    level: Level
    between: tuple[str, ...]
    units: int
    alpha: float | None
    low: float | None = None
    high: float | None = None
    undefined: str | None = None


def alphas(field: tuple[str, Kind], coders: Sequence[str], units: Sequence[Unit], settings: Settings) -> list[Alpha]:
    """Alpha of a field for each two of the coders, and for all of them where there are more.

    Args:
        field: Its name and its kind.
        coders: Their names, in the order of a unit's answers.
        units: What they coded.
        settings: Of names and days that are the same, and of intervals.
    """
    groups: list[tuple[int, ...]] = list(combinations(range(len(coders)), 2))
    if len(coders) > 2:
        groups.append(tuple(range(len(coders))))
    if LEVEL_OF[field[1]] != "nominal":
        units = _with_values(units)
    return [_alpha(field, (coders, group), units, settings) for group in groups]


def _with_values(units: Sequence[Unit]) -> list[Unit]:
    """The units for which all have a value, without what else they accept."""
    known = [Unit(one.article, tuple(tuple(x for x in each if x is not None) for each in one.answers)) for one in units]
    return [one for one in known if all(one.answers)]


def _alpha(
    field: tuple[str, Kind], who: tuple[Sequence[str], tuple[int, ...]], units: Sequence[Unit], settings: Settings
) -> Alpha:
    name, kind = field
    coders, group = who
    level = LEVEL_OF[kind]
    rows = [(unit.article, _settled(kind, [unit.answers[one] for one in group], settings)) for unit in units]
    between = tuple(coders[one] for one in group)
    if not rows:
        return Alpha(field=name, level=level, between=between, units=0, alpha=None, undefined="nothing to compare")
    coincidence = _Coincidence.of(rows, level)
    value = coincidence.alpha()
    if value is None:
        why = "no variation: all values are the same"
        return Alpha(field=name, level=level, between=between, units=len(rows), alpha=None, undefined=why)
    ends = coincidence.interval(settings)
    low, high = ends or (None, None)
    return Alpha(field=name, level=level, between=between, units=len(rows), alpha=value, low=low, high=high)


def _settled(kind: Kind, answers: Sequence[Accepted], settings: Settings) -> tuple[Value, ...]:
    """One value for each coder: of several that one accepts, that nearest to the others'; the same names as one."""
    first = _nearest(kind, answers[0], answers[1], settings)
    settled = [first, *(_nearest(kind, accepted, (first,), settings) for accepted in answers[1:])]
    if LEVEL_OF[kind] != "nominal":
        return tuple(settled)
    return tuple(_label(kind, settled, number, settings) for number in range(len(settled)))


def _nearest(kind: Kind, accepted: Accepted, others: Accepted, settings: Settings) -> Value:
    return min(accepted, key=lambda one: min(ORDER.index(verdict(kind, (one,), other, settings)) for other in others))


def _label(kind: Kind, values: Sequence[Value], number: int, settings: Settings) -> Value:
    """What a value is called in this unit: by the first that is the same."""
    value = values[number]
    if kind == "code" or value is None:
        return value
    for earlier in values[:number]:
        if earlier is not None and verdict(kind, (earlier,), value, settings) in ("right", "near"):
            return fold(str(earlier))
    return fold(str(value))


class _Coincidence:
    """Values of units by article, as the sums that alpha is made of.

    Alpha is 1 - D_o / D_e. Both are made of sums over units, so an article has its part in each, and a resample of
    articles is a product of matrices: that is what intervals are made from. A test holds this against the package.
    """

    def __init__(self, codes: NDArray[np.int64], domain: Numbers, level: Level, articles: NDArray[np.int64]) -> None:
        self._codes, self._domain, self._level = codes, domain, level
        coders, units = codes.shape
        _, article = np.unique(articles, return_inverse=True)
        self._articles = int(article.max()) + 1
        self._disagreement = np.bincount(article, weights=self._observed(), minlength=self._articles)
        rows = np.tile(article, coders)
        shape = (self._articles, len(domain))
        self._counts = csr_array((np.ones(coders * units), (rows, codes.ravel())), shape=shape)

    @classmethod
    def of(cls, rows: Sequence[tuple[int, tuple[Value, ...]]], level: Level) -> "_Coincidence":
        """From each unit's article and values."""
        plain = [values for _, values in rows]
        if level == "nominal":
            # True and 1 are the same key to Python, and two codes of one field never are of both types.
            numbers = {value: code for code, value in enumerate(dict.fromkeys(one for unit in plain for one in unit))}
            codes = np.array([[numbers[one] for one in unit] for unit in plain]).T
            domain = np.arange(len(numbers), dtype=np.float64)
        else:
            domain, flat = np.unique(np.array(plain, dtype=np.float64), return_inverse=True)
            codes = flat.reshape(len(plain), -1).T
        return cls(codes.astype(np.int64), domain, level, np.array([article for article, _ in rows]))

    def alpha(self) -> float | None:
        """Alpha of all units; None where all values are the same."""
        if len(self._domain) < 2:
            return None
        units = self._codes.shape[1]
        if units * len(self._domain) ** 2 <= _MOST_AT_ONCE:
            values = self._domain[self._codes]
            return float(krippendorff.alpha(reliability_data=values, level_of_measurement=self._level))
        return float(self.of_resamples(np.ones((1, self._articles)))[0])

    def interval(self, settings: Settings) -> tuple[float, float] | None:
        """The interval by bootstrap over articles; None for a single article, and where distances are too many."""
        if self._articles < 2 or (self._level == "ratio" and len(self._domain) > _MOST_VALUES):
            return None
        found = [self.of_resamples(times) for times in drawn(self._articles, settings)]
        return quantiles(np.concatenate(found), settings)

    def of_resamples(self, times: Numbers) -> Numbers:
        """Alpha where each article counts so many times (resamples × articles); NaN without variation."""
        observed = times @ self._disagreement
        counts: Numbers = np.asarray(times @ self._counts)
        n = counts.sum(axis=1)
        expected = self._expected(counts, n) / (n - 1)
        quotient: Numbers = np.divide(observed, expected, out=np.full(len(n), np.nan), where=expected > 1e-12)
        return 1 - quotient

    def _observed(self) -> Numbers:
        """Each unit's disagreement over all ordered pairs of its coders, by how many others each has."""
        coders = len(self._codes)
        total = np.zeros(self._codes.shape[1])
        for one, other in combinations(range(coders), 2):
            total += 2 * self._distance(self._domain[self._codes[one]], self._domain[self._codes[other]])
        return total / (coders - 1)

    def _expected(self, counts: Numbers, n: Numbers) -> Numbers:
        if self._level == "nominal":
            return np.asarray(n**2 - (counts**2).sum(axis=1))
        distances = self._distance(self._domain[:, None], self._domain[None, :])
        return np.asarray(((counts @ distances) * counts).sum(axis=1))

    def _distance(self, one: Numbers, other: Numbers) -> Numbers:
        if self._level == "nominal":
            return np.asarray(one != other, dtype=np.float64)
        both = one + other
        return np.asarray(np.divide(one - other, both, out=np.zeros(both.shape), where=both != 0) ** 2)
