"""Two sets of reports: which is better by gold, and how often they agree without it."""

import doctest
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.evaluate import Comparison, FieldComparison, comparison, same_answers
from summarizer.evaluate import compare as compared
from summarizer.evaluate.comparison import holm
from summarizer.report import Report
from tests.evaluate.building import QUICK, actor, figure, gold, incident, report, row


def compare(folder: Path, ours: Sequence[int | None], theirs: Sequence[int | None]) -> FieldComparison:
    """Tolls of A and B where each article of gold has ten dead."""
    rows = gold(folder, *(row(f"{n}", {"event_type": "Battles", "fatalities": {"best": 10}}) for n in range(len(ours))))
    first, second = (
        [
            report(f"{n}", incident(event_type="Battles", fatalities=None if one is None else figure(one)))
            for n, one in enumerate(tolls)
        ]
        for tolls in (ours, theirs)
    )
    return of(compared(rows, first, second, QUICK), "fatalities.best")


def of(found: Comparison, name: str) -> FieldComparison:
    return next(one for one in found.fields if one.field == name)


def test_a_clear_difference_is_said(tmp_path: Path) -> None:
    found = compare(tmp_path, [10] * 2 + [99] * 18, [10] * 20)
    assert (found.first, found.second, found.better_first, found.better_second) == (0.1, 1.0, 0, 18)
    assert found.verdict == "B better"
    assert found.difference.low is not None
    assert found.difference.low > 0
    assert found.p == pytest.approx(2 * 0.5**18)
    assert found.only_second[0] == "2"


def test_the_other_way_round_it_is_the_other_that_is_better(tmp_path: Path) -> None:
    assert compare(tmp_path, [10] * 20, [*[None] * 18, 10, 10]).verdict == "A better"


def test_a_small_difference_is_not_shown(tmp_path: Path) -> None:
    found = compare(tmp_path, [10] * 10, [*[10] * 8, 99, None])
    assert (found.better_first, found.better_second) == (2, 0)
    assert (found.verdict, found.p) == ("no difference shown", 0.5)


def test_the_same_reports_do_not_differ(tmp_path: Path) -> None:
    found = compare(tmp_path, [10, 99] * 5, [10, 99] * 5)
    assert (found.difference.value, found.p, found.p_adjusted, found.verdict) == (0, 1, 1, "no difference shown")


def test_many_articles_right_with_either_alone_do_not_make_one_better(tmp_path: Path) -> None:
    found = compare(tmp_path, [10, 99] * 10, [99, 10] * 10)
    assert (found.better_first, found.better_second, found.verdict) == (10, 10, "no difference shown")


def test_no_verdict_is_given_where_articles_and_values_point_to_different_sides(tmp_path: Path) -> None:
    places = [f"Place{n}" for n in range(40)]
    many = row("many", *({"event_type": "Riots", "location": {"name": one}} for one in places))
    rows = gold(tmp_path, *(row(f"{n}", {"event_type": "Riots"}) for n in range(12)), many)

    def reports(single: str, of_many: str) -> list[Report]:
        found = [report(f"{n}", incident(event_type=single)) for n in range(12)]
        return [*found, report("many", *(incident(event_type=of_many, location={"name": one}) for one in places))]

    found = of(compared(rows, reports("Riots", "Battles"), reports("Battles", "Riots"), QUICK), "event_type")
    assert (found.better_first, found.better_second) == (12, 1)
    assert found.difference.value is not None
    assert found.difference.value > 0
    assert found.p_adjusted < 0.05
    assert found.verdict == "no difference shown"


def test_an_article_that_one_leaves_out_counts_against_it(tmp_path: Path) -> None:
    rows = gold(tmp_path, *(row(f"{n}", {"event_type": "Riots"}) for n in range(12)))
    all_of_them = [report(f"{n}", incident(event_type="Riots")) for n in range(12)]
    found = compared(rows, all_of_them, all_of_them[:1], QUICK)
    assert (found.reported_first, found.reported_second) == (12, 1)
    assert of(found, "event_type").verdict == of(found, "incidents").verdict == "A better"
    assert any("B has no report of 11 of 12 articles" in note for note in found.notes)


