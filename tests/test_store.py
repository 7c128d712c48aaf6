"""What a run writes down, and what the next one finds."""

import datetime
import doctest
import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summarizer.store as room
from summarizer.errors import Account, InputError, RateLimitError
from summarizer.store import (
    Failure,
    Placed,
    Status,
    Store,
    article_key,
    open_store,
    status,
    temporary_store,
    view_store,
)
from tests.batching import MAKING, PRICE, toy_article, toy_report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "run", MAKING) as opened:
        opened.begin()
        yield opened


def placed(store: Store, *numbers: int) -> list[Placed]:
    """Give the store these articles as its input, from the first position on."""
    articles = [toy_article(number) for number in numbers]
    return [store.place(position, store.key(one), one.id) for position, one in enumerate(articles)]


def kept(store: Store, *numbers: int) -> None:
    """Give the store reports of these articles."""
    for number in numbers:
        report = toy_report(toy_article(number))
        store.keep(store.key(toy_article(number)), report.json_text(indent=None), report.provenance)


def failed(store: Store, number: int, error: Exception) -> None:
    store.fail(store.key(toy_article(number)), error)


def ids(store: Store) -> list[str]:
    """Whose reports would be written."""
    return [json.loads(line)["article"]["id"] for line in store.lines()]


def rate_limit(account: Account) -> RateLimitError:
    error = RateLimitError("host: too many requests.", "Wait.")
    error.account = account
    return error


