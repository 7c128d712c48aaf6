"""Two sets of reports on the same articles, A and B: which is better by gold.

Paired throughout: the same articles, the same fields of the same gold incidents, the same resamples. What is asked of
each field is whether an article came out better with A or with B; of the articles on which they differ, chance alone
would give each half. That is the exact sign test over articles, since values of an article depend on each other; where
an article has one value it is McNemar's (1947). Over many fields a few differ by chance: p-values are adjusted by Holm
(1979). The shares are of values, not of articles: where the two point to different sides, no difference is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

import numpy as np
from pydantic import Field
from scipy.stats import binomtest

from summarizer.evaluate.fields import LAYOUT
from summarizer.evaluate.gold import GoldArticle
from summarizer.evaluate.held import Held, held
from summarizer.evaluate.intervals import Estimate, Numbers, Ratio, quantiles, resampled
from summarizer.evaluate.judging import NONE_FOUND, Found, JudgedArticle
from summarizer.evaluate.record import Record
from summarizer.evaluate.settings import DEFAULTS, Settings
from summarizer.evaluate.tallies import INCIDENTS, OVERALL
from summarizer.report import Report

_SHOWN_IDS: Final = 20
Better = Literal["A better", "B better", "no difference shown"]


class FieldComparison(Record):
    """One field in A and in B.

    Attributes:
        field: Its path, a list's, "incidents" or "all fields".
        judged: How many values, items or incidents gold has.
        first: A's share within the tolerance; F1 of lists and incidents.
        second: B's.
        difference: B's minus A's, with the interval of the paired difference.
        better_first: Articles that came out better with A.
        better_second: Articles that came out better with B.
        only_first: Their ids with A better, the first 20.
        only_second: Those with B better.
        p: Of the exact sign test over articles, two-sided; 1 where none differ.
        p_adjusted: By Holm, over all fields of the comparison.
        verdict: By the adjusted p-value and the confidence asked for; none where more articles are better on one side
            and the figure on the other.
    """

    field: str
    judged: int
    first: float | None
    second: float | None
    difference: Estimate
    better_first: int
    better_second: int
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    p: float
    p_adjusted: float
    verdict: Better


class Comparison(Record):
    """A against B by gold (``comparison/1``).

    Attributes:
        schema_: "comparison/1".
        settings: Tolerances, seed and the like.
        articles: Of gold.
        reported_first: Those of them that A has a report of; the others count as wrong throughout.
        reported_second: The same of B.
        fields: Incidents, fields and lists.
        notes: What a reader of the figures has to know.
    """

    schema_: Literal["comparison/1"] = Field(default="comparison/1", alias="schema")
    settings: Settings
    articles: int
    reported_first: int
    reported_second: int
    fields: tuple[FieldComparison, ...]
    notes: tuple[str, ...]


class _Side(NamedTuple):
    """One side of a field: its figure, and what makes an article better (more is better)."""

    ratio: Ratio
    worth: Numbers


@dataclass(frozen=True, slots=True)
class _Row:
    """A field with both sides, and how many gold has of it."""

    field: str
    judged: int
    first: _Side
    second: _Side


def compare(
    gold: Sequence[GoldArticle], first: Iterable[Report], second: Iterable[Report], settings: Settings = DEFAULTS
) -> Comparison:
    """Which of two sets of reports is better by gold.

    Raises:
        InputError: One of them has no report of an article of gold, or two of the same.
    """
    sides = held(gold, first, settings, "A"), held(gold, second, settings, "B")
    rows = list(_rows(sides))
    differences = _differences(rows, settings)
    tests = [_exact(row) for row in rows]
    adjusted = holm(tests)
    ids = [one.id for one in gold]
    fields = tuple(
        _compared(row, (difference, p, p_adjusted), ids, settings)
        for row, difference, p, p_adjusted in zip(rows, differences, tests, adjusted, strict=True)
    )
    counts = [sum(one.report is not None for one in side.articles) for side in sides]
    return Comparison(
        settings=settings,
        articles=len(gold),
        reported_first=counts[0],
        reported_second=counts[1],
        fields=fields,
        notes=tuple(_notes(len(gold), counts, fields)),
    )


def _rows(sides: tuple[Held, Held]) -> Iterator[_Row]:
    both = [[one.judged for one in side.articles] for side in sides]
    yield _incidents_row(sides)
    names = {judgement.field for one in both[0] for judgement in one.judgements}
    for name in [*(one for one in LAYOUT.names() if one in names), *([OVERALL] if names else [])]:
        first, second = (_right(side, name) for side in both)
        yield _Row(name, int(first.ratio.of.sum()), first, second)
    for path in LAYOUT.lists:
        if any(path in one.lists for one in both[0]):
            yield _found_row(path, [[one.lists.get(path, NONE_FOUND) for one in side] for side in both])


def _right(articles: Sequence[JudgedArticle], name: str) -> _Side:
    right, whole = np.zeros(len(articles)), np.zeros(len(articles))
    for number, article in enumerate(articles):
        for one in article.judgements:
            if name in (one.field, OVERALL):
                whole[number] += 1
                right[number] += one.verdict in ("right", "near")
    return _Side(Ratio(right, whole), right)


def _found_row(name: str, both: Sequence[Sequence[Found]]) -> _Row:
    first, second = (_found_side(side) for side in both)
    return _Row(name, sum(one.gold for one in both[0]), first, second)


def _incidents_row(sides: tuple[Held, Held]) -> _Row:
    """An article without a report that can be used is worth nothing, where gold has no incident too."""
    row = _found_row(INCIDENTS, [[one.judged.incidents for one in side.articles] for side in sides])
    first, second = (
        found._replace(worth=found.worth * [one.is_answered for one in side.articles])
        for found, side in zip((row.first, row.second), sides, strict=True)
    )
    return replace(row, first=first, second=second)


def _found_side(found: Sequence[Found]) -> _Side:
    gold, answered, same = np.array(found, dtype=np.float64).T
    ratio = Ratio(2 * same, gold + answered)
    # Nothing to find and nothing found is as well as it can be.
    return _Side(ratio, np.divide(ratio.over, ratio.of, out=np.ones(len(found)), where=ratio.of > 0))


def _differences(rows: Sequence[_Row], settings: Settings) -> list[Estimate]:
    """B minus A, resampled together."""
    found = resampled([*(row.first.ratio for row in rows), *(row.second.ratio for row in rows)], settings)
    differences = found[:, len(rows) :] - found[:, : len(rows)]
    made = []
    for number, row in enumerate(rows):
        first, second = row.first.ratio.value, row.second.ratio.value
        value = None if first is None or second is None else second - first
        ends = quantiles(differences[:, number], settings) if value is not None else None
        low, high = ends or (None, None)
        made.append(Estimate(value=value, low=low, high=high, method="bootstrap" if ends else None))
    return made


def _exact(row: _Row) -> float:
    better = row.second.worth - row.first.worth
    differ = int(np.count_nonzero(better))
    return float(binomtest(int(np.count_nonzero(better > 0)), differ).pvalue) if differ else 1.0


def holm(values: Sequence[float]) -> list[float]:
    """P-values adjusted for their number, step down, in the order given.

    >>> [round(p, 3) for p in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    adjusted, least = [0.0] * len(values), 0.0
    for rank, position in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        least = max(least, min(1.0, (len(values) - rank) * values[position]))
        adjusted[position] = least
    return adjusted


def _compared(
    row: _Row, statistics: tuple[Estimate, float, float], ids: Sequence[str], settings: Settings
) -> FieldComparison:
    difference, p, adjusted = statistics
    better = row.second.worth - row.first.worth
    ours, theirs = ([ids[int(place)] for place in np.flatnonzero(one > 0)] for one in (-better, better))
    is_opposed = (difference.value or 0) * (len(theirs) - len(ours)) < 0
    verdict: Better = "no difference shown"
    if adjusted < 1 - settings.confidence and not is_opposed:
        verdict = "B better" if len(theirs) > len(ours) else "A better"
    return FieldComparison(
        field=row.field,
        judged=row.judged,
        first=row.first.ratio.value,
        second=row.second.ratio.value,
        difference=difference,
        better_first=len(ours),
        better_second=len(theirs),
        only_first=tuple(ours[:_SHOWN_IDS]),
        only_second=tuple(theirs[:_SHOWN_IDS]),
        p=p,
        p_adjusted=adjusted,
        verdict=verdict,
    )


def _notes(articles: int, reported_by: Sequence[int], fields: Sequence[FieldComparison]) -> Iterator[str]:
    for name, count in zip("AB", reported_by, strict=True):
        if count < articles:
            yield (
                f"{name} has no report of {articles - count} of {articles} articles; each counts as wrong throughout."
            )
    yield (
        f"{len(fields)} fields are compared; p is adjusted for that by Holm's method. Intervals are of each field by"
        " itself: of many, some lie beside 0 by chance."
    )
    yield '"No difference shown" does not say that there is none: more articles may show it.'