def test_lists_are_compared_by_what_was_found_and_what_is_spurious(tmp_path: Path) -> None:
    rows = gold(tmp_path, *(row(f"{n}", {"event_type": "Riots", "actors": [{"name": "crowd"}]}) for n in range(10)))
    ours = [report(f"{n}", incident(event_type="Riots", actors=[actor("crowd"), actor("mayor")])) for n in range(10)]
    theirs = [report(f"{n}", incident(event_type="Riots", actors=[actor("crowd")])) for n in range(10)]
    found = of(compared(rows, ours, theirs, QUICK), "actors")
    assert (found.first, found.second, found.verdict) == (2 / 3, 1.0, "B better")


def test_ids_that_match_nothing_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No report in B is of an article of gold: gold has a, B has b"):
        compared(gold(tmp_path, row("a")), [report("a")], [report("b")], QUICK)
    with pytest.raises(InputError, match="No report in A is of an article of gold: gold has a, A has b"):
        compared(gold(tmp_path, row("a")), [report("b")], [report("a")], QUICK)


def test_a_side_without_any_report_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no report in A to hold against gold"):
        compared(gold(tmp_path, row("a")), [], [report("a")], QUICK)
    with pytest.raises(InputError, match="no report in A"):
        same_answers([], [report("a")], QUICK)
    with pytest.raises(InputError, match="no report in B"):
        same_answers([report("a")], [], QUICK)


def test_the_record_is_read_back_from_its_json(tmp_path: Path) -> None:
    found = compared(gold(tmp_path, row("a", {})), [report("a", incident())], [report("a")], QUICK)
    assert Comparison.model_validate_json(found.model_dump_json(by_alias=True)) == found


P_VALUES = st.lists(st.floats(0, 1), max_size=8)


@given(P_VALUES)
def test_adjusted_p_values_keep_their_order_and_only_grow(values: list[float]) -> None:
    adjusted = holm(values)
    assert all(one <= other <= 1 for one, other in zip(values, adjusted, strict=True))
    ranked = [adjusted[place] for place in sorted(range(len(values)), key=values.__getitem__)]
    assert ranked == sorted(ranked)


@given(P_VALUES, st.floats(0.001, 0.2))
def test_holm_rejects_what_his_own_steps_reject(values: list[float], level: float) -> None:
    # Holm 1979: in order of size, go on while p is below level / (number of those left).
    rejected = set()
    for rank, place in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        if values[place] * (len(values) - rank) >= level:
            break
        rejected.add(place)
    assert {place for place, one in enumerate(holm(values)) if one < level} == rejected


def test_without_gold_only_agreement_is_told() -> None:
    ours = [report("a", incident(event_type="Riots", fatalities=figure(3))), report("b"), report("only-a")]
    theirs = [report("a", incident(event_type="Riots", injured=figure(2))), report("b", incident())]
    found = same_answers(ours, theirs, QUICK)
    assert (found.articles, found.only_first, found.only_second) == (2, 1, 0)
    assert (found.incidents.gold, found.incidents.answered, found.incidents.same) == (1, 2, 1)
    by_field = {one.field: one for one in found.fields}
    assert (by_field["event_type"].right, by_field["event_type"].judged) == (1, 1)
    assert (by_field["fatalities.best"].lost, by_field["injured.best"].invented) == (1, 1)
    # What both leave open is no agreement.
    assert "location.name" not in by_field
    assert "nothing tells who is right" in found.notes[0]


def test_reports_without_a_common_article_are_an_error_that_names_both() -> None:
    with pytest.raises(InputError, match="No report in B is of an article of A: A has a, B has b"):
        same_answers([report("a")], [report("b")], QUICK)


def test_the_examples_hold() -> None:
    assert doctest.testmod(comparison).failed == 0


def test_an_article_without_an_incident_is_worth_nothing_where_no_report_came(tmp_path: Path) -> None:
    rows = gold(tmp_path, *(row(f"{n}") for n in range(12)))
    found = of(compared(rows, [report(f"{n}") for n in range(12)], [report("0")], QUICK), "incidents")
    assert (found.better_first, found.better_second, found.verdict) == (11, 0, "A better")
