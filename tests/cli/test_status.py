"""Where a run stands, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.cli.commanding import named, rows, summarize
from tests.conftest import Serve
from tests.server import error_answer, says
from tests.storing import with_reports
from tests.toy import ARTICLE, answer


def test_a_run_is_told_in_counts(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named(serve(says(answer()), error_answer(400, "no")), monkeypatch)
    rows(tmp_path / "a.jsonl", *({"id": f"row-{number % 2}", "text": f"{ARTICLE}{number % 2}."} for number in range(3)))
    assert summarize("a.jsonl", "-o", "out.jsonl", "-j", "1").exit_code == 1
    told = summarize("status", "out.jsonl")
    assert told.exit_code == 0
    lines = {line.split("  ")[0]: line.split("  ")[-1].strip() for line in told.stdout.splitlines()}
    assert (lines["articles"], lines["done"], lines["repeated"]) == ("2", "1", "1")
    assert lines["failed"] == "1 (1 RequestRejectedError)"
    assert (lines["tokens"], lines["model"]) == ("100 in, 20 out", "toy-model")
    plain = json.loads(summarize("status", "out.jsonl.run", "--json").stdout)
    assert (plain["articles"], plain["done"], plain["failed"]) == (2, 1, {"RequestRejectedError": 1})
    assert (plain["complete"], plain["tokens"]) == (True, {"prompt": 100, "completion": 20})


def test_a_run_that_was_cut_short_says_so(tmp_path: Path) -> None:
    with_reports(tmp_path / "coded", 1, 2)
    assert "2 so far: the input was not read to its end" in summarize("status", "coded").stdout


def test_a_place_without_a_run_is_one_line() -> None:
    for name in (".", "nowhere", "article.txt"):
        result = summarize("status", name)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
