"""Input that cannot be used: one line, exit code 2, and nothing written."""

from pathlib import Path

import pytest

from tests.cli.commanding import summarize
from tests.server import ScriptedServer

NO_ARTICLE = "<html><body><script>fill()</script><div id='app'></div></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("odd.txt", bytes(range(128, 256)) * 9, "not UTF-8"),
        ("long.txt", b"word " * 4_000_001, "longer than 20 MB"),
        ("none.html", NO_ARTICLE.encode(), "no article"),
        ("missing.txt", None, "does not exist"),
        ("missing.jsonl", None, "does not exist"),
        ("empty.jsonl", b"", "holds no article"),
        ("folder", "directory", "holds no article"),
        ("folder.jsonl", "directory", "holds no article"),
    ],
)
def test_input_that_cannot_be_used_is_one_line_with_its_name_and_nothing_else(
    server: ScriptedServer, tmp_path: Path, name: str, content: bytes | str | None, reason: str
) -> None:
    if isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    elif content == "directory":
        (tmp_path / name).mkdir()
    result = summarize(name, "-o", "report.json")
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"summarize: {name} ")
    assert reason in line
    assert not (tmp_path / "report.json").exists()
    assert not server.requests


@pytest.mark.usefixtures("server")
def test_nothing_on_standard_input_is_said_of_standard_input() -> None:
    result = summarize("-")
    assert result.exit_code == 2
    assert result.stderr.startswith("summarize: standard input ")


def test_a_place_where_nothing_can_be_written_is_said_before_the_model_is_asked(server: ScriptedServer) -> None:
    result = summarize("article.txt", "-o", "no/such/folder/report.json")
    assert (result.exit_code, server.requests) == (2, [])
    assert result.stderr.startswith("summarize: no/such/folder/report.json cannot be written: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.usefixtures("server")
def test_a_full_disk_is_one_line() -> None:
    result = summarize("article.txt", "--quiet", "-o", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr.startswith("summarize: /dev/full cannot be written: No space left on device.")


@pytest.mark.parametrize(
    "arguments",
    [
        *(["article.txt", "--attempts", "0"], ["article.txt", "--timeout", "soon"], ["article.txt", "--no-such"]),
        *(["article.txt", "--fail-on", "nonsense"], ["--quiet"], ["model", "sell"]),
    ],
)
def test_wrong_usage_is_exit_code_2_and_calls_the_program_by_its_name(arguments: list[str]) -> None:
    result = summarize(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(("Usage: summarize INPUT... [OPTIONS]\n", "Usage: summarize model "))
    assert "summarize report" not in result.stderr
