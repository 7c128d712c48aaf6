"""How far a run is: in words, once a minute, or as a bar on a terminal."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.batch import Outcome
from summarizer.cli.progress import Progress, figures
from summarizer.cli.tally import Tally
from summarizer.errors import Account, UnreachableError
from tests.batching import toy_article, toy_report
from tests.cli.commanding import named, rows
from tests.conftest import Serve
from tests.server import says
from tests.toy import ARTICLE, answer
from tests.virtual_time import in_virtual_time

# What a bar begins with.
HIDDEN_CURSOR = "\x1b[?25l"


def tally_of(made: int, failed: int = 0, kept: int = 0) -> Tally:
    tally, report = Tally(), toy_report(toy_article(1))
    for number in range(made):
        line = report.json_text(indent=None)
        tally.add(Outcome(number, "a", "made", line, Account(1, 1000, 200, 0.25), _report=report))
    for number in range(failed):
        tally.add(Outcome(number, "a", "failed", error=UnreachableError("no")))
    for number in range(kept):
        tally.add(Outcome(number, "a", "kept", line=report.json_text(indent=None)))
    return tally


def test_figures_tell_what_is_done_failed_spent_and_left() -> None:
    told = figures(tally_of(made=8, failed=2, kept=90), total=200, seconds=120)
    assert told == "100 of 200 done, 2 failed, 5.0 a minute, 9,600 tokens, $2.00, 20 min 0 s left"


def test_figures_without_a_total_or_a_beginning_leave_out_what_is_not_known() -> None:
    assert figures(tally_of(made=1), total=None, seconds=60) == "1 done, 0 failed, 1.0 a minute, 1,200 tokens, $0.25"
    assert figures(Tally(), total=7, seconds=0) == "0 of 7 done, 0 failed, 0 tokens"


def shown_for(seconds: float, *, is_shown: bool = True) -> Callable[[], None]:
    async def run() -> None:
        async with Progress(tally_of(made=3), 9, is_shown=is_shown, has_bar=False):
            await asyncio.sleep(seconds)

    return lambda: in_virtual_time(run())


def test_without_a_terminal_there_is_one_line_a_minute(capsys: pytest.CaptureFixture[str]) -> None:
    shown_for(185)()
    out, error = capsys.readouterr()
    assert out == ""
    assert [line.split(", ")[0] for line in error.splitlines()] == ["3 of 9 done"] * 3


def test_quiet_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    shown_for(600, is_shown=False)()
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("no_color", [False, True])
def test_a_terminal_gets_a_bar_and_lines_above_it(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_color: bool
) -> None:
    said = _on_a_terminal(serve, monkeypatch, tmp_path, {"NO_COLOR": "1"} if no_color else {}, "-o", "out.jsonl")
    assert HIDDEN_CURSOR in said
    assert "3 done" in said or "of 3 done" in said
    assert "a.jsonl:2 is not JSON" in said
    assert ("\x1b[38" in said or "\x1b[3" in said.replace("\x1b[?", "")) is not no_color


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_quiet_and_terminals_that_cannot_go_back_get_no_bar(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert HIDDEN_CURSOR not in _on_a_terminal(serve, monkeypatch, tmp_path, {}, "-o", "1.jsonl", "--quiet")
    assert HIDDEN_CURSOR not in _on_a_terminal(serve, monkeypatch, tmp_path, {"TERM": "dumb"}, "-o", "2.jsonl")


def _on_a_terminal(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, folder: Path, environment: dict[str, str], *options: str
) -> str:
    """What a run says on a standard error that is a terminal."""
    import pty
    import subprocess

    named(serve(says(answer())), monkeypatch)
    rows(folder / "a.jsonl", {"text": ARTICLE}, "{", {"text": f"{ARTICLE}More."})
    master, slave = pty.openpty()
    command = [str(Path(sys.executable).with_name("summarize")), "a.jsonl", *options]
    terminal = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "160", **environment}
    with subprocess.Popen(  # noqa: S603 - ours
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=slave, env=terminal
    ) as process:
        os.close(slave)
        said = _all_of(master)
        out = process.stdout.read() if process.stdout else b""
    os.close(master)
    assert out == b""
    return said


def _all_of(master: int) -> str:
    said = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        said += piece
    return said.decode()
