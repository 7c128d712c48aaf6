"""Which sentences of an article belong to which of its incidents, and which are background.

Pure text and dates: an incident's own words (place, day, parties) anchor sentences, what stands between follows the
last anchor, and what is dated to another time belongs to nobody. The words that look back are `looking_back`'s.
"""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.article import Article, Sentence, Span
from summarizer.check.harm.casualties import Mention
from summarizer.resolve.dates.dates import FoundDate
from summarizer.resolve.events.looking_back import (
    clauses_of_another_time,
    goes_on,
    is_beside,
    is_of_days_before,
    is_remark,
    looks_back,
    tells_of_another_event,
)

BACKGROUND: Final = -1
# A report reaches back some days for its own event; "two days earlier" is still the story.
_SAME_STORY: Final = datetime.timedelta(days=4)
_JUST_NOW: Final = datetime.timedelta(days=1)
_LONG_AGO: Final = datetime.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Anchors:
    """What ties sentences to one incident: the places where its words stand, and its first day where known."""

    spans: tuple[Span, ...]
    start: datetime.date | None


def sentence_owners(article: Article, incidents: Sequence[Anchors], dates: Sequence[FoundDate]) -> Mapping[int, int]:
    """For each sentence number the index of its incident, or `BACKGROUND`."""
    owners: dict[int, int] = {}
    current = 0
    dated: dict[int, list[FoundDate]] = {}
    for date in dates:
        if (within := article.sentence_at(date.span.start)) is not None:
            dated.setdefault(within.number, []).append(date)
    reference = min((one.start for one in incidents if one.start is not None), default=article.published)
    scores = _anchored(article, incidents, dated) if len(incidents) > 1 else {}
    lead = next((one.number for one in article.sentences if one.start >= article.body_start), 0)
    # What is told as of days before is not an event of today or yesterday.
    recent = reference is not None and article.published is not None and article.published - reference <= _JUST_NOW
    recent = recent and any(one.start is not None for one in incidents)
    away = False  # in another event than the incidents
    for sentence in article.sentences:
        owner, words = _winner(scores.get(sentence.number)), article.slice(sentence)
        away = owner is None and sentence.number > lead and (tells_of_another_event(words) or (away and goes_on(words)))
        days = dated.get(sentence.number, [])
        before = recent and owner is None and sentence.number > lead and is_of_days_before(words)
        if away or (before and not any(one.start == reference for one in days)):
            owners[sentence.number] = BACKGROUND
            continue
        if _is_background(article, sentence, days, reference) or (
            sentence.number > lead and _is_other(words, reference)
        ):
            owners[sentence.number] = BACKGROUND
            continue
        current = current if owner is None else owner
        owners[sentence.number] = current
    return owners


def shared_out(
    article: Article, mentions: Sequence[Mention], owners: Mapping[int, int], incidents: Sequence[Anchors]
) -> list[tuple[Mention, ...]]:
    """The statements of harm of each incident.

    They follow their sentences, but for the headline and the first sentence after it, which sum up: with several
    incidents each count there goes to the one that has it among its own words, else to the one whose own sentences
    repeat it, else to the first; and to none when it is the sum of what their own sentences tell.
    """
    shares: list[list[Mention]] = [[] for _ in incidents]
    body = [one.number for one in article.sentences if one.start >= article.body_start]
    lead = body[0] if body else 0
    reference = min((one.start for one in incidents if one.start is not None), default=article.published)
    told = _of_this_time(article, [one for one in mentions if owners[one.sentence] != BACKGROUND], reference)
    repeated: dict[tuple[str, int | None], int] = {}
    for mention in told:
        if mention.sentence > lead:
            repeated.setdefault((mention.outcome, mention.best), owners[mention.sentence])
    starts = [{span.start for span in one.spans} for one in incidents]
    sums = (_sums(told, owners, lead - 1), _sums(told, owners, lead))
    for mention in told:
        owner = owners[mention.sentence]
        if len(incidents) > 1 and mention.sentence <= lead:
            if mention.best is not None and sums[mention.sentence == lead].get(mention.outcome) == mention.best:
                continue
            claimed = [at for at, one in enumerate(starts) if mention.span.start in one]
            owner = claimed[0] if len(claimed) == 1 else repeated.get((mention.outcome, mention.best), owner)
        shares[owner].append(mention)
    return [tuple(share) for share in shares]


