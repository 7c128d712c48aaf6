from typing import Any

import pytest
from openai.types.chat import ChatCompletion

from summarizer.endpoint import Endpoint
from summarizer.errors import AnswerError, EmptyAnswerError, RefusedError, ServerFaultError, TruncatedError
from summarizer.model.completion import NO_USAGE, Usage, text_of, usage_of
from summarizer.report import Tokens
from tests.server import completion

HOST = Endpoint("http://somewhere/v1", "toy")


def received(value: Any) -> ChatCompletion:
    """As openai builds it: nothing is validated."""
    return ChatCompletion.construct(**value)


def with_choice(**choice: object) -> ChatCompletion:
    return received({"choices": [choice]})


def test_the_text_and_what_it_took_are_read() -> None:
    whole = received(completion("Yes."))
    assert text_of(whole, HOST) == "Yes."
    assert usage_of(whole) == Usage(Tokens(prompt=100, cached=40, completion=20), "stop", None, "c1", "toy")


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
    assert usage_of(received({"usage": usage, "choices": []})) == NO_USAGE


@pytest.mark.parametrize("value", ["<html>", None, 3, [], {"choices": []}])
def test_what_is_no_completion_has_no_usage_and_is_the_servers_fault(value: object) -> None:
    assert usage_of(value) == NO_USAGE
    with pytest.raises(ServerFaultError, match=r"somewhere answered with something that is not the API's JSON.*/v1"):
        text_of(value, HOST)


@pytest.mark.parametrize("choices", [None, [], {}, "none", [None]])
def test_no_choice_is_an_empty_answer(choices: object) -> None:
    with pytest.raises(EmptyAnswerError, match="without a choice"):
        text_of(received({"choices": choices}), HOST)


@pytest.mark.parametrize("message", [None, {}, {"content": None}, {"content": " \n"}, {"content": [{"text": "a"}]}])
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
