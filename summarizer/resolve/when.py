"""The incident's date: which of the article's date expressions it is. What an expression means is `dates`'."""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.article import Article, Span
from summarizer.check.draft import CheckedIncident
from summarizer.report import Evidence, IncidentDate
from summarizer.resolve.dates import FoundDate, resolve_date

_UNKNOWN: Final = IncidentDate(start=None, end=None, precision=None, basis=None, words=None)
_LEAD_SENTENCES: Final = 3
_TOLL_CHANGED: Final = re.compile(
    r"\b(?:rose|rises|risen|climbed|climbs|increased|jumped) (?:\w+ ){0,3}(?:to|from) [\w ]{0,30}$"
)


def incident_date(article: Article, checked: CheckedIncident, dates: Sequence[FoundDate]) -> IncidentDate:
    """The date that the draft's words name, in the fullest words the article has for it.

    "Tuesday" in the draft and "Tuesday, October 20" in the article → the latter. Without usable words of the draft the
    first day that the opening sentences name; without that, nothing.
    """
    dates = [one for one in dates if not _dates_a_toll(article, one.span)]
    named = _named(article, checked, dates)
    if named is not None and named.start is not None and named.start == named.end:
        same = [one for one in dates if (one.start, one.end) == (named.start, named.end)]
        named = max([named, *same], key=lambda one: (one.basis == "stated", len(one.words)))
    chosen = named or _in_lead(article, dates)
    if chosen is None:
        return _UNKNOWN
    return IncidentDate(
        start=chosen.start,
        end=chosen.end,
        precision=chosen.precision,
        basis=chosen.basis,
        words=chosen.words,
        evidence=(Evidence.of(article, chosen.span),),
    )


def _dates_a_toll(article: Article, date: Span) -> bool:
    """Whether a date says when a toll changed, not when it happened: "the toll rose to 23 on Sunday"."""
    return _TOLL_CHANGED.search(article.text, max(0, date.start - 60), date.start) is not None


def _named(article: Article, checked: CheckedIncident, dates: Sequence[FoundDate]) -> FoundDate | None:
    found = checked.found.get("date_words")
    if found is None:
        return None
    if any(_dates_a_toll(article, span) for span in found.spans):
        return None
    touching = [one for span in found.spans for one in dates if one.span.start < span.end and span.start < one.span.end]
    resolved = [one for one in touching if one.start is not None]
    if resolved or touching:
        return (resolved or touching)[0]
    alone = resolve_date(found.words, article.published)
    return alone._replace(words=found.words, span=found.spans[0]) if alone is not None else None


def _in_lead(article: Article, dates: Sequence[FoundDate]) -> FoundDate | None:
    lead = article.sentences[: _LEAD_SENTENCES + 1]
    end = lead[-1].end if lead else 0
    return next((one for one in dates if one.span.start < end and one.precision == "day" and one.start), None)
