"""The comparison with other tools runs: real worker processes ask a scripted server; rows and scorer are invented."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality.again import again
from benchmarks.quality.gold import gold_of
from benchmarks.quality.meter import metered
from benchmarks.quality.peers import PEERS
from benchmarks.quality.rows import SETS, rows_in_turn, rows_of
from benchmarks.quality.run import run
from benchmarks.quality.score import Scorer, answers_in
from benchmarks.quality.table import Asked, accuracy, cost, paired_seconds
from benchmarks.quality.worker import Served
from summarizer.evaluate import read_gold
from tests.conftest import Serve
from tests.server import Answer, Received, ScriptedServer, error_answer, says
from tests.toy import ARTICLE, GOOD_ANSWER

FLAT = {
    "summary": "Gunmen shot two guards.",
    "event_type": "Violence against civilians",
    "date": "2024-02-03",
    "place": "Norvale",
    "admin1": None,
    "country": None,
    "perpetrator": "Gunmen",
    "weapon": None,
    "killed": 2,
    "injured": 5,
}
SCORER = """
def score(rows, reports):
    found = [(reports.get(row["id"]) or {}).get("incidents") or [{}] for row in rows]
    right = sum((one[0].get("fatalities") or {}).get("best") == 2 for one in found)
    return {"killed": (right, len(rows), right / len(rows))}
