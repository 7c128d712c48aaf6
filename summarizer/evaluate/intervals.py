"""How far a figure may be chance: bootstrap over articles.

Values of one article depend on each other (who misses the incident misses its date, place and toll), so articles are
drawn and not values: a cluster bootstrap (Field and Welsh 2007). Every figure is a ratio of two sums over articles. A
resample of all articles, drawn with replacement, is how often each was drawn; all sums of all resamples are then one
product of matrices. The interval is the percentile one (Efron and Tibshirani 1993, chapter 13).

A share of 0 or 1 is the same in every resample, which says nothing of chance. There Wilson's interval (1927) stands
instead, with the number of articles as its size and not that of values: as if values of an article were all one.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict
from scipy.stats import binomtest

from summarizer.evaluate.settings import Settings

Numbers = NDArray[np.float64]
# How many draws are in memory at once: 32 MB of them.
_DRAWS: Final = 4_000_000
# Too many resamples in which nothing was counted leave no interval.
_LEAST_DEFINED: Final = 0.9


class Estimate(BaseModel):
    """A figure with its interval.

    Attributes:
        value: The figure; None where nothing was counted that it could be of.
        low: Lower end of the interval; None where there is none.
        high: Upper end.
        method: How the interval was come by.
    """

    model_config = ConfigDict(frozen=True)

    value: float | None
    low: float | None = None
    high: float | None = None
    method: Literal["bootstrap", "wilson"] | None = None


class Ratio(NamedTuple):
    """A figure as sums over articles.

    Attributes:
        over: What is counted, by article.
        of: Out of what, by article.
        is_share: Whether it lies between 0 and 1, each article being right or wrong in its part.
    """

    over: Numbers
    of: Numbers
    is_share: bool = True

    @property
    def value(self) -> float | None:
        """The figure over all articles."""
        of = float(self.of.sum())
        return float(self.over.sum()) / of if of else None


def drawn(articles: int, settings: Settings) -> Iterator[Numbers]:
    """How often each article is drawn (resamples × articles), some resamples at a time; the same for the same seed."""
    generator = np.random.default_rng(settings.seed)
    step = max(1, _DRAWS // max(articles, 1))
    for start in range(0, settings.resamples, step):
        size = min(step, settings.resamples - start)
        draws = generator.integers(0, articles, size=(size, articles))
        draws += np.arange(size)[:, None] * articles
        yield np.bincount(draws.ravel(), minlength=size * articles).reshape(size, articles).astype(np.float64)


def resampled(ratios: Sequence[Ratio], settings: Settings) -> Numbers:
    """Each ratio in each resample (resamples × ratios); NaN where nothing was counted."""
    over, of = (np.stack([getattr(one, part) for one in ratios], axis=1) for part in ("over", "of"))
    parts = []
    for times in drawn(len(over), settings):
        below = times @ of
        parts.append(np.divide(times @ over, below, out=np.full(below.shape, np.nan), where=below > 0))
    return np.concatenate(parts)


def estimates(ratios: Sequence[Ratio], settings: Settings) -> list[Estimate]:
    """Each ratio with its interval."""
    if not ratios or not len(ratios[0].over):
        return [Estimate(value=None) for _ in ratios]
    found = resampled(ratios, settings)
    return [_estimate(ratio, found[:, number], settings) for number, ratio in enumerate(ratios)]


def _estimate(ratio: Ratio, found: Numbers, settings: Settings) -> Estimate:
    value = ratio.value
    if value is None:
        return Estimate(value=None)
    if ratio.is_share and value in (0.0, 1.0):
        counted = int(np.count_nonzero(ratio.of))
        exact = binomtest(round(value * counted), counted)
        wilson = exact.proportion_ci(settings.confidence, method="wilson")
        # The formula's own end is 1 - 1e-16.
        low, high = (0.0 if value == 0 else float(wilson.low)), (1.0 if value == 1 else float(wilson.high))
        return Estimate(value=value, low=low, high=high, method="wilson")
    ends = quantiles(found, settings)
    if ends is None:
        return Estimate(value=value)
    return Estimate(value=value, low=ends[0], high=ends[1], method="bootstrap")


def quantiles(found: Numbers, settings: Settings) -> tuple[float, float] | None:
    """The interval's ends; None where all resamples give the same, or too few of them a value."""
    known = found[~np.isnan(found)]
    if len(known) < _LEAST_DEFINED * len(found):
        return None
    tail = (1 - settings.confidence) / 2
    low, high = map(float, np.quantile(known, [tail, 1 - tail]))
    return (low, high) if low < high else None
