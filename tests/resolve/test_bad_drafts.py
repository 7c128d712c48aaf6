"""Drafts that no sane model would give, all the way through check and resolution: problems, no crash, in good time."""

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.check.draft import check_draft
from summarizer.draft import Draft, IncidentDraft
from summarizer.report import Incident, Problem
from summarizer.resolve.incident import resolve_incidents
from tests.builders import draft_of, event_of, grounds_of
from tests.check.harm.raid import GROUNDS

_TRUE = {"place": "Tolvar", "date_words": "on Tuesday", "killed": "nine policemen", "attacker": "Rebels"}

BAD = [
    ("killed", "-5"),
    ("killed", "−12 soldiers"),
    ("killed", "1000000000000"),
    ("killed", "1,000,000,000,000 people"),
    ("killed", "9" * 5_000),
    ("killed", "nine " * 1_000),
    ("killed", "NaN"),
    ("killed", "1e9"),
    ("injured", "sentence 900"),
    ("missing", "[0:99999]"),
    ("date_words", "1 January 9999"),
    ("date_words", "31 February 2020"),
    ("date_words", "year 0"),
    ("date_words", "99/99/9999"),
    ("date_words", "on 99999999999999999999"),
    ("place", "T" * 5_000),
    ("place", "Tolva " * 900),
    ("place", "x, " * 1_700),
    ("province", "sentence 900"),
    ("attacker", "[[12]]"),
    ("attacker", "of " * 1_700),
    ("weapon", "\x00\x1b[2J"),
    ("target", "\ud800\udfff"),
    ("place", "\u202etalvoT\u202c"),
    ("place", "\u0301" * 3_000),
    ("attacker", "(?:a+)+$"),
    ("what", "\ud800" * 300),
    ("what", "Mirova " * 700),
    ("what", "(" * 3_000),
]


def resolved(*events: IncidentDraft) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    return resolve_incidents(GROUNDS, check_draft(GROUNDS, Draft.model_construct(incidents=events)))


@pytest.mark.parametrize(("field", "value"), BAD, ids=[f"{field} {value[:12]!a}" for field, value in BAD])
def test_a_bad_value_is_a_problem_and_the_rest_of_its_event_stands(field: str, value: str) -> None:
    event = event_of(**_TRUE).model_copy(update={field: value})
    resolved(event_of(**_TRUE))  # the gazetteer is loaded once
    began = time.process_time()
    (incident,), problems = resolved(event)
    assert time.process_time() - began < 1
    assert "not-in-article" in {one.code for one in problems}
    assert all(len(str(one.value)) < 500 and len(one.message) < 500 for one in problems)
    assert incident.fatalities is not None
    assert incident.fatalities.best == 9
    if field != "place":
        assert incident.location.text == "Tolvar"
    if field == "what":
        assert incident.summary is None


def test_five_hundred_events_come_through_in_good_time_and_none_is_lost_in_silence() -> None:
    events = [
        event_of(what=f"Raid number {n} of the war.", place=f"Town {n}", date_words=f"on {n} May", killed=f"{n} clerks")
        for n in range(1, 501)
    ]
    began = time.process_time()
    incidents, problems = resolved(*events)
    assert time.process_time() - began < 5
    assert len(incidents) + sum(one.where == "$.incidents" and one.code != "background" for one in problems) == 500


@pytest.mark.parametrize("text", ["\ud800", "Tolvar", "é" * 3_000, "Nothing happened anywhere."])
def test_a_draft_about_an_article_that_says_nothing_has_no_incident(text: str) -> None:
    grounds = grounds_of(text)
    events = (event_of(**{**_TRUE, "place": "Hadra"}),)
    incidents, problems = resolve_incidents(grounds, check_draft(grounds, Draft.model_construct(incidents=events)))
    assert incidents == ()
    assert [one.code for one in problems] == ["not-an-event"]


_ANY = st.none() | st.text(max_size=200) | st.sampled_from([value for _, value in BAD if len(value) < 200])


_EVENT = st.fixed_dictionaries({}, optional=dict.fromkeys(list(IncidentDraft.model_fields)[:-1], _ANY))


@given(st.lists(_EVENT, max_size=5))
@settings(deadline=None, max_examples=100)
def test_no_draft_whatsoever_breaks_anything_and_all_evidence_is_exact(said: list[dict[str, str | None]]) -> None:
    events = [event_of().model_copy(update={**one, "what": one.get("what") or "x"}) for one in said]
    incidents, _ = resolved(*events)
    text = GROUNDS.article.text
    for one in incidents:
        told = [one.location.evidence, one.date.evidence, *(claim.evidence for claim in one.casualties)]
        told += [actor.evidence for actor in one.actors] + [weapon.evidence for weapon in one.weapons]
        assert all(text[item.start : item.end] == item.quote for evidence in told for item in evidence)


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date(1, 2, 20), datetime.date.max])
@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 12 people in Kabul on 3 May 0001. In May 1998 ten died. Two days ago nine died.",
        "Gunmen killed 12 people in Kabul last week. On Wednesday, 3 May, six died, and five next weekend.",
    ],
)
def test_the_first_and_last_days_of_the_calendar_crash_nothing(text: str, day: datetime.date) -> None:
    grounds = grounds_of(text, published=day)
    drafted = draft_of(event_of(place="Kabul", killed="12 people"), event_of(date_words="Two days ago", killed="nine"))
    incidents, _ = resolve_incidents(grounds, check_draft(grounds, drafted))
    assert incidents
