"""The program in a process of its own: encodings, pipes, a full disk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commanding import named, rows
from tests.conftest import Serve
from tests.server import says
from tests.toy import ARTICLE, answer


@pytest.fixture(autouse=True)
def endpoint(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finds no incident: one would take seconds to be placed, in every process anew."""
    named(serve(says(answer())), monkeypatch)


def program(*arguments: str, stdout: int = subprocess.PIPE) -> "subprocess.Popen[bytes]":
    """The program itself, in a process of its own."""
    command = [str(Path(sys.executable).with_name("summarize")), *arguments]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE)  # noqa: S603 - ours


def test_the_program_speaks_utf_8_whatever_the_locale(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(ARTICLE.replace("mayor", "mayor of Malmö"), encoding="utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    with program("article.txt", "--with-text") as process:
        out, error = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "mayor of Malmö" in out.decode("utf-8")
    assert error == b"model: toy-model (127.0.0.1)\n"


@pytest.mark.parametrize("arguments", [["a.jsonl", "--quiet"], ["schema"]])
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: list[str]) -> None:
    rows(tmp_path / "a.jsonl", *[{"text": ARTICLE}] * 3)
    reader, writer = os.pipe()
    os.close(reader)
    with program(*arguments, stdout=writer) as process:
        os.close(writer)
        _, error = process.communicate(timeout=30)
    assert error == b""
    assert process.returncode in {0, 1}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_standard_output_is_one_line() -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    with program("article.txt", "--quiet", stdout=full) as process:
        os.close(full)
        _, error = process.communicate(timeout=30)
    assert process.returncode == 2
    assert error == b"summarize: standard output cannot be written: No space left on device. Choose another --output.\n"
