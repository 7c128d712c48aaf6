"""Two sets of reports on the same articles, A and B, without gold: how often they say the same, not who is right."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from pydantic import Field

from summarizer.errors import InputError
from summarizer.evaluate.answers import reported
from summarizer.evaluate.gold import GoldArticle, GoldIncident
from summarizer.evaluate.held import HeldArticle, by_id, first_ids
from summarizer.evaluate.judging import judged
from summarizer.evaluate.record import FieldScore, FoundScore, Record
from summarizer.evaluate.settings import DEFAULTS, Settings
from summarizer.evaluate.tallies import Tallies
from summarizer.report import Report


class Sameness(Record):
    """How often A and B say the same (``sameness/1``): nothing tells who is right.

    Attributes:
        schema_: "sameness/1".
        settings: Tolerances, seed and the like.
        articles: That both have a report of.
        only_first: Articles that only A has a report of.
        only_second: Articles that only B has.
        incidents: A's incidents as `gold`, B's as `answered`.
        fields: Where either has a value: `right` for the same one, `near`, `wrong` for another; `invented` where only
            B has one, `lost` where only A has; `missed` where B has no such incident.
        lists: As `incidents`.
        notes: What a reader of the figures has to know.
    """

    schema_: Literal["sameness/1"] = Field(default="sameness/1", alias="schema")
    settings: Settings
    articles: int
    only_first: int
    only_second: int
    incidents: FoundScore
    fields: tuple[FieldScore, ...]
    lists: tuple[FoundScore, ...]
    notes: tuple[str, ...]


def same_answers(first: Iterable[Report], second: Iterable[Report], settings: Settings = DEFAULTS) -> Sameness:
    """How often two sets of reports say the same of the articles that both have.

    Raises:
        InputError: One of them has no report, or two of an article; they have no article in common.
    """
    ours, theirs = by_id(first), by_id(second)
    shared = [name for name in ours if name in theirs]
    if not shared:
        raise _nothing_shared(ours, theirs)
    articles = [_as_gold(ours[name], theirs[name], settings) for name in shared]
    tallies = Tallies(articles, settings)
    return Sameness(
        settings=settings,
        articles=len(shared),
        only_first=len(ours) - len(shared),
        only_second=len(theirs) - len(shared),
        incidents=tallies.incidents(),
        fields=tallies.fields(),
        lists=tallies.lists(),
        notes=("Without gold nothing tells who is right: these are the shares of values on which A and B agree.",),
    )


def _nothing_shared(ours: Iterable[str], theirs: Iterable[str]) -> InputError:
    first, second = first_ids(ours), first_ids(theirs)
    remedy = "Give two sets of reports on the same articles."
    if not first or not second:
        return InputError(f"There is no report in {'B' if first else 'A'}.", remedy)
    return InputError(f"No report in B is of an article of A: A has {first}, B has {second}.", remedy)


def _as_gold(first: Report, second: Report, settings: Settings) -> HeldArticle:
    """A held against B as if it were gold; what both leave open does not count."""
    known = [reported(one) for one in first.incidents]
    gold = GoldArticle(first.article.id, "A", tuple(GoldIncident(one.values, one.lists) for one in known), {})
    answers = tuple(map(reported, second.incidents))
    found = judged(gold, answers, settings)
    said = tuple(one for one in found.judgements if one.accepted != (None,) or one.answer is not None)
    return HeldArticle(gold, second, answers, replace(found, judgements=said))
