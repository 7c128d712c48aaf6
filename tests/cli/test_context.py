"""``--context``: how much the model takes, and what that means for long articles."""

import json
from pathlib import Path

import pytest

from tests.cli.commanding import named, summarize
from tests.conftest import Serve
from tests.narrow import LAST, MIDDLE, Narrow, long_article
from tests.server import ScriptedServer, error_answer, says


@pytest.fixture(autouse=True)
def long_file(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(long_article(30_000).text, encoding="utf-8")


@pytest.fixture
def server(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    return named(serve(Narrow()), monkeypatch)


def parts_read(*arguments: str) -> int:
    result = summarize("long.txt", *arguments)
    assert result.exit_code == 0, result.stderr
    (note,) = json.loads(result.stdout)["provenance"]["notes"]
    return int(note.removeprefix("read in ").removesuffix(" parts"))


def test_a_long_article_is_read_in_parts_without_a_refused_call(server: ScriptedServer) -> None:
    assert parts_read("--context", "8192") == 2
    assert len(server.requests) == 2


def test_command_line_then_environment_then_file_say_how_much_the_model_takes(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("summarizer.toml").write_text("context = 8000\n", encoding="utf-8")
    of_file = parts_read()
    monkeypatch.setenv("SUMMARIZER_CONTEXT", "5000")
    of_environment, of_command = parts_read(), parts_read("--context", "4000")
    assert 2 == of_file < of_environment < of_command
    assert len(server.requests) == of_file + of_environment + of_command


def test_an_endpoint_that_does_not_say_how_much_it_takes_is_told_of(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(serve(error_answer(413)), monkeypatch)
    result = summarize("long.txt")
    assert result.exit_code == 3
    assert "Give with --context how many tokens the model takes" in result.stderr


def test_a_context_that_holds_no_article_is_wrong_usage(server: ScriptedServer) -> None:
    for arguments in (("--context", "1500"), ("--context", "1500", "--dry-run"), ("--context", "0")):
        assert summarize("long.txt", *arguments).exit_code == 2
    assert not server.requests


def test_a_dry_run_counts_the_calls_for_each_part(server: ScriptedServer) -> None:
    whole, in_parts = (
        json.loads(summarize("long.txt", "--dry-run", *context).stdout) for context in ((), ("--context", "4000"))
    )
    assert whole["calls"] == 1
    assert in_parts["calls"] >= 5
    assert in_parts["tokens"]["prompt"] > whole["tokens"]["prompt"]
    assert not server.requests


def test_a_lost_part_is_said_and_may_make_the_run_fail(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    named(serve(Narrow(instead={MIDDLE: says(None, refusal="I cannot")})), monkeypatch)
    lenient, strict = (
        summarize("long.txt", "--context", "4000", *more) for more in ((), ("--fail-on", "unusable,part-lost"))
    )
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    assert "part 3 of 5 is lost, characters" in lenient.stderr


def test_a_recording_is_replayed_whatever_context_is_given(server: ScriptedServer) -> None:
    made = summarize("long.txt", "--context", "4000", "--record", "tapes")
    again = summarize("long.txt", "--context", "8192", "--replay", "tapes")
    assert (again.exit_code, again.stdout) == (0, made.stdout)
    assert LAST in server.requests[-1].messages[-1]["content"]
