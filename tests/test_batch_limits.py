"""A batch that stops by itself: at an endpoint that answers nobody, and at its cost limit."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.batch import Batch, BatchSettings, CostLimit
from summarizer.batch.limits import Patience
from summarizer.errors import (
    AccessDeniedError,
    Account,
    AuthenticationError,
    BudgetError,
    EmbeddedModelError,
    EmptyAnswerError,
    EndpointError,
    InputError,
    PromptError,
    QuotaError,
    RateLimitError,
    RefusedError,
    RequestRejectedError,
    ServerFaultError,
    SummarizerError,
    TooLongError,
    UnknownModelError,
    UnreachableError,
)
from summarizer.store import open_store, status
from tests.batching import MAKING, PRICE, Toy, arriving, outcomes_of, quiet, told, toy_article, toy_articles, until

SURE = [AuthenticationError, UnknownModelError, QuotaError]
LIKELY = [AccessDeniedError, UnreachableError, ServerFaultError, RateLimitError]
OF_THE_ARTICLE = [TooLongError, RequestRejectedError, BudgetError, RefusedError, EmptyAnswerError, InputError]


# ---- failures that all articles share


@pytest.mark.parametrize("kind", SURE)
def test_what_no_article_can_change_stops_the_batch_after_five_in_a_row(
    kind: type[SummarizerError], tmp_path: Path
) -> None:
    toy = Toy({article.id: kind("no") for article in toy_articles(50)})
    with open_store(tmp_path, MAKING) as store:
        batch = Batch(toy.open, store, BatchSettings(concurrency=1))
        with pytest.raises(kind, match="no"):
            outcomes_of(batch, toy_articles(50))
        assert batch.stopped == "error"
        assert len(toy.asked) == 5
        assert status(store).failed == {kind.__name__: 5}


@pytest.mark.parametrize("kind", [EmbeddedModelError, PromptError])
def test_what_is_wrong_with_this_machine_stops_the_batch_at_once(kind: type[SummarizerError]) -> None:
    toy = Toy({article.id: kind("no") for article in toy_articles(50)})
    with pytest.raises(kind):
        outcomes_of(Batch(toy.open, None, BatchSettings(concurrency=1)), toy_articles(50))
    assert len(toy.asked) == 1


def test_the_outcomes_of_those_in_flight_come_before_the_error() -> None:
    async def tried() -> None:
        toy = Toy({"toy-000000": EmbeddedModelError("no model")}, held=[0, 1])
        batch = Batch(toy.open, None, BatchSettings(concurrency=2))
        async with aclosing(batch.run(arriving(toy_articles(10)))) as outcomes:
            first = asyncio.ensure_future(anext(outcomes))
            await until(lambda: len(toy.in_flight) == 2)
            toy.release(0)
            assert (await first).how == "failed"
            toy.release(1)
            assert told([await anext(outcomes)]) == [(1, "made")]
            with pytest.raises(EmbeddedModelError):
                await anext(outcomes)

    asyncio.run(tried())


def test_a_report_between_starts_the_count_anew() -> None:
    quota = {toy_article(number).id: QuotaError("spent") for number in (3, 5, 6, 7, 8, 10, 11, 12, 13, 14)}
    toy = Toy(quota)
    with pytest.raises(QuotaError):
        outcomes_of(Batch(toy.open, None, BatchSettings(concurrency=1)), toy_articles(50))
    assert toy.asked[-1] == "toy-000014"


@pytest.mark.parametrize("kind", LIKELY)
def test_trouble_that_may_pass_stops_the_batch_after_twenty_in_a_row(kind: type[SummarizerError]) -> None:
    toy = Toy({article.id: kind("no") for article in toy_articles(50)})
    with pytest.raises(kind):
        outcomes_of(Batch(toy.open, None, BatchSettings(concurrency=1)), toy_articles(50))
    assert len(toy.asked) == 20


def test_a_deadline_that_passed_over_such_trouble_is_such_trouble() -> None:
    late = BudgetError("the deadline has passed")
    late.__cause__ = UnreachableError("nobody answers")
    toy = Toy({article.id: late for article in toy_articles(50)})
    with pytest.raises(BudgetError):
        outcomes_of(Batch(toy.open, None, BatchSettings(concurrency=1, patience=5)), toy_articles(50))
    assert len(toy.asked) == 5


def test_trouble_may_go_on_for_ever_where_that_is_wished() -> None:
    toy = Toy({article.id: UnreachableError("no") for article in toy_articles(50)})
    outcomes = outcomes_of(Batch(toy.open, None, BatchSettings(patience=None)), toy_articles(50))
    assert len(outcomes) == 50


def test_trouble_that_passes_stops_nothing() -> None:
    toy = Toy({toy_article(number).id: UnreachableError("no") for number in range(50) if number % 19})
    outcomes = outcomes_of(Batch(toy.open, None, BatchSettings(concurrency=1)), toy_articles(50))
    assert [one.how for one in outcomes].count("made") == 3


@pytest.mark.parametrize("kind", OF_THE_ARTICLE)
def test_errors_about_the_article_itself_stop_nothing(kind: type[SummarizerError]) -> None:
    toy = Toy({article.id: kind("no") for article in toy_articles(50)})
    outcomes = outcomes_of(Batch(toy.open, None, BatchSettings(concurrency=1)), toy_articles(50))
    assert [one.how for one in outcomes] == ["failed"] * 50


@given(st.lists(st.sampled_from([None, *SURE, *LIKELY, *OF_THE_ARTICLE]), max_size=60))
def test_patience_never_ends_with_a_report_or_an_articles_own_error(kinds: list[type[SummarizerError] | None]) -> None:
    patience = Patience(many=20)
    for kind in kinds:
        if patience.is_over(kind("no") if kind else None):
            assert kind in SURE + LIKELY


# ---- money


def limit(dollars: float, estimate: float | None = PRICE) -> BatchSettings:
    return BatchSettings(concurrency=1, cost=CostLimit(dollars, lambda _: estimate))


def test_a_batch_stops_before_the_article_that_would_pass_the_limit() -> None:
    toy = Toy()
    batch = Batch(toy.open, None, limit(1.0))
    assert len(outcomes_of(batch, toy_articles(10))) == 4
    assert batch.stopped == "cost"
    assert len(toy.asked) == 4


def test_a_limit_that_is_not_reached_stops_nothing() -> None:
    batch = Batch(Toy().open, None, limit(2.5))
    assert len(outcomes_of(batch, toy_articles(10))) == 10
    assert batch.stopped is None


def test_what_a_limit_left_over_is_done_by_the_next_runs(tmp_path: Path) -> None:
    toy = Toy()
    done = []
    for _ in range(4):
        with open_store(tmp_path, MAKING) as store:
            outcomes_of(Batch(toy.open, store, limit(1.0)), toy_articles(10))
            done.append((status(store).done, status(store).complete, status(store).cost_usd))
    assert done == [(4, False, 1.0), (8, False, 2.0), (10, True, 2.5), (10, True, 2.5)]
    assert len(toy.asked) == 10


def test_what_is_kept_costs_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING) as store:
        outcomes_of(Batch(Toy().open, store), toy_articles(10))
        batch = Batch(Toy().open, store, limit(0.0))
        assert [one.how for one in outcomes_of(batch, toy_articles(10))] == ["kept"] * 10
        assert batch.stopped is None


def test_articles_in_flight_count_with_their_estimates() -> None:
    async def tried() -> None:
        toy = Toy(held=range(10))
        settings = BatchSettings(concurrency=8, cost=CostLimit(1.0, lambda _: 0.3))
        batch = Batch(toy.open, None, settings)
        async with aclosing(batch.run(arriving(toy_articles(10)))) as outcomes:
            first = asyncio.ensure_future(anext(outcomes))
            await quiet()
            assert len(toy.in_flight) == 3
            assert batch.stopped is None, "they may cost less than was put aside"
            toy.release(*range(10))
            await first
            # 3 × 0.25 spent; then one more at 0.25 would need 0.3.
            assert [one.position async for one in outcomes] == [1, 2]
        assert batch.stopped == "cost"

    asyncio.run(tried())


def test_what_articles_cost_less_than_put_aside_is_free_for_others() -> None:
    settings = BatchSettings(concurrency=8, cost=CostLimit(1.5, lambda _: 0.75))
    batch = Batch(Toy().open, None, settings)
    # 0.25 each: the fifth would need 0.75 on top of 1.00.
    assert len(outcomes_of(batch, toy_articles(10))) == 4


def test_failed_articles_cost_what_their_calls_took() -> None:
    dear, unpriced, uncalled = (EndpointError("no") for _ in range(3))
    dear.account = Account(calls=4, cost_usd=0.5)
    unpriced.account = Account(calls=1, cost_usd=None)
    toy = Toy({"toy-000000": dear, "toy-000001": unpriced, "toy-000002": uncalled})
    outcomes = outcomes_of(Batch(toy.open, None, limit(1.0)), toy_articles(10))
    # 0.5, then 0.25 as estimated, then nothing, then 0.25 for a report.
    assert [one.how for one in outcomes] == ["failed", "failed", "failed", "made"]


def test_a_limit_without_a_known_price_is_refused_before_any_call() -> None:
    toy = Toy()
    batch = Batch(toy.open, None, limit(5.0, estimate=None))
    with pytest.raises(InputError, match="price of this model is not known"):
        outcomes_of(batch, toy_articles(3))
    assert (toy.asked, toy.opened) == ([], 0)


@given(
    costs=st.lists(st.integers(0, 8), max_size=12),
    maximum=st.integers(0, 40),
    concurrency=st.integers(1, 5),
)
def test_with_estimates_that_are_upper_bounds_the_limit_is_never_passed(
    costs: list[int], maximum: int, concurrency: int
) -> None:
    toy = Toy()
    for number, eighths in enumerate(costs):
        error = EndpointError("no")
        error.account = Account(calls=1, cost_usd=eighths / 8)
        toy.faults[toy_article(number).id] = error
    settings = BatchSettings(concurrency=concurrency, cost=CostLimit(maximum / 8, lambda _: 1.0))
    batch = Batch(toy.open, None, settings)
    outcomes = outcomes_of(batch, toy_articles(len(costs)))
    spent = sum(one.account.cost_usd or 0 for one in outcomes)
    assert spent <= maximum / 8
    assert (batch.stopped == "cost") == (len(outcomes) < len(costs))
    assert batch.stopped is None or spent + 1.0 > maximum / 8
