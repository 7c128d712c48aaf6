"""What is sent, what comes back, and what it is counted as; how calls fail is in test_faults."""

import asyncio
import gc
import json
import logging
import pickle
from typing import Any

import pytest

from summarizer.draft import Draft, IncidentDraft
from summarizer.endpoint import Endpoint
from summarizer.errors import InvalidAnswerError, TruncatedError
from summarizer.model import Limits, Model, Spent
from summarizer.prompt import Message
from summarizer.report import Tokens
from tests.conftest import Serve
from tests.model.asking import KEY, QUESTION, QUICK, ask, endpoint_of
from tests.server import ScriptedServer, answer_json, completion, error_answer, gzipped, says
from tests.toy import GOOD_ANSWER, answer, event


def schema_objects(schema: Any) -> list[dict[str, Any]]:
    """Every JSON Schema of an object within a schema."""
    if isinstance(schema, list):
        return [found for one in schema for found in schema_objects(one)]
    if not isinstance(schema, dict):
        return []
    inner = [found for one in schema.values() for found in schema_objects(one)]
    return [schema, *inner] if schema.get("type") == "object" else inner


def test_the_question_goes_to_chat_completions_with_the_key_in_its_header_only(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    ask(endpoint_of(server))
    (request,) = server.requests
    assert (request.method, request.path) == ("POST", "/v1/chat/completions")
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in request.body.decode() + str({**request.headers, "authorization": ""})


def test_the_messages_are_sent_as_they_are(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    ask(endpoint_of(server))
    assert server.requests[0].messages == [message._asdict() for message in QUESTION]
    assert server.requests[0].json["model"] == "toy-model"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% x %} {# y #} {{",
        "{0} %s $HOME \\n \x00",
        "https://example.org/photo.jpg",
        "data:image/png;base64,iVBORw0KGgo=",
        "Zwölf Tote in کابل 🕊",
    ],
)
def test_an_articles_text_is_sent_verbatim(serve: Serve, text: str) -> None:
    server = serve(says(GOOD_ANSWER))
    ask(endpoint_of(server), messages=[Message("system", "s"), Message("user", text), Message("user", text)])
    assert [message["content"] for message in server.requests[0].messages] == ["s", text, text]


