"""Gold and reports brought together by the article's id; without a report, an article has no answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summarizer.errors import InputError
from summarizer.evaluate.answers import Answer, reported
from summarizer.evaluate.gold import GoldArticle
from summarizer.evaluate.judging import JudgedArticle, judged
from summarizer.evaluate.settings import Settings
from summarizer.export import saved_reports
from summarizer.reading.source import shown
from summarizer.report import Report
from summarizer.store import FILE, view_store

_SHOWN_IDS: Final = 3


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article of gold, its report where there is one, and how they compare."""

    gold: GoldArticle
    report: Report | None
    answers: tuple[Answer, ...]
    judged: JudgedArticle

    @property
    def is_answered(self) -> bool:
        """Whether there is a report that can be used: without, that it tells of no incident is no answer."""
        return self.report is not None and self.report.unusable is None


@dataclass(frozen=True, slots=True)
class Held:
    """All articles of gold in their order, and how many reports are of none of them."""

    articles: tuple[HeldArticle, ...]
    without_gold: int


def read_reports(source: Path) -> Iterator[Report]:
    """The reports of a run directory, or of a file (JSON or JSON lines) that `summarize` has written.

    Raises:
        InputError: It cannot be read; a report is none, or the second of its article; the line is named.
    """
    if source.is_dir():
        if not (source / FILE).is_file():
            raise InputError(f"{shown(source)} is no run directory.", "Give the directory of -o, or a file of reports.")
        with view_store(source) as store:
            yield from map(Report.model_validate_json, store.lines())
        return
    lines: dict[str, int] = {}
    for saved in saved_reports(source):
        report = saved.report()
        name = report.article.id
        if name in lines:
            raise InputError(
                f"{saved.file} line {saved.line} is about article {shown(name)!r} again, after line {lines[name]}.",
                "Give one report an article.",
            )
        lines[name] = saved.line
        yield report


def by_id(reports: Iterable[Report]) -> dict[str, Report]:
    """The reports by their article's id.

    Raises:
        InputError: Two are of the same article.
    """
    found: dict[str, Report] = {}
    for report in reports:
        if report.article.id in found:
            raise InputError(f"Two reports are of article {shown(report.article.id)!r}.", "Give one report an article.")
        found[report.article.id] = report
    return found


def first_ids(ids: Iterable[str]) -> str:
    """The first few, as a message names them."""
    return ", ".join(list(map(shown, ids))[:_SHOWN_IDS])


def held(gold: Sequence[GoldArticle], reports: Iterable[Report], settings: Settings, side: str = "") -> Held:
    """Gold held against reports.

    Args:
        gold: A coder's articles.
        reports: The summarizer's, in any order.
        settings: Tolerances.
        side: What messages call the reports where there are several sets of them: "A".

    Raises:
        InputError: There is no report, none is of an article of gold, or two are of the same article.
    """
    known = by_id(reports)
    if not known:
        where = f" in {side}" if side else ""
        raise InputError(
            f"There is no report{where} to hold against gold.", "Make them with --run, or name a file of reports."
        )
    articles = []
    for one in gold:
        report = known.pop(one.id, None)
        answers = tuple(map(reported, report.incidents)) if report is not None else ()
        articles.append(HeldArticle(one, report, answers, judged(one, answers, settings)))
    if all(one.report is None for one in articles):
        ours, theirs = first_ids(one.id for one in gold), first_ids(known)
        where, name = (f" in {side}", f"{side} has") if side else ("", "the reports have")
        raise InputError(
            f"No report{where} is of an article of gold: gold has {ours}, {name} {theirs}.",
            "Give gold the ids that the reports have under article.id.",
        )
    return Held(tuple(articles), len(known))
