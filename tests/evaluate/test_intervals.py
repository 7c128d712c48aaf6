"""Intervals: by articles, repeatable, and honest where nothing varies."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluate.intervals import Numbers, Ratio, drawn, estimates, resampled
from summarizer.evaluate.settings import Settings


def numbers(*values: float) -> Numbers:
    return np.array(values, dtype=np.float64)


def share(*right: int) -> Ratio:
    """One value an article, right or wrong."""
    return Ratio(numbers(*right), np.ones(len(right)))


def test_every_resample_draws_as_many_articles_as_there_are() -> None:
    (times,) = drawn(7, Settings(resamples=500))
    assert times.shape == (500, 7)
    assert set(times.sum(axis=1)) == {7}


def test_the_same_seed_gives_the_same_interval_and_another_one_another() -> None:
    ratio = Ratio(numbers(*range(60)), np.full(60, 100.0))
    first, again, other = (estimates([ratio], Settings(seed=seed))[0] for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_resamples_that_do_not_fit_into_memory_at_once_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(resamples=300)
    whole = np.concatenate(list(drawn(40, settings)))
    monkeypatch.setattr("summarizer.evaluate.intervals._DRAWS", 40 * 7)
    assert np.array_equal(np.concatenate(list(drawn(40, settings))), whole)


def test_the_interval_is_about_as_wide_as_theory_has_it() -> None:
    # 400 articles, half of them right: 1.96 standard errors of 0.025.
    (found,) = estimates([share(*[1, 0] * 200)], Settings(resamples=4000))
    assert found.low == pytest.approx(0.451, abs=0.01)
    assert found.high == pytest.approx(0.549, abs=0.01)


def test_values_of_one_article_are_not_taken_for_so_many_articles() -> None:
    alone, together = share(*[1, 0] * 200), Ratio(numbers(*[10, 0] * 20), np.full(40, 10.0))
    narrow, wide = estimates([alone], Settings())[0], estimates([together], Settings())[0]
    assert wide.low is not None
    assert narrow.low is not None
    assert wide.low < narrow.low - 0.05


def test_all_right_is_wilsons_interval_over_articles() -> None:
    # Wilson 1927 by hand: 20 of 20 has its lower end at 20 / (20 + 1.96²) = 0.8389.
    (found,) = estimates([Ratio(np.full(20, 3.0), np.full(20, 3.0))], Settings())
    assert (found.value, found.high, found.method) == (1.0, 1.0, "wilson")
    assert found.low == pytest.approx(0.8389, abs=1e-4)


def test_none_right_is_wilsons_interval_too() -> None:
    (found,) = estimates([share(*[0] * 20)], Settings())
    assert (found.value, found.low, found.method) == (0.0, 0.0, "wilson")
    assert found.high == pytest.approx(1 - 0.8389, abs=1e-4)


def test_articles_without_such_a_value_do_not_count_for_wilson() -> None:
    few = Ratio(numbers(1, 1, 0, 0, 0), numbers(1, 1, 0, 0, 0))
    alone = estimates([share(1, 1)], Settings())[0]
    assert estimates([few], Settings())[0].low == alone.low


def test_nothing_counted_is_no_figure() -> None:
    (found,) = estimates([Ratio(np.zeros(3), np.zeros(3))], Settings())
    assert found.model_dump() == {"value": None, "low": None, "high": None, "method": None}


def test_no_article_at_all_is_no_figure() -> None:
    assert estimates([Ratio(np.zeros(0), np.zeros(0))], Settings())[0].value is None


def test_one_article_has_no_interval() -> None:
    (found,) = estimates([Ratio(numbers(1), numbers(2))], Settings())
    assert (found.value, found.low) == (0.5, None)


def test_what_most_resamples_do_not_have_has_no_interval() -> None:
    rare = Ratio(numbers(1, *[0] * 50), numbers(2, *[0] * 50))
    assert estimates([rare], Settings())[0].low is None


COUNTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12)


@settings(deadline=None)
@given(COUNTS)
def test_a_resample_is_the_ratio_of_the_articles_it_drew(counts: list[tuple[int, int]]) -> None:
    settings = Settings(resamples=100)
    over, of = (numbers(*values) for values in zip(*counts, strict=True))
    found = resampled([Ratio(over, of)], settings)[:, 0]
    times = np.concatenate(list(drawn(len(counts), settings)))
    for ratio, drawn_times in zip(found, times, strict=True):
        below = float(drawn_times @ of)
        assert np.isnan(ratio) if not below else ratio == pytest.approx(float(drawn_times @ over) / below)


@settings(deadline=None)
@given(COUNTS)
def test_an_interval_of_shares_lies_between_0_and_1(counts: list[tuple[int, int]]) -> None:
    over, extra = (numbers(*values) for values in zip(*counts, strict=True))
    (found,) = estimates([Ratio(over, over + extra)], Settings(resamples=100))
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.high <= 1
