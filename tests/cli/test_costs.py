"""What it would take, and what it may cost."""

import json
from pathlib import Path

import pytest

from tests.cli.commanding import rows, summarize
from tests.conftest import Serve
from tests.model.asking import KEY
from tests.server import ScriptedServer, says
from tests.toy import ARTICLE, GOOD_ANSWER

OPENAI = ("--api-key", KEY)


def numbered(path: Path, count: int) -> Path:
    return rows(path, *({"id": f"row-{number}", "text": f"{ARTICLE}Report {number}.\n"} for number in range(count)))


def test_a_dry_run_tells_the_whole_inputs_cost_and_sends_nothing(server: ScriptedServer, tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 10)
    one, ten = (json.loads(summarize(source, "--dry-run").stdout) for source in ("article.txt", "a.jsonl"))
    assert not server.requests
    assert (one["articles"], ten["articles"], ten["unreadable"]) == (1, 10, 0)
    assert one["model"] == "toy-model"
    assert one["cost_usd"] is None
    assert 10 <= ten["calls"] <= 20
    assert 10 * 1000 < ten["tokens"]["prompt"] < 10 * 3000
    assert ten["tokens"]["completion"] > 10 * one["tokens"]["completion"] * 0.9
    assert ten["seconds"] > one["seconds"]


def test_a_dry_run_knows_the_prices_of_a_provider(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 10)
    told = json.loads(summarize("a.jsonl", "--dry-run", *OPENAI).stdout)
    assert (told["endpoint"], told["model"]) == ("api.openai.com", "gpt-4.1-mini")
    # $0.40 and $1.60 for a million tokens in and out.
    plain = (told["tokens"]["prompt"] * 0.4 + told["tokens"]["completion"] * 1.6) / 1e6
    assert told["cost_usd"] == pytest.approx(plain, rel=0.01)
    assert told["cost_usd_at_most"] > told["cost_usd"]


def test_a_dry_run_heeds_the_limits_of_a_minute(tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 10)
    told = json.loads(summarize("a.jsonl", "--dry-run", "--rpm", "1", *OPENAI).stdout)
    assert told["seconds"] == pytest.approx(60 * told["calls"], rel=0.05)


def test_a_dry_run_of_the_embedded_model_costs_nothing_and_starts_nothing() -> None:
    told = json.loads(summarize("article.txt", "--dry-run").stdout)
    assert (told["endpoint"], told["cost_usd"]) == ("embedded", 0.0)
    assert told["seconds"] > 5


def test_a_dry_run_says_which_rows_cannot_be_read(tmp_path: Path) -> None:
    rows(tmp_path / "a.jsonl", "{", {"text": ARTICLE})
    result = summarize("a.jsonl", "--dry-run")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["unreadable"] == 1
    assert "a.jsonl:1 is not JSON" in result.stderr


def test_a_cost_limit_without_a_known_price_is_refused(server: ScriptedServer, tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 2)
    for source in ("article.txt", "a.jsonl"):
        result = summarize(source, "--max-cost", "5")
        assert result.exit_code == 2
        assert "price of this model is not known" in result.stderr
    assert not server.requests


@pytest.fixture
def proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """Stands where OpenAI would: its prices are known, and plain http goes through the proxy of the environment."""
    server = serve(says(GOOD_ANSWER))
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{server.port}")
    monkeypatch.setenv("SUMMARIZER_BASE_URL", "http://api.openai.com/v1")
    monkeypatch.setenv("SUMMARIZER_MODEL", "gpt-4.1-mini")
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    return server


def test_a_run_stops_before_the_article_that_could_pass_its_limit_and_goes_on_later(
    proxy: ScriptedServer, tmp_path: Path
) -> None:
    numbered(tmp_path / "a.jsonl", 30)
    most = json.loads(summarize("a.jsonl", "--dry-run").stdout)["cost_usd_at_most"] / 30
    # 100 tokens in, of which 40 cached, and 20 out: $0.40, $0.10 and $1.60 a million.
    each = (60 * 0.4 + 40 * 0.1 + 20 * 1.6) / 1e6
    result = summarize("a.jsonl", "-o", "out.jsonl", "--max-cost", str(most + 10 * each), "--jobs", "2")
    assert result.exit_code == 1
    assert "stopped: the next article could pass --max-cost" in result.stderr
    assert "the same command again does the rest" in result.stderr
    done = len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert 9 <= done <= 12
    assert len(proxy.requests) == done
    assert f"${done * each:.4f}" in result.stderr
    assert summarize("a.jsonl", "-o", "out.jsonl").exit_code == 0
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 30
    assert len(proxy.requests) == 30


def test_one_article_that_could_pass_the_limit_is_not_asked_about(proxy: ScriptedServer) -> None:
    result = summarize("article.txt", "--max-cost", "0.0001")
    assert (result.exit_code, result.stdout, proxy.requests) == (1, "", [])
    assert "not asked: the article may cost $0.0" in result.stderr


def test_a_report_tells_its_dollars_where_the_price_is_known(proxy: ScriptedServer) -> None:
    told = json.loads(summarize("article.txt").stdout)["provenance"]
    assert told["cost_usd"] == pytest.approx((60 * 0.4 + 40 * 0.1 + 20 * 1.6) / 1e6)
    assert len(proxy.requests) == 1


def test_a_dry_run_leaves_out_what_is_done_already(server: ScriptedServer, tmp_path: Path) -> None:
    numbered(tmp_path / "a.jsonl", 3)
    assert summarize("a.jsonl", "-o", "out.jsonl").exit_code == 0
    numbered(tmp_path / "a.jsonl", 5)
    told = json.loads(summarize("a.jsonl", "-o", "out.jsonl", "--dry-run").stdout)
    assert (told["articles"], told["done_before"]) == (2, 3)
    assert json.loads(summarize("a.jsonl", "-o", "out.jsonl", "-n", "--force").stdout)["articles"] == 5
    assert len(server.requests) == 3
