"""The page of an evaluation in a real browser: it shows the articles, and nothing that stands in one runs."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.cli.commanding import rows, summarize
from tests.export.reports import incident, report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no browser"),
]
# What it would do at a start beside showing the page, on a machine without a network.
_QUIET: Final = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
HOSTILE = (
    "Gunmen shot two guards. <script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">"
)


def page_in_a_browser(page: Path, profile: Path) -> str:
    """The page's elements after the browser has made and run them."""
    command = ["chromium", *_QUIET, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)  # noqa: S603 - our own page
    return ended.stdout


def test_the_page_shows_the_worst_articles_and_runs_nothing_of_theirs(tmp_path: Path) -> None:
    gold = rows(tmp_path / "gold.jsonl", {"id": "a1", "text": HOSTILE, "incidents": [{"fatalities": {"best": 9}}]})
    found = incident(summary=HOSTILE, fatalities={"low": 2, "best": 2, "high": 2, "basis": "stated", "claims": []})
    reports = tmp_path / "reports.jsonl"
    reports.write_text(json.dumps(json.loads(report(found).json_text())) + "\n", encoding="utf-8")
    page = tmp_path / "page.html"
    assert summarize("evaluate", str(gold), str(reports), "-o", str(page)).exit_code == 0
    shown = page_in_a_browser(page, tmp_path / "profile")
    assert "owned</title>" not in shown
    assert "<details" in shown
    assert "&lt;script&gt;" in shown
    assert "fatalities.best" in shown
