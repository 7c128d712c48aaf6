"""What shells are told."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commanding import summarize


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shells_script_asks_this_program(shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("click asks bash for its version")
    told = summarize("completion", shell)
    assert told.exit_code == 0
    assert "_SUMMARIZE_COMPLETE" in told.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("summarize va", "plain,validate"),
        ("summarize --base", "plain,--base-url"),
        ("summarize a.txt --dead", "plain,--deadline"),
        ("summarize a.txt --format jsonl", "plain,jsonl"),
        ("summarize arti", "file,arti"),
        ("summarize a.txt arti", "file,arti"),
        ("summarize prompt s", "plain,show"),
        ("summarize validate --art", "plain,--articles"),
    ],
)
def test_words_are_completed(words: str, expected: str) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1), "_SUMMARIZE_COMPLETE": "bash_complete"}
    command = [str(Path(sys.executable).with_name("summarize"))]
    done = subprocess.run(  # noqa: S603 - ours
        command, env={**os.environ, **asked}, capture_output=True, text=True, timeout=60, check=False
    )
    assert expected in done.stdout.splitlines()
