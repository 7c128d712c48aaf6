"""Every way in which a call can fail, over a real socket: how many requests, which waits, what leaves, what it cost.

The rows are those of docs/failures.md. Waits are on a clock that stands still.
"""

import asyncio
import email.utils
import itertools
import time
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from summarizer.endpoint import Endpoint
from summarizer.errors import (
    AccessDeniedError,
    AuthenticationError,
    BudgetError,
    EmptyAnswerError,
    EndpointError,
    InvalidAnswerError,
    QuotaError,
    RateLimitError,
    RefusedError,
    RequestRejectedError,
    ServerFaultError,
    TooLongError,
    TruncatedError,
    UnknownModelError,
    UnreachableError,
)
from summarizer.model import Limits, Model
from summarizer.report import Tokens
from tests.clock import FakeClock
from tests.conftest import Serve
from tests.model.asking import KEY, PATIENT, QUESTION, endpoint_of, play
from tests.server import Answer, answer_json, closed_port, error_answer, says
from tests.toy import GOOD_ANSWER

ATTEMPTS = PATIENT.attempts
HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}
PAGE = Answer(body=b"<html><title>Harbour WiFi: sign in</title></html>", headers=HTML)
WHOLE = says(GOOD_ANSWER)
USED = Tokens(prompt=100, cached=40, completion=20)
NOTHING = Tokens()


class Row(NamedTuple):
    """What the server does, again and again, and what comes of it."""

    answer: Answer
    calls: int
    error: type[EndpointError]
    tokens: Tokens = NOTHING


def times(tokens: Tokens, calls: int) -> Tokens:
    return Tokens(prompt=tokens.prompt * calls, cached=tokens.cached * calls, completion=tokens.completion * calls)


