"""Many articles by one call, asynchronous and not."""

import asyncio
import signal
import threading
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import pytest

from summarizer import Article, Endpoint, Options, Report, read_text, summarize_all, summarize_many
from summarizer.errors import AuthenticationError, InputError, RequestRejectedError
from summarizer.reading import Facts
from tests.conftest import Serve
from tests.model.asking import KEY, QUICK
from tests.server import Answer, Received, ScriptedServer, error_answer, says
from tests.toy import ARTICLE, GOOD_ANSWER


def articles(count: int) -> list[Article]:
    return [read_text(f"{ARTICLE}Report {number}.", Facts(id=f"a{number}")) for number in range(count)]


def options(server: ScriptedServer) -> Options:
    return Options(Endpoint(server.base_url, "toy-model", KEY), QUICK)


def refused_at(*numbers: int) -> Callable[[Received], Answer]:
    def answer(received: Received) -> Answer:
        refused = any(f"Report {number}." in received.messages[-1]["content"] for number in numbers)
        return error_answer(400, "no") if refused else says(GOOD_ANSWER)

    return answer


def ids(reports: list[Report]) -> list[str]:
    return [report.article.id for report in reports]


def test_every_article_has_its_report_in_the_order_of_the_input(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    reports = list(summarize_all(articles(12), options=options(server)))
    assert ids(reports) == [f"a{number}" for number in range(12)]
    assert all(report.incidents for report in reports)


def test_asynchronous_code_gets_the_same(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))

    async def all_of() -> list[Report]:
        return [report async for report in summarize_many(articles(5), options=options(server), concurrency=2)]

    assert ids(asyncio.run(all_of())) == ["a0", "a1", "a2", "a3", "a4"]


def test_failures_come_at_the_end_together_and_the_other_reports_before(serve: Serve) -> None:
    server = serve(refused_at(1, 3))
    run = summarize_all(articles(5), options=options(server))
    reports = [next(run) for _ in range(3)]
    with pytest.raises(ExceptionGroup, match="2 articles") as caught:
        next(run)
    assert ids(reports) == ["a0", "a2", "a4"]
    assert all(isinstance(error, RequestRejectedError) for error in caught.value.exceptions)
    assert [error.__notes__ for error in caught.value.exceptions] == [["article a1"], ["article a3"]]


def test_whoever_wants_failures_as_they_come_gets_no_group(serve: Serve) -> None:
    server = serve(refused_at(1))
    failed = []
    reports = list(
        summarize_all(articles(3), options=options(server), on_failure=lambda name, error: failed.append((name, error)))
    )
    assert ids(reports) == ["a0", "a2"]
    assert [(name, type(error)) for name, error in failed] == [("a1", RequestRejectedError)]


def test_the_same_call_again_asks_only_about_the_rest(serve: Serve, tmp_path: Path) -> None:
    server = serve(says(GOOD_ANSWER))
    first = list(summarize_all(articles(3), options=options(server), store=tmp_path))
    again = list(summarize_all(articles(5), options=options(server), store=tmp_path))
    assert again[:3] == first
    assert len(server.requests) == 5


def test_an_article_given_twice_is_reported_once(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    assert ids(list(summarize_all([*articles(2), *articles(2)], options=options(server)))) == ["a0", "a1"]
    assert len(server.requests) == 2


def test_closing_early_ends_the_run_and_its_thread_and_keeps_what_is_done(serve: Serve, tmp_path: Path) -> None:
    server = serve(says(GOOD_ANSWER))
    reports = summarize_all(iter(articles(400)), options=options(server), store=tmp_path, concurrency=1)
    next(reports)
    reports.close()
    assert "summarizer-many" not in {thread.name for thread in threading.enumerate()}
    asked = len(server.requests)
    assert asked < 400
    # The lock is free, and what was done is there.
    assert len(list(summarize_all(articles(1), options=options(server), store=tmp_path))) == 1
    assert len(server.requests) == asked


def test_an_interrupt_while_waiting_ends_the_run_and_frees_the_store(serve: Serve, tmp_path: Path) -> None:
    interrupted = threading.Event()

    def answer(received: Received) -> Answer:
        if "Report 0." in received.messages[-1]["content"] or interrupted.is_set():
            return says(GOOD_ANSWER)
        interrupted.set()
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        return Answer(behaviour="hang")

    server = serve(answer)
    reports = summarize_all(articles(5), options=options(server), store=tmp_path, concurrency=1)
    with pytest.raises(KeyboardInterrupt):
        list(reports)
    assert "summarizer-many" not in {thread.name for thread in threading.enumerate()}
    asked = len(server.requests)
    assert len(list(summarize_all(articles(5), options=options(server), store=tmp_path))) == 5
    assert len(server.requests) - asked == 4


def test_a_wrong_key_ends_the_run_with_its_own_error(serve: Serve) -> None:
    server = serve(error_answer(401))
    with pytest.raises(AuthenticationError):
        list(summarize_all(articles(50), options=options(server), on_failure=lambda *_: None))
    assert len(server.requests) < 50


def test_a_store_in_use_is_refused(serve: Serve, tmp_path: Path) -> None:
    server = serve(says(GOOD_ANSWER))

    async def twice() -> None:
        async with aclosing(summarize_many(articles(3), options=options(server), store=tmp_path)) as reports:
            await anext(reports)
            await anext(summarize_many(articles(3), options=options(server), store=tmp_path))

    with pytest.raises(InputError, match="in use by another run"):
        asyncio.run(twice())


def test_no_concurrency_is_refused(serve: Serve) -> None:
    with pytest.raises(ValueError, match="concurrency"):
        list(summarize_all(articles(1), options=options(serve(says(GOOD_ANSWER))), concurrency=0))
