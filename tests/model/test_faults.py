"""What is said of a failed call: the server's words, cut and cleaned, and a chain of causes that can be followed.

Which error leaves after how many requests is in test_transport.
"""

import asyncio
import logging

import pytest

from summarizer.endpoint import Endpoint
from summarizer.errors import RequestRejectedError, ServerFaultError, SummarizerError, TooLongError, UnknownModelError
from summarizer.model import Model
from tests.conftest import Serve
from tests.model.asking import KEY, QUESTION, QUICK, ask, causes_of, endpoint_of
from tests.server import Answer, answer_json, error_answer, says

PAGE = Answer(body=b"<html><title>Welcome</title></html>", headers={"Content-Type": "text/html"})


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
            task = asyncio.ensure_future(model.inquiry().ask(QUESTION))
            while not server.requests:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(cancelled())
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("answer", "context"),
    [
        (error_answer(400, "This model's maximum context length is 4096 tokens, you asked for 9000"), 4096),
        (answer_json({"error": {"message": "exceeds the context size", "n_ctx": 2048}}, 400), 2048),
        (error_answer(422, "prompt is too long"), None),
        (error_answer(413, "maximum input size is 65536 bytes"), None),
    ],
)
def test_a_refusal_of_what_is_too_long_tells_how_much_the_model_takes(
    serve: Serve, answer: Answer, context: int | None
) -> None:
    with pytest.raises(TooLongError, match="--context how many tokens") as caught:
        ask(endpoint_of(serve(answer)))
    assert caught.value.context == context


def test_where_the_context_was_given_a_refusal_asks_for_a_smaller_one(serve: Serve) -> None:
    server = serve(error_answer(400, "prompt is too long"))
    with pytest.raises(TooLongError, match="Give a --context below 4096"):
        ask(Endpoint(server.base_url, "toy-model", KEY, context=4096))
