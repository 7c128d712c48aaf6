"""``summarize evaluate``: what is given, what is written, and the exit code that comes of it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli import commands
from summarizer.cli.evaluate_commands import SHARED
from summarizer.report import Report
from tests.cli.commanding import named, rows, summarize
from tests.conftest import Serve
from tests.evaluate.building import figure, incident, report, row
from tests.server import Answer, says
from tests.toy import ARTICLE, GOOD_ANSWER


def written(path: Path, *reports: Report) -> str:
    path.write_text("".join(one.json_text(indent=None) + "\n" for one in reports), encoding="utf-8")
    return str(path)


@pytest.fixture
def gold(tmp_path: Path) -> str:
    """Two articles, one with three dead and one without an incident."""
    wanted = {"event_type": "Battles", "fatalities": {"best": 3}}
    return str(rows(tmp_path / "gold.jsonl", row("a", wanted), row("b")))


@pytest.fixture
def reports(tmp_path: Path) -> str:
    """What came: one dead too many."""
    came = incident(event_type="Battles", fatalities=figure(4))
    return written(tmp_path / "reports.jsonl", report("a", came), report("b"))


def test_a_table_is_printed(gold: str, reports: str) -> None:
    done = summarize("evaluate", gold, reports)
    assert done.exit_code == 0, done.output
    assert "2 articles of gold, 2 with a report" in done.stdout
    assert "fatalities.best" in done.stdout
    assert done.stderr == ""


def test_json_is_the_record(gold: str, reports: str) -> None:
    found = json.loads(summarize("evaluate", gold, reports, "--format", "json", "--seed", "7").stdout)
    assert (found["schema"], found["settings"]["seed"]) == ("evaluation/1", 7)
    assert [(one["field"], one["wrong"]) for one in found["fields"]] == [("event_type", 0), ("fatalities.best", 1)]


@pytest.mark.parametrize(("name", "begins"), [("x.html", "<!doctype"), ("x.json", "{"), ("x.txt", "2 articles")])
def test_the_ending_of_the_file_decides(tmp_path: Path, gold: str, reports: str, name: str, begins: str) -> None:
    done = summarize("evaluate", gold, reports, "-o", name)
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_with_a_format_any_ending_will_do(tmp_path: Path, gold: str, reports: str) -> None:
    assert summarize("evaluate", gold, reports, "-o", "x.csv", "-f", "json").exit_code == 0
    assert json.loads((tmp_path / "x.csv").read_text(encoding="utf-8"))["schema"] == "evaluation/1"
    assert summarize("evaluate", gold, reports, "-o", "plain").exit_code == 0
    assert (tmp_path / "plain").read_text(encoding="utf-8").startswith("2 articles")


def test_a_pretty_printed_file_of_reports_is_read_too(tmp_path: Path, gold: str) -> None:
    (tmp_path / "one.json").write_text(report("a").json_text(), encoding="utf-8")
    assert "1 of 2 articles have no report" in summarize("evaluate", gold, "one.json").stdout


def test_a_share_below_the_one_asked_for_makes_the_exit_code_1(gold: str, reports: str) -> None:
    done = summarize("evaluate", gold, reports, "--fail-under", "fatalities.best=.5", "--fail-under", "event_type=1")
    assert (done.exit_code, done.stderr) == (1, "summarize: fatalities.best is 0.000, below 0.5\n")
    assert summarize("evaluate", gold, reports, "--fail-under", "event_type=1").exit_code == 0
    assert summarize("evaluate", gold, reports, "--fail-under", "incidents=1").exit_code == 0


def test_tolerances_decide_what_is_below(gold: str, reports: str) -> None:
    wide = ("--fail-under", "fatalities.best=1", "--share", ".5")
    assert summarize("evaluate", gold, reports, *wide).exit_code == 0


@pytest.mark.parametrize("option", ["--km", "--share", "--likeness", "--confidence", "--fail-under=event_type"])
def test_what_is_not_a_number_is_a_usage_error(gold: str, reports: str, option: str) -> None:
    done = summarize("evaluate", gold, reports, f"{option}=nan")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'nan' is not" in done.stderr or "=nan' is not" in done.stderr


WRONG: dict[str, tuple[list[str], str]] = {
    "no gold": ([], "Name GOLD"),
    "no reports": (["gold.jsonl"], "Name REPORTS, or make them with --run"),
    "reports and run": (["gold.jsonl", "reports.jsonl", "--run"], "keep them with --reports DIR"),
    "a folder without run": (["gold.jsonl", "reports.jsonl", "--reports", "x"], "--reports DIR is for --run"),
    "compare and run": (["gold.jsonl", "--compare", "a", "b", "--run"], "does not go together with --run"),
    "compare and more": (["gold.jsonl", "reports.jsonl", "--compare", "a", "b"], "does not go together with REPORTS"),
    "no share": (["gold.jsonl", "reports.jsonl", "--fail-under", "incidents"], "is not FIELD=SHARE"),
    "a share above 1": (["gold.jsonl", "reports.jsonl", "--fail-under", "incidents=90"], "is not FIELD=SHARE"),
    "no field": (["gold.jsonl", "reports.jsonl", "--fail-under", "fatality.best=1"], "Did you mean fatalities.best?"),
    "not in gold": (["gold.jsonl", "reports.jsonl", "--fail-under", "injured.best=1"], "filled in nowhere in gold"),
    "jobs without run": (["gold.jsonl", "reports.jsonl", "-j", "2"], "--jobs is for --run"),
    "no cache without run": (["gold.jsonl", "reports.jsonl", "--no-cache"], "--no-cache is for --run"),
    "a model to compare": (["--compare", "reports.jsonl", "reports.jsonl", "-m", "toy"], "--model is for --run"),
    "verbose without run": (["gold.jsonl", "reports.jsonl", "-v"], "--verbose is for --run"),
    "an ending of no format": (["gold.jsonl", "reports.jsonl", "-o", "x.csv"], "The ending of x.csv is none of .json"),
    "over its input": (["gold.jsonl", "reports.jsonl", "-o", "gold.jsonl"], "gold.jsonl is an input"),
    "gold for reports": (["gold.jsonl", "gold.jsonl"], "gold.jsonl line 1 is no report"),
    "reports for gold": (["reports.jsonl", "reports.jsonl"], "is a report as summarize wrote it, not gold"),
    "a folder": (["gold.jsonl", "."], "is no run directory"),
    "a missing file": (["gold.jsonl", "none.jsonl"], "none.jsonl cannot be read"),
}


@pytest.mark.usefixtures("gold", "reports")
@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_done_is_said(arguments: list[str], message: str) -> None:
    done = summarize("evaluate", *arguments)
    assert done.exit_code == 2
    assert message in " ".join(done.stderr.split())


def test_a_second_report_of_an_article_is_named_with_both_lines(tmp_path: Path, gold: str) -> None:
    twice = written(tmp_path / "twice.jsonl", report("a"), report("b"), report("a"))
    done = summarize("evaluate", gold, twice)
    assert done.exit_code == 2
    assert "line 3 is about article 'a' again, after line 1" in done.stderr


def test_a_second_coder_is_shown_beside_the_first(tmp_path: Path, gold: str, reports: str) -> None:
    second = rows(tmp_path / "second.jsonl", row("a", {"event_type": "Riots"}), row("b"))
    done = summarize("evaluate", gold, reports, "--second-coder", str(second))
    assert "coder 1, coder 2" in done.stdout


def test_two_sets_of_reports_are_compared_by_gold(tmp_path: Path, gold: str, reports: str) -> None:
    better = written(
        tmp_path / "better.jsonl", report("a", incident(event_type="Battles", fatalities=figure(3))), report("b")
    )
    found = json.loads(summarize("evaluate", gold, "--compare", reports, better, "-f", "json").stdout)
    tolls = next(one for one in found["fields"] if one["field"] == "fatalities.best")
    assert (tolls["first"], tolls["second"], tolls["only_second"]) == (0, 1, ["a"])
    assert tolls["verdict"] == "no difference shown"


def test_without_gold_only_agreement_is_told(reports: str) -> None:
    done = summarize("evaluate", "--compare", reports, reports)
    assert done.exit_code == 0
    assert "nothing tells who is right" in done.stdout


def test_reports_of_other_articles_are_an_error_that_names_the_side(tmp_path: Path, gold: str, reports: str) -> None:
    other = written(tmp_path / "other.jsonl", report("elsewhere"))
    for given, side in (((reports, other), "B"), ((other, reports), "A")):
        done = summarize("evaluate", gold, "--compare", *given)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"No report in {side} is of an article of gold" in done.stderr
    done = summarize("evaluate", "--compare", reports, other)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "No report in B is of an article of A: A has a, b, B has elsewhere" in done.stderr


def gold_of_toy(folder: Path, *others: dict[str, Any]) -> str:
    return str(rows(folder / "toy.jsonl", row("toy", {}, text=ARTICLE), *others))


def test_reports_are_made_first_kept_and_not_made_again(tmp_path: Path, serve: Serve, monkeypatch: Any) -> None:
    server = named(serve(says(GOOD_ANSWER)), monkeypatch)
    arguments = ("evaluate", gold_of_toy(tmp_path), "--run", "--reports", "coded", "-f", "json")
    for _ in range(2):
        done = summarize(*arguments)
        assert done.exit_code == 0, done.stderr
        assert json.loads(done.stdout)["incidents"]["same"] == 1
    assert len(server.requests) == 1
    assert (tmp_path / "coded" / "reports.jsonl").is_file()
    again = summarize("evaluate", str(tmp_path / "toy.jsonl"), "coded", "-f", "json")
    assert again.stdout == done.stdout


def test_reports_that_nobody_keeps_leave_nothing_behind(tmp_path: Path, serve: Serve, monkeypatch: Any) -> None:
    named(serve(says(GOOD_ANSWER)), monkeypatch)
    before = {one.name for one in tmp_path.iterdir()} | {"toy.jsonl"}
    assert summarize("evaluate", gold_of_toy(tmp_path), "--run", "-q").exit_code == 0
    assert {one.name for one in tmp_path.iterdir()} == before


def test_options_of_a_run_are_read_as_the_main_command_reads_them(
    tmp_path: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(says(GOOD_ANSWER))
    (tmp_path / "summarizer.toml").write_text("with-text = true\nattempts = 1\n", encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_REPAIRS", "0")
    asked = ("--base-url", server.base_url, "--model", "other-model", "--no-cache", "-j", "2")
    done = summarize("evaluate", gold_of_toy(tmp_path), "--run", "--reports", "coded", *asked)
    assert done.exit_code == 0, done.stderr
    kept = json.loads((tmp_path / "coded" / "reports.jsonl").read_text(encoding="utf-8"))
    assert kept["provenance"]["model"] == "other-model"
    assert kept["article"]["text"].strip() == ARTICLE.strip()


def test_kinds_that_are_not_wanted_are_left_out_of_a_run(tmp_path: Path, serve: Serve, monkeypatch: Any) -> None:
    named(serve(says(GOOD_ANSWER)), monkeypatch)
    arguments = ("evaluate", gold_of_toy(tmp_path), "--run", "-q", "-f", "json")
    found = [
        json.loads(summarize(*arguments, *only).stdout)["incidents"]["answered"]
        for only in ((), ("--only", "Protests, Riots"))
    ]
    assert found == [1, 0]


def test_a_field_that_gold_never_fills_in_is_refused_before_reports_are_made(
    tmp_path: Path, serve: Serve, monkeypatch: Any
) -> None:
    server = named(serve(says(GOOD_ANSWER)), monkeypatch)
    done = summarize("evaluate", gold_of_toy(tmp_path), "--run", "--fail-under", "injured.best=1")
    assert done.exit_code == 2
    assert "injured.best is filled in nowhere in gold" in done.stderr
    assert not server.requests


def test_an_article_that_fails_counts_as_without_a_report(tmp_path: Path, serve: Serve, monkeypatch: Any) -> None:
    named(serve(lambda asked: says(GOOD_ANSWER) if b"Elsewhere" not in asked.body else Answer(400, b"{}")), monkeypatch)
    other = row("other", {}, text="Elsewhere, two guards were shot dead on Monday.")
    done = summarize("evaluate", gold_of_toy(tmp_path, other), "--run", "-q", "-f", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["articles"]["without_report"] == ["other"]


def test_an_endpoint_that_fails_for_all_ends_it(tmp_path: Path, serve: Serve, monkeypatch: Any) -> None:
    named(serve(Answer(400, b"{}")), monkeypatch)
    done = summarize("evaluate", gold_of_toy(tmp_path), "--run", "-q")
    assert (done.exit_code, done.stdout) == (3, "")


def test_an_article_without_text_cannot_be_run(gold: str) -> None:
    done = summarize("evaluate", gold, "--run")
    assert done.exit_code == 2
    assert "gold.jsonl:1 has no text" in done.stderr


def test_a_missing_extra_is_named(gold: str, reports: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith(("summarizer.evaluate", "krippendorff"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "krippendorff", None)
    done = summarize("evaluate", gold, reports)
    assert done.exit_code == 2
    assert "pip install 'summarizer[evaluate]'" in done.stderr


def test_the_options_of_a_run_are_the_main_commands() -> None:
    ours = {one.name: one for one in commands.commands["evaluate"].params}
    theirs = {one.name: one for one in commands.commands["report"].params}
    for name in SHARED:
        assert ours[name].opts == theirs[name].opts
        assert ours[name].secondary_opts == theirs[name].secondary_opts
