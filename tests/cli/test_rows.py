"""Many articles in one file."""

import json
from pathlib import Path

import pytest

from summarizer.report import Report
from tests.cli.commanding import named, rows, summarize
from tests.conftest import Serve
from tests.server import ScriptedServer, error_answer, says
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


def test_rows_before_a_failure_stay_whole(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named(serve(says(GOOD_ANSWER), error_answer(401)), monkeypatch)
    rows(tmp_path / "a.jsonl", *[{"text": ARTICLE}] * 3)
    assert summarize("a.jsonl", "-o", "out.jsonl").exit_code == 3
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert Report.model_validate_json(line).incidents


def test_the_worst_rows_exit_code_is_the_runs(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named(serve(says(None, refusal="no"), says(GOOD_ANSWER)), monkeypatch)
    rows(tmp_path / "a.jsonl", *[{"text": ARTICLE}] * 2)
    assert summarize("a.jsonl").exit_code == 1
