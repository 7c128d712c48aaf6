"""One incident record from one checked event of a draft: dates, place, codes, parties, harm, all with their evidence.

Puts together what the other rooms of `resolve` work out; decides only which words of the article each of them gets.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from summarizer.article import Article, Span
from summarizer.check.draft import CheckedIncident, Grounds
from summarizer.check.harm.casualties import Mention
from summarizer.codebook import OUTCOMES, Outcome
from summarizer.report import Casualty, Evidence, Figure, Incident, Problem
from summarizer.resolve.codes.actors import actor_of, sides_of
from summarizer.resolve.codes.codes import EventCode, event_code
from summarizer.resolve.codes.roles import parties_of
from summarizer.resolve.codes.violence import civilian_targeting, type_of_violence
from summarizer.resolve.codes.weapons import weapons_of
from summarizer.resolve.dates.when import article_dates, incident_date
from summarizer.resolve.events.events import no_incident, passed_over, told_once
from summarizer.resolve.events.from_text import event_of_text
from summarizer.resolve.events.scope import Anchors, sentence_owners, shared_out
from summarizer.resolve.figures.conflicts import conflicts_in
from summarizer.resolve.figures.figures import fatalities_by_side, figure_of
from summarizer.resolve.figures.places_apart import of_several_places
from summarizer.resolve.places.location import location_of
from summarizer.resolve.story import Story

_LONGEST_SHOWN: Final = 160
_NOT_TOLD: Final = Problem(
    code="event-not-told",
    where="$.incidents",
    message="the model tells of no event, and the article's first sentences plainly do: read it yourself",
)


def resolve_incidents(
    grounds: Grounds, checked: Sequence[CheckedIncident]
) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    """The incidents of an article, main one first, and what could not be verified."""
    stories, problems = _stories(grounds, checked)
    incidents, own_problems = _kept(stories)
    problems.extend(own_problems)
    told = None if incidents else event_of_text(grounds)
    if told is not None and not checked:
        # The model is believed, but not in silence: the article may have talked it into that.
        problems.append(_NOT_TOLD)
    elif told is not None:
        stories, _ = _stories(grounds, [told])
        incidents, own_problems = _kept(stories)
        problems.extend(own_problems if incidents else ())
    return tuple(incidents), (*problems, *_background(grounds, incidents), *_publication(grounds.article))


def _kept(stories: Sequence[Story]) -> tuple[list[Incident], list[Problem]]:
    """The stories that are incidents, and the problems of all."""
    incidents: list[Incident] = []
    problems: list[Problem] = []
    for story in stories:
        position = len(incidents)
        incident, own_problems = _incident(story, position)
        reason = no_incident(story, incident, incidents)
        if reason is None:
            incidents.append(incident)
            problems.extend(_moved(story.checked.problems, position))
            problems.extend(own_problems)
        else:
            problems.append(passed_over(story.checked, reason))
    return incidents, problems


# Where a field of the draft stands in the report.
_KEY_OF: Final = {
    "what": "summary",
    "date_words": "date",
    "place": "location",
    "province": "location.admin1",
    "country": "location.country",
    "attacker": "actors",
    "target": "actors",
    "weapon": "weapons",
    "killed": "fatalities",
}


def _moved(problems: Sequence[Problem], new: int) -> list[Problem]:
    """Problems of a draft's fields, with paths into the report."""
    moved = []
    for one in problems:
        field = one.where.rsplit(".", 1)[-1]
        moved.append(one.model_copy(update={"where": f"$.incidents[{new}].{_KEY_OF.get(field, field)}"}))
    return moved


def _background(grounds: Grounds, incidents: Sequence[Incident]) -> list[Problem]:
    """Harm that the article states and that is no incident's: of another time, or of an event that was passed over."""
    told = {evidence.start for one in incidents for claim in one.casualties for evidence in claim.evidence}
    return [
        Problem(
            code="background",
            where="$.incidents",
            message=f"{mention.outcome}: told of another time or event",
            value=grounds.article.slice(mention.span),
        )
        for mention in grounds.mentions
        if mention.modality == "stated" and mention.number is not None and mention.span.start not in told
    ]


def _publication(article: Article) -> list[Problem]:
    """A day of publication that was given and not taken: dates were counted without it."""
    given = article.published_unsettled
    if given is None:
        return []
    message = "names no day, or may name two, and was not taken; a day is written as 2020-10-22"
    value = given[:_LONGEST_SHOWN]
    return [Problem(code="publication-not-settled", where="$.article.published", message=message, value=value)]


