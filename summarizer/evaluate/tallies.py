"""Judgements counted by article, and the scores that come of the counts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple, get_args

import numpy as np

from summarizer.evaluate.fields import LAYOUT, Kind
from summarizer.evaluate.gold import GoldArticle
from summarizer.evaluate.held import HeldArticle
from summarizer.evaluate.intervals import Estimate, Numbers, Ratio, estimates
from summarizer.evaluate.judging import Found, Judgement, judged
from summarizer.evaluate.record import BinScore, FieldScore, FoundScore
from summarizer.evaluate.sameness import Verdict
from summarizer.evaluate.settings import DEFAULTS, Settings

Size = Literal["0", "1", "2-9", "10-99", "100+"]
SIZES: Final[tuple[Size, ...]] = get_args(Size)
OVERALL: Final = "all fields"
EMPTY: Final = "no incident"
INCIDENTS: Final = "incidents"


def scored_in(gold: Iterable[GoldArticle]) -> set[str]:
    """The names that are scored by this gold, whatever is reported: as `Evaluation.share` takes them."""
    names = {INCIDENTS}
    for article in gold:
        found = judged(article, (), DEFAULTS)
        names |= {one.field for one in found.judgements} | found.lists.keys()
        names |= {OVERALL} if found.judgements else set()
        names |= set() if article.incidents else {EMPTY}
    return names


class _Judged(NamedTuple):
    """A judgement, and the position of its article."""

    article: int
    judgement: Judgement


class Tallies:
    """All judgements of an evaluation, by field."""

    def __init__(self, articles: Sequence[HeldArticle], settings: Settings) -> None:
        self._articles, self._settings = articles, settings
        found: dict[str, list[_Judged]] = defaultdict(list)
        for number, article in enumerate(articles):
            for one in article.judged.judgements:
                found[one.field].append(_Judged(number, one))
        self._judged = {name: found[name] for name in LAYOUT.names() if name in found}

    def fields(self) -> tuple[FieldScore, ...]:
        """Every field that was filled in, in the report's order; then all of them together."""
        groups = dict(self._judged)
        if groups:
            groups[OVERALL] = [one for group in self._judged.values() for one in group]
        return self._scores(groups)

    def empty(self) -> FieldScore | None:
        """The articles without an incident, each as one judgement."""
        rows = []
        for number, article in enumerate(self._articles):
            if not article.gold.incidents:
                worth: Verdict = "invented" if article.answers else "right" if article.is_answered else "missed"
                rows.append(_Judged(number, Judgement(EMPTY, 0, None, (None,), None, worth)))
        return next(iter(self._scores({EMPTY: rows})), None) if rows else None

    def incidents(self) -> FoundScore:
        """How many incidents were found."""
        return self._found({INCIDENTS: [one.judged.incidents for one in self._articles]})[0]

    def lists(self) -> tuple[FoundScore, ...]:
        """Every list that was filled in."""
        none = Found(0, 0, 0)
        names = [path for path in LAYOUT.lists if any(path in one.judged.lists for one in self._articles)]
        return self._found({path: [one.judged.lists.get(path, none) for one in self._articles] for path in names})

    def counts(self) -> tuple[BinScore, ...]:
        """Every toll's best value by gold's size."""
        groups: dict[tuple[str, Size], list[_Judged]] = {}
        for name, rows in self._judged.items():
            if not name.endswith(".best"):
                continue
            for size in SIZES:
                of_size = [one for one in rows if _size(one.judgement) == size]
                if of_size:
                    groups[name, size] = of_size
        ratios = [ratio for rows in groups.values() for ratio in self._of_bin(rows)]
        found = iter(estimates(ratios, self._settings))
        return tuple(
            BinScore(
                field=name,
                size=size,
                judged=len(rows),
                answered=sum(one.judgement.answer is not None for one in rows),
                exact=next(found),
                within=next(found),
                mean_error=next(found),
                mean_absolute_error=next(found),
            )
            for (name, size), rows in groups.items()
        )

    def _scores(self, groups: dict[str, list[_Judged]]) -> tuple[FieldScore, ...]:
        ratios = [ratio for rows in groups.values() for ratio in self._shares(rows)]
        found = iter(estimates(ratios, self._settings))
        return tuple(_field_score(name, rows, (next(found), next(found))) for name, rows in groups.items())

    def _shares(self, rows: Sequence[_Judged]) -> Iterator[Ratio]:
        whole = self._sums(rows, lambda _: 1)
        yield Ratio(self._sums(rows, lambda one: one.verdict == "right"), whole)
        yield Ratio(self._sums(rows, lambda one: one.verdict in ("right", "near")), whole)

    def _of_bin(self, rows: Sequence[_Judged]) -> Iterator[Ratio]:
        yield from self._shares(rows)
        answered = [one for one in rows if one.judgement.answer is not None]
        whole = self._sums(answered, lambda _: 1)
        yield Ratio(self._sums(answered, _error), whole, is_share=False)
        yield Ratio(self._sums(answered, lambda one: abs(_error(one))), whole, is_share=False)

    def _sums(self, rows: Iterable[_Judged], worth: Callable[[Judgement], float]) -> Numbers:
        sums = np.zeros(len(self._articles))
        for article, judgement in rows:
            sums[article] += worth(judgement)
        return sums

    def _found(self, groups: dict[str, list[Found]]) -> tuple[FoundScore, ...]:
        ratios = []
        for rows in groups.values():
            gold, answered, same = np.array(rows, dtype=np.float64).reshape(-1, 3).T
            ratios += [Ratio(same, answered), Ratio(same, gold), Ratio(2 * same, gold + answered)]
        found = iter(estimates(ratios, self._settings))
        return tuple(
            FoundScore(
                field=name,
                gold=sum(one.gold for one in rows),
                answered=sum(one.answered for one in rows),
                same=sum(one.same for one in rows),
                precision=next(found),
                recall=next(found),
                f1=next(found),
            )
            for name, rows in groups.items()
        )


def _field_score(name: str, rows: Sequence[_Judged], shares: tuple[Estimate, Estimate]) -> FieldScore:
    judgements = [one.judgement for one in rows]
    counts = {verdict: sum(one.verdict == verdict for one in judgements) for verdict in get_args(Verdict)}
    reached = [one for one in judgements if one.verdict != "missed"]
    kind: Kind = "code" if name in (OVERALL, EMPTY) else LAYOUT.kind_of(name)
    return FieldScore(
        field=name,
        kind=kind,
        judged=len(rows),
        **counts,
        nulls=sum(one.accepted == (None,) for one in reached),
        values=sum(None not in one.accepted for one in reached),
        exact=shares[0],
        within=shares[1],
    )


def _size(judgement: Judgement) -> Size | None:
    number = _nearest(judgement)
    if number is None:
        return None
    if number < 2:
        return "0" if number == 0 else "1"
    return "2-9" if number < 10 else "10-99" if number < 100 else "100+"


def _nearest(judgement: Judgement) -> int | None:
    """Of the numbers that gold accepts the preferred one; the answered one where it is among them."""
    numbers = [one for one in judgement.accepted if isinstance(one, int)]
    if judgement.answer in numbers and isinstance(judgement.answer, int):
        return judgement.answer
    return numbers[0] if numbers else None


def _error(judgement: Judgement) -> float:
    number, answer = _nearest(judgement), judgement.answer
    if number is None or not isinstance(answer, int):
        return 0.0
    return float(answer - number)
