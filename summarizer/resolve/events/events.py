"""Which of a draft's events are incidents of the report: told once, borne out, news, and not denied.

What is passed over is not lost: each leaves a problem that says why.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from summarizer.article import Span
from summarizer.check.draft import CheckedIncident
from summarizer.check.harm.casualties import Mention
from summarizer.codebook import EVENT_TYPE_OF, SubEventType
from summarizer.report import Incident, IncidentDate, Problem
from summarizer.resolve.dates.when import Dated
from summarizer.resolve.events.told import LEAD_SENTENCES, tells_of_event, tells_plainly
from summarizer.resolve.story import Story, body_of, told_words

_REASONS: Final[Mapping[str, str]] = {
    "not-an-event": "no word of the article bears out that this happened",
    "not-told": "its sentences speak of no deed: nothing in them is told to have happened",
    "same-event": "the same day and place as an incident before it",
    "background-event": "happened long before the report",
    "denied-event": "the article tells it in order to deny it",
}
# News reports its events within weeks; an older one is told as background (ACLED codes from reports of the event).
_OLDEST_NEWS_DAYS: Final = 60
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|no (?:such )?(?:attack|clash|incident|shooting|blast))\b", re.I
)
# "Denied that officers had shot two students": the deed itself.
_DEED_DENIED: Final = re.compile(
    r"\bden(?:y|ies|ied|ying)\b[^.;]{0,120}\b(?:ha[sd]|have|having|was|were) (?:\w+ ){0,2}?"
    r"(?:kill|shot|shoot|attack|murder|execut|bomb|shell|wound|injur|abduct|kidnap|tortur|beat|rap|fired)\w*",
    re.IGNORECASE,
)
_RESPONSIBILITY: Final = re.compile(r"\b(?:responsibility|involvement|role|hand|link)\b", re.IGNORECASE)
_EVENT: Final = re.compile(
    r"\b(?:attack|clash|incident|raid|shooting|blast|bombing|strike|ambush|report)", re.IGNORECASE
)
_LEAD_SENTENCES: Final = 3
# So many dead are those of a war.
_MOST_OF_ONE_EVENT: Final = 10_000


def told_once(
    dated: Sequence[tuple[CheckedIncident, Dated]],
) -> tuple[list[tuple[CheckedIncident, Dated]], list[CheckedIncident]]:
    """The events of a draft without those it tells again, and these.

    One day, one place and no other attacker make one event (ACLED: one event a day, place and pair of actors), and so
    do one day, no other place and one toll. A small model likes to give the same fight once for each of its tolls, and
    one toll once for each of its sentences.
    """
    once: list[tuple[CheckedIncident, Dated]] = []
    again: list[CheckedIncident] = []
    for one, when in dated:
        if any(_same(one, when.date, other, then.date) for other, then in once):
            again.append(one)
        else:
            once.append((one, when))
    return once, again


def _same(one: CheckedIncident, when: IncidentDate, other: CheckedIncident, then: IncidentDate) -> bool:
    if when.start != then.start:
        return False
    one_toll = _toll_of(one) is not None and _toll_of(one) == _toll_of(other)
    if not one_toll and not _one_kind(one.draft.type, other.draft.type):
        return False
    known = when.start is not None and when.basis != "published"
    for field in ("place",) if one_toll else ("place", "attacker"):
        mine, its = one.found.get(field), other.found.get(field)
        if mine is not None and its is not None and mine.words.casefold() != its.words.casefold():
            return False
        known = known or (field == "place" and mine is not None and its is not None)
    return known


def _toll_of(checked: CheckedIncident) -> Span | None:
    """Where its dead are counted."""
    killed = checked.found.get("killed")
    return killed.spans[0] if killed is not None else None


def _one_kind(one: SubEventType, other: SubEventType) -> bool:
    return EVENT_TYPE_OF[one] == EVENT_TYPE_OF[other] or "Other" in (one, other)


def passed_over(checked: CheckedIncident, reason: str) -> Problem:
    """The problem that an event leaves which is no incident."""
    return Problem(code=reason, where="$.incidents", message=_REASONS[reason], value=checked.draft.what)


def no_incident(story: Story, incident: Incident, before: Sequence[Incident]) -> str | None:
    """Why an event of the draft is no incident of the report; None when it is one."""
    if _is_denied(story, incident):
        return "denied-event"
    borne_out = bool(incident.actors or incident.casualties or incident.location.text or incident.date.evidence)
    borne_out = borne_out or not story.checked.draft.what  # made from the text, which tells it
    if not borne_out or not story.sentences or (incident.sub_event_type is None and not incident.casualties):
        return "not-an-event"
    if not _is_told(story, incident, first=not before):
        return "not-told"
    published, end = story.article.published, incident.date.end
    if published is not None and end is not None and (published - end).days > _OLDEST_NEWS_DAYS:
        return "background-event"
    for other in before:
        same_day = incident.date.start == other.date.start or not incident.date.evidence
        same_place = incident.location.text == other.location.text or incident.location.text is None
        if same_day and same_place and incident.event_type == other.event_type:
            return "same-event"
    return None


def _is_told(story: Story, incident: Incident, *, first: bool) -> bool:
    """Whether the event's sentences tell of it; those that open the report are the first event's too."""
    article = story.article
    opening = article.sentences[body_of(article) :][: LEAD_SENTENCES + 1] if first else ()
    told = sorted({*story.told, *opening})
    harmed = {one.sentence for one in story.stated if _of_one_event(one)}
    return tells_of_event(
        (told_words(article, one) for one in told), (one.number in harmed for one in told), incident.sub_event_type
    )


def _of_one_event(mention: Mention) -> bool:
    """Whether a number can be the toll of one event; one that is not known can."""
    return mention.best != 0 and (mention.best or 0) < _MOST_OF_ONE_EVENT


def _is_denied(story: Story, incident: Incident) -> bool:
    """Whether the story opens by denying the event, and no harm is stated; to deny a part in it is another thing."""
    if any(one.best != 0 for one in incident.casualties):
        return False
    lead = story.texts[:_LEAD_SENTENCES]
    if any(_DENIED.search(one) and _EVENT.search(one) and not _RESPONSIBILITY.search(one) for one in lead):
        return True
    others = [one for one in lead if not _DEED_DENIED.search(one)]
    return len(others) < len(lead) and not any(tells_plainly(one, harm=False) for one in others)
