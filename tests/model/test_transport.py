"""Every way in which a call can fail, over a real socket: how many requests, what leaves, what it cost."""

import asyncio
import itertools
import re
import traceback
from pathlib import Path

import pytest

from summarizer.endpoint import Endpoint
from summarizer.errors import (
    BudgetError,
    EndpointError,
    ServerFaultError,
    UnreachableError,
)
from summarizer.model import Limits, Model
from summarizer.report import Tokens
from tests.clock import FakeClock
from tests.conftest import Serve
from tests.model.asking import KEY, PATIENT, QUESTION, endpoint_of, play
from tests.model.failures import ATTEMPTS, ONCE, PAGE, RETRIED, TABLE, WHOLE, times
from tests.server import Answer, answer_json, closed_port, completion, error_answer
from tests.toy import GOOD_ANSWER


@pytest.mark.parametrize("name", TABLE)
def test_each_failure_has_its_error_its_calls_and_its_account(serve: Serve, name: str) -> None:
    row = TABLE[name]
    server = serve(row.answer)
    played = play(endpoint_of(server))
    assert type(played.error) is row.error
    assert len(server.requests) == played.spent.calls == row.calls
    assert played.spent.tokens == times(row.tokens, row.calls)
    assert isinstance(played.error, EndpointError)
    account = played.error.account
    assert account[:3] == (row.calls, row.tokens.prompt * row.calls, row.tokens.completion * row.calls)
    assert played.error.retryable is (name in RETRIED)


@pytest.mark.parametrize("name", TABLE)
def test_each_failure_says_what_happened_and_what_to_do_in_one_line_without_the_key(serve: Serve, name: str) -> None:
    error = play(endpoint_of(serve(TABLE[name].answer))).error
    assert error is not None
    assert "127.0.0.1" in error.message
    assert error.remedy.endswith(".")
    assert str(error).isprintable()
    assert KEY not in str(error)
    assert GOOD_ANSWER[:20] not in str(error)


@pytest.mark.parametrize("name", RETRIED)
def test_a_failure_that_passes_leaves_no_trace_but_its_cost(serve: Serve, name: str) -> None:
    row = RETRIED[name]
    played = play(endpoint_of(serve(row.answer, row.answer, WHOLE)))
    assert played.draft is not None
    assert played.draft.incidents[0].killed == "two guards"
    assert played.spent.calls == 3
    assert played.spent.tokens == Tokens(
        prompt=2 * row.tokens.prompt + 100, cached=2 * row.tokens.cached + 40, completion=2 * row.tokens.completion + 20
    )
    assert played.spent.finish == "stop"


@pytest.mark.parametrize("name", RETRIED)
def test_waits_without_the_servers_word_are_random_below_a_doubling_bound(serve: Serve, name: str) -> None:
    waits = play(endpoint_of(serve(RETRIED[name].answer))).waits
    assert len(waits) == ATTEMPTS - 1
    assert all(0 <= wait <= bound for wait, bound in zip(waits, (0.5, 1.0, 2.0), strict=True))


@pytest.mark.parametrize("name", ONCE)
def test_what_is_not_repeated_is_not_waited_for(serve: Serve, name: str) -> None:
    assert play(endpoint_of(serve(ONCE[name].answer))).waits == []


def test_nobody_at_the_port_is_tried_again() -> None:
    played = play(Endpoint(f"http://127.0.0.1:{closed_port()}/v1", "m", KEY))
    assert type(played.error) is UnreachableError
    assert "127.0.0.1 cannot be reached (Connection refused). Check --base-url" in str(played.error)
    assert (played.spent.calls, len(played.waits)) == (ATTEMPTS, ATTEMPTS - 1)


def test_a_host_that_does_not_exist_is_named() -> None:
    error = play(Endpoint("http://no-such-host.invalid/v1", "m", KEY), Limits(attempts=1, timeout=10)).error
    assert type(error) is UnreachableError
    assert "no-such-host.invalid cannot be reached" in error.message


def test_a_silent_server_is_given_up_after_the_timeout_and_asked_again(serve: Serve) -> None:
    server = serve(Answer(behaviour="hang"))
    played = play(endpoint_of(server), Limits(attempts=2, timeout=0.1))
    assert type(played.error) is UnreachableError
    assert "did not answer in time" in played.error.message
    assert "--timeout" in played.error.remedy
    assert len(server.requests) == 2