RETRIED = {
    "500": Row(error_answer(500), ATTEMPTS, ServerFaultError),
    "502": Row(error_answer(502), ATTEMPTS, ServerFaultError),
    "503": Row(error_answer(503), ATTEMPTS, ServerFaultError),
    "504": Row(error_answer(504), ATTEMPTS, ServerFaultError),
    "520": Row(error_answer(520), ATTEMPTS, ServerFaultError),
    "529": Row(error_answer(529), ATTEMPTS, ServerFaultError),
    "500 that is no text": Row(Answer(500, b"\xff\xfe\x00 not utf-8"), ATTEMPTS, ServerFaultError),
    "500 that is a list": Row(answer_json(["no"], 500), ATTEMPTS, ServerFaultError),
    "502 with a page": Row(Answer(502, b"<html><title>Bad Gateway</title>", HTML), ATTEMPTS, ServerFaultError),
    "408": Row(error_answer(408), ATTEMPTS, UnreachableError),
    "429": Row(error_answer(429), ATTEMPTS, RateLimitError),
    "hangs up": Row(Answer(behaviour="close"), ATTEMPTS, UnreachableError),
    "reset mid-body": Row(Answer(body=WHOLE.body, headers=JSON, behaviour="reset"), ATTEMPTS, UnreachableError),
    "ends mid-body": Row(Answer(body=WHOLE.body, headers=JSON, behaviour="half"), ATTEMPTS, UnreachableError),
    "chunks end early": Row(Answer(body=WHOLE.body, headers=JSON, behaviour="chunked"), ATTEMPTS, UnreachableError),
    "unmeasured, ends early": Row(
        Answer(body=WHOLE.body, headers=JSON, behaviour="unmeasured"), ATTEMPTS, ServerFaultError
    ),
    "not gzip": Row(Answer(body=b"no", headers={"Content-Encoding": "gzip"}), ATTEMPTS, UnreachableError),
    "200 with a page": Row(PAGE, ATTEMPTS, ServerFaultError),
    "200 with a page that claims to be JSON": Row(Answer(body=b"<html>", headers=JSON), ATTEMPTS, ServerFaultError),
    "200 that is no text": Row(Answer(body=b'{"a":\xff}', headers=JSON), ATTEMPTS, ServerFaultError),
    "200 nested without end": Row(Answer(body=b"[" * 100_000, headers=JSON), ATTEMPTS, ServerFaultError),
    "200 with null": Row(answer_json(None), ATTEMPTS, ServerFaultError),
    "200 with other JSON": Row(answer_json({"message": "hello"}), ATTEMPTS, EmptyAnswerError),
    "no choices": Row(answer_json({"choices": []}), ATTEMPTS, EmptyAnswerError),
    "null choices": Row(answer_json({"choices": None}), ATTEMPTS, EmptyAnswerError),
    "choice without message": Row(answer_json({"choices": [{}]}), ATTEMPTS, EmptyAnswerError),
    "null content": Row(says(None), ATTEMPTS, EmptyAnswerError, USED),
    "empty string": Row(says(""), ATTEMPTS, EmptyAnswerError, USED),
    "white space": Row(says(" \n"), ATTEMPTS, EmptyAnswerError, USED),
}
ONCE = {
    "429 quota": Row(error_answer(429, code="insufficient_quota"), 1, QuotaError),
    "402": Row(error_answer(402), 1, QuotaError),
    "403 billing": Row(error_answer(403, code="billing_not_active"), 1, QuotaError),
    "400": Row(error_answer(400, "bad temperature"), 1, RequestRejectedError),
    "401": Row(error_answer(401), 1, AuthenticationError),
    "403": Row(error_answer(403), 1, AccessDeniedError),
    "404": Row(error_answer(404), 1, UnknownModelError),
    "409": Row(error_answer(409), 1, RequestRejectedError),
    "413": Row(error_answer(413), 1, TooLongError),
    "422": Row(error_answer(422), 1, RequestRejectedError),
    "307": Row(Answer(307, headers={"Location": "http://127.0.0.1:9/v1"}), 1, RequestRejectedError),
    "context by code": Row(error_answer(400, "no", "context_length_exceeded"), 1, TooLongError),
    "context by words": Row(
        error_answer(400, "This model's maximum context length is 8192 tokens, you asked for 9000"), 1, TooLongError
    ),
    "context of llama.cpp": Row(
        answer_json(
            {
                "error": {
                    "code": 400,
                    "message": "the request exceeds the available context size, try increasing it",
                    "type": "exceed_context_size_error",
                }
            },
            400,
        ),
        1,
        TooLongError,
    ),
    "refusal": Row(says(None, refusal="I cannot help with that"), 1, RefusedError, USED),
    "content filter": Row(says(None, "content_filter"), 1, RefusedError, USED),
    "content filter as an error": Row(error_answer(400, "filtered", "content_filter"), 1, RefusedError),
    "schema violation": Row(says('{"incidents": [{"what": "x"}]}'), 1, InvalidAnswerError, USED),
    "half an object": Row(says('{"incidents": [{"what'), 1, InvalidAnswerError, USED),
    "length, again longer": Row(says('{"incidents": [{"what', "length"), 2, TruncatedError, USED),
    "length, though whole": Row(says(GOOD_ANSWER, "length"), 2, TruncatedError, USED),
}
TABLE = RETRIED | ONCE


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


RATE_LIMITED = [
    ({"Retry-After": "7"}, 7.0),
    ({"Retry-After-Ms": "250"}, 0.25),
    ({"Retry-After": "300"}, 300.0),
    ({"Retry-After": "0"}, 0.0),
    ({"X-RateLimit-Reset-Requests": "1m30s", "X-RateLimit-Remaining-Requests": "0"}, 90.0),
]


@pytest.mark.parametrize(("headers", "wait"), RATE_LIMITED)
@pytest.mark.parametrize("status", [429, 503, 529])
def test_the_servers_word_on_waiting_is_kept_to_the_second(
    serve: Serve, status: int, headers: dict[str, str], wait: float
) -> None:
    played = play(endpoint_of(serve(Answer(status, b"{}", headers), Answer(status, b"{}", headers), WHOLE)))
    assert played.draft is not None
    assert played.waits == [wait, wait]


