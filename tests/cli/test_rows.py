"""Many articles in one file."""

import json
import threading
from pathlib import Path

import pytest

from summarizer.report import Report
from tests.cli.commanding import named, rows, summarize
from tests.conftest import Serve
from tests.server import Answer, Received, ScriptedServer, error_answer, says
from tests.toy import ARTICLE, GOOD_ANSWER


def test_rows_give_a_report_each_on_a_line_and_in_order(server: ScriptedServer, tmp_path: Path) -> None:
    rows(tmp_path / "a.jsonl", *({"id": f"row-{number}", "text": ARTICLE} for number in range(3)))
    result = summarize("a.jsonl")
    reports = [Report.model_validate_json(line) for line in result.stdout.splitlines()]
    assert [report.article.id for report in reports] == ["row-0", "row-1", "row-2"]
    assert result.exit_code == 0
    assert result.stderr.count("model: ") == 1
    assert len(server.requests) == 3


@pytest.mark.usefixtures("server")
def test_a_bad_row_is_said_and_does_not_stop_the_others(tmp_path: Path) -> None:
    rows(
        tmp_path / "a.jsonl",
        "{",
        {"id": "good", "text": ARTICLE},
        {"id": "bare"},
        "",
        [1],
        {"id": "2", "text": ARTICLE},
    )
    result = summarize("a.jsonl", "--quiet", "-o", "out.jsonl")
    written = [json.loads(line)["article"]["id"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert (result.exit_code, written) == (1, ["good", "2"])
    assert [line.split(" ")[1] for line in result.stderr.splitlines()] == ["a.jsonl:1", "a.jsonl:3", "a.jsonl:5"]


def test_rows_that_are_all_bad_start_no_model_and_write_nothing(server: ScriptedServer, tmp_path: Path) -> None:
    rows(tmp_path / "a.jsonl", "{", "[]")
    result = summarize("a.jsonl", "-o", "out.jsonl")
    assert result.exit_code == 2
    assert [line.split(" ")[1] for line in result.stderr.splitlines()] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl"]
    assert not (tmp_path / "out.jsonl").exists()
    assert not server.requests


def test_rows_that_fail_before_the_first_report_leave_the_file_alone(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named(serve(error_answer(401)), monkeypatch)
    rows(tmp_path / "a.jsonl", {"text": ARTICLE})
    assert summarize("a.jsonl", "-o", "out.jsonl").exit_code == 3
    assert not (tmp_path / "out.jsonl").exists()


def numbered(count: int) -> list[dict[str, str]]:
    return [{"id": f"row-{number}", "text": f"{ARTICLE}Report {number}.\n"} for number in range(count)]


def lines(path: Path) -> list[Report]:
    return [Report.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_failure_that_all_further_rows_would_share_ends_the_run_and_keeps_what_is_there(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = named(serve(says(GOOD_ANSWER), error_answer(401)), monkeypatch)
    rows(tmp_path / "a.jsonl", *numbered(10))
    result = summarize("a.jsonl", "-o", "out.jsonl", "--jobs", "1")
    assert result.exit_code == 3
    (report,) = lines(tmp_path / "out.jsonl")
    assert report.incidents
    assert len(server.requests) == 6


def test_the_same_command_again_does_only_the_rest(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = named(
        serve(says(GOOD_ANSWER), error_answer(400, "no"), says(None, refusal="no"), says(GOOD_ANSWER)), monkeypatch
    )
    rows(tmp_path / "a.jsonl", *numbered(4))
    first = summarize("a.jsonl", "-o", "out.jsonl", "--jobs", "1")
    assert first.exit_code == 1
    assert "2 reported; 2 failed (1 RequestRejectedError, 1 refused); 4 calls" in first.stderr
    assert "the same command again does the rest" in first.stderr
    assert [report.article.id for report in lines(tmp_path / "out.jsonl")] == ["row-0", "row-2", "row-3"]
    again = summarize("a.jsonl", "-o", "out.jsonl", "--jobs", "1")
    assert again.exit_code == 0
    assert "2 reported; 2 done before; 2 calls" in again.stderr
    assert [report.article.id for report in lines(tmp_path / "out.jsonl")] == ["row-0", "row-1", "row-2", "row-3"]
    assert all(report.incidents for report in lines(tmp_path / "out.jsonl"))
    assert len(server.requests) == 6


def test_force_asks_again_about_all(server: ScriptedServer, tmp_path: Path) -> None:
    rows(tmp_path / "a.jsonl", *numbered(3))
    for options in ((), ("--force",)):
        assert summarize("a.jsonl", "-o", "out.jsonl", *options).exit_code == 0
    assert len(server.requests) == 6
    assert len(lines(tmp_path / "out.jsonl")) == 3


def test_a_row_that_stands_twice_is_done_once(server: ScriptedServer, tmp_path: Path) -> None:
    rows(tmp_path / "a.jsonl", *numbered(2), *numbered(2))
    result = summarize("a.jsonl", "-o", "out.jsonl")
    assert (result.exit_code, len(server.requests), len(lines(tmp_path / "out.jsonl"))) == (0, 2, 2)
    assert "2 repeated" in result.stderr


def test_rows_go_to_the_endpoint_several_at_once_and_come_out_in_order(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    together = threading.Barrier(4, timeout=20)

    def when_four_ask(_: Received) -> Answer:
        together.wait()
        return says(GOOD_ANSWER)

    named(serve(when_four_ask), monkeypatch)
    rows(tmp_path / "a.jsonl", *numbered(8))
    result = summarize("a.jsonl", "--jobs", "4")
    assert result.exit_code == 0
    assert [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()] == [f"row-{n}" for n in range(8)]


def test_one_rows_failure_is_said_with_the_endpoints_name_for_the_request(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named(serve(error_answer(400, "no", X_Request_Id="req-7"), says(GOOD_ANSWER)), monkeypatch)
    rows(tmp_path / "a.jsonl", *numbered(2))
    told = summarize("a.jsonl", "--jobs", "1").stderr
    assert "summarize: row-0: 127.0.0.1 rejects the request (400: no)." in told
    assert "(request req-7)" in told


def test_an_endpoint_that_fails_for_every_row_is_exit_code_3(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named(serve(error_answer(400, "no")), monkeypatch)
    rows(tmp_path / "a.jsonl", *numbered(2))
    assert summarize("a.jsonl").exit_code == 3


def test_the_worst_rows_exit_code_is_the_runs(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named(serve(says(None, refusal="no"), says(GOOD_ANSWER)), monkeypatch)
    rows(tmp_path / "a.jsonl", *numbered(2))
    assert summarize("a.jsonl", "--jobs", "1").exit_code == 1


def test_recordings_of_two_articles_with_one_id_do_not_replace_each_other(
    server: ScriptedServer, tmp_path: Path
) -> None:
    rows(tmp_path / "a.jsonl", {"id": "same", "text": ARTICLE}, {"id": "same", "text": f"{ARTICLE}More."})
    result = summarize("a.jsonl", "--record", "tapes", "--jobs", "1")
    assert (result.exit_code, len(server.requests), len(list((tmp_path / "tapes").iterdir()))) == (1, 1, 1)
    assert "Another article with the id 'same' has been recorded" in result.stderr


def test_a_run_made_otherwise_asks_again_and_says_why(server: ScriptedServer, tmp_path: Path) -> None:
    rows(tmp_path / "a.jsonl", *numbered(2))
    assert summarize("a.jsonl", "-o", "out.jsonl").exit_code == 0
    again = summarize("a.jsonl", "-o", "out.jsonl", "--repairs", "0", "--with-text")
    assert "repairs (1 then, 0 now), text (without then, with now); every article is asked again" in again.stderr
    assert len(server.requests) == 4
