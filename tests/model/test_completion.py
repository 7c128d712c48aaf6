"""A completion, whole or not, as servers write it; that calls fail by it is test_transport's."""

import json

import pytest

from summarizer.endpoint import Endpoint
from summarizer.errors import AnswerError, EmptyAnswerError, RefusedError, ServerFaultError, TruncatedError
from summarizer.model.completion import NO_USAGE, Usage, completion_in, text_of, usage_of
from summarizer.model.reply import Reply
from summarizer.report import Tokens
from tests.server import completion

HOST = Endpoint("http://somewhere/v1", "toy")


def with_choice(**choice: object) -> dict[str, object]:
    return {"choices": [choice]}


def test_the_text_and_what_it_took_are_read() -> None:
    whole = completion("Yes.")
    assert text_of(whole, HOST) == "Yes."
    assert usage_of(whole, "r1") == Usage(Tokens(prompt=100, cached=40, completion=20), "stop", "r1", "c1", "toy")


@pytest.mark.parametrize("kind", ["application/json", "application/problem+json; charset=utf-8", "text/html", ""])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_json_is_read_whatever_a_reply_calls_itself(kind: str, charset: str) -> None:
    reply = Reply(200, {"content-type": kind} if kind else {}, json.dumps({"a": "é"}).encode(charset))
    assert completion_in(reply) == {"a": "é"}


def test_a_page_that_does_not_call_itself_json_is_read_as_text() -> None:
    assert completion_in(Reply(200, {"content-type": "text/html"}, b"<title>Hi</title>")) == "<title>Hi</title>"


@pytest.mark.parametrize("body", [b"<html>", b"", b'{"a":\xff}', b'{"a": 1'])
def test_what_calls_itself_json_and_is_none_is_an_error(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"Expecting|codec"):
        completion_in(Reply(200, {"content-type": "application/json"}, body))


@pytest.mark.parametrize(
    "usage",
    [
        None,
        {},
        {"prompt_tokens": None, "completion_tokens": None},
        {"prompt_tokens": "12", "completion_tokens": -3},
        {"prompt_tokens": True, "prompt_tokens_details": None},
        {"prompt_tokens_details": {"cached_tokens": None}},
    ],
)
def test_usage_that_a_server_does_not_give_properly_counts_as_none(usage: object) -> None:
    assert usage_of({"usage": usage, "choices": []}) == NO_USAGE


@pytest.mark.parametrize("value", ["<html>", None, 3, [], True])
def test_what_is_no_completion_has_no_usage_and_is_the_servers_fault(value: object) -> None:
    assert usage_of(value) == NO_USAGE
    with pytest.raises(ServerFaultError, match=r"somewhere answered with something that is not the API's JSON.*/v1"):
        text_of(value, HOST)


@pytest.mark.parametrize("choices", [None, [], {}, "none", [None]])
def test_no_choice_is_an_empty_answer(choices: object) -> None:
    with pytest.raises(EmptyAnswerError, match="without a choice"):
        text_of({"choices": choices}, HOST)


NO_CALLS: list[object] = [{}, [], [None], [{"function": []}], [{"function": {"arguments": {}}}]]


@pytest.mark.parametrize(
    "message",
    [
        *(None, [], "Yes.", {}, {"content": None}, {"content": " \n"}, {"content": [{"text": "a"}]}),
        *({"tool_calls": calls} for calls in NO_CALLS),
    ],
)
def test_no_text_is_an_empty_answer(message: object) -> None:
    with pytest.raises(EmptyAnswerError, match="with no text"):
        text_of(with_choice(finish_reason="stop", message=message), HOST)


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        ({"finish_reason": "stop", "message": {"content": None, "refusal": "I cannot"}}, RefusedError),
        ({"finish_reason": "content_filter", "message": {"content": '{"incidents": []}'}}, RefusedError),
        ({"finish_reason": "length", "message": {"content": '{"incidents": []}'}}, TruncatedError),
        ({"finish_reason": "length", "message": {"content": None}}, TruncatedError),
    ],
)
def test_how_an_answer_ended_goes_before_its_text(choice: dict[str, object], error: type[AnswerError]) -> None:
    with pytest.raises(error, match="somewhere"):
        text_of(with_choice(**choice), HOST)


@pytest.mark.parametrize("finish", [None, "stop", "tool_calls", "eos", 3])
def test_other_endings_are_whole_answers(finish: object) -> None:
    assert text_of(with_choice(finish_reason=finish, message={"content": "Yes."}), HOST) == "Yes."


def test_the_arguments_of_a_tool_are_the_text_where_there_is_no_other() -> None:
    calls: list[object] = [{"function": {"name": "Draft", "arguments": "{}"}}]
    assert text_of(with_choice(message={"content": None, "tool_calls": calls}), HOST) == "{}"
    assert text_of(with_choice(message={"content": "Yes.", "tool_calls": calls}), HOST) == "Yes."


def test_words_that_no_file_can_hold_are_made_ones_that_can() -> None:
    odd = {"id": "c\ud800", "model": "\udfff", "choices": [{"finish_reason": "stop\ud800"}]}
    assert usage_of(odd)[1:] == ("stop?", None, "c?", "?")
