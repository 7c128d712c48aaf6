"""An event of the text alone, where nothing of a draft held."""

import pytest

from summarizer.check.draft import check_draft
from summarizer.draft import IncidentDraft
from summarizer.report import Incident, Problem
from summarizer.resolve.events.from_text import event_of_text
from summarizer.resolve.incident import resolve_incidents
from tests.builders import draft_of, event_of, grounds_of

# What a model answers that repeats its example instead of reading the article.
ASTRAY = event_of(what="A gardener was robbed.", place="Elsinore", target="gardener", killed="two gardeners")
BOMB = "A bomb exploded at a market in Kunduz, Afghanistan, on Tuesday, killing four vendors and wounding nine."


def resolved(text: str, *events: IncidentDraft) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    grounds = grounds_of(text)
    return resolve_incidents(grounds, check_draft(grounds, draft_of(*events)))


def test_an_attack_that_the_text_plainly_tells_is_an_incident_of_the_text_alone() -> None:
    (incident,), problems = resolved(BOMB, ASTRAY)
    assert incident.sub_event_type == "Remote explosive/landmine/IED"
    assert (incident.location.text, incident.location.country) == ("Kunduz", "Afghanistan")
    assert (incident.fatalities and incident.fatalities.best, incident.injured and incident.injured.best) == (4, 9)
    assert incident.summary is None
    assert [one.where for one in problems if one.code == "draft-not-borne-out"] == ["$.incidents[0].summary"]


def test_the_event_that_did_not_hold_stays_among_the_problems() -> None:
    _, problems = resolved(BOMB, ASTRAY)
    assert [one.value for one in problems if one.code == "not-an-event"] == ["A gardener was robbed."]


def test_a_draft_of_which_something_holds_is_used() -> None:
    (incident,), problems = resolved(BOMB, event_of(what="A bomb exploded.", place="Kunduz"))
    assert incident.summary == "A bomb exploded."
    assert not any(one.code == "draft-not-borne-out" for one in problems)


def test_a_model_that_tells_of_no_event_is_believed_but_not_in_silence() -> None:
    incidents, problems = resolved(BOMB)
    assert incidents == ()
    assert [(one.code, one.where) for one in problems if one.code != "background"] == [
        ("event-not-told", "$.incidents")
    ]


def test_a_model_that_tells_of_no_event_where_there_is_none_leaves_nothing_to_read() -> None:
    assert resolved("It rained in Kunduz. The minister spoke of the violence of the past.") == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke of the violence of the past. He said that attacks have to end.",
        "The party asked for talks about terrorism. Its leader promised justice.",
        "The trial is about the murder of a judge, and about who planned it.",
        "A plane crashed near Kunduz on Tuesday and four vendors were killed.",
        "Last year 40 people were killed in the province, a study says.",
        "The dead of 1994 were mourned in Kunduz. In 1994 soldiers killed 40 people.",
        "It rained in Kunduz.",
    ],
)
def test_speeches_accidents_statistics_and_the_past_are_no_events(text: str) -> None:
    assert event_of_text(grounds_of(text)) is None
    assert resolved(text, ASTRAY)[0] == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen attacked a clinic in Kunduz.", "Attack"),
        ("The prices rose. Bread is dear. Oil is dear. Rice is dear. Two clerks are being held hostage.",
         "Abduction/forced disappearance"),
        ("Troops clashed with rebels in Kunduz, and nine soldiers were killed.", "Armed clash"),
    ],
)  # fmt: skip
def test_its_type_is_the_one_that_most_words_tell(text: str, kind: str) -> None:
    told = event_of_text(grounds_of(text))
    assert told is not None
    assert (told.draft.type, dict(told.found)) == (kind, {})


def test_harm_told_in_a_quotation_that_runs_on_is_told() -> None:
    assert event_of_text(grounds_of("“The hall was full.\n\nTwo of our clerks are dead,” he said."))