def test_the_schema_binds_every_object_to_exactly_its_keys(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    ask(endpoint_of(server))
    form = server.requests[0].json["response_format"]
    assert form["type"] == "json_schema"
    assert form["json_schema"]["strict"] is True
    assert form["json_schema"]["name"] == "Draft"
    objects = schema_objects(form["json_schema"]["schema"])
    assert len(objects) == 2
    for one in objects:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
    assert list(objects[1]["properties"]) == list(IncidentDraft.model_fields)


def test_no_docstring_gets_into_the_schema(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    ask(endpoint_of(server))
    assert "as the model tells it" not in server.requests[0].body.decode()
    assert "description" not in server.requests[0].json["response_format"]["json_schema"]["schema"]


def test_the_answer_is_meant_to_be_the_same_each_time(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    ask(endpoint_of(server), Limits(answer_tokens=77))
    ask(endpoint_of(server), Limits(answer_tokens=77))
    first, second = server.requests
    assert first.body == second.body
    assert {name: first.json[name] for name in ("temperature", "seed", "max_tokens")} == {
        "temperature": 0,
        "seed": 0,
        "max_tokens": 77,
    }
    assert not {"stream", "tools", "n", "max_completion_tokens"} & set(first.json)


def test_openai_itself_is_asked_in_its_newer_words_and_through_the_proxy(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve(says(GOOD_ANSWER))
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-ours")
    ask(Endpoint("http://api.openai.com/v1", "gpt-x", KEY))
    (request,) = proxy.requests
    assert request.path == "http://api.openai.com/v1/chat/completions"
    assert request.json["max_completion_tokens"] == Limits().answer_tokens
    assert not {"max_tokens", "temperature", "seed"} & set(request.json)
    assert request.headers["openai-organization"] == "org-ours"


def test_openais_organization_and_proxies_are_not_for_a_server_on_this_machine(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, proxy = serve(says(GOOD_ANSWER)), serve(error_answer(502))
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-ours")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-ours")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "x-gateway: gateway-ours")
    ask(endpoint_of(server))
    assert "-ours" not in str(server.requests[0].headers)
    assert not proxy.requests


def test_a_draft_comes_back_and_nothing_of_the_libraries_with_it(serve: Serve) -> None:
    draft = ask(endpoint_of(serve(says(GOOD_ANSWER))))
    assert type(draft) is Draft
    assert draft == Draft.model_validate_json(GOOD_ANSWER)
    assert pickle.loads(pickle.dumps(draft)) == draft  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{GOOD_ANSWER}\n```",
        f"Sure! {GOOD_ANSWER}",
        f"<think>Hm, {{}}.</think>{GOOD_ANSWER}",
        f"[{GOOD_ANSWER}]",
    ],
    ids=["fence", "prose", "thought", "list"],
)
def test_what_models_put_around_the_json_costs_no_call(serve: Serve, text: str) -> None:
    server = serve(says(text))
    assert ask(endpoint_of(server)).incidents[0].place == "Norvale"
    assert len(server.requests) == 1


def test_a_compressed_answer_is_read(serve: Serve) -> None:
    assert ask(endpoint_of(serve(gzipped(says(GOOD_ANSWER))))).incidents


def test_no_incident_is_an_answer(serve: Serve) -> None:
    assert ask(endpoint_of(serve(says(answer())))).incidents == ()


def test_a_violation_leaves_with_its_reasons_and_the_whole_answer(serve: Serve) -> None:
    text = "So: " + json.dumps({"incidents": [event(type="Shooting", killed=3)], "mood": "tense"})
    server = serve(says(text))
    with pytest.raises(InvalidAnswerError, match=r"not what was asked for \(3 violations\)\. .*--repairs") as caught:
        ask(endpoint_of(server))
    assert caught.value.answer == text
    assert [reason.split(":")[0] for reason in caught.value.reasons] == [
        "incidents.0.killed",
        "incidents.0.type",
        "mood",
    ]
    assert caught.value.reasons[0].endswith("(was '3')")
    assert "Shooting" not in str(caught.value)
    assert len(server.requests) == 1


def test_an_answer_without_json_has_one_reason(serve: Serve) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        ask(endpoint_of(serve(says("I would rather talk about rowing."))))
    (reason,) = caught.value.reasons
    assert reason == "answer: it is not one whole JSON object"


def test_a_key_that_is_there_twice_loses_nothing_in_silence(serve: Serve) -> None:
    twice = GOOD_ANSWER[:-1] + ', "incidents": []}'
    with pytest.raises(InvalidAnswerError):
        ask(endpoint_of(serve(says(twice))))


def test_what_was_passed_over_or_mended_is_noted(serve: Serve) -> None:
    spent = Spent()
    ask(endpoint_of(serve(says(f"Sure:\n```json\n{GOOD_ANSWER}\n```"))), spent=spent)
    assert spent.notes == ["code fence", "prose"]


def test_a_long_list_of_violations_is_cut_short(serve: Serve) -> None:
    wrong = json.dumps({"incidents": [{"what": "x" * 1000, "killed": "y" * 1000}] * 5})
    with pytest.raises(InvalidAnswerError) as caught:
        ask(endpoint_of(serve(says(wrong))))
    assert len(caught.value.reasons) == 8
    assert all(len(reason) < 250 for reason in caught.value.reasons)


def test_tokens_and_seconds_are_counted_over_all_calls(serve: Serve) -> None:
    server, spent = serve(error_answer(500), says(""), says(GOOD_ANSWER)), Spent()
    ask(endpoint_of(server), spent=spent)
    assert spent.calls == 3
    assert spent.tokens == Tokens(prompt=200, cached=80, completion=40)
    assert 0 < spent.seconds < 10
    ask(endpoint_of(server), spent=spent)
    assert spent.calls == 4
    assert spent.tokens.prompt == 300


def test_an_answer_that_cannot_be_used_is_counted_too(serve: Serve) -> None:
    spent = Spent()
    with pytest.raises(TruncatedError):
        ask(endpoint_of(serve(says("{", "length"))), spent=spent)
    assert (spent.calls, spent.completion, spent.finish) == (2, 40, "length")


def test_a_server_that_counts_nothing_costs_nothing(serve: Serve) -> None:
    bare = {name: value for name, value in completion(GOOD_ANSWER).items() if name in {"choices"}}
    spent = Spent()
    ask(endpoint_of(serve(answer_json(bare))), spent=spent)
    assert spent.tokens == Tokens()
    assert spent.calls == 1


def test_questions_at_the_same_time_do_not_mix(serve: Serve) -> None:
    server = serve(error_answer(500), error_answer(500), says(GOOD_ANSWER))

    async def all_at_once() -> list[int]:
        async with Model(endpoint_of(server), QUICK) as model:
            inquiries = [model.inquiry() for _ in range(8)]
            await asyncio.gather(*(inquiry.ask(QUESTION) for inquiry in inquiries))
        return [inquiry.budget.spent.calls for inquiry in inquiries]

    calls = asyncio.run(all_at_once())
    assert sum(calls) == len(server.requests) == 10
    assert max(calls) <= 3


def test_one_event_loop_after_another_leaves_nothing_open(serve: Serve, recwarn: pytest.WarningsRecorder) -> None:
    server: ScriptedServer = serve(says(GOOD_ANSWER))
    for _ in range(3):
        ask(endpoint_of(server))
    gc.collect()
    assert not recwarn.list


def test_calls_are_told_to_those_who_listen_without_key_or_answer(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "summarizer"):
        ask(endpoint_of(serve(error_answer(500), says(GOOD_ANSWER))))
    told = [record.getMessage() for record in caplog.records if record.name.startswith("summarizer")]
    assert len(told) == 2
    assert told[0].startswith(
        "article: call 1 (try 1 of 4): 127.0.0.1 failed (500: no); 0 tokens in (0 cached), 0 out;"
    )
    assert told[1].startswith("article: call 2 (try 2 of 4): 200, stop; 100 tokens in (40 cached), 20 out;")
    assert not [line for line in told if KEY in line or "guards" in line]


def test_messages_are_told_to_those_who_ask_for_all_of_it(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "summarizer"):
        ask(endpoint_of(serve(says(GOOD_ANSWER))))
    told = [record.getMessage() for record in caplog.records if record.levelname == "DEBUG" if "summ" in record.name]
    assert told == [
        "article: system: Answer with JSON.",
        "article: user: Two died.",
        f"article: answer: {GOOD_ANSWER}",
    ]


def test_a_model_that_is_not_open_says_so() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        Model(Endpoint("http://127.0.0.1:9/v1", "m")).inquiry()
