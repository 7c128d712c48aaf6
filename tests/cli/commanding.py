"""How tests give commands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer.cli import commands
from tests.model.asking import KEY
from tests.server import ScriptedServer


def named(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """The server, now the endpoint that the environment names."""
    monkeypatch.setenv("SUMMARIZER_BASE_URL", server.base_url)
    monkeypatch.setenv("SUMMARIZER_MODEL", "toy-model")
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    return server


def summarize(*arguments: str, stdin: str | bytes = "") -> Result:
    """The command line, in this process."""
    return CliRunner().invoke(commands, arguments, input=stdin, prog_name="summarize")


def rows(path: Path, *lines: object) -> Path:
    """A file of JSON lines; a string is a line as it is."""
    path.write_text("".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines))
    return path
