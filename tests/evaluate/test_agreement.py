"""Krippendorff's alpha: his own example, the same units for all, and intervals that come of the same sums."""

import datetime
from collections.abc import Sequence

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluate.agreement import Level, Unit, _Coincidence, alphas
from summarizer.evaluate.fields import Kind, Value
from summarizer.evaluate.settings import Settings

QUICK = Settings(resamples=200)
# Two observers of ten units, from "Computing Krippendorff's Alpha-Reliability" (2011), part A: alpha is .095.
MEG = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
OWEN = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]


def units(*coders: Sequence[Value]) -> list[Unit]:
    """One unit an article."""
    return [Unit(number, tuple((one,) for one in values)) for number, values in enumerate(zip(*coders, strict=True))]


def alpha(kind: Kind, *coders: Sequence[Value]) -> float | None:
    names = [f"coder {number}" for number in range(len(coders))]
    return alphas(("x", kind), names, units(*coders), QUICK)[-1].alpha


def test_krippendorffs_example_of_binary_data() -> None:
    assert alpha("code", [str(one) for one in MEG], [str(one) for one in OWEN]) == pytest.approx(0.095, abs=5e-4)


def test_all_the_same_is_1_and_has_no_interval_by_resampling() -> None:
    (found,) = alphas(("x", "code"), ("a", "b"), units(["x", "y"] * 9, ["x", "y"] * 9), QUICK)
    assert (found.alpha, found.low) == (1.0, None)


def test_no_variation_is_said_and_not_a_number() -> None:
    (found,) = alphas(("x", "code"), ("a", "b"), units(["x"] * 5, ["x"] * 5), QUICK)
    assert (found.alpha, found.undefined) == (None, "no variation: all values are the same")


def test_nothing_to_compare_is_said() -> None:
    (found,) = alphas(("x", "count"), ("a", "b"), units([None, 3], [3, None]), QUICK)
    assert (found.units, found.alpha, found.undefined) == (0, None, "nothing to compare")


def test_that_the_article_does_not_say_is_a_value_among_codes() -> None:
    assert alpha("code", ["x", None, "y"], ["x", None, "y"]) == 1
    assert alpha("code", ["x", None, "y"], ["x", "y", "y"]) != 1


def test_a_name_that_holds_the_other_is_the_same() -> None:
    assert alpha("name", ["Taliban", "army"], ["Taliban fighters", "the army"]) == 1


def test_days_within_the_tolerance_are_the_same() -> None:
    ours = [datetime.date(2020, 1, day) for day in (1, 9, 17)]
    near, far = ([*ours[:2], ours[2] + datetime.timedelta(days=days)] for days in (2, 3))
    assert alpha("date", ours, near) == 1
    assert alpha("date", ours, far) != 1


def test_wrong_dates_are_not_hidden_by_the_years_between_articles() -> None:
    ours = [datetime.date(year, 6, 15) for year in range(1980, 2020)]
    theirs = [one + datetime.timedelta(days=30) for one in ours]
    found = alpha("date", ours, theirs)
    assert found is not None
    assert found < 0.1


def test_that_the_article_does_not_give_a_date_is_a_value_among_dates() -> None:
    day = datetime.date(2020, 1, 1)
    assert alpha("date", [day, None], [day, None]) == 1
    assert alpha("date", [day, None, day], [day, day, day]) != 1


def test_every_group_of_coders_is_judged_on_the_same_units() -> None:
    found = alphas(("x", "count"), ("a", "b", "c"), units([1, 2, None, 4], [1, 2, 3, 4], [1, None, 3, 5]), QUICK)
    assert [one.between for one in found] == [("a", "b"), ("a", "c"), ("b", "c"), ("a", "b", "c")]
    assert {one.units for one in found} == {2}


def test_of_several_accepted_values_the_nearest_counts() -> None:
    several = [Unit(0, ((12,), (13, 12))), Unit(1, ((3,), (3,)))]
    assert alphas(("x", "count"), ("a", "b"), several, QUICK)[0].alpha == 1


VALUES = st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=2, max_size=12)


@pytest.mark.parametrize("level", ["nominal", "ratio"])
@settings(deadline=None)
@given(values=VALUES)
def test_our_sums_give_what_the_package_gives(level: Level, values: list[tuple[int, int, int]]) -> None:
    if len({one for unit in values for one in unit}) < 2:
        return
    rows: list[tuple[int, tuple[Value, ...]]] = list(enumerate(values))
    ours = _Coincidence.of(rows, level).of_resamples(np.ones((1, len(values))))[0]
    theirs = krippendorff.alpha(reliability_data=np.array(values, dtype=float).T, level_of_measurement=level)
    assert ours == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("level", ["nominal", "ratio"])
@settings(deadline=None)
@given(values=VALUES, data=st.data())
def test_an_article_drawn_twice_is_two_articles(
    level: Level, values: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    if len({one for unit in values for one in unit}) < 2:
        return
    times = data.draw(st.lists(st.integers(0, 3), min_size=len(values), max_size=len(values)))
    drawn = [unit for unit, often in zip(values, times, strict=True) for _ in range(often)]
    if len({one for unit in drawn for one in unit}) < 2:
        return
    rows: list[tuple[int, tuple[Value, ...]]] = list(enumerate(values))
    ours = _Coincidence.of(rows, level).of_resamples(np.array([times], dtype=float))[0]
    theirs = krippendorff.alpha(reliability_data=np.array(drawn, dtype=float).T, level_of_measurement=level)
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_more_values_than_the_package_can_hold_are_summed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = list(range(40)), [one + one % 3 for one in range(40)]
    whole = alpha("count", ours, theirs)
    monkeypatch.setattr("summarizer.evaluate.agreement._MOST_AT_ONCE", 1)
    assert alpha("count", ours, theirs) == pytest.approx(whole, abs=1e-9)