"""
ASKED = ["summarizer_itself", "instructor_flat", "plain_json"]


def both(request: Received) -> Answer:
    """The project's answer to the project's prompt, and a flat one to all others."""
    return says(GOOD_ANSWER if "type Answer" in request.messages[0]["content"] else json.dumps(FLAT))


def serving(server: ScriptedServer) -> Callable[[], Any]:
    @contextmanager
    def served() -> Iterator[Served]:
        yield Served(server.base_url, "key", "toy-model")

    return served


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in SETS:
        rows: list[dict[str, Any]] = [
            {"id": f"{name}-{n}", "title": "", "text": ARTICLE, "published": None, "gold": {}} for n in range(9)
        ]
        (folder / f"{name}-dev.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture
def scorer(tmp_path: Path) -> Scorer:
    file = tmp_path / "score.py"
    file.write_text(SCORER, encoding="utf-8")
    return Scorer(file)


def test_the_sets_take_turns_and_a_larger_part_begins_with_the_smaller(data: Path) -> None:
    few, many = ([row["id"] for _, row in rows_in_turn(data, number)] for number in (2, 3))
    assert [one.split("-")[0] for one in few] == [*SETS, *SETS]
    assert many[: len(few)] == few


@pytest.mark.slow  # processes that import openai and instructor
def test_every_peer_is_asked_about_every_row_once_and_a_second_run_asks_nobody(
    serve: Serve, data: Path, tmp_path: Path
) -> None:
    server = serve(both)
    rows = [row for _, row in rows_in_turn(data, 1)]
    run(rows, ASKED, tmp_path / "kept", serving(server))
    assert len(server.requests) == len(rows) * len(ASKED)
    run(rows, ASKED, tmp_path / "kept", serving(server))
    assert len(server.requests) == len(rows) * len(ASKED)
    for name in ASKED:
        answers = answers_in(tmp_path / "kept" / f"{name}.jsonl")
        assert list(answers) == [row["id"] for row in rows]
        assert [one["incidents"][0]["fatalities"]["best"] for one in answers.values()] == [2, 2, 2]
        assert [(one["calls"], one["prompt"], one["cached"], one["completion"]) for one in answers.values()] == [
            (1, 100, 40, 20)
        ] * 3
        assert [one["first"] for one in answers.values()] == [True, False, False]


def test_an_answer_that_cannot_be_used_is_lost_and_the_next_article_is_asked_about(
    serve: Serve, data: Path, tmp_path: Path
) -> None:
    rows = [row for _, row in rows_in_turn(data, 1)]
    server = serve(says("no JSON"), error_answer(400), says(json.dumps(FLAT)))
    run(rows, ["plain_json"], tmp_path, serving(server))
    failures = [one["failure"] for one in answers_in(tmp_path / "plain_json.jsonl").values()]
    assert failures[0].startswith("JSONDecodeError")
    assert failures[1].startswith("BadRequestError")
    assert failures[2] is None


def test_the_meter_counts_from_the_servers_own_answers_and_passes_them_on(serve: Serve) -> None:
    with metered(serve(says("yes"), error_answer(503)).base_url) as meter:
        assert posted(meter.address) == 200
        assert meter.taken() == {"calls": 1, "prompt": 100, "cached": 40, "completion": 20, "model_seconds": 0.0}
        assert posted(meter.address) == 503
        assert meter.taken() == {"calls": 1, "prompt": 0, "cached": 0, "completion": 0, "model_seconds": 0.0}


def posted(address: str) -> int:
    body = json.dumps({"model": "toy-model", "messages": []}).encode()
    url, said = f"{address}/chat/completions", {"Content-Type": "application/json"}
    request = urllib.request.Request(url, body, said)  # noqa: S310 - loopback
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310 - loopback
            return int(response.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code


def kept(folder: Path, peer: str, killed: dict[str, int], seconds: float = 1.0, run: str = "r") -> None:
    folder.mkdir(exist_ok=True)
    lines = [
        {
            "article": {"id": name},
            "incidents": [{"fatalities": {"best": best}}],
            "failure": None,
            "seconds": seconds,
            "first": False,
            "run": run,
            "calls": 1,
            "prompt": 10,
            "cached": 4,
            "completion": 2,
            "model_seconds": 0.5,
        }
        for name, best in killed.items()
    ]
    (folder / f"{peer}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def test_the_tables_tell_shares_with_intervals_and_what_was_taken(data: Path, scorer: Scorer, tmp_path: Path) -> None:
    rows = {name: rows_of(data, name, 4) for name in SETS}
    first, second, third, fourth = (row["id"] for row in rows["gva"])
    kept(tmp_path / "kept", "summarizer_itself", {first: 2, second: 2, third: 2, fourth: 7}, seconds=1.0)
    kept(tmp_path / "kept", "plain_json", {first: 2, second: 1, third: 1}, seconds=4.0)
    asked = Asked.of(rows, tmp_path / "kept")
    (own,) = [line for line in accuracy(asked, scorer, ["summarizer_itself"]) if "| killed |" in line]
    assert own.startswith("| GVA | killed | 3/4 0.750 [0.25, 1.00] |")
    (line,) = [line for line in accuracy(asked.common(), scorer, list(asked.answers)) if "| killed |" in line]
    assert "3/3 1.000" in line
    assert "1/3 0.333" in line
    assert cost(asked.common(), ["plain_json"])[-1].startswith("| one JSON-mode call | 3 | 0 | 1.00 | 10 | 6 | 2 |")
    assert paired_seconds(asked, "summarizer_itself", "plain_json").startswith("0.25 in all")


def test_seconds_of_another_run_are_not_compared(data: Path, tmp_path: Path) -> None:
    rows = {name: rows_of(data, name, 4) for name in SETS}
    ids = [row["id"] for row in rows["gva"]]
    kept(tmp_path / "kept", "summarizer_itself", dict.fromkeys(ids, 2), run="idle")
    kept(tmp_path / "kept", "plain_json", dict.fromkeys(ids, 2), run="busy")
    assert paired_seconds(Asked.of(rows, tmp_path / "kept"), "summarizer_itself", "plain_json") == "not measured"


def test_no_answers_and_no_common_article_are_said(data: Path, tmp_path: Path) -> None:
    rows = {name: rows_of(data, name, 4) for name in SETS}
    with pytest.raises(SystemExit, match="Nothing has been answered"):
        Asked.of(rows, tmp_path / "nothing").common()
    first, second = (row["id"] for row in rows["gva"][:2])
    kept(tmp_path / "kept", "summarizer_itself", {first: 2})
    kept(tmp_path / "kept", "plain_json", {second: 2})
    with pytest.raises(SystemExit, match="no article in common"):
        Asked.of(rows, tmp_path / "kept").common()


def test_a_tool_without_quotes_is_not_called_wrong_about_them(data: Path, tmp_path: Path) -> None:
    rows = {name: rows_of(data, name, 4) for name in SETS}
    kept(tmp_path / "kept", "plain_json", {row["id"]: 2 for row in rows["fakes"]})
    file = tmp_path / "evidence.py"
    file.write_text('def score(rows, _):\n    return {"evidence covers the annotator\'s Civilians": (0, 1, 0.0)}\n')
    lines = accuracy(Asked.of(rows, tmp_path / "kept"), Scorer(file), ["plain_json"])
    (line,) = [line for line in lines if "Civilians" in line]
    assert "| no quotes |" in line


@pytest.mark.slow  # processes that import openai and instructor
def test_reports_are_made_again_from_recordings_and_what_does_not_fit_is_taken_out(
    serve: Serve, data: Path, tmp_path: Path
) -> None:
    rows = [row for _, row in rows_in_turn(data, 1)]
    own = tmp_path / "summarizer_itself.jsonl"
    run(rows[:2], ["summarizer_itself"], tmp_path, serving(serve(both)))
    kept(tmp_path, "summarizer_itself", {row["id"]: 99 for row in rows})
    assert again(rows, own) == (2, 1)
    assert {one["incidents"][0]["fatalities"]["best"] for one in answers_in(own).values()} == {2}


@pytest.mark.parametrize(
    ("said", "incidents"),
    [
        (
            {"date": "2024-02-03", "country": "Norland", "killed": 0, "injured": 3, "address": "Mill Street"},
            [
                {
                    "location": {"country": "Norland"},
                    "fatalities": {"best": {"any_of": [0, None]}},
                    "date": {"start": "2024-02-03"},
                    "injured": {"best": 3},
                }
            ],
        ),
        ({"incidents": []}, []),
        (
            {"incidents": [{"type": "KIDNAPPING", "location": "NORLAND: VELM (CITY)", "killed": None}]},
            [
                {
                    "sub_event_type": {"any_of": ["Abduction/forced disappearance"]},
                    "location": {"country": "Norland"},
                }
            ],
        ),
    ],
)
def test_annotated_rows_are_gold_that_the_evaluation_reads(
    said: dict[str, Any], incidents: list[object], tmp_path: Path
) -> None:
    gold = gold_of({"id": "a", "title": "", "text": ARTICLE, "published": None, "gold": said})
    assert gold == {"id": "a", "text": ARTICLE, "incidents": incidents}
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(gold) + "\n", encoding="utf-8")
    assert [one.id for one in read_gold(file)] == ["a"]


def test_a_row_with_several_incidents_is_no_gold() -> None:
    assert gold_of({"id": "a", "text": ARTICLE, "gold": {"incidents": [{}, {}]}}) is None


def test_every_peer_is_a_module() -> None:
    folder = Path(__file__).parents[1] / "benchmarks" / "quality" / "peers"
    assert {file.stem for file in folder.glob("*.py")} - {"__init__"} == set(PEERS)