@pytest.mark.parametrize("attempts", [1, 2, 6])
def test_the_tries_are_as_many_as_allowed(serve: Serve, attempts: int) -> None:
    server = serve(error_answer(500))
    assert type(play(endpoint_of(server), Limits(attempts=attempts)).error) is ServerFaultError
    assert len(server.requests) == attempts


def test_the_tries_are_the_articles_and_not_each_questions(serve: Serve) -> None:
    server = serve(*[error_answer(500)] * 3, WHOLE, error_answer(500))

    async def asked_twice() -> None:
        async with Model(endpoint_of(server), PATIENT, clock=FakeClock()) as model:
            inquiry = model.inquiry()
            await inquiry.ask(QUESTION)
            with pytest.raises(ServerFaultError):
                await inquiry.ask(QUESTION)

    asyncio.run(asked_twice())
    # Three failures and the first answer; the second question has its call, and no failure is left to repeat.
    assert len(server.requests) == 5


def test_the_endpoints_name_for_the_request_is_on_the_error(serve: Serve) -> None:
    numbers = itertools.count(1)
    answers = [error_answer(500, X_Request_Id=f"req-{next(numbers)}") for _ in range(ATTEMPTS)]
    error = play(endpoint_of(serve(*answers))).error
    assert isinstance(error, EndpointError)
    assert error.account.request_id == f"req-{ATTEMPTS}"
    assert "req-" not in str(error)


def test_a_page_in_place_of_an_answer_is_quoted_by_its_title(serve: Serve) -> None:
    error = play(endpoint_of(serve(PAGE)), Limits(attempts=1)).error
    assert "not the API's JSON (Harbour WiFi: sign in)" in str(error)
    assert "no proxy or sign-in page" in str(error)


@pytest.mark.parametrize("status", [429, 503])
def test_one_refused_for_load_lowers_the_ceiling_for_all(serve: Serve, status: int) -> None:
    server = serve(error_answer(status), WHOLE)

    async def eight_at_once() -> int:
        async with Model(endpoint_of(server), PATIENT, clock=FakeClock()) as model:
            await asyncio.gather(*(model.inquiry().ask(QUESTION) for _ in range(8)))
            return model.ceiling

    assert asyncio.run(eight_at_once()) < 64


def test_the_table_in_the_documents_is_the_table() -> None:
    text = (Path(__file__).parents[2] / "docs" / "failures.md").read_text(encoding="utf-8")
    section = text.partition("## What the server does")[2].partition("\n## ")[0]
    told = {
        name: (int(calls), outcome)
        for names, calls, outcome in re.findall(r"^\| (.+) \| (\d) \| (\w+Error) \|$", section, re.MULTILINE)
        for name in names.split("; ")
    }
    assert told == {name: (row.calls, row.error.__name__) for name, row in TABLE.items()}


def test_a_key_that_the_server_quotes_is_nowhere_in_the_chain_of_errors(serve: Serve) -> None:
    error = play(endpoint_of(serve(error_answer(401, f"Incorrect API key provided: {KEY}")))).error
    assert error is not None
    assert KEY not in "".join(traceback.format_exception(error))


def test_answers_that_are_not_counted_use_up_the_ceiling_and_have_no_known_price(serve: Serve) -> None:
    bare = {name: value for name, value in completion(GOOD_ANSWER).items() if name == "choices"}
    server = serve(answer_json(bare))

    async def again_and_again() -> int:
        limits = Limits(answer_tokens=400, token_ceiling=900)
        async with Model(endpoint_of(server), limits, clock=FakeClock()) as model:
            inquiry = model.inquiry()
            await inquiry.ask(QUESTION)
            await inquiry.ask(QUESTION)
            with pytest.raises(BudgetError):
                await inquiry.ask(QUESTION)
            assert inquiry.budget.spent.cost_usd is None
            return inquiry.budget.spent.calls

    assert asyncio.run(again_and_again()) == len(server.requests) == 2


@pytest.mark.parametrize("count", [2**70, -1, 1.5, "many", None])
def test_counts_that_no_call_can_have_are_none(serve: Serve, count: object) -> None:
    odd = completion(GOOD_ANSWER) | {"usage": {"prompt_tokens": count, "completion_tokens": count}}
    played = play(endpoint_of(serve(answer_json(odd))))
    assert played.draft is not None
    assert played.spent.tokens == Tokens()


def test_a_word_that_no_file_can_hold_is_made_one_that_can(serve: Serve) -> None:
    odd = completion(GOOD_ANSWER, "stop\ud800")
    played = play(endpoint_of(serve(answer_json(odd))))
    assert played.spent.finish == "stop?"
