"""An answer that was cut off, and an endpoint that does not take the form of the request: asked again otherwise."""

import asyncio
import logging

import pytest

from summarizer.errors import (
    BudgetError,
    RequestRejectedError,
    TruncatedError,
)
from summarizer.model import Limits, Model
from tests.conftest import Serve
from tests.model.asking import PATIENT, QUESTION, endpoint_of, play
from tests.model.failures import NO_SCHEMA, WHOLE
from tests.server import Answer, Received, answer_json, error_answer, says
from tests.toy import GOOD_ANSWER


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


def test_nothing_is_printed_where_nobody_listens(
    serve: Serve, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without pytest's own handler, as in a program that has set up no logging.
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    assert play(endpoint_of(serve(NO_SCHEMA, WHOLE))).draft is not None
    assert capfd.readouterr().err == ""


def test_an_endpoint_that_takes_no_form_is_asked_once_about_the_next_article(serve: Serve) -> None:
    def refuses(request: Received) -> Answer:
        return (
            NO_TOOLS if "tools" in request.json else NO_OBJECT if "json_object" in request.body.decode() else NO_SCHEMA
        )

    server = serve(refuses)

    async def two_articles() -> None:
        async with Model(endpoint_of(server), PATIENT) as model:
            for _ in range(2):
                with pytest.raises(RequestRejectedError):
                    await model.inquiry().ask(QUESTION)

    asyncio.run(two_articles())
    assert len(server.requests) == 3 + 1


def test_eight_articles_together_learn_of_tools_and_say_it_once(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    def tools_only(request: Received) -> Answer:
        if "tools" in request.json:
            return CALLED
        return NO_OBJECT if "json_object" in request.body.decode() else NO_SCHEMA

    server = serve(tools_only)

    async def eight_at_once() -> None:
        async with Model(endpoint_of(server), PATIENT) as model:
            await asyncio.gather(*(model.inquiry().ask(QUESTION) for _ in range(8)))
            before = len(server.requests)
            await model.inquiry().ask(QUESTION)
            assert len(server.requests) == before + 1

    asyncio.run(eight_at_once())
    warned = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warned == ["127.0.0.1 does not take the form of the request; asking in tools"]


def test_a_longer_answer_that_is_too_much_for_the_endpoint_leaves_the_answer_cut_off(serve: Serve) -> None:
    server = serve(says('{"incidents": [{', "length"), error_answer(400, "maximum context length is 8192 tokens"))
    assert type(play(endpoint_of(server)).error) is TruncatedError
    assert len(server.requests) == 2
