import doctest
import json
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from summarizer.cassette import Cassette, body_hash, open_cassette
from summarizer.cassette_file import Failure, Making, Question
from summarizer.cassette_tape import Answered, Asked
from summarizer.errors import CassetteError, RateLimitError
from tests.taping import ANSWERED, ASKED, MAKING, TOOK, recorded, replayed

REFUSED = Question(
    asked="0d1e", form="json-mode", answers=1, failure=Failure(error="RateLimitError", message="No.", remedy="Wait.")
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapes" / "a.json"


def test_what_was_recorded_is_replayed(path: Path) -> None:
    recorded(path, ANSWERED)
    answer = replayed(path)
    assert (answer.status, answer.body) == (200, ANSWERED.body)
    assert answer.headers == (("Content-Type", "application/json"),)


def test_answers_come_in_their_order_and_once_each(path: Path) -> None:
    recorded(path, Answered(500, (), b"{}"), ANSWERED)
    with open_cassette(path, "replay", MAKING) as cassette:
        assert [cassette.answer(ASKED).status for _ in range(2)] == [500, 200]
        with pytest.raises(CassetteError, match="does not fit"):
            cassette.answer(ASKED)


def test_what_the_calls_took_comes_back(path: Path) -> None:
    recorded(path, ANSWERED)
    with open_cassette(path, "replay", MAKING) as cassette:
        assert (cassette.took, cassette.form, cassette.context) == (TOOK, "json-mode", 8192)
        assert all(map(cassette.took.tells, ("cost_usd", "tokens", "finish", "notes")))
        assert cassette.replaying


def test_an_older_recording_is_known_by_what_it_does_not_tell(path: Path) -> None:
    file = recorded(path, ANSWERED)
    for name in ("cost_usd", "form", "tokens", "finish", "notes", "questions", "context"):
        del file["recorded"][name]
    path.write_text(json.dumps(file), encoding="utf-8")
    with open_cassette(path, "replay", MAKING) as cassette:
        assert not any(map(cassette.took.tells, ("cost_usd", "tokens", "finish", "notes")))
        assert (cassette.took.calls, cassette.form, cassette.questions) == (3, "json-schema", None)
        assert cassette.context is None
        assert cassette.question("whatever") is None
        assert cassette.answer(ASKED).status == 200


def test_how_a_question_went_comes_back_and_its_answers_are_nobody_elses(path: Path) -> None:
    good = REFUSED.model_copy(update={"failure": None})
    with open_cassette(path, "record", MAKING) as cassette:
        for status, question in ((429, REFUSED), (200, good)):
            cassette.keep(ASKED, ANSWERED._replace(status=status))
            cassette.ended(question)
    with open_cassette(path, "replay", MAKING) as cassette:
        failed = cassette.question(REFUSED.asked)
        assert failed == REFUSED
        assert failed.failure is not None
        error = failed.failure.again()
        assert (type(error), str(error)) == (RateLimitError, "No. Wait.")
        assert cassette.question(REFUSED.asked) == good
        assert cassette.answer(ASKED).status == 200
        with pytest.raises(CassetteError, match="an option or this program changed"):
            cassette.question(REFUSED.asked)


def test_another_question_in_its_place_says_what_changed(path: Path) -> None:
    with open_cassette(path, "record", MAKING) as cassette:
        cassette.keep(ASKED, ANSWERED)
        cassette.ended(REFUSED)
    now = replace(MAKING, prompt="incident.v2@1")
    with (
        open_cassette(path, "replay", now) as cassette,
        pytest.raises(CassetteError, match=r"the prompt \(.*\) changed"),
    ):
        cassette.question("another")


def test_nothing_of_host_or_account_is_written(path: Path) -> None:
    recorded(path, ANSWERED)
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("hush", "org-ours", "req-1", "host-17", "Cookie") if word in text]


