import contextlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer.cassette import Answered, Asked, Cassette, Making, body_hash, cassette_path, open_cassette
from summarizer.errors import CassetteError

MAKING = Making(model="toy", endpoint="localhost", prompt="incident.v1@0", article="abc")
ASKED = Asked("POST", "/v1/chat/completions", '{"model": "toy", "messages": ["کابل"]}'.encode())
HEADERS = (
    ("Content-Type", "application/json"),
    ("Set-Cookie", "session=hush"),
    ("OpenAI-Organization", "org-ours"),
    ("X-Request-Id", "req-1"),
    ("Server", "host-17"),
)
ANSWERED = Answered(200, HEADERS, '{"text": "zwölf"}'.encode())


def recorded(path: Path, *answers: Answered, asked: Asked = ASKED) -> Any:
    """What stands in the file after these answers were recorded."""
    with open_cassette(path, "record", MAKING) as cassette:
        for answer in answers:
            cassette.keep(asked, answer)
        cassette.calls, cassette.seconds = len(answers), 1.25
        cassette.cost_usd, cassette.form = 0.0042, "json-mode"
    return json.loads(path.read_text(encoding="utf-8"))


def replayed(path: Path, asked: Asked = ASKED, making: Making = MAKING) -> Answered:
    with open_cassette(path, "replay", making) as cassette:
        return cassette.answer(asked)


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
        assert (cassette.calls, cassette.seconds) == (1, 1.25)
        assert (cassette.cost_usd, cassette.priced, cassette.form) == (0.0042, True, "json-mode")
        assert cassette.replaying


def test_an_older_recording_that_tells_no_dollars_is_known_by_that(path: Path) -> None:
    file = recorded(path, ANSWERED)
    del file["recorded"]["cost_usd"], file["recorded"]["form"]
    path.write_text(json.dumps(file), encoding="utf-8")
    with open_cassette(path, "replay", MAKING) as cassette:
        assert (cassette.cost_usd, cassette.priced, cassette.form) == (None, False, "json-schema")


def test_nothing_of_host_or_account_is_written(path: Path) -> None:
    recorded(path, ANSWERED)
    text = path.read_text(encoding="utf-8")
    assert not [word for word in ("hush", "org-ours", "req-1", "host-17", "Cookie") if word in text]


def test_the_file_is_json_with_bodies_that_can_be_read(path: Path) -> None:
    file = recorded(path, ANSWERED)
    assert file["recorded"] == {
        "model": "toy",
        "endpoint": "localhost",
        "prompt": "incident.v1@0",
        "article": "abc",
        "gazetteer": "none",
        "calls": 1,
        "seconds": 1.25,
        "cost_usd": 0.0042,
        "form": "json-mode",
    }
    (interaction,) = file["interactions"]
    assert interaction["request"] == {
        "method": "POST",
        "uri": "http://endpoint/v1/chat/completions",
        "body": ASKED.body.decode(),
        "headers": {},
    }
    assert interaction["response"]["body"] == {"string": '{"text": "zwölf"}'}
    assert "کابل" in path.read_text(encoding="utf-8")


def test_a_body_that_is_no_text_is_recorded_as_far_as_it_can_be(path: Path) -> None:
    recorded(path, Answered(502, (), b"caf\xe9"))
    assert replayed(path).body.decode() == "caf�"


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


def test_an_older_recording_that_tells_no_gazetteer_is_replayed_with_any(path: Path) -> None:
    file = recorded(path, ANSWERED)
    del file["recorded"]["gazetteer"]
    path.write_text(json.dumps(file), encoding="utf-8")
    for gazetteer in ("none", "0a1b"):
        assert replayed(path, making=replace(MAKING, gazetteer=gazetteer)).status == 200
    with pytest.raises(CassetteError, match="since it was recorded, an option or this program changed"):
        replayed(path, ASKED._replace(body=b"{}"), replace(MAKING, gazetteer="0a1b"))


