"""The key and recordings: it is in none, however a server spells it, and the program sees what is recorded."""

import doctest
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer import Options, summarize
from summarizer.endpoint import Endpoint
from summarizer.model import reply
from summarizer.model.reply import without_key
from tests.conftest import Serve
from tests.model.asking import QUICK
from tests.server import Answer, answer_json, closed_port, says
from tests.toy import ARTICLE, GOOD, answer

KEY = 'sk-hu/sh"hu\\sh'
KEYS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8, max_size=40)


def spellings(key: str) -> list[str]:
    """As JSON may have it, and as JSON within JSON."""
    once = json.dumps(key)[1:-1]
    by_number = "".join(f"\\u{ord(letter):04X}" for letter in key)
    slashed = once.replace("/", "\\/")
    return [key, once, slashed, by_number, by_number.lower(), *(json.dumps(one)[1:-1] for one in (slashed, by_number))]


@given(KEYS)
def test_no_spelling_of_a_key_is_left(key: str) -> None:
    for spelled in spellings(key):
        assert without_key(f"Bearer {spelled}: no".encode(), key) == b"Bearer [key]: no"


@given(KEYS, st.binary(max_size=40), st.binary(max_size=40))
def test_bytes_around_a_key_stay_also_those_that_are_no_text(key: str, before: bytes, after: bytes) -> None:
    assert without_key(before + b" " + key.encode() + b" " + after, key) == before + b" [key] " + after


@given(KEYS, st.text(max_size=20))
@example("sk-hush\\", "")
def test_a_json_body_stays_one(key: str, text: str) -> None:
    for value in (key, json.dumps({"said": key})):
        body = json.dumps({"text": text + " " + value + " " + text}).encode()
        assert "[key]" in json.loads(without_key(body, key))["text"]


def test_another_key_stays() -> None:
    assert without_key(b'{"message": "sk-other-key"}', KEY) == b'{"message": "sk-other-key"}'


def test_a_key_too_short_for_a_secret_is_not_looked_for() -> None:
    assert without_key(b"none of these", "none") == b"none of these"


@pytest.mark.parametrize("spelled", spellings(KEY), ids=range(len(spellings(KEY))))
def test_a_server_that_quotes_the_key_has_it_in_no_recording_and_the_replay_is_the_same(
    serve: Serve, tmp_path: Path, spelled: str
) -> None:
    # The model's text is JSON within the server's JSON.
    quoting = says(answer(GOOD | {"weapon": "harpoons of PLACE"}))
    first = Answer(body=quoting.body.replace(b"PLACE", json.dumps(spelled)[1:-1].encode()), headers=quoting.headers)
    refusal = answer_json({"error": {"message": "no PLACE", "type": "error"}}, 400)
    second = Answer(400, refusal.body.replace(b"PLACE", spelled.encode()), refusal.headers)
    server = serve(first, second)
    told = Endpoint(server.base_url, "toy-model", KEY)
    before = summarize(ARTICLE, options=Options(endpoint=told, limits=QUICK, record=tmp_path)).json_text()
    (file,) = tmp_path.iterdir()
    text = file.read_text(encoding="utf-8")
    assert "[key]" in text
    assert not [one for one in spellings(KEY) if one in text or json.dumps(one)[1:-1] in text]
    nobody = Endpoint(f"http://127.0.0.1:{closed_port()}/v1", "toy-model")
    assert summarize(ARTICLE, options=Options(endpoint=nobody, replay=tmp_path)).json_text() == before


def test_examples_come_out_as_written() -> None:
    outcome = doctest.testmod(reply)
    assert outcome.attempted
    assert not outcome.failed
