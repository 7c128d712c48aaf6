"""Every way in which a call can fail, over a real socket: which error leaves, after how many requests."""

import asyncio
import datetime
import email.utils
import logging
import time

import pytest

from summarizer.endpoint import Endpoint
from summarizer.errors import (
    AuthenticationError,
    EmptyAnswerError,
    EndpointError,
    InvalidAnswerError,
    QuotaError,
    RateLimitError,
    RefusedError,
    RequestRejectedError,
    ServerFaultError,
    SummarizerError,
    TruncatedError,
    UnknownModelError,
    UnreachableError,
)
from summarizer.model import Limits, Model, Spent
from tests.conftest import Serve
from tests.model.asking import KEY, QUESTION, QUICK, ask, causes_of, endpoint_of
from tests.server import Answer, answer_json, closed_port, error_answer, says
from tests.toy import GOOD_ANSWER

PAGE = Answer(body=b"<html><title>Welcome</title></html>", headers={"Content-Type": "text/html"})
ONCE, RETRIED = 1, 4


@pytest.mark.parametrize(
    ("answer", "error", "requests"),
    [
        (error_answer(400, "too long"), RequestRejectedError, ONCE),
        (error_answer(401), AuthenticationError, ONCE),
        (error_answer(402), QuotaError, ONCE),
        (error_answer(403), AuthenticationError, ONCE),
        (error_answer(404), UnknownModelError, ONCE),
        (error_answer(408), UnreachableError, RETRIED),
        (error_answer(409), RequestRejectedError, ONCE),
        (error_answer(413), RequestRejectedError, ONCE),
        (error_answer(422), RequestRejectedError, ONCE),
        (error_answer(429), RateLimitError, RETRIED),
        (error_answer(429, code="insufficient_quota"), QuotaError, ONCE),
        (error_answer(500), ServerFaultError, RETRIED),
        (error_answer(503), ServerFaultError, RETRIED),
        (Answer(307, headers={"Location": "http://127.0.0.1:9/v1"}), RequestRejectedError, ONCE),
        (Answer(500, b"\xff\xfe\x00 not utf-8"), ServerFaultError, RETRIED),
        (answer_json(["not", "an", "object"], 500), ServerFaultError, RETRIED),
        (Answer(502, b"<html><title>Bad Gateway</title>", {"Content-Type": "text/html"}), ServerFaultError, RETRIED),
        (PAGE, ServerFaultError, RETRIED),
        (Answer(body=b"<html>", headers={"Content-Type": "application/json"}), ServerFaultError, RETRIED),
        (Answer(body=b'{"a":\xff}', headers={"Content-Type": "application/json"}), ServerFaultError, RETRIED),
        (Answer(body=b"[" * 100_000, headers={"Content-Type": "application/json"}), ServerFaultError, RETRIED),
        (answer_json({"message": "hello"}), EmptyAnswerError, RETRIED),
        (answer_json(None), ServerFaultError, RETRIED),
        (answer_json({"choices": []}), EmptyAnswerError, RETRIED),
        (answer_json({"choices": [{}]}), EmptyAnswerError, RETRIED),
        (says(None), EmptyAnswerError, RETRIED),
        (says(""), EmptyAnswerError, RETRIED),
        (says(None, refusal="I cannot help with that"), RefusedError, ONCE),
        (says(None, "content_filter"), RefusedError, ONCE),
        (says('{"incidents": [{"what', "length"), TruncatedError, ONCE),
        (says('{"incidents": [{"what'), InvalidAnswerError, ONCE),
        (Answer(behaviour="close"), UnreachableError, RETRIED),
        (Answer(body=b'{"choices": []}', behaviour="half"), UnreachableError, RETRIED),
        (Answer(body=b"not gzip", headers={"Content-Encoding": "gzip"}), UnreachableError, RETRIED),
    ],
)
def test_each_failure_has_its_error_and_its_number_of_requests(
    serve: Serve, answer: Answer, error: type[EndpointError], requests: int
) -> None:
    server, spent = serve(answer), Spent()
    with pytest.raises(error) as caught:
        ask(endpoint_of(server), spent=spent)
    assert type(caught.value) is error
    assert len(server.requests) == spent.calls == requests
    said = str(caught.value)
    assert "127.0.0.1" in said
    assert said.isprintable()
    assert KEY not in said


def test_nobody_at_the_port_is_unreachable_with_the_reason() -> None:
    spent = Spent()
    with pytest.raises(
        UnreachableError, match=r"127\.0\.0\.1 cannot be reached \(Connection refused\)\. Check --base-url"
    ):
        ask(Endpoint(f"http://127.0.0.1:{closed_port()}/v1", "m", KEY), spent=spent)
    assert spent.calls == RETRIED


def test_a_host_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnreachableError, match=r"no-such-host\.invalid cannot be reached"):
        ask(Endpoint("http://no-such-host.invalid/v1", "m", KEY), Limits(attempts=1, timeout=10))


