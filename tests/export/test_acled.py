"""ACLED's rules, each on a report that says nothing else."""

from typing import Any

import pytest

from summarizer.codebook.acled import COLUMNS
from summarizer.export.acled import acled_row
from summarizer.export.cells import Cell
from tests.export.reports import actor, bounds, incident, killed, report


def row(said: dict[str, Any], **article: Any) -> dict[str, Cell]:
    told = report(incident(**said), **article)
    return dict(zip(COLUMNS, acled_row(told, told.incidents[0]), strict=True))


def when(start: str, end: str, precision: str) -> dict[str, Any]:
    return {"date": {"start": start, "end": end, "precision": precision, "basis": "stated", "words": None}}


def test_an_incident_without_anything_keeps_its_row() -> None:
    assert {name for name, cell in row({}).items() if cell is not None} == {"event_id_cnty"}


def test_the_event_is_named_by_country_and_incident() -> None:
    assert row({"location": {"name": None, "country_code": "COL"}})["event_id_cnty"] == "COL0123456789abcdef"


@pytest.mark.parametrize(
    ("start", "end", "precision", "day", "code"),
    [
        ("2024-02-05", "2024-02-05", "day", "2024-02-05", 1),
        ("2024-02-05", "2024-02-07", "day", "2024-02-06", 2),
        ("2024-02-05", "2024-02-11", "week", "2024-02-08", 2),
        ("2024-02-05", "2024-02-05", "week", "2024-02-05", 2),
        ("2024-02-01", "2024-02-29", "month", "2024-02-15", 3),
        ("2024-01-01", "2024-12-31", "year", None, None),
    ],
)
def test_a_span_is_dated_to_its_middle(start: str, end: str, precision: str, day: str | None, code: int | None) -> None:
    cells = row(when(start, end, precision))
    assert (cells["event_date"], cells["time_precision"], cells["year"]) == (day, code, 2024)


@pytest.mark.parametrize(
    ("precision", "code"), [("exact", 1), ("near", 2), ("admin2", 2), ("admin1", 3), ("country", 3)]
)
def test_geo_precision_follows_the_place(precision: str, code: int) -> None:
    assert row({"location": {"name": "Norvale", "precision": precision}})["geo_precision"] == code


@pytest.mark.parametrize(
    ("event", "kind", "disorder"),
    [
        ("Battles", "Armed clash", "Political violence"),
        ("Protests", "Peaceful protest", "Demonstrations"),
        ("Protests", "Excessive force against protesters", "Political violence; Demonstrations"),
        ("Riots", "Violent demonstration", "Demonstrations"),
        ("Riots", "Mob violence", "Political violence"),
        ("Strategic developments", "Arrests", "Strategic developments"),
    ],
)
def test_each_kind_of_event_is_of_its_disorder_type(event: str, kind: str, disorder: str) -> None:
    assert row({"event_type": event, "sub_event_type": kind})["disorder_type"] == disorder


def test_attackers_are_actor_1_and_targets_actor_2() -> None:
    cells = row(
        {
            "actors": [
                actor("guards", "State forces", "target"),
                actor("the Reds", "Rebel group"),
                actor("the Blues", "Rebel group"),
                actor("a mediator", None, "other"),
            ]
        }
    )
    assert (cells["actor1"], cells["assoc_actor_1"], cells["inter1"]) == ("the Reds", "the Blues", "Rebel group")
    assert (cells["actor2"], cells["assoc_actor_2"], cells["inter2"]) == ("guards", None, "State forces")
    assert cells["interaction"] == "State forces-Rebel group"
    assert cells["notes"] == "Also named: a mediator."


def test_in_a_demonstration_who_demonstrates_is_actor_1() -> None:
    actors = [actor("police", "State forces"), actor("students", "Protesters", "target")]
    cells = row({"event_type": "Protests", "sub_event_type": "Protest with intervention", "actors": actors})
    assert (cells["actor1"], cells["actor2"]) == ("students", "police")
    assert cells["interaction"] == "State forces-Protesters"


@pytest.mark.parametrize(
    ("kinds", "label"),
    [
        ([("Protesters", "attacker")], "Protesters only"),
        ([("Civilians", "target")], None),
        ([("External/Other forces", "attacker"), ("Civilians", "target")], "External/Other forces-Civilians"),
        ([("Rebel group", "attacker"), (None, "target")], None),
    ],
)
def test_an_interaction_is_labelled_where_both_sides_are_known(kinds: list[tuple[Any, str]], label: str | None) -> None:
    assert row({"actors": [actor("x", kind, role) for kind, role in kinds]})["interaction"] == label


def test_a_party_that_is_said_not_to_have_been_there_is_no_actor() -> None:
    cells = row({"actors": [actor("the Reds", "Rebel group", "attacker", "denied")]})
    assert (cells["actor1"], cells["inter1"]) == (None, None)
    assert cells["notes"] == "Said not to have been there: the Reds."


@pytest.mark.parametrize(
    ("words", "kind", "number"),
    [
        ("several", ("Violence against civilians", "Attack"), 3),
        ("several", ("Battles", "Armed clash"), 10),
        ("dozens", ("Battles", "Armed clash"), 12),
        ("Hundreds", ("Violence against civilians", "Attack"), 100),
    ],
)
def test_vague_words_become_acleds_numbers_and_the_notes_say_so(words: str, kind: tuple[str, str], number: int) -> None:
    cells = row({"event_type": kind[0], "sub_event_type": kind[1], "casualties": [killed(words)]})
    assert cells["fatalities"] == number
    assert cells["notes"] == f'Fatalities: {number} stands for "{words}" (ACLED\'s rule for vague words).'


def test_a_number_of_the_report_stands_before_any_word() -> None:
    cells = row(
        {"casualties": [killed("several")], "fatalities": bounds(14, 31, 31, basis="b", claims=[])},
    )
    assert (cells["fatalities"], cells["notes"]) == (31, None)


def test_of_an_open_range_the_careful_number_is_taken() -> None:
    assert row({"fatalities": bounds(12, None, None, basis="b", claims=[])})["fatalities"] == 12


def test_a_most_that_stands_for_a_number_is_logged() -> None:
    cells = row({"fatalities": bounds(None, None, 5, basis="b", claims=[])})
    assert cells["fatalities"] == 5
    assert "the most that the report allows" in str(cells["notes"])


def test_deaths_that_are_not_told_are_no_zero() -> None:
    assert row({})["fatalities"] is None
    assert row({"fatalities": bounds(0, 0, 0, basis="b", claims=[])})["fatalities"] == 0


def test_countries_have_their_numbers_and_regions() -> None:
    cells = row({"location": {"name": None, "country": "Colombia", "country_code": "COL"}})
    assert (cells["iso"], cells["region"], cells["country"]) == (170, "South America", "Colombia")
