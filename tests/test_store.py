"""What a run writes down, and what the next one finds."""

import datetime
import doctest
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import summarizer.store as room
from summarizer.errors import Account, InputError
from summarizer.store import (
    Failure,
    Placed,
    Store,
    article_key,
    open_store,
    status,
    temporary_store,
)
from tests.batching import MAKING, toy_article, toy_report
from tests.storing import failed, ids, kept, placed, rate_limit


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "run", MAKING) as opened:
        opened.begin()
        yield opened


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
    store.keep(store.key(toy_article(1)), line, toy_report(toy_article(1)))
    assert list(store.lines()) == [line]
    assert store.line(store.key(toy_article(1))) == line
    assert store.line(store.key(toy_article(2))) is None


def test_a_new_report_replaces_the_old(store: Store) -> None:
    placed(store, 1)
    kept(store, 1)
    newer = toy_report(toy_article(1)).model_copy(update={"problems": ()}).json_text(indent=None)
    store.keep(store.key(toy_article(1)), newer, toy_report(toy_article(1)))
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
