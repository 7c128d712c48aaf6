"""docs/cli.md names every option and no other; it and docs/evaluate.md show what is really printed."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from summarizer.cli import commands
from summarizer.cli.fail_on import PROBLEM_CODES
from tests.cli.documented import PAGE, PAGES, printed, reader_folder, shown

TEXT = PAGE.read_text(encoding="utf-8")
DESCRIBED = (
    *("report", "status", "validate", "evaluate", "convert", "schema"),
    *("prompt show", "prompt diff", "completion"),
)
_OPTION = re.compile(r"`(-[a-zA-Z]|--[a-z-]+)")


def section(begin: str, end: str = "\n## ") -> str:
    start = TEXT.index(begin) + len(begin)
    return TEXT[start : TEXT.find(end, start)]


def options_of(command: click.Command, name: str) -> set[str]:
    found = {
        word for one in command.params if isinstance(one, click.Option) for word in (*one.opts, *one.secondary_opts)
    }
    return found | ({"-V", "--version", "-h", "--help"} if name == "report" else set())


def described(name: str) -> Iterator[str]:
    text = (
        section("\n## Articles to reports", "\n## Exit codes")
        if name == "report"
        else section(f"\n## summarize {name}")
    )
    for line in text.splitlines():
        if line.startswith("| `-"):
            yield from _OPTION.findall(line.replace("\\|", "").split(" | ")[0])


@pytest.mark.parametrize(
    "name",
    ["report", "status", "validate", "evaluate", "convert", "schema", "prompt show", "prompt diff", "completion"],
)
def test_every_option_of_a_command_is_in_its_section_and_no_other(name: str) -> None:
    command: click.Command = commands
    for word in name.split():
        assert isinstance(command, click.Group)
        command = command.commands[word]
    assert set(described(name)) == options_of(command, name)


def test_every_command_has_a_section() -> None:
    for name in set(commands.commands) - {"report"}:
        assert f"\n## summarize {name}" in TEXT


def test_every_code_of_a_problem_is_listed() -> None:
    assert set(re.findall(r"`([a-z-]+)`", section("The codes:", "\n## "))) == PROBLEM_CODES


def test_every_exit_code_is_told_in_the_help_too(capsys: pytest.CaptureFixture[str]) -> None:
    commands(["--help"], standalone_mode=False)
    told = capsys.readouterr().out.partition("Exit codes:")[2]
    codes = re.findall(r"^\| (\d+) \|", section("\n## Exit codes"), re.MULTILINE)
    assert codes == ["0", "1", "2", "3", "130"]
    assert re.findall(r"\b\d+\b", told) == codes


@pytest.mark.skipif(shutil.which("bash") is None, reason="the page's commands are for a shell")
@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_output_on_the_page_is_what_is_printed(page: Path, tmp_path: Path) -> None:
    folder = reader_folder(tmp_path)
    pairs = list(shown(page.read_text(encoding="utf-8")))
    assert len(pairs) > 5
    for command, output in pairs:
        assert printed(command, folder) == output, command
