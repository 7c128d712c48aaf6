"""The incident's date: which of the article's date expressions it is. What an expression means is `dates`'.

Every date of the text is weighed: by what it is told of (`date_cues`), by how early it stands, by the company of the
incident's own words, and by the draft's vote. A small model often votes for the day of a statement; the words around a
date know better.
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from summarizer.article import Article, Span
from summarizer.check.draft import CheckedIncident
from summarizer.check.numbers.vocabulary import WEEKDAY_NAMES
from summarizer.codebook import DatePrecision
from summarizer.reading.days import leading_day
from summarizer.report import Evidence, IncidentDate
from summarizer.resolve.dates.date_cue_words import Cue
from summarizer.resolve.dates.date_cues import cue_of
from summarizer.resolve.dates.dates import FoundDate, find_dates, resolve_date

_UNKNOWN: Final = IncidentDate(start=None, end=None, precision=None, basis=None, words=None)
_LEAD_SENTENCES: Final = 4
# Found by weighing: an event's verb outweighs the lead, and the draft's vote outweighs one sentence of distance.
_CUE_WEIGHT: Final[dict[Cue, float]] = {"event": 3.0, "found": 2.0, "other": 1.0, "report": 0.0, "aftermath": -0.5}
# A date below the opening needs this much, or the day of publication tells as much as it does.
_ENOUGH: Final = 2.2
_WIDTH_WEIGHT: Final[dict[DatePrecision | None, float]] = {"day": 0.0, "week": -1.5, "month": -2.5, "year": -3.5}
_VOTE: Final[dict[Cue, float]] = {"event": 2.5, "found": 2.0, "other": 1.5, "report": 1.0, "aftermath": 1.0}
_SAME_SENTENCE: Final = 0.5
_WEEKDAY: Final = re.compile("|".join(WEEKDAY_NAMES), re.IGNORECASE)
_COURT: Final = re.compile(
    r"\b(?:convicted|sentenced|pleaded guilty|found guilty|acquitted|(?:on|stood|stand) trial|jailed)\b", re.IGNORECASE
)
_LONGEST_STAMP: Final = 30
_NEWS: Final = datetime.timedelta(days=14)
_LONG_AGO: Final = datetime.timedelta(days=60)


class _Weighed(NamedTuple):
    """A date, what it is told of, and how much speaks for it."""

    date: FoundDate
    cue: Cue
    weight: float


class Dated(NamedTuple):
    """An event's date, and what does not hold together about it: no year, a weekday that does not fit."""

    date: IncidentDate
    problem: str | None


def article_dates(article: Article) -> list[FoundDate]:
    """The dates that an article tells of something: without its dateline's and the time stamp it opens with."""
    found = find_dates(article.text, article.published)
    stamped = _stamp_ends(article)
    return [one for one in found if not article.in_dateline(one.span) and not _in_any(one.span, stamped)]


def incident_date(article: Article, checked: CheckedIncident, dates: Sequence[FoundDate]) -> Dated:
    """The date of an event, in the fullest words that the article has for it.

    "Tuesday" in the draft and "Tuesday, October 20" in the article → the latter. "Police said on Monday that 12 died on
    Sunday" → Sunday. Where only a statement or an arrest is dated, its day, as the precision of a week: the event was
    then or shortly before. Where no date tells of the event, the day of publication stands for it in the same way.

    Args:
        article: The article.
        checked: The event; its `date_words` are a vote, its other words tell which sentences are about it.
        dates: As from `article_dates`, in order of appearance.
    """
    weighed = _weighed(article, checked, dates)
    best = max(weighed, key=lambda one: one.weight, default=None)
    if best is None:
        return Dated(_published(article), None)
    if (crime := _tried_crime(article, best, dates)) is not None:
        best = crime
    chosen = _fullest(_within(best, weighed), weighed)
    precision = chosen.date.precision
    if chosen.cue in ("report", "aftermath") and precision == "day":
        precision = "week"
    when = IncidentDate(
        start=chosen.date.start,
        end=chosen.date.end,
        precision=precision,
        basis=chosen.date.basis,
        words=chosen.date.words,
        evidence=(Evidence.of(article, chosen.date.span),),
    )
    return Dated(when, chosen.date.problem)


def _tried_crime(article: Article, best: _Weighed, dates: Sequence[FoundDate]) -> _Weighed | None:
    """The stated date of the crime a court tries: "convicted on Monday of a murder in March 2018"."""
    sentence = article.sentence_at(best.date.span.start)
    if best.cue not in ("report", "aftermath") or sentence is None or best.date.start is None:
        return None
    court = _COURT.search(article.text, sentence.start, sentence.end)
    if court is None:
        return None
    for date in dates:
        before = date.end is not None and date.end < best.date.start - _LONG_AGO
        if before and date.basis == "stated" and court.end() <= date.span.start < sentence.end:
            return _Weighed(date, "event", best.weight)
    return None


def _published(article: Article) -> IncidentDate:
    day = article.published
    if day is None:
        return _UNKNOWN
    return IncidentDate(start=day, end=day, precision="week", basis="published", words=None)


