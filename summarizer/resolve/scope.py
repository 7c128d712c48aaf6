"""Which sentences of an article belong to which of its incidents, and which are background.

Pure text and dates: an incident's own words (place, day, parties) anchor sentences, what stands between follows the
last anchor, and what is dated to another time belongs to nobody.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.article import Article, Sentence, Span
from summarizer.check.casualties import Mention
from summarizer.resolve.dates import FoundDate

BACKGROUND: Final = -1
# News looks back in these words without naming a day.
_LOOKING_BACK: Final = re.compile(
    r"\b(?:so far this year|(?:earlier )?this (?:year|month)|in recent (?:years|months|weeks)|over the past|"
    r"in the (?:past|last) (?:\w+ )?(?:years?|months?|decades?)|last (?:year|month)|(?:years?|months?|decades?|weeks?) "
    r"(?:ago|earlier)|decades?-(?:long|old)|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)-year(?!-old)|"
    r"since (?:the )?(?:war|conflict|uprising|insurgency|crisis)|since (?:19|20)\d\d|historically|annually|every year|"
    r"(?:have|has) (?:died|been killed) across the country|"
    r"a year ago|the year before)\b",
    re.IGNORECASE,
)
# Totals of a whole war: "more than 220,000 people have been killed in the conflict".
_WHOLE_WAR: Final = re.compile(
    r"(?=.*\b(?:war|conflict|uprising|revolution|insurgency)\b)"
    r"(?=.*\b(?:has|have) (?:been |also |so far |now )?(?:killed|died|claimed|left|lost|displaced"
    r"|driven|perished|cost))",
    re.IGNORECASE | re.DOTALL,
)
# A report reaches back some days for its own event; "two days earlier" is still the story.
_SAME_STORY: Final = datetime.timedelta(days=4)
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
    for sentence in article.sentences:
        own_dates = dated.get(sentence.number, [])
        if _is_background(article, sentence, own_dates, [one.start for one in incidents]):
            owners[sentence.number] = BACKGROUND
            continue
        if len(incidents) > 1:
            current = _owner(sentence, incidents, own_dates, current)
        owners[sentence.number] = current
    return owners


def shared_out(
    article: Article, mentions: Sequence[Mention], owners: Mapping[int, int], incidents: int
) -> list[tuple[Mention, ...]]:
    """The statements of harm of each incident.

    They follow their sentences, but for the headline and the first sentence after it, which sum up: with several
    incidents each count there goes to the one whose own sentences repeat it, else to the first.
    """
    shares: list[list[Mention]] = [[] for _ in range(incidents)]
    summing_up = [one.number for one in article.sentences if one.start >= article.body_start][:1]
    summing_up += [one.number for one in article.sentences if one.end <= article.body_start]
    told = [one for one in mentions if owners[one.sentence] != BACKGROUND]
    for mention in told:
        owner = owners[mention.sentence]
        if incidents > 1 and mention.sentence in summing_up:
            twins = [
                owners[other.sentence]
                for other in told
                if other.sentence not in summing_up and (other.outcome, other.best) == (mention.outcome, mention.best)
            ]
            owner = twins[0] if twins else owner
        shares[owner].append(mention)
    return [tuple(share) for share in shares]


def _owner(sentence: Sentence, incidents: Sequence[Anchors], dates: Sequence[FoundDate], current: int) -> int:
    """The incident with most anchors in the sentence that no other has; the current one when none or a draw."""
    scores = [
        len({span for span in one.spans if sentence.start <= span.start < sentence.end} - _shared(incidents, index))
        + sum(1 for day in dates if day.start is not None and day.start == one.start)
        for index, one in enumerate(incidents)
    ]
    best = max(scores)
    return scores.index(best) if best and scores.count(best) == 1 else current


def _shared(incidents: Sequence[Anchors], index: int) -> set[Span]:
    return {span for other, one in enumerate(incidents) if other != index for span in one.spans}


def _is_background(
    article: Article, sentence: Sentence, dates: Sequence[FoundDate], starts: Sequence[datetime.date | None]
) -> bool:
    """Whether a sentence tells of another time: in words that look back, or by dates all outside the story."""
    if sentence.end <= article.body_start:
        return False
    known = [start for start in starts if start is not None]
    reference = min(known, default=article.published)
    days = [one for one in dates if one.start is not None and one.end is not None]
    # "on a Saturday in August 1998": the stated month tells, the weekday beside it only seems recent.
    if reference is not None and any(
        one.basis == "stated" and one.end is not None and one.end < reference - _LONG_AGO for one in days
    ):
        return not any(
            one.basis == "stated" and one.end is not None and one.end >= reference - _SAME_STORY for one in days
        )
    inside = [one for one in days if reference is None or (one.end or reference) >= reference - _SAME_STORY]
    day_inside = any(one.precision in {"day", "week"} for one in inside)
    words = article.slice(sentence)
    if (_LOOKING_BACK.search(words) or _WHOLE_WAR.match(words)) and not day_inside:
        return True
    return bool(days) and not inside
