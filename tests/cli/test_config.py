"""Defaults: the command line wins over the environment, and that over the file."""

from pathlib import Path

import pytest

from tests.cli.commanding import named, summarize
from tests.conftest import Serve
from tests.model.asking import KEY
from tests.server import ScriptedServer, says
from tests.toy import answer


@pytest.fixture
def server(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """Finds no incident, which is quick."""
    return named(serve(says(answer())), monkeypatch)


def settings(text: str, file: str = "summarizer.toml") -> Path:
    path = Path(file)
    path.write_text(text, encoding="utf-8")
    return path


def has_text(*arguments: str) -> bool:
    result = summarize("article.txt", *arguments)
    assert result.exit_code == 0, result.stderr
    return '"text": "Guards shot' in result.stdout


@pytest.mark.usefixtures("server")
def test_the_file_in_the_working_directory_gives_defaults() -> None:
    assert not has_text()
    settings("with-text = true\nquiet = true\njobs = 3\n")
    assert has_text()
    assert summarize("article.txt").stderr == ""


def test_command_line_then_environment_then_file(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*arguments: str) -> str:
        assert summarize("article.txt", *arguments).exit_code == 0
        return str(server.requests[-1].json["model"])

    settings('model = "of-the-file"\n')
    monkeypatch.delenv("SUMMARIZER_MODEL")
    assert asked() == "of-the-file"
    monkeypatch.setenv("SUMMARIZER_MODEL", "of-the-environment")
    assert asked() == "of-the-environment"
    assert asked("--model", "of-the-command") == "of-the-command"


@pytest.mark.usefixtures("server")
def test_other_options_have_a_variable_too(monkeypatch: pytest.MonkeyPatch) -> None:
    settings("with-text = false\n")
    monkeypatch.setenv("SUMMARIZER_WITH_TEXT", "1")
    assert has_text()


@pytest.mark.usefixtures("server")
def test_another_file_is_named_by_option_or_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    settings("this is no TOML")
    settings("with-text = true\n", "other.toml")
    assert has_text("--config", "other.toml")
    monkeypatch.setenv("SUMMARIZER_CONFIG", "other.toml")
    assert has_text()


@pytest.mark.usefixtures("server")
def test_a_path_in_the_file_starts_at_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings").mkdir()
    settings('replay = "tapes"\n', "settings/s.toml")
    assert summarize("article.txt", "--record", "settings/tapes").exit_code == 0
    told = summarize("article.txt", "--config", "settings/s.toml")
    assert (told.exit_code, told.stderr) == (0, "model: as recorded in settings/tapes\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("job = 3", "there is no option job. Did you mean jobs?"),
        ("time_out = 3", "there is no option time-out. Did you mean timeout?"),
        ("zzzz = 3", "there is no option zzzz. There are allow-private, attempts, "),
        (f'api-key = "{KEY}"', "a key does not belong into a file that is copied and shared"),
        (f'API_KEY = "{KEY}"', "a key does not belong into a file"),
        ("force = true", "force is for one run. Give it on the command line."),
        ('output = "x"', "output is for one run."),
        ('jobs = "many"', "jobs: 'many' is not a valid integer range"),
        ("jobs = 0", "jobs: 0 is not in the range"),
        ("jobs = true", "jobs is a number or a text, not True"),
        ('with-text = "yes"', "with-text is true or false, not 'yes'"),
        ("jobs = [1]", "jobs is a number or a text, not [1]"),
        ('fail-on = "never"', "fail-on: 'never' is no code of a problem"),
        ('format = "docx"', "format: 'docx' is not one of"),
        ("jobs", "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_that_names_it(server: ScriptedServer, text: str, words: str) -> None:
    settings(text)
    result = summarize("article.txt")
    assert (result.exit_code, result.stdout, server.requests) == (2, "", [])
    assert result.stderr.startswith("summarize: summarizer.toml")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert KEY not in result.output


def test_a_file_that_is_named_has_to_be_there() -> None:
    result = summarize("article.txt", "--config", "none.toml")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "none.toml cannot be read: No such file" in result.stderr


def test_a_file_that_nobody_named_cannot_send_a_key_elsewhere(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = serve(says(answer()))
    settings(f'base-url = "{elsewhere.base_url}"\nmodel = "m"\n')
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    refused = summarize("article.txt")
    assert (refused.exit_code, elsewhere.requests) == (2, [])
    assert "your key would be sent there. If that is meant, say so: --config summarizer.toml" in refused.stderr
    assert summarize("article.txt", "--api-key", KEY).exit_code == 2
    assert summarize("article.txt", "--config", "summarizer.toml").exit_code == 0
    monkeypatch.delenv("SUMMARIZER_API_KEY")
    assert summarize("article.txt").exit_code == 0
    assert [one.headers["authorization"] for one in elsewhere.requests] == [f"Bearer {KEY}", "Bearer none"]


@pytest.mark.usefixtures("server")
def test_an_address_of_the_environment_wins_and_takes_its_key_along() -> None:
    settings('base-url = "http://elsewhere.invalid/v1"\n')
    assert summarize("article.txt").exit_code == 0


def test_help_needs_no_usable_file() -> None:
    settings("no TOML")
    assert summarize("article.txt", "--help").exit_code == 0
    assert summarize("schema").exit_code == 0