def _weighed(article: Article, checked: CheckedIncident, dates: Sequence[FoundDate]) -> list[_Weighed]:
    """The dates that may be the event's, with their weights."""
    voted, alone = _voted(article, checked, dates)
    own = _own_sentences(article, checked)
    first = next((one.number for one in article.sentences if one.start >= article.body_start), 1)
    weighed = []
    for index, date in enumerate([*dates, *alone]):
        has_vote = index in voted or index >= len(dates)
        if not has_vote and not _is_news(date, article.published):
            continue
        sentence = article.sentence_at(date.span.start)
        if sentence is None:
            continue
        cue = cue_of(article.text, Span(sentence.start, sentence.end), date.span)
        distance = max(sentence.number - first, 0)
        if cue == "caption":
            continue
        weight = _CUE_WEIGHT[cue] + max(1.5 - 0.4 * distance, -0.1 * min(distance, 10))
        weight += _SAME_SENTENCE * (sentence.number in own)
        # Long past or wide is no fault of a date that the draft gives: it may tell of an event of the past.
        weight += _VOTE[cue] if has_vote else _WIDTH_WEIGHT[date.precision] - _age(date, article.published)
        weight -= 2.0 * (date.start is None)
        if has_vote or distance < _LEAD_SENTENCES or weight >= _ENOUGH:
            weighed.append(_Weighed(date, cue, weight))
    return weighed


def _is_news(date: FoundDate, published: datetime.date | None) -> bool:
    """Whether a date that the draft does not name may be the event's by itself: a day or a week, and not long past."""
    if date.precision not in ("day", "week"):
        return False
    if date.start is None or date.end is None:
        return date.problem is not None and published is None
    return published is None or published - date.end <= _LONG_AGO


def _age(date: FoundDate, published: datetime.date | None) -> float:
    """What an old day loses."""
    if published is None or date.end is None or published - date.end <= _NEWS:
        return 0.0
    return 1.0 if published - date.end <= _LONG_AGO else 3.0


def _voted(
    article: Article, checked: CheckedIncident, dates: Sequence[FoundDate]
) -> tuple[set[int], tuple[FoundDate, ...]]:
    """Indexes of the dates that the draft's words touch; else the words as a date by themselves."""
    found = checked.found.get("date_words")
    if found is None:
        return set(), ()
    ends = [one.span.end for one in dates]
    touching = set()
    for span in found.spans:
        index = bisect_right(ends, span.start)
        if index < len(dates) and dates[index].span.start < span.end:
            touching.add(index)
    if touching:
        return touching, ()
    alone = resolve_date(found.words, article.published)
    return set(), (alone._replace(words=found.words, span=found.spans[0]),) if alone is not None else ()


def _own_sentences(article: Article, checked: CheckedIncident) -> set[int]:
    """Numbers of the sentences that hold the event's harm, place or parties."""
    fields = ("killed", "injured", "place", "attacker", "target", "weapon")
    spans = {span for field in fields if field in checked.found for span in checked.found[field].spans}
    sentences = (article.sentence_at(span.start) for span in spans)
    return {one.number for one in sentences if one is not None}


def _within(best: _Weighed, weighed: Sequence[_Weighed]) -> _Weighed:
    """A single day of the event inside the days of the best date: "Saturday evening" for "overnight", "the weekend".

    "Nine people have been shot since Friday" sums up, and keeps its days.
    """
    start, end = best.date.start, best.date.end
    if start is None or end is None or start == end or best.date.words.lower().startswith("since"):
        return best
    inside = [
        one
        for one in weighed
        if one.cue == "event" and (day := one.date.start) is not None and day == one.date.end and start <= day <= end
    ]
    return max(inside, key=lambda one: one.weight, default=best)


def _fullest(best: _Weighed, weighed: Sequence[_Weighed]) -> _Weighed:
    """The fullest words for the same days: stated ones, else with a weekday, else the longest."""
    if best.date.start is None or best.date.start != best.date.end:
        return best
    days = (best.date.start, best.date.end)
    same = [one for one in weighed if (one.date.start, one.date.end) == days and one.cue not in ("report", "aftermath")]
    return max([best, *same], key=lambda one: _fullness(one.date))


def _fullness(date: FoundDate) -> tuple[bool, bool, int]:
    return date.basis == "stated", _WEEKDAY.search(date.words) is not None, len(date.words)


def _stamp_ends(article: Article) -> list[Span]:
    """Where the article opens with the day of its publication, before or after its headline."""
    stamps = []
    for start in dict.fromkeys((0, article.body_start)):
        leading = leading_day(article.text[start : start + 300], article.language)
        if leading is not None and leading[0] == article.published:
            end = start + leading[1]
            stamps.append(Span(max(start, end - _LONGEST_STAMP), end))  # a headline may stand before it
    return stamps


def _in_any(span: Span, stamps: Sequence[Span]) -> bool:
    return any(stamp.start <= span.start < stamp.end for stamp in stamps)