def _stories(grounds: Grounds, checked: Sequence[CheckedIncident]) -> tuple[list[Story], list[Problem]]:
    """Each event with its own sentences and harm; events that the draft tells twice are one story."""
    article = grounds.article
    dates = article_dates(article)
    # An event of which the article bears out nothing must not stand for one that it does.
    empty = [one for one in checked if not one.found and one.draft.what]
    once, again = told_once([(one, incident_date(article, one, dates)) for one in checked if one not in empty])
    passed = [*(passed_over(one, "not-an-event") for one in empty), *(passed_over(one, "same-event") for one in again)]
    if not once:
        return [], passed
    # The day of publication, where it stands for an unknown day, ties no sentence to an event.
    anchors = [
        Anchors(_anchor_spans(one), None if date.basis == "published" else date.start) for one, (date, _) in once
    ]
    owners = sentence_owners(article, anchors, dates)
    shares = shared_out(article, grounds.mentions, owners, anchors)
    stories = []
    for position, (one, (date, problem)) in enumerate(once):
        own = frozenset(number for number, owner in owners.items() if owner == position)
        stories.append(Story(grounds, one, checked.index(one), date, problem, own, shares[position]))
    return stories, passed


def _anchor_spans(checked: CheckedIncident) -> tuple[Span, ...]:
    fields = ("place", "province", "attacker", "target", "date_words", "killed", "injured")
    return tuple(span for field in fields if field in checked.found for span in checked.found[field].spans)


def _incident(story: Story, position: int) -> tuple[Incident, list[Problem]]:
    article = story.article
    location, problems = location_of(story, position)
    problems.extend(_date_problems(story, position))
    stated = story.stated
    elsewhere = of_several_places(story, stated, location)
    figures: dict[Outcome, Figure | None] = {outcome: figure_of(outcome, stated, elsewhere) for outcome in OUTCOMES}
    harmed = {outcome: bool(figure and figure.best) for outcome, figure in figures.items()}
    parties, role_problems = parties_of(story, position)
    code = event_code(story.checked.draft.type, story.texts, harmed, sides_of(parties))
    problems.extend([*_code_problems(story, code, position), *role_problems])
    event_type, sub_event_type = (code.event_type, code.sub_event_type) if code else (None, None)
    actors = tuple(actor_of(article, party, event_type) for party in parties)
    incident = Incident(
        id=hashlib.sha256(f"{article.id}#{position}".encode()).hexdigest()[:16],
        # A summary made with the roles exchanged, or with an attacker who is none, tells the wrong side of the story.
        summary=None if role_problems else story.checked.what,
        event_type=event_type,
        sub_event_type=sub_event_type,
        civilian_targeting=civilian_targeting(sub_event_type, actors),
        type_of_violence=type_of_violence(sub_event_type, actors),
        date=story.when,
        location=location,
        actors=actors,
        casualties=tuple(_casualty(article, mention) for mention in stated),
        fatalities=figures["killed"],
        injured=figures["injured"],
        missing=figures["missing"],
        captured=figures["captured"],
        fatalities_by_side=fatalities_by_side(stated, figures["killed"], elsewhere),
        weapons=weapons_of(story),
        conflicts=conflicts_in(story, location, figures),
    )
    return incident, [*problems, *_unstated(story, position)]


def _unstated(story: Story, position: int) -> list[Problem]:
    """Harm that the article tells of and does not state: denied, threatened, or hearsay."""
    return [
        Problem(
            code="not-stated",
            where=f"$.incidents[{position}].casualties",
            message=f"{mention.outcome}: {mention.modality} in the article",
            value=story.article.slice(mention.span),
        )
        for mention in story.mentions
        if mention.modality != "stated"
    ]


def _date_problems(story: Story, position: int) -> list[Problem]:
    """What does not hold together about the date: no year, a weekday that does not fit, a day in the future."""
    if story.date_problem is None:
        return []
    where = f"$.incidents[{position}].date"
    return [Problem(code="date-not-settled", where=where, message=story.date_problem, value=story.when.words)]


def _code_problems(story: Story, code: EventCode | None, position: int) -> list[Problem]:
    if code is not None and code.kept:
        return []
    chosen = story.checked.draft.type
    reason = (
        f"{code.reason}; coded as {code.sub_event_type}" if code else "no word of the incident's sentences bears it out"
    )
    return [
        Problem(
            code="type-not-borne-out",
            where=f"$.incidents[{position}].sub_event_type",
            message=reason,
            value=chosen,
        )
    ]


def _casualty(article: Article, mention: Mention) -> Casualty:
    count = mention.number
    best = mention.best
    return Casualty(
        outcome=mention.outcome,
        who=mention.who,
        side=mention.side,
        low=count.low if count else 1,
        best=best,
        high=count.high if count else 1,
        words=count.words if count else None,
        scope="part" if mention.part else "total",
        attributed_to=mention.speaker,
        evidence=(Evidence.of(article, mention.span),),
    )
