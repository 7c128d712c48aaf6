"""UCDP's rules, each on a report that says nothing else."""

from typing import Any

import pytest

from summarizer.codebook.ucdp import COLUMNS
from summarizer.export.cells import Cell
from summarizer.export.ucdp import ucdp_row
from tests.export.reports import actor, bounds, incident, report

STATE, REBELS, PEOPLE = (
    actor("guards", "State forces", "target"),
    actor("the Reds", "Rebel group"),
    actor("villagers", "Civilians", "target"),
)


def row(said: dict[str, Any], **article: Any) -> dict[str, Cell]:
    told = report(incident(**said), **article)
    return dict(zip(COLUMNS, ucdp_row(told, told.incidents[0]), strict=True))


def dead(total: int | None, **by_side: int) -> dict[str, Any]:
    names = {"non_state": "non-state"}
    return {
        "fatalities": None if total is None else bounds(total, total, total, basis="b", claims=[]),
        "fatalities_by_side": {names.get(side, side): bounds(n, n, n) for side, n in by_side.items()},
    }


def deaths_of(cells: dict[str, Cell]) -> tuple[Cell, ...]:
    return tuple(cells[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best"))


def test_an_incident_without_anything_keeps_its_row() -> None:
    assert {name: cell for name, cell in row({}).items() if cell is not None} == {"number_of_sources": 1}


def test_the_state_is_side_a_of_a_state_based_conflict_whoever_attacked() -> None:
    cells = row({"type_of_violence": 1, "actors": [REBELS, STATE], **dead(9, state=4, non_state=3)})
    assert (cells["side_a"], cells["side_b"], cells["dyad_name"]) == ("guards", "the Reds", "guards - the Reds")
    assert deaths_of(cells) == (4, 3, 0, 2, 9)


def test_the_dead_of_two_parties_of_one_kind_are_laid_to_neither() -> None:
    other = actor("the Blues", "Rebel group", "target")
    assert deaths_of(row({"type_of_violence": 2, "actors": [REBELS, other], **dead(5, non_state=5)})) == (0, 0, 0, 5, 5)


def test_side_b_of_one_sided_violence_is_civilians() -> None:
    cells = row({"type_of_violence": 3, "actors": [REBELS, PEOPLE], **dead(8, civilians=6, non_state=1)})
    assert cells["side_b"] == "Civilians"
    assert deaths_of(cells) == (1, 0, 6, 1, 8)


def test_what_no_side_is_told_of_is_unknown() -> None:
    assert deaths_of(row({"type_of_violence": 1, "actors": [REBELS, STATE], **dead(9)})) == (0, 0, 0, 9, 9)


def test_best_is_the_sum_where_the_report_gives_sides_only() -> None:
    assert deaths_of(row({**dead(None, state=2, civilians=1)})) == (0, 0, 1, 2, 3)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (bounds(14, 31, 31), (14, 31, 31)),
        (bounds(12, 12, None), (12, 12, 12)),
        (bounds(12, None, 20), (12, 12, 20)),
        (bounds(0, 0, 0), (0, 0, 0)),
        (bounds(None, None, 5), (None, None, None)),
    ],
)
def test_low_best_and_high_are_in_order(figure: dict[str, Any], expected: tuple[Cell, ...]) -> None:
    cells = row({"fatalities": {**figure, "basis": "b", "claims": []}})
    assert (cells["low"], cells["best"], cells["high"]) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "code"),
    [
        ("2024-02-05", "2024-02-05", "day", 1),
        ("2024-02-05", "2024-02-07", "day", 2),
        ("2024-02-05", "2024-02-05", "week", 3),
        ("2024-02-05", "2024-02-11", "week", 3),
        ("2024-02-01", "2024-02-29", "month", 4),
        ("2024-01-01", "2024-12-31", "year", 5),
    ],
)
def test_date_prec_follows_the_words_and_the_span(start: str, end: str, precision: str, code: int) -> None:
    cells = row({"date": {"start": start, "end": end, "precision": precision, "basis": "stated", "words": None}})
    assert (cells["date_start"], cells["date_end"], cells["date_prec"]) == (start, end, code)


@pytest.mark.parametrize(
    ("precision", "code"), [("exact", 1), ("near", 2), ("admin2", 3), ("admin1", 4), ("country", 6)]
)
def test_where_prec_follows_the_place(precision: str, code: int) -> None:
    assert row({"location": {"name": "Norvale", "precision": precision}})["where_prec"] == code


def test_a_point_is_written_longitude_first_with_its_cell() -> None:
    cells = row({"location": {"name": "x", "latitude": 10.51, "longitude": 2.29, "country_code": "BEN"}})
    assert (cells["geom_wkt"], cells["priogrid_gid"], cells["region"]) == ("POINT(2.29 10.51)", 145085, "Africa")


def test_half_a_point_is_none() -> None:
    assert row({"location": {"name": "x", "latitude": 10.51}})["geom_wkt"] is None


def test_the_article_is_the_source() -> None:
    cells = row({}, source="The Norvale Post", title="Two dead", published="2024-02-05")
    assert cells["source_article"] == "The Norvale Post, 2024-02-05, Two dead"
    assert (cells["source_office"], cells["source_date"]) == ("The Norvale Post", "2024-02-05")