@pytest.mark.parametrize("name", [module.name for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")])
def test_the_documented_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


# ---- what an article is known by


def test_a_key_is_the_same_for_the_same_article_and_making() -> None:
    assert article_key(toy_article(1), MAKING) == article_key(toy_article(1), dict(reversed(MAKING.items())))


@pytest.mark.parametrize(
    "other",
    [
        {"id": "another"},
        {"text": "Three guards were shot."},
        {"title": "Guards shot"},
        {"published": datetime.date(2024, 2, 3)},
        {"source": "The Norvale Post"},
        {"url": "https://example.org/1"},
        {"language": "en"},
    ],
)
def test_an_article_that_differs_in_anything_a_report_shows_has_a_key_of_its_own(other: dict[str, object]) -> None:
    article = toy_article(1)
    assert article_key(article.model_copy(update=other), MAKING) != article_key(article, MAKING)


@pytest.mark.parametrize("name", MAKING)
def test_another_making_makes_another_key(name: str) -> None:
    assert article_key(toy_article(1), MAKING | {name: "another"}) != article_key(toy_article(1), MAKING)


def test_an_option_more_makes_another_key() -> None:
    assert article_key(toy_article(1), MAKING | {"text": "true"}) != article_key(toy_article(1), MAKING)


# ---- what is found again


def test_an_article_is_known_by_what_became_of_it(store: Store) -> None:
    assert placed(store, 1, 2, 3) == [Placed(0, "waiting"), Placed(1, "waiting"), Placed(2, "waiting")]
    kept(store, 1)
    failed(store, 2, ValueError("odd"))
    assert placed(store, 1, 2, 3) == [Placed(0, "done"), Placed(1, "failed"), Placed(2, "waiting")]


def test_the_second_place_of_an_article_refers_to_the_first(store: Store) -> None:
    assert [one.first for one in placed(store, 7, 8, 7, 7)] == [0, 1, 0, 0]


def test_reports_come_in_the_order_of_the_input_and_each_once(store: Store) -> None:
    placed(store, 5, 3, 5, 4, 3)
    kept(store, 4, 3, 5)
    assert ids(store) == ["toy-000005", "toy-000003", "toy-000004"]


def test_a_report_comes_back_as_it_was_given(store: Store) -> None:
    line = toy_report(toy_article(1, text="Zwölf Soldaten\u2028in Kundus 🚁")).json_text(indent=None)
    placed(store, 1)
    store.keep(store.key(toy_article(1)), line, toy_report(toy_article(1)).provenance)
    assert list(store.lines()) == [line]
    assert store.line(store.key(toy_article(1))) == line
    assert store.line(store.key(toy_article(2))) is None


def test_a_new_report_replaces_the_old(store: Store) -> None:
    placed(store, 1)
    kept(store, 1)
    newer = toy_report(toy_article(1)).model_copy(update={"problems": ()}).json_text(indent=None)
    store.keep(store.key(toy_article(1)), newer, toy_report(toy_article(1)).provenance)
    assert list(store.lines()) == [newer]


def test_a_failure_does_not_take_a_report_away(store: Store) -> None:
    placed(store, 1)
    kept(store, 1)
    failed(store, 1, ValueError("odd"))
    assert ids(store) == ["toy-000001"]
    assert list(store.failures()) == []


def test_failures_are_listed_with_what_was_said(store: Store) -> None:
    placed(store, 1, 2, 3, 2)
    failed(store, 2, rate_limit(Account()))
    failed(store, 3, ValueError("x" * 5000))
    kept(store, 1)
    assert list(store.failures()) == [
        Failure(1, "toy-000002", "RateLimitError", "host: too many requests. Wait."),
        Failure(2, "toy-000003", "ValueError", "x" * 1000),
    ]


def test_a_report_makes_up_for_a_failure(store: Store) -> None:
    placed(store, 1)
    failed(store, 1, ValueError("odd"))
    kept(store, 1)
    assert list(store.failures()) == []
    assert status(store).failed == {}


def test_names_that_are_no_text_are_taken(store: Store) -> None:
    name = b"caf\xe9\n.txt".decode("utf-8", "surrogateescape")
    store.place(0, store.unread_key(name), name)
    store.fail(store.unread_key(name), InputError(f"{name} is no article."))
    assert list(store.failures()) == [Failure(0, "caf\\udce9\n.txt", "InputError", "caf\\udce9\n.txt is no article.")]


# ---- from run to run


def test_what_is_done_is_there_after_closing(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING) as store:
        store.begin()
        placed(store, 1, 2)
        kept(store, 2)
    with open_store(tmp_path, MAKING) as store:
        assert ids(store) == ["toy-000002"]


def test_an_interrupted_second_run_hides_nothing_that_the_first_did(store: Store) -> None:
    placed(store, 1, 2, 3)
    kept(store, 1, 2, 3)
    store.end(3)
    store.begin()
    placed(store, 1)
    assert ids(store) == ["toy-000001", "toy-000002", "toy-000003"]


def test_an_article_that_left_the_input_leaves_the_reports_once_the_input_was_read(store: Store) -> None:
    placed(store, 1, 2, 3)
    kept(store, 1, 2, 3)
    store.begin()
    placed(store, 1, 3)
    assert ids(store) == ["toy-000001", "toy-000003"]
    store.end(2)
    assert ids(store) == ["toy-000001", "toy-000003"]
    assert placed(store, 2) == [Placed(0, "done")], "its report is still there"


def test_an_input_in_another_order_gives_the_reports_in_that_order(store: Store) -> None:
    placed(store, 1, 2, 3)
    kept(store, 1, 2, 3)
    store.begin()
    placed(store, 3, 1, 2)
    assert ids(store) == ["toy-000003", "toy-000001", "toy-000002"]


def test_another_making_starts_anew_and_keeps_the_reports_of_the_first(tmp_path: Path) -> None:
    for making, expected in [(MAKING, []), (MAKING | {"model": "larger"}, []), (MAKING, ["toy-000001"])]:
        with open_store(tmp_path, making) as store:
            store.begin()
            placed(store, 1)
            assert ids(store) == expected
            kept(store, 1)


def test_reports_that_were_made_otherwise_are_not_among_those_of_an_interrupted_run(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING) as store:
        store.begin()
        placed(store, 1, 2, 3)
        kept(store, 1, 2, 3)
    with open_store(tmp_path, MAKING | {"model": "larger"}) as store:
        store.begin()
        placed(store, 1)
        kept(store, 1)
        assert ids(store) == ["toy-000001"]


def test_a_run_says_what_is_made_otherwise_than_before(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING) as store:
        assert store.changes() == {}
        store.begin()
        assert store.changes() == {}
    with open_store(tmp_path, {"model": "larger", "endpoint": "embedded", "text": "true"}) as store:
        assert store.changes() == {
            "model": ("toy-model", "larger"),
            "prompt": (MAKING["prompt"], None),
            "text": (None, "true"),
        }


@given(
    inputs=st.lists(st.lists(st.integers(0, 5), max_size=8), min_size=1, max_size=4),
    done=st.sets(st.integers(0, 5)),
)
def test_after_a_whole_input_the_reports_are_those_of_its_articles_done_at_their_first_places(
    inputs: list[list[int]], done: set[int]
) -> None:
    with temporary_store() as store:
        for numbers in inputs:
            store.begin()
            placed(store, *numbers)
            kept(store, *done)
            store.end(len(numbers))
        # What was done but never placed is not known to the store.
        placed_ever = {number for numbers in inputs for number in numbers}
        assert ids(store) == [toy_article(one).id for one in dict.fromkeys(inputs[-1]) if one in done & placed_ever]


# ---- where it stands


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