def test_a_date_to_wait_for_is_kept(serve: Serve) -> None:
    until = email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=120), usegmt=True)
    (wait,) = play(endpoint_of(serve(Answer(429, b"{}", {"Retry-After": until}), WHOLE))).waits
    assert 110 < wait <= 120


@pytest.mark.parametrize("word", ["soon", "", "Thursday"])
def test_a_word_on_waiting_that_is_none_is_passed_over(serve: Serve, word: str) -> None:
    played = play(endpoint_of(serve(Answer(429, b"{}", {"Retry-After": word}))))
    assert isinstance(played.error, RateLimitError)
    assert played.error.retry_after is None
    assert len(played.waits) == ATTEMPTS - 1


def test_a_wait_longer_than_the_deadline_fails_at_once_and_says_so(serve: Serve) -> None:
    server = serve(error_answer(429, Retry_After="3600"))
    played = play(endpoint_of(server), Limits(deadline=600))
    assert isinstance(played.error, RateLimitError)
    assert played.error.retry_after == 3600.0
    assert "(3600 s) is longer than what is left of the article's deadline (600 s): raise --deadline" in str(
        played.error
    )
    assert (len(server.requests), played.waits) == (1, [])


def test_waits_count_toward_the_deadline(serve: Serve) -> None:
    server = serve(error_answer(503, Retry_After="40"))
    played = play(endpoint_of(server), Limits(deadline=100, attempts=20))
    assert "deadline (20 s)" in str(played.error)
    assert (len(server.requests), played.waits) == (3, [40.0, 40.0])


def test_an_answer_that_does_not_come_before_the_deadline_is_not_waited_for(serve: Serve) -> None:
    server = serve(Answer(behaviour="hang"))

    async def asked() -> None:
        async with Model(endpoint_of(server), Limits(deadline=0.1)) as model:
            await model.inquiry().ask(QUESTION)

    began = time.perf_counter()
    with pytest.raises(BudgetError, match=r"deadline of 0\.1 s has passed"):
        asyncio.run(asked())
    assert time.perf_counter() - began < 5
    assert len(server.requests) == 1


def test_a_pause_that_another_article_was_told_of_holds_this_one_too(serve: Serve) -> None:
    server, clock = serve(error_answer(429, Retry_After="50"), WHOLE), FakeClock()

    async def one_after_the_other() -> None:
        async with Model(endpoint_of(server), Limits(attempts=1), clock=clock) as model:
            with pytest.raises(RateLimitError):
                await model.inquiry().ask(QUESTION)
            await model.inquiry().ask(QUESTION)

    asyncio.run(one_after_the_other())
    assert clock.waits == [50.0]


def test_a_pause_longer_than_the_deadline_is_said_without_a_call(serve: Serve) -> None:
    server = serve(error_answer(429, Retry_After="90000"))

    async def one_after_the_other() -> None:
        async with Model(endpoint_of(server), PATIENT, clock=FakeClock()) as model:
            with pytest.raises(RateLimitError):
                await model.inquiry().ask(QUESTION)
            with pytest.raises(BudgetError, match="takes no calls for 90000 s, longer than the article's deadline"):
                await model.inquiry().ask(QUESTION)

    asyncio.run(one_after_the_other())
    assert len(server.requests) == 1


def test_an_answer_cut_off_is_asked_for_once_more_at_twice_the_length(serve: Serve) -> None:
    server = serve(says('{"incidents": [{', "length"), WHOLE)
    played = play(endpoint_of(server), Limits(answer_tokens=300))
    assert played.draft is not None
    assert [request.json["max_tokens"] for request in server.requests] == [300, 600]
    assert server.requests[0].messages == server.requests[1].messages
    assert played.waits == []