@pytest.mark.parametrize("body", [b"caf\xe9", b"\xff\xfe", b"\xed\xa0\x80", "{}".encode("utf-16"), b"\xef\xbb\xbf{}"])
def test_a_body_comes_back_byte_for_byte_also_one_that_is_no_text(path: Path, body: bytes) -> None:
    file = recorded(path, Answered(502, (), body))
    assert replayed(path).body == body
    assert file["interactions"][0]["response"]["body"]["string"] == body.decode("utf-8", "replace")


@pytest.mark.parametrize(
    "asked",
    [
        ASKED._replace(method="GET"),
        ASKED._replace(path="/v2/chat/completions"),
        ASKED._replace(body=b'{"model": "toy", "messages": ["Kabul"]}'),
    ],
    ids=["method", "path", "body"],
)
def test_another_request_gets_no_answer(path: Path, asked: Asked) -> None:
    recorded(path, ANSWERED)
    with pytest.raises(CassetteError, match="an option or this program changed"):
        replayed(path, asked)


def test_order_of_keys_and_white_space_make_no_other_request(path: Path) -> None:
    recorded(path, ANSWERED)
    again = json.dumps({"messages": ["کابل"], "model": "toy"}, indent=2).encode()
    assert replayed(path, ASKED._replace(body=again)).status == 200


@pytest.mark.parametrize(
    ("making", "changed"),
    [
        (Making("toy-2", "localhost", "incident.v1@0", "abc"), r"the model \(toy then, toy-2 now\) changed"),
        (
            Making("toy", "localhost", "incident.v1@1", "abc"),
            r"the prompt \(incident.v1@0 then, incident.v1@1 now\) changed",
        ),
        (Making("toy", "localhost", "incident.v1@0", "abd"), r"the article's text changed"),
        (
            Making("toy-2", "localhost", "incident.v1@0", "abd"),
            r"the model \(toy then, toy-2 now\) and the article's text changed",
        ),
    ],
)
def test_a_recording_that_does_not_fit_says_what_changed(path: Path, making: Making, changed: str) -> None:
    recorded(path, ANSWERED)
    with pytest.raises(CassetteError, match=rf"a\.json does not fit .*{changed}\. Record again with --record"):
        replayed(path, ASKED._replace(body=b"{}"), making)


@pytest.mark.parametrize(("then", "now"), [("none", "0a1b"), ("0a1b", "none"), ("0a1b", "2c3d")])
def test_a_recording_made_with_another_gazetteer_says_so_though_its_answers_fit(
    path: Path, then: str, now: str
) -> None:
    with open_cassette(path, "record", replace(MAKING, gazetteer=then)) as cassette:
        cassette.keep(ASKED, ANSWERED)
    with pytest.raises(
        CassetteError, match=rf"since it was recorded, the gazetteer \({then} then, {now} now\) changed"
    ):
        replayed(path, making=replace(MAKING, gazetteer=now))
    assert replayed(path, making=replace(MAKING, gazetteer=then)).status == 200


def test_recordings_that_are_open_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    recorded(first, ANSWERED._replace(status=201))
    recorded(second, ANSWERED._replace(status=202))
    with open_cassette(first, "replay", MAKING) as one, open_cassette(second, "replay", MAKING) as two:
        assert (two.answer(ASKED).status, one.answer(ASKED).status) == (202, 201)


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_the_longest_answer_makes_no_other_request(name: str) -> None:
    assert body_hash(b'{"model":"toy","%b":1600}' % name.encode()) == body_hash(b'{"model":"toy"}')


def test_a_body_that_is_not_json_has_the_hash_of_its_bytes() -> None:
    assert body_hash(b"{a") != body_hash(b"{ a")
    assert body_hash(b'{"a":1,"b":2}') == body_hash(b'{"b": 2, "a": 1}')


@pytest.mark.parametrize("name", ["cassette", "cassette_file", "cassette_tape"])
def test_examples_come_out_as_written(name: str) -> None:
    outcome = doctest.testmod(import_module(f"summarizer.{name}"))
    assert outcome.attempted
    assert not outcome.failed


def test_a_cassette_shows_no_answers() -> None:
    assert "tape" not in repr(Cassette(Path("a.json"), "replay", MAKING))
