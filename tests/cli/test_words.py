"""Help, schema, and what is said of the embedded model."""

import json
from pathlib import Path
from typing import Any

import click
import pytest

from summarizer.cli import commands
from summarizer.validation import report_schema
from tests.cli.commanding import summarize
from tests.server import ScriptedServer


def test_the_help_has_examples_and_all_options_in_words() -> None:
    told = summarize("--help").stdout
    assert told.startswith("Usage: summarize INPUT... [OPTIONS]\n")
    for part in (
        "Examples, many articles:",
        "--attempts N",
        "--timeout SECONDS",
        "--output DIR|FILE",
        "--version",
        "Exit codes:",
        "schema",
    ):
        assert part in told
    assert not [word for word in ("RANGE", "INTEGER", "FLOAT", "  FILE  ", "PATH") if word in told]
    assert max(map(len, told.splitlines())) <= 100


def test_the_help_is_the_same_after_a_file() -> None:
    assert summarize("article.txt", "--help").stdout == summarize("-h").stdout


def test_no_arguments_show_the_help_as_wrong_usage() -> None:
    result = summarize()
    assert result.exit_code == 2
    assert "Examples, one article:" in result.output


def test_every_option_and_command_has_a_word_of_help() -> None:
    def inner(command: click.Command) -> list[click.Command]:
        below = command.commands.values() if isinstance(command, click.Group) else []
        return [command, *(found for one in below for found in inner(one))]

    for command in inner(commands):
        assert command.help
        assert all(one.help for one in command.params if isinstance(one, click.Option))


def test_the_schema_is_json_and_knows_every_key_of_a_real_report(server: ScriptedServer) -> None:
    schema = json.loads(summarize("schema").stdout)
    assert schema == report_schema()
    assert (schema["$id"], "2020-12" in schema["$schema"]) == ("urn:incident-report:1", True)
    report = json.loads(summarize("article.txt").stdout)
    check_keys(report, schema, schema["$defs"])
    assert server.requests


def check_keys(value: Any, schema: dict[str, Any], definitions: dict[str, Any]) -> None:
    """Every object of the value is one that the schema describes, with just its keys."""
    options = [
        definitions[one["$ref"].rsplit("/", 1)[-1]] if "$ref" in one else one for one in schema.get("anyOf", [schema])
    ]
    if isinstance(value, dict):
        fitting = next(one for one in options if set(value) <= set(one.get("properties", ())))
        assert set(fitting.get("required", ())) <= set(value)
        for key, inner in value.items():
            check_keys(inner, fitting["properties"][key], definitions)
    elif isinstance(value, list):
        (fitting,) = (one for one in options if one.get("type") == "array")
        for inner in value:
            check_keys(inner, fitting["items"], definitions)


def test_the_embedded_models_place_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    assert summarize("model", "path").stdout.startswith(str(tmp_path / "home"))


def test_a_model_that_is_not_there_is_not_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    result = summarize("model", "verify")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("summarize: ")
    assert "summarize model fetch" in result.stderr
