"""Saved reports held against the contract and their articles: each kind of damage is found, and nothing else."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.reading import read_file
from tests.cli.commanding import rows, summarize
from tests.seed_replay import replayed
from tests.seeds import SEEDS

SEED = next(one for one in SEEDS.glob("takhar-*.txt"))


@pytest.fixture(scope="module")
def sound() -> Any:
    """A real report, as it is written."""
    return json.loads(replayed(SEED).json_text())


def incident(report: Any) -> Any:
    return report["incidents"][0]


def set_at(*path: str | int) -> Callable[..., Callable[[Any], None]]:
    def with_value(value: Any) -> Callable[[Any], None]:
        def damage(report: Any) -> None:
            inner = report
            for step in path[:-1]:
                inner = inner[step]
            inner[path[-1]] = value

        return damage

    return with_value


def dropped(report: Any) -> None:
    del report["incidents"][0]["weapons"]


FIRST = ("incidents", 0)
DAMAGES: dict[str, tuple[Callable[[Any], None], str, str]] = {
    "a key is missing": (dropped, "$.incidents[0].weapons", "the key is missing"),
    "an unknown key": (set_at("extra")(1), "$.extra", "Extra inputs"),
    "a number as text": (set_at("provenance", "calls")("2"), "$.provenance.calls", "valid integer"),
    "another schema": (set_at("schema")("incident-report/2"), "$.schema", "incident-report/1"),
    "an illegal pair": (set_at(*FIRST, "sub_event_type")("Peaceful protest"), "$.incidents[0]", "not a pair"),
    "dates": (set_at(*FIRST, "date", "start")("2020-12-01"), "$.incidents[0].date", "ends before it starts"),
    "a claim's range": (set_at(*FIRST, "casualties", 0, "low")(10**6), "$.incidents[0].casualties[0]", "low ≤ best"),
    "a claim that is not there": (
        set_at(*FIRST, "fatalities")({"low": 1, "best": 1, "high": 1, "basis": "stated", "claims": [99]}),
        "$.incidents[0].fatalities.claims",
        "no claim 99",
    ),
    "a total's range": (
        set_at(*FIRST, "fatalities")({"low": 3, "best": 2, "high": 5, "basis": "stated", "claims": []}),
        "$.incidents[0].fatalities",
        "low ≤ best ≤ high",
    ),
    "sides above the total": (
        set_at(*FIRST, "fatalities_by_side", "civilians")({"low": 900, "best": 900, "high": 900}),
        "$.incidents[0].fatalities_by_side",
        "more than the total of 12",
    ),
    "an id": (set_at(*FIRST, "id")("0" * 16), "$.incidents[0].id", "not made from"),
    "an empty slice": (set_at(*FIRST, "date", "evidence", 0, "end")(0), "$.incidents[0].date.evidence[0]", "no slice"),
    "a long slice": (
        set_at(*FIRST, "date", "evidence", 0, "end")(10**7),
        "$.incidents[0].date.evidence[0]",
        "no slice",
    ),
    "a quote of another length": (
        set_at(*FIRST, "location", "evidence", 0, "quote")("x"),
        "$.incidents[0].location.evidence[0]",
        "its offsets",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_found_where_it_is(sound: Any, tmp_path: Path, name: str) -> None:
    damage, path, words = DAMAGES[name]
    damaged = copy.deepcopy(sound)
    damage(damaged)
    rows(tmp_path / "r.jsonl", sound | {"article": sound["article"]}, damaged)
    result = summarize("validate", "r.jsonl", "--json")
    assert result.exit_code == 1
    findings = [json.loads(line) for line in result.stdout.splitlines()]
    found = {one["path"]: one["what"] for one in findings}
    assert words in found[path]
    assert all(one["report"] == sound["article"]["id"] for one in findings)


def test_reports_of_all_seeds_are_sound_and_quote_their_articles(tmp_path: Path) -> None:
    seeds = sorted([*SEEDS.glob("*.txt"), *SEEDS.glob("*.html")])
    (tmp_path / "r.jsonl").write_text("".join(replayed(one).json_text(indent=None) + "\n" for one in seeds))
    sources = [part for one in seeds for part in ("--articles", str(one))]
    result = summarize("validate", "r.jsonl", *sources)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{len(seeds)} reports, 0 findings\n"


def test_a_quote_that_the_article_does_not_have_is_found_with_the_article_or_its_text(
    sound: Any, tmp_path: Path
) -> None:
    damaged = copy.deepcopy(sound)
    quote = incident(damaged)["date"]["evidence"][0]["quote"]
    incident(damaged)["date"]["evidence"][0]["quote"] = "x" * len(quote)
    rows(tmp_path / "r.jsonl", damaged)
    assert summarize("validate", "r.jsonl", "-q").stdout == ""
    line = f'{sound["article"]["id"]}: $.incidents[0].date.evidence[0]: the quote is "{"x" * len(quote)}"'
    with_article = summarize("validate", "r.jsonl", "-a", str(SEED))
    assert (with_article.exit_code, with_article.stdout.startswith(line)) == (1, True)
    damaged["article"]["text"] = read_file(SEED).text
    rows(tmp_path / "r.jsonl", damaged)
    assert summarize("validate", "r.jsonl").stdout.startswith(line)


def test_an_article_that_is_not_given_or_was_changed_is_a_finding(sound: Any, tmp_path: Path) -> None:
    rows(tmp_path / "r.jsonl", sound)
    told = summarize("validate", "r.jsonl", "-a", "article.txt")
    assert told.exit_code == 1
    assert "$.article.sha256: the article is not among those given, or its text has changed" in told.stdout


def test_a_report_that_stands_twice_is_a_finding(sound: Any, tmp_path: Path) -> None:
    rows(tmp_path / "r.jsonl", sound, sound)
    assert "a report of this article stood before" in summarize("validate", "r.jsonl").stdout


def test_lines_that_are_no_reports_are_findings_and_the_others_are_read(sound: Any, tmp_path: Path) -> None:
    rows(tmp_path / "r.jsonl", "{", "", [1], sound)
    told = summarize("validate", "r.jsonl")
    assert [line.split(": ")[0] for line in told.stdout.splitlines()] == ["r.jsonl:1", "r.jsonl:3"]
    assert told.stderr == "3 reports, 2 findings\n"


def test_one_report_laid_out_for_people_and_a_list_of_them_can_be_checked(sound: Any, tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(sound, indent=2))
    (tmp_path / "list.json").write_text(json.dumps([sound, {}]))
    assert summarize("validate", "one.json").exit_code == 0
    assert summarize("validate", "list.json").stdout.startswith("list.json[1]: $")
    assert summarize("validate", "-", stdin=json.dumps(sound)).exit_code == 0


@pytest.mark.parametrize("arguments", [["none.jsonl"], ["article.txt", "-a", "none.txt"], ["."]])
def test_files_that_cannot_be_read_are_exit_code_2(arguments: list[str]) -> None:
    result = summarize("validate", *arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
