"""The evaluation itself: gold and reports in, one frozen record out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from summarizer.errors import InputError
from summarizer.evaluate.agreement import LEVEL_OF, Alpha, Unit, alphas
from summarizer.evaluate.answers import Answer, coded
from summarizer.evaluate.fields import LAYOUT
from summarizer.evaluate.gold import Accepted, GoldArticle
from summarizer.evaluate.held import Held, HeldArticle, held
from summarizer.evaluate.pairing import pairs
from summarizer.evaluate.record import Articles, Evaluation
from summarizer.evaluate.settings import DEFAULTS, Settings
from summarizer.evaluate.tallies import OVERALL, Tallies
from summarizer.evaluate.worst import worst
from summarizer.report import Report

_SHOWN_IDS: Final = 20
_FEW: Final = 20
ANY_INCIDENT: Final = "any incident"
"""The field of agreement that is the article's: whether it tells of an incident at all."""


def evaluate(
    gold: Sequence[GoldArticle],
    reports: Iterable[Report],
    settings: Settings = DEFAULTS,
    *,
    second_coder: Sequence[GoldArticle] | None = None,
) -> Evaluation:
    """How good the reports are by gold.

    ::

        found = evaluate(read_gold(Path("gold.jsonl")), read_reports(Path("reports.jsonl")))
        print(found.share("fatalities.best"))

    Args:
        gold: One coder's articles, from `read_gold`.
        reports: The summarizer's, in any order; those of other articles are passed over and counted.
        settings: Tolerances, intervals.
        second_coder: Another coder's; only the articles that both have are used.

    Raises:
        InputError: No report is of an article of gold, or two are of the same; the coders share no article.
    """
    _check_in_common(gold, second_coder)
    together = held(gold, reports, settings)
    articles = together.articles
    tallies = Tallies(articles, settings)
    fields = tallies.fields()
    return Evaluation(
        settings=settings,
        articles=_articles(together),
        incidents=tallies.incidents(),
        empty=tallies.empty(),
        fields=tuple(one for one in fields if one.field != OVERALL),
        overall=next((one for one in fields if one.field == OVERALL), None),
        lists=tallies.lists(),
        counts=tallies.counts(),
        agreement=tuple(_agreement(articles, second_coder, settings)),
        worst=worst(articles, settings),
        notes=tuple(_notes(together, second_coder, settings)),
    )


def _check_in_common(gold: Sequence[GoldArticle], second_coder: Sequence[GoldArticle] | None) -> None:
    if second_coder is not None and not {one.id for one in gold} & {one.id for one in second_coder}:
        raise InputError("The two coders have no article in common.", "Give both the same ids.")


def _articles(together: Held) -> Articles:
    without = [one.gold.id for one in together.articles if one.report is None]
    reports = [one.report for one in together.articles if one.report is not None]
    return Articles(
        gold=len(together.articles),
        reported=len(reports),
        without_report=tuple(without[:_SHOWN_IDS]),
        unusable=sum(one.unusable is not None for one in reports),
        without_gold=together.without_gold,
    )


def _agreement(
    articles: Sequence[HeldArticle], second_coder: Sequence[GoldArticle] | None, settings: Settings
) -> Iterator[Alpha]:
    coders = ("summarizer", "coder 1") if second_coder is None else ("summarizer", "coder 1", "coder 2")
    others = None if second_coder is None else {one.id: one for one in second_coder}
    units: dict[str, list[Unit]] = {}
    for number, article in enumerate(articles):
        other = others.get(article.gold.id) if others is not None else None
        if others is None or other is not None:
            for name, answers in _units(article, other, settings):
                units.setdefault(name, []).append(Unit(number, answers))
    if ANY_INCIDENT in units:
        yield from alphas((ANY_INCIDENT, "code"), coders, units[ANY_INCIDENT], settings)
    for name, field in LAYOUT.fields.items():
        if name in units and field.kind in LEVEL_OF:
            yield from alphas((name, field.kind), coders, units[name], settings)


def _units(
    article: HeldArticle, other: GoldArticle | None, settings: Settings
) -> Iterator[tuple[str, tuple[Accepted, ...]]]:
    """What all have coded of an article: by field, each one's accepted values."""
    gold = article.gold.incidents
    has_any: list[Accepted] = [(bool(article.answers),), (bool(gold),)]
    others: list[Answer] = [coded(one) for one in other.incidents] if other is not None else []
    if other is not None:
        has_any.append((bool(others),))
    if article.is_answered:
        yield ANY_INCIDENT, tuple(has_any)
    for number, answers in _found_by_all(article, None if other is None else others, settings):
        for name, accepted in gold[number].values.items():
            if all(name in one.values for one in answers):
                summarizer, *rest = (one.values[name] for one in answers)
                yield name, (summarizer, accepted, *rest)


def _found_by_all(
    article: HeldArticle, others: Sequence[Answer] | None, settings: Settings
) -> Iterator[tuple[int, list[Answer]]]:
    """The incidents of coder 1 that the report has, and the other coder where there is one; each with their answers."""
    gold = article.gold.incidents
    second = pairs(gold, others, settings) if others is not None else {}
    for number, first in article.judged.pairs.items():
        if others is None:
            yield number, [article.answers[first]]
        elif number in second:
            yield number, [article.answers[first], others[second[number]]]


def _left_out(
    articles: Sequence[HeldArticle], second_coder: Sequence[GoldArticle] | None, settings: Settings
) -> Iterator[str]:
    """How many incidents agreement says nothing of: those that not all have found."""
    coded_twice = None if second_coder is None else {one.id: list(map(coded, one.incidents)) for one in second_coder}
    whole = found = 0
    for article in articles:
        if coded_twice is None or article.gold.id in coded_twice:
            others = None if coded_twice is None else coded_twice[article.gold.id]
            whole += len(article.gold.incidents)
            found += sum(1 for _ in _found_by_all(article, others, settings))
    if found < whole:
        yield (
            f"Agreement leaves out {whole - found} of gold's {whole} incidents, since not all have found them;"
            " it is about those that were alike enough to be paired, and so tends to be too high."
        )


def _notes(together: Held, second_coder: Sequence[GoldArticle] | None, settings: Settings) -> Iterator[str]:
    articles = together.articles
    without = sum(one.report is None for one in articles)
    if without:
        yield f"{without} of {len(articles)} articles have no report; each counts as wrong throughout."
    if together.without_gold:
        yield f"{together.without_gold} reports are of articles that gold does not have; they are passed over."
    if len(articles) < _FEW:
        yield f"{len(articles)} articles are few: with less than {_FEW}, intervals by bootstrap come out too narrow."
    if second_coder is not None:
        ids = {one.gold.id for one in articles}
        shared = sum(one.id in ids for one in second_coder)
        yield (
            f"Agreement is over the {shared} articles that both coders have coded"
            f" ({len(articles)} are coder 1's, {len(second_coder)} coder 2's)."
        )
    yield from _left_out(articles, second_coder, settings)