def _of_this_time(article: Article, mentions: Sequence[Mention], reference: datetime.date | None) -> list[Mention]:
    """The statements of harm without those of a clause of another time, which are no incident's."""
    sentences = {one.number: one for one in article.sentences}
    year = reference.year if reference else None
    clauses: dict[int, list[tuple[int, int]]] = {}
    for number in {one.sentence for one in mentions}:
        sentence = sentences[number]
        found = clauses_of_another_time(article.slice(sentence), year)
        clauses[number] = [(start + sentence.start, end + sentence.start) for start, end in found]
    return [
        one
        for one in mentions
        if not any(
            start <= one.trigger.start < end and start <= one.span.start < end for start, end in clauses[one.sentence]
        )
    ]


def _sums(told: Sequence[Mention], owners: Mapping[int, int], behind: int) -> dict[str, int]:
    """Of each outcome what the first numbers of several incidents come to, in the sentences behind one."""
    firsts: dict[str, dict[int, int]] = {}
    for mention in told:
        if mention.sentence > behind and mention.best and not mention.part:
            firsts.setdefault(mention.outcome, {}).setdefault(owners[mention.sentence], mention.best)
    return {outcome: sum(own.values()) for outcome, own in firsts.items() if len(own) > 1}


def _anchored(
    article: Article, incidents: Sequence[Anchors], dated: Mapping[int, Sequence[FoundDate]]
) -> dict[int, Counter[int]]:
    """For each sentence how many of its words and days tie it to each incident; what several share ties to none."""
    times = Counter(span for one in incidents for span in set(one.spans))
    scores: dict[int, Counter[int]] = {}
    for index, one in enumerate(incidents):
        for span in set(one.spans):
            if times[span] == 1 and (within := article.sentence_at(span.start)) is not None:
                scores.setdefault(within.number, Counter())[index] += 1
        for number, days in dated.items():
            same_day = sum(1 for day in days if day.start is not None and day.start == one.start)
            if same_day:
                scores.setdefault(number, Counter())[index] += same_day
    return scores


def _winner(scores: Counter[int] | None) -> int | None:
    """The incident with most anchors; None where there is none, or a draw."""
    ranked = scores.most_common(2) if scores else []
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _is_other(words: str, reference: datetime.date | None) -> bool:
    """Whether a sentence tells of nothing but the harm of another time: "It came days after bandits killed 21."."""
    return is_remark(words) and bool(clauses_of_another_time(words, reference.year if reference else None))


def _is_background(
    article: Article, sentence: Sentence, dates: Sequence[FoundDate], reference: datetime.date | None
) -> bool:
    """Whether a sentence tells of another time: in words that look back, or by dates all outside the story."""
    if sentence.end <= article.body_start:
        return False
    words, year = article.slice(sentence), reference.year if reference else None
    if not dates:
        return looks_back(words, year)
    elsewhen = clauses_of_another_time(words, year)
    days = [
        one
        for one in dates
        if not any(start <= one.span.start - sentence.start < end for start, end in elsewhen)
        and one.start is not None
        and one.end is not None
        and not is_beside(words, one.span.start - sentence.start, one.span.end - sentence.start)
    ]
    # "on a Saturday in August 1998": the stated month tells, the weekday beside it only seems recent.
    stated = [one.end for one in days if one.basis == "stated" and one.end is not None]
    if reference is not None and any(reference - end > _LONG_AGO for end in stated):
        return not any(reference - end <= _SAME_STORY for end in stated)
    inside = [one for one in days if reference is None or reference - (one.end or reference) <= _SAME_STORY]
    day_inside = any(one.precision in {"day", "week"} for one in inside)
    return (not day_inside and looks_back(words, year)) or (bool(days) and not inside)
