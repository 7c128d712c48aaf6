"""Interrupts of the program at work: real signals to a process of its own."""

import json
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.cli.commanding import named, rows
from tests.conftest import Serve
from tests.server import Answer, Received, says
from tests.toy import ARTICLE, answer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its event loop takes no signal handlers")
# Finds no incident: one would take seconds to be placed, in every process anew.
EMPTY = says(answer())


class Holding:
    """Answers the first requests at once, and the others when it is told to."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self.asked = 0
        self.reached = threading.Event()
        self.free = threading.Event()

    def answer(self, _: Received) -> Answer:
        self.asked += 1
        if self.asked > self.at_once:
            self.reached.set()
            self.free.wait(30)
        return EMPTY


def start(*arguments: str) -> "subprocess.Popen[str]":
    command = [str(Path(sys.executable).with_name("summarize")), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603 - ours


def said_next(process: "subprocess.Popen[str]", word: str) -> None:
    assert process.stderr is not None
    while word not in (line := process.stderr.readline()):
        assert line, f"it ended without saying {word}"


def ids(file: Path) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def holding(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Holding:
    """Two articles are answered at once, the third hangs; ten are in the input."""
    script = Holding(at_once=2)
    named(serve(script.answer), monkeypatch)
    rows(tmp_path / "a.jsonl", *({"id": f"row-{number}", "text": f"{ARTICLE}Report {number}."} for number in range(10)))
    return script


def test_one_interrupt_finishes_what_is_in_flight_and_the_same_command_does_the_rest(
    holding: Holding, tmp_path: Path
) -> None:
    command = ("a.jsonl", "-o", "coded", "-j", "1")
    with start(*command) as process:
        assert holding.reached.wait(30)
        process.send_signal(signal.SIGINT)
        said_next(process, "finishing what is in flight; interrupt again to stop now")
        holding.free.set()
        out, error = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    assert "3 reported" in error
    assert error.endswith("the same command again does the rest\n")
    assert ids(tmp_path / "coded" / "reports.jsonl") == ["row-0", "row-1", "row-2"]
    with start(*command) as process:
        _, error = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "7 reported; 3 done before" in error
    assert ids(tmp_path / "coded" / "reports.jsonl") == [f"row-{number}" for number in range(10)]
    assert holding.asked == 10


def test_a_second_interrupt_stops_at_once_and_keeps_what_was_done(holding: Holding, tmp_path: Path) -> None:
    with start("a.jsonl", "-o", "out.jsonl", "-j", "1", "--quiet") as process:
        assert holding.reached.wait(30)
        process.send_signal(signal.SIGINT)
        said_next(process, "interrupt again")
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=30)
        took = time.monotonic() - began
    assert (process.returncode, out) == (130, "")
    assert took < 20  # the third article would have held it up for longer
    assert error.splitlines() == [
        "stopped: what was in flight is dropped",
        "the same command again does the rest",
    ]
    assert ids(tmp_path / "out.jsonl") == ["row-0", "row-1"]


def test_an_interrupted_run_that_keeps_nothing_says_how_it_could_be_resumed(holding: Holding) -> None:
    with start("a.jsonl", "-j", "1", "--quiet") as process:
        assert holding.reached.wait(30)
        process.send_signal(signal.SIGINT)
        said_next(process, "interrupt again")
        holding.free.set()
        out, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(out.splitlines()) == 3
    assert error == "nothing is kept of a run without --output: with -o DIR it could be resumed\n"


def test_one_article_alone_is_interrupted_at_once(holding: Holding) -> None:
    holding.at_once = 0
    with start("article.txt", "--quiet") as process:
        assert holding.reached.wait(30)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=30)
    assert (process.returncode, out, error) == (130, "", "summarize: interrupted\n")
