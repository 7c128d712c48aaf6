"""Where a run stands."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.errors import Account, InputError
from summarizer.report import Problem
from summarizer.store import (
    Status,
    Store,
    open_store,
    status,
    view_store,
)
from tests.batching import MAKING, PRICE, toy_article, toy_report
from tests.storing import failed, ids, kept, placed, rate_limit


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "run", MAKING) as opened:
        opened.begin()
        yield opened


def test_the_status_counts_articles_tokens_and_dollars(store: Store) -> None:
    before = datetime.datetime.now(datetime.UTC)
    placed(store, 1, 2, 3, 4, 5, 2)
    kept(store, 1, 2)
    failed(store, 3, rate_limit(Account(calls=4, prompt_tokens=400, completion_tokens=0, cost_usd=0.5)))
    failed(store, 4, ValueError("odd"))
    told = status(store)
    assert told == Status(
        done=2,
        failed={"RateLimitError": 1, "ValueError": 1},
        waiting=1,
        repeated=1,
        complete=False,
        calls=6,
        prompt_tokens=600,
        completion_tokens=40,
        cost_usd=2 * PRICE + 0.5,
        versions={"0.1.0": 2},
        making=MAKING,
        changed=told.changed,
    )
    assert told.articles == 5
    assert told.changed is not None
    assert before <= told.changed <= datetime.datetime.now(datetime.UTC)


def test_the_status_of_nothing_is_nothing(store: Store) -> None:
    told = status(store)
    assert (told.articles, told.repeated, told.calls, told.cost_usd, told.changed) == (0, 0, 0, 0.0, None)


def test_all_tries_of_an_article_are_counted(store: Store) -> None:
    placed(store, 1)
    failed(store, 1, rate_limit(Account(calls=3, prompt_tokens=300, completion_tokens=10, cost_usd=1.0)))
    kept(store, 1)
    told = status(store)
    assert (told.calls, told.prompt_tokens, told.completion_tokens) == (4, 400, 30)
    assert told.cost_usd == 1.0 + PRICE


def test_dollars_are_unknown_once_the_price_of_a_call_is(store: Store) -> None:
    placed(store, 1, 2)
    kept(store, 1)
    failed(store, 2, rate_limit(Account(calls=0, cost_usd=None)))
    assert status(store).cost_usd == PRICE, "no call costs nothing"
    failed(store, 2, rate_limit(Account(calls=1, cost_usd=None)))
    assert status(store).cost_usd is None
    kept(store, 2)
    assert status(store).cost_usd is None


def test_a_run_is_complete_when_its_input_was_read_to_the_end(store: Store) -> None:
    placed(store, 1)
    store.end(1)
    assert status(store).complete
    store.begin()
    assert not status(store).complete


def test_a_run_at_work_can_be_looked_at(tmp_path: Path, store: Store) -> None:
    placed(store, 1, 2)
    kept(store, 1)
    with view_store(tmp_path / "run") as seen:
        assert (status(seen).done, status(seen).waiting) == (1, 1)
        assert status(seen).making == MAKING
        kept(store, 2)
        assert status(seen).done == 2
        assert ids(seen) == ["toy-000001", "toy-000002"]


def test_who_looks_changes_nothing(tmp_path: Path, store: Store) -> None:
    placed(store, 1)
    with view_store(tmp_path / "run") as seen, pytest.raises(InputError, match="read-only"):
        kept(seen, 1)


def test_a_report_whose_answer_could_not_be_used_is_written_and_asked_for_again(tmp_path: Path) -> None:
    article, refused = toy_article(1), Problem(code="refused", where="$.incidents", message="The model refused.")
    report = toy_report(article).model_copy(update={"problems": (refused,)})
    with open_store(tmp_path, MAKING) as store:
        store.begin()
        key = store.key(article)
        store.place(0, key, article.id)
        store.keep(key, "{}", report)
        assert store.place(0, key, article.id).state == "failed"
        assert list(store.lines()) == ["{}"]
        assert [(one.error, one.message) for one in store.failures()] == [("refused", "The model refused.")]
        assert status(store).failed == {"refused": 1}
