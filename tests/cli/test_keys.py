"""Where a key must not be: lists of processes, logs, errors, reports, recordings."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commanding import rows, summarize
from tests.conftest import Serve
from tests.model.asking import KEY
from tests.server import Answer, Received, ScriptedServer, error_answer, says
from tests.toy import ARTICLE, GOOD_ANSWER


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="reads the list of processes as Linux keeps it")
def test_a_key_on_the_command_line_is_in_no_list_of_processes(serve: Serve) -> None:
    seen: list[bytes] = []

    def look(_: Received) -> Answer:
        seen.extend(one.read_bytes() for one in Path("/proc").glob("[0-9]*/cmdline") if one.exists())
        return says(GOOD_ANSWER)

    server = serve(look)
    program = [sys.executable, "-c", "from summarizer.cli import main; main()"]
    command = [*program, "article.txt", "--base-url", server.base_url, "--model", "m", "--api-key", KEY]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - ours
    assert done.returncode == 0, done.stderr
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert b"summarize\0" in b"".join(seen)
    assert KEY.encode() not in b"".join(seen)


@pytest.mark.parametrize(
    "answer", [says(GOOD_ANSWER), error_answer(401, f"wrong key {KEY}"), error_answer(500, KEY), says(KEY)]
)
def test_a_key_is_in_nothing_that_is_said_or_written(serve: Serve, tmp_path: Path, answer: Answer) -> None:
    server: ScriptedServer = serve(answer)
    rows(tmp_path / "a.jsonl", {"text": ARTICLE})
    options = ("--base-url", server.base_url, "--model", "m", "--api-key", KEY, "--attempts", "1", "-v")
    said = [
        summarize("article.txt", *options, "--record", "tapes").output,
        summarize("a.jsonl", *options, "-o", "out.jsonl").output,
    ]
    written = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert server.requests
    assert KEY not in "".join(said)
    assert not [text for text in written if KEY.encode() in text]
