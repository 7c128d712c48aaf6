"""The file of a recording: what it is called, what stands in it, and what is said of one that cannot be used."""

import contextlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer.cassette import open_cassette
from summarizer.cassette_file import Failure, cassette_path
from summarizer.cassette_tape import Answered
from summarizer.errors import CassetteError, RefusedError, TooLongError
from tests.taping import ANSWERED, ASKED, MAKING, recorded, replayed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapes" / "a.json"


def test_the_file_is_json_with_bodies_that_can_be_read(path: Path) -> None:
    file = recorded(path, ANSWERED)
    assert file["recorded"] == {
        "model": "toy",
        "endpoint": "localhost",
        "prompt": "incident.v1@0",
        "article": "abc",
        "gazetteer": "none",
        "calls": 3,
        "seconds": 1.25,
        "cost_usd": 0.0042,
        "tokens": {"prompt": 100, "cached": 40, "completion": 20},
        "finish": "stop",
        "notes": ["asked in json-mode"],
        "form": "json-mode",
        "context": 8192,
        "questions": [],
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


def test_an_older_recording_that_tells_no_gazetteer_is_replayed_with_any(path: Path) -> None:
    file = recorded(path, ANSWERED)
    del file["recorded"]["gazetteer"]
    path.write_text(json.dumps(file), encoding="utf-8")
    for gazetteer in ("none", "0a1b"):
        assert replayed(path, making=replace(MAKING, gazetteer=gazetteer)).status == 200
    with pytest.raises(CassetteError, match="since it was recorded, an option or this program changed"):
        replayed(path, ASKED._replace(body=b"{}"), replace(MAKING, gazetteer="0a1b"))


def test_a_refusal_of_what_was_too_long_keeps_how_much_the_model_takes() -> None:
    told = Failure.of(TooLongError("Too long.", "Cut it.", context=4096))
    again = Failure.model_validate_json(told.model_dump_json()).again()
    assert isinstance(again, TooLongError)
    assert (again.message, again.remedy, again.context) == ("Too long.", "Cut it.", 4096)
    assert "context" not in Failure.of(RefusedError("No.")).model_dump_json()


def test_a_missing_recording_is_named(path: Path) -> None:
    with pytest.raises(CassetteError, match=r"no recording of this article \(.*a\.json\)\. Record it with --record"):
        replayed(path)


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"3", b"\xff\xfe", b'{"interactions": []}', b'{"recorded": null, "interactions": []}'),
        *(b'{"recorded": {}, "interactions": []}', b'{"interactions": []}'),
    ],
)
def test_a_file_that_is_no_recording_is_named(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(CassetteError, match=r"a\.json is not a readable recording\. Record it again"):
        replayed(path)


def failing_with(error: str) -> dict[str, Any]:
    """The key of a recording whose only question ended with this error."""
    failure = {"error": error, "message": "", "remedy": ""}
    return {"recorded": {"questions": [{"asked": "0", "form": "tools", "answers": 0, "failure": failure}]}}


@pytest.mark.parametrize(
    "broken",
    [
        {"recorded": None},
        {"recorded": {"calls": "x"}},
        {"recorded": {"tokens": {"prompt": -1}}},
        {"recorded": {"notes": 3}},
        {"recorded": {"questions": [{}]}},
        failing_with("SystemExit"),
        failing_with("InputError"),
        failing_with("Account"),
        {"interactions": None},
        {"interactions": [{}]},
        {"interactions": [{"request": {}, "response": {"body": {"string": "", "base64": "?"}}}]},
    ],
    ids=repr,
)
def test_a_recording_with_a_broken_part_is_named(path: Path, broken: dict[str, Any]) -> None:
    file = recorded(path, ANSWERED)
    for part, value in broken.items():
        file[part] = {**file[part], **value} if isinstance(value, dict) else value
    path.write_text(json.dumps(file), encoding="utf-8")
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