def test_a_silent_server_is_given_up_after_the_timeout(serve: Serve) -> None:
    server = serve(Answer(behaviour="hang"))
    with pytest.raises(UnreachableError, match=r"did not answer in time.*--timeout"):
        ask(endpoint_of(server), Limits(attempts=2, timeout=0.1, longest_wait=0))
    assert len(server.requests) == 2


@pytest.mark.parametrize("answer", [error_answer(500), Answer(behaviour="close"), PAGE, error_answer(429), says("")])
def test_a_failure_that_passes_leaves_no_trace(serve: Serve, answer: Answer) -> None:
    server, spent = serve(answer, answer, says(GOOD_ANSWER)), Spent()
    assert ask(endpoint_of(server), spent=spent).incidents[0].killed == "two guards"
    assert spent.calls == 3
    assert spent.finish == "stop"


def test_the_server_is_quoted_in_one_short_line_without_the_key(serve: Serve) -> None:
    server = serve(error_answer(400, f"Key {KEY} sent\n\x1b[31ma prompt that is too long" + "!" * 5000))
    with pytest.raises(RequestRejectedError, match=r"Key \[key\] sent \?\[31ma prompt that is too long!") as caught:
        ask(endpoint_of(server))
    assert len(str(caught.value)) < 400


def test_a_proxys_page_is_quoted_by_its_title(serve: Serve) -> None:
    server = serve(Answer(502, b"<html><head><title>Bad\nGateway</title><p>x", {"Content-Type": "text/html"}))
    with pytest.raises(ServerFaultError, match=r"failed \(502: Bad Gateway\)"):
        ask(endpoint_of(server))


def test_an_unknown_model_is_named(serve: Serve) -> None:
    with pytest.raises(UnknownModelError, match=r"does not know the model 'toy-model'.*--model"):
        ask(endpoint_of(serve(error_answer(404))))


@pytest.mark.parametrize(
    ("headers", "low", "high"),
    [
        ({"Retry-After": "0"}, 0.0, 0.15),
        ({"Retry-After-Ms": "100"}, 0.3, 0.5),
        ({"Retry-After": email.utils.format_datetime(datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))}, 0.0, 0.15),
        ({"Retry-After": "3600"}, 0.3, 0.5),
        ({"Retry-After": "-5"}, 0.0, 0.15),
    ],
    ids=["no wait", "milliseconds", "a date that has passed", "longer than allowed", "nonsense below zero"],
)
def test_the_servers_word_on_waiting_is_heeded(serve: Serve, headers: dict[str, str], low: float, high: float) -> None:
    server = serve(Answer(429, b"{}", headers))
    limits = Limits(longest_wait=0.1)
    began = time.perf_counter()
    with pytest.raises(RateLimitError):
        ask(endpoint_of(server), limits)
    assert low <= time.perf_counter() - began < high + 0.1


@pytest.mark.parametrize("word", ["soon", "", "Thursday"])
def test_a_word_on_waiting_that_is_none_is_passed_over(serve: Serve, word: str) -> None:
    server = serve(Answer(429, b"{}", {"Retry-After": word}))
    with pytest.raises(RateLimitError) as caught:
        ask(endpoint_of(server))
    assert caught.value.retry_after is None
    assert len(server.requests) == RETRIED


def test_the_wait_that_was_asked_for_is_on_the_error(serve: Serve) -> None:
    with pytest.raises(RateLimitError) as caught:
        ask(endpoint_of(serve(error_answer(429, Retry_After="7"))))
    assert caught.value.retry_after == 7.0


def test_one_attempt_means_one_request(serve: Serve) -> None:
    server = serve(error_answer(500))
    with pytest.raises(ServerFaultError):
        ask(endpoint_of(server), Limits(attempts=1))
    assert len(server.requests) == 1


@pytest.mark.parametrize("answer", [error_answer(401), error_answer(500), says("no"), says(None, refusal="no"), PAGE])
def test_the_chain_of_causes_ends_and_holds_no_completion(serve: Serve, answer: Answer) -> None:
    with pytest.raises(SummarizerError) as caught:
        ask(endpoint_of(serve(answer)))
    assert not [error for error in causes_of(caught.value) if "instructor" in type(error).__module__]


@pytest.mark.parametrize("answer", [error_answer(500), says('{"incidents": "none, alas"}'), says(None, refusal="no")])
def test_no_library_prints_on_standard_error(
    serve: Serve, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    # Without pytest's own handler, as in a program that has set up no logging.
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    with pytest.raises(SummarizerError):
        ask(endpoint_of(serve(answer)))
    assert capfd.readouterr().err == ""


def test_a_cancelled_call_stays_cancelled(serve: Serve) -> None:
    server = serve(Answer(behaviour="hang"))

    async def cancelled() -> None:
        async with Model(endpoint_of(server), QUICK) as model:
            task = asyncio.ensure_future(model.ask(QUESTION, Spent()))
            while not server.requests:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(cancelled())
    assert len(server.requests) == 1