def test_a_missing_recording_is_named(path: Path) -> None:
    with pytest.raises(CassetteError, match=r"no recording of this article \(.*a\.json\)\. Record it with --record"):
        replayed(path)


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"3", b"\xff\xfe", b'{"interactions": []}', b'{"recorded": null, "interactions": []}'),
        b'{"recorded": {"model": "m", "prompt": "p", "article": "a", "calls": "x", "seconds": 1}, "interactions": []}',
        b'{"recorded": {"model": "m", "prompt": "p", "article": "a", "calls": 1, "seconds": 1}}',
        b'{"recorded": {"model": "m", "prompt": "p", "article": "a", "calls": 1, "seconds": 1}, "interactions": [{}]}',
    ],
)
def test_a_file_that_is_no_recording_is_named(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(CassetteError, match=r"a\.json is not a readable recording\. Record it again"):
        replayed(path)


def test_a_directory_in_its_place_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(CassetteError, match=r"a\.json is not a readable recording"):
        replayed(path)
    with pytest.raises(CassetteError, match=r"a\.json cannot be written"):
        recorded(path, ANSWERED)


def test_a_folder_that_cannot_be_made_is_said_before_the_model_is_asked(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(CassetteError, match=r"cannot be written: .*--record"),
        open_cassette(tmp_path / "file" / "a.json", "record", MAKING),
    ):
        pytest.fail("the block was entered")


def test_recording_again_replaces_the_file(path: Path) -> None:
    recorded(path, ANSWERED, ANSWERED)
    assert len(recorded(path, ANSWERED)["interactions"]) == 1


def test_recording_over_something_else_replaces_it(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff not a recording")
    assert recorded(path, ANSWERED)["recorded"]["model"] == "toy"


def test_a_recording_that_fails_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    recorded(path, ANSWERED)
    before = path.read_bytes()
    with contextlib.suppress(ZeroDivisionError), open_cassette(path, "record", MAKING) as cassette:
        cassette.keep(ASKED, Answered(500, (), b"half"))
        raise ZeroDivisionError
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_replay_writes_nothing(path: Path) -> None:
    recorded(path, ANSWERED)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    replayed(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_recordings_that_are_open_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    recorded(first, ANSWERED._replace(status=201))
    recorded(second, ANSWERED._replace(status=202))
    with open_cassette(first, "replay", MAKING) as one, open_cassette(second, "replay", MAKING) as two:
        assert (two.answer(ASKED).status, one.answer(ASKED).status) == (202, 201)


@pytest.mark.parametrize("name", ["takhar-2020-10-22", "a", "0.1_b"])
def test_a_plain_id_is_its_files_name(name: str) -> None:
    assert cassette_path(Path("tapes"), name) == Path("tapes") / f"{name}.json"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", ".", "", "a/b", "a\\b", "C:x", "x" * 300, "a\n", "-o", ".hidden", "é", "\ud800"]
)
def test_an_id_that_is_no_safe_file_name_is_hashed(name: str, tmp_path: Path) -> None:
    made = cassette_path(tmp_path, name)
    assert made.parent == tmp_path
    assert len(made.stem) == 16
    assert int(made.stem, 16)
    recorded(made, ANSWERED)


def test_different_ids_have_different_files() -> None:
    names = ["a/b", "a\\b", "a_b", "x" * 300, "x" * 301]
    assert len({cassette_path(Path(), name) for name in names}) == len(names)


def test_a_body_that_is_not_json_has_the_hash_of_its_bytes() -> None:
    assert body_hash(b"{a") != body_hash(b"{ a")
    assert body_hash(b'{"a":1,"b":2}') == body_hash(b'{"b": 2, "a": 1}')


def test_a_cassette_shows_no_answers() -> None:
    assert "tape" not in repr(Cassette(Path("a.json"), "replay", MAKING))
