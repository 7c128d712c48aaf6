import contextlib
import io
import os
import termios
from pathlib import Path

import pytest

from summarizer.embedded.progress import Progress


def on_a_terminal(quiet: bool = False) -> str:
    """What a person sees of a fetch on a terminal."""
    master, slave = os.openpty()
    termios.tcsetwinsize(slave, (24, 100))
    with open(slave, "w", encoding="utf-8") as stream, Progress(1000, quiet=quiet, stream=stream) as progress:
        progress.reached(250)
        progress.say("a line")
        progress.reached(1000)
    seen = b""
    with contextlib.suppress(OSError):  # the end, as a terminal whose other side is closed tells it
        while piece := os.read(master, 65536):
            seen += piece
    os.close(master)
    return seen.decode()


def test_a_terminal_gets_a_bar_that_starts_where_the_fetch_goes_on() -> None:
    pytest.importorskip("tqdm", reason="the bar is tqdm's, from the extra")
    seen = on_a_terminal()
    assert "25%" in seen
    assert "a line" in seen


def test_quiet_writes_nothing_even_to_a_terminal() -> None:
    assert on_a_terminal(quiet=True) == ""


def test_a_file_gets_lines_and_no_bar(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("w", encoding="utf-8") as stream, Progress(1000, stream=stream) as progress:
        progress.reached(250)
        progress.say("a line")
    assert log.read_text() == "a line\n"


def test_quiet_writes_nothing_to_a_file() -> None:
    stream = io.StringIO()
    with Progress(1000, quiet=True, stream=stream) as progress:
        progress.say("a line")
    assert stream.getvalue() == ""
