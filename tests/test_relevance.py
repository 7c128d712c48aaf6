"""Which kinds of events are wanted, and what a report says of those that are not."""

from dataclasses import replace
from typing import get_args

import pytest

from summarizer import Options
from summarizer.codebook import EVENT_TYPE_OF, EventType, SubEventType
from summarizer.codebook.relevance import KINDS, Relevance
from summarizer.endpoint import EMBEDDED
from summarizer.errors import InputError
from summarizer.pipeline import making_of
from summarizer.pipeline.left_out import left_out
from summarizer.report import Incident, Problem
from tests.export.reports import incident, report, seed_reports


def battle_and_attack() -> tuple[Incident, Incident]:
    battle = incident(id="0" * 16, event_type="Battles", sub_event_type="Armed clash", summary="Rowers fought.")
    attack = incident(id="1" * 16, event_type="Violence against civilians", sub_event_type="Attack")
    first, second = report(battle, attack).incidents
    return first, second


def problem(where: str) -> Problem:
    return Problem(code="not-in-article", where=where, message="the article does not have it")


def test_every_event_is_wanted_where_nothing_is_said() -> None:
    for sub_event, event in EVENT_TYPE_OF.items():
        assert Relevance().wants(event, sub_event, civilian_targeting=False)


@pytest.mark.parametrize("event", get_args(EventType))
def test_an_event_type_wants_its_own_kinds_and_no_other(event: EventType) -> None:
    only = Relevance.of(event)
    wanted = {sub for sub, owner in EVENT_TYPE_OF.items() if only.wants(owner, sub, civilian_targeting=False)}
    assert wanted == {sub for sub, owner in EVENT_TYPE_OF.items() if owner == event}


def test_a_kind_that_is_of_two_disorders_is_wanted_by_both() -> None:
    for disorder in ("Political violence", "demonstrations"):
        assert Relevance.of(disorder).wants("Protests", "Excessive force against protesters", civilian_targeting=True)


@pytest.mark.parametrize(("told", "wanted"), [(True, True), (False, False), (None, True)])
def test_civilian_targeting_is_left_out_only_where_it_is_known_not_to_be(told: bool | None, wanted: bool) -> None:
    sub_event: SubEventType = "Grenade"
    only = Relevance.of("Civilian targeting")
    assert only.wants("Explosions/Remote violence", sub_event, civilian_targeting=told) is wanted


def test_an_event_of_unknown_type_is_kept() -> None:
    assert Relevance.of("Riots").wants(None, None, civilian_targeting=None)


def test_an_event_of_unknown_kind_is_kept_where_its_type_has_a_wanted_kind() -> None:
    only = Relevance.of("Armed clash")
    assert only.wants("Battles", None, civilian_targeting=None)
    assert not only.wants("Riots", None, civilian_targeting=None)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_in_any_case_of_letters_and_shown_as_the_codebook_has_it(kind: str) -> None:
    assert str(Relevance.of(f" {kind.upper()} ,")) == kind


@pytest.mark.parametrize(
    ("words", "said"), [("Battle", "Did you mean Battles"), ("weather", "There are: "), (" , ", "names no kind")]
)
def test_words_that_no_event_can_have_are_refused(words: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        Relevance.of(words)


def test_problems_move_with_their_incidents_and_go_with_those_left_out() -> None:
    battle, attack = battle_and_attack()
    problems = [problem(f"$.incidents[{one}].date") for one in (0, 1)] + [problem("$.incidents")]
    kept, told = left_out([battle, attack], problems, Relevance.of("Attack"))
    assert kept == (attack,)
    assert [(one.code, one.where) for one in told] == [
        ("not-in-article", "$.incidents[0].date"),
        ("not-in-article", "$.incidents"),
        ("left-out", "$.incidents"),
    ]
    assert told[-1].value == "Rowers fought."
    assert "Battles / Armed clash" in told[-1].message


@pytest.mark.parametrize("kind", KINDS)
def test_every_incident_of_the_seeds_is_kept_or_said_to_be_left_out(kind: str) -> None:
    for one in seed_reports():
        kept, told = left_out(one.incidents, one.problems, Relevance.of(kind))
        assert len(kept) + sum(problem.code == "left-out" for problem in told) == len(one.incidents)
        assert [incident for incident in one.incidents if incident in kept] == list(kept)


def test_a_report_of_other_kinds_is_another_report() -> None:
    everything = Options(endpoint=EMBEDDED)
    assert making_of(everything) != making_of(replace(everything, only=Relevance.of("Riots")))