def test_an_answer_cut_off_is_not_asked_for_again_when_the_ceiling_leaves_no_more_room(serve: Serve) -> None:
    server = serve(says('{"incidents": [{', "length"))
    assert type(play(endpoint_of(server), Limits(answer_tokens=300, token_ceiling=350)).error) is TruncatedError
    assert len(server.requests) == 1


def test_a_failure_between_does_not_make_an_answer_longer_still(serve: Serve) -> None:
    cut = says('{"incidents": [{', "length")
    server = serve(cut, error_answer(500), cut)
    assert type(play(endpoint_of(server), Limits(answer_tokens=300)).error) is TruncatedError
    assert [request.json["max_tokens"] for request in server.requests] == [300, 600, 600]


def test_a_question_past_the_token_ceiling_is_not_sent(serve: Serve) -> None:
    server = serve(WHOLE)
    played = play(endpoint_of(server), Limits(token_ceiling=20))
    assert type(played.error) is BudgetError
    assert "ceiling of 20 tokens" in played.error.message
    assert server.requests == []


NO_SCHEMA = error_answer(400, "'response_format' of type 'json_schema' is not supported with this model")
NO_FORMAT = error_answer(400, "Unrecognized request argument supplied: response_format")
NO_OBJECT = error_answer(400, "response_format json_object is not supported")
NO_TOOLS = error_answer(400, "this model does not support tools")
CALLED = answer_json(
    {
        "choices": [
            {
                "finish_reason": "tool_calls",
                "message": {"content": None, "tool_calls": [{"function": {"name": "Draft", "arguments": GOOD_ANSWER}}]},
            }
        ]
    }
)


@pytest.mark.parametrize(
    ("answers", "form"),
    [([NO_SCHEMA, WHOLE], "json-mode"), ([NO_FORMAT, CALLED], "tools"), ([NO_SCHEMA, NO_OBJECT, CALLED], "tools")],
)
def test_an_endpoint_without_json_schema_is_asked_in_another_form(
    serve: Serve, answers: list[Answer], form: str
) -> None:
    server = serve(*answers)
    played = play(endpoint_of(server))
    assert played.draft is not None
    assert played.draft.incidents[0].killed == "two guards"
    assert len(server.requests) == len(answers)
    assert played.spent.notes == [f"asked in {form}"]
    assert ("tools" in server.requests[-1].json) is (form == "tools")
    assert played.waits == []


@pytest.mark.parametrize("answers", [[NO_SCHEMA, NO_OBJECT, NO_TOOLS], [NO_FORMAT, NO_TOOLS, NO_OBJECT]])
def test_an_endpoint_that_takes_no_form_is_asked_once_in_each(serve: Serve, answers: list[Answer]) -> None:
    server = serve(*answers)
    assert type(play(endpoint_of(server)).error) is RequestRejectedError
    assert len(server.requests) == 3


def test_the_form_is_remembered_for_the_run_and_said_once(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    server = serve(NO_SCHEMA, WHOLE)

    async def three_articles() -> None:
        async with Model(endpoint_of(server), PATIENT) as model:
            for _ in range(3):
                await model.inquiry().ask(QUESTION)

    asyncio.run(three_articles())
    assert [request.json["response_format"]["type"] for request in server.requests] == [
        "json_schema",
        *["json_object"] * 3,
    ]
    warned = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warned == ["127.0.0.1 does not take the form of the request; asking in json-mode"]


def test_articles_that_learn_of_the_form_together_say_it_once(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    server = serve(lambda request: NO_SCHEMA if "json_schema" in request.body.decode() else WHOLE)

    async def four_at_once() -> None:
        async with Model(endpoint_of(server), PATIENT) as model:
            await asyncio.gather(*(model.inquiry().ask(QUESTION) for _ in range(4)))

    asyncio.run(four_at_once())
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) == 1


def test_a_400_about_something_else_is_not_tried_in_another_form(serve: Serve) -> None:
    server = serve(error_answer(400, "seed must be positive"))
    assert type(play(endpoint_of(server)).error) is RequestRejectedError
    assert len(server.requests) == 1


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
