"""An evaluation or a comparison laid out: a heading, tables of words, notes. Terminal and page show the same."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from summarizer.evaluate import shown
from summarizer.evaluate.agreement import Alpha
from summarizer.evaluate.comparison import Comparison, FieldComparison
from summarizer.evaluate.record import BinScore, Evaluation, FieldScore, FoundScore
from summarizer.evaluate.without_gold import Sameness


class Block(NamedTuple):
    """A table of words; its first column names the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Sheet(NamedTuple):
    """All but the single articles."""

    title: str
    heading: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


_FIELD_COLUMNS: Final = ("field", "gold", "exact", "within", "wrong", "invented", "lost", "missed")
_BIN_COLUMNS: Final = ("field", "gold is", "gold", "answered", "exact", "within", "mean error", "mean absolute error")
_COMPARED_COLUMNS: Final = ("field", "gold", "A", "B", "B - A", "A better", "B better", "p", "p (Holm)", "verdict")
_SAME_COLUMNS: Final = ("field", "values", "same", "same or near", "other", "only B", "only A", "no incident in B")


def evaluation_sheet(found: Evaluation) -> Sheet:
    """An evaluation laid out."""
    fields = (*found.fields, *(one for one in (found.overall, found.empty) if one is not None))
    blocks = [
        _block(
            "incidents and lists", _found_columns("gold", "answered"), map(_found_row, (found.incidents, *found.lists))
        ),
        _block("fields", _FIELD_COLUMNS, map(_field_row, fields)),
        _block("tolls by gold's size", _BIN_COLUMNS, map(_bin_row, found.counts)),
        _agreement(found.agreement),
    ]
    return Sheet(
        "Incident reports held against gold", _heading(found), tuple(one for one in blocks if one.rows), found.notes
    )


def comparison_sheet(found: Comparison) -> Sheet:
    """A comparison by gold laid out."""
    heading = (
        f"{found.articles} articles of gold: A has reports of {found.reported_first}, B of {found.reported_second};"
        " shares are within the tolerance, F1 of incidents and lists"
    )
    differing = [
        (one.field, name, ", ".join(ids))
        for one in found.fields
        for name, ids in (("A", one.only_first), ("B", one.only_second))
        if ids
    ]
    blocks = [
        _block("A against B", _COMPARED_COLUMNS, map(_compared_row, found.fields)),
        _block("articles on which they differ", ("field", "better with", "articles"), differing),
    ]
    return Sheet("Two sets of incident reports", heading, tuple(one for one in blocks if one.rows), found.notes)


def sameness_sheet(found: Sameness) -> Sheet:
    """How often two sets of reports say the same, laid out."""
    heading = (
        f"{found.articles} articles have a report in A and in B; {found.only_first} only in A,"
        f" {found.only_second} only in B"
    )
    blocks = [
        _block("incidents and lists", _found_columns("A", "B"), map(_found_row, (found.incidents, *found.lists))),
        _block("fields, where A or B has a value", _SAME_COLUMNS, map(_same_row, found.fields)),
    ]
    return Sheet("Two sets of incident reports", heading, tuple(one for one in blocks if one.rows), found.notes)


def _block(title: str, columns: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Block:
    return Block(title, tuple(columns), tuple(rows))


def _heading(found: Evaluation) -> str:
    settings = found.settings
    return (
        f"{found.articles.gold} articles of gold, {found.articles.reported} with a report;"
        f" within {settings.days} days, {settings.share:.0%} of a count, {settings.km:g} km;"
        f" intervals: {settings.confidence:.0%}, {settings.resamples:,} resamples of articles, seed {settings.seed}"
        " (w: Wilson)"
    )


def _found_columns(first: str, second: str) -> tuple[str, ...]:
    return ("", first, second, "same", "precision", "recall", "F1")


def _found_row(one: FoundScore) -> tuple[str, ...]:
    estimates = (one.precision, one.recall, one.f1)
    return (one.field, str(one.gold), str(one.answered), str(one.same), *map(shown.with_interval, estimates))


def _field_row(one: FieldScore) -> tuple[str, ...]:
    return (
        *(one.field, str(one.judged), shown.with_interval(one.exact), shown.with_interval(one.within)),
        *(str(one.wrong), shown.of(one.invented, one.nulls), shown.of(one.lost, one.values), str(one.missed)),
    )


def _bin_row(one: BinScore) -> tuple[str, ...]:
    return (
        *(one.field, one.size, str(one.judged), str(one.answered)),
        *(shown.with_interval(one.exact), shown.with_interval(one.within)),
        *(shown.number(one.mean_error), shown.number(one.mean_absolute_error).lstrip("+")),
    )


def _compared_row(one: FieldComparison) -> tuple[str, ...]:
    return (
        *(one.field, str(one.judged), shown.share(one.first), shown.share(one.second)),
        *(shown.difference(one.difference), str(one.better_first), str(one.better_second)),
        *(shown.share(one.p), shown.share(one.p_adjusted), one.verdict),
    )


def _same_row(one: FieldScore) -> tuple[str, ...]:
    return (
        *(one.field, str(one.judged), shown.with_interval(one.exact), shown.with_interval(one.within)),
        *(str(count) for count in (one.wrong, one.invented, one.lost, one.missed)),
    )


def _agreement(found: Sequence[Alpha]) -> Block:
    groups = list(dict.fromkeys(one.between for one in found))
    names = ("all three" if len(group) > 2 else ", ".join(group) for group in groups)
    rows = []
    for field, alphas in groupby(found, key=lambda one: one.field):
        by_group = {one.between: one for one in alphas}
        first = next(iter(by_group.values()))
        rows.append((field, first.level, str(first.units), *(shown.alpha(by_group.get(group)) for group in groups)))
    return _block("agreement, Krippendorff's alpha", ("field", "level", "units", *names), rows)
