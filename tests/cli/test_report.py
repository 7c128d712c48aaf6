"""One article: what goes where, and the exit code that comes of it."""

import json
from pathlib import Path

import pytest

from summarizer.cli import commands
from summarizer.report import Report
from tests.cli.commanding import named, summarize
from tests.conftest import Serve
from tests.model.asking import KEY
from tests.server import Answer, ScriptedServer, closed_port, error_answer, says
from tests.toy import ARTICLE, GOOD_ANSWER, TITLE


def test_the_report_is_all_of_standard_output(server: ScriptedServer) -> None:
    result = summarize("article.txt")
    assert result.exit_code == 0
    assert Report.model_validate_json(result.stdout).incidents[0].event_type == "Violence against civilians"
    assert result.stdout.endswith("}\n")
    assert result.stderr == "model: toy-model (127.0.0.1)\n"
    assert len(server.requests) == 1


@pytest.mark.usefixtures("server")
def test_quiet_leaves_standard_error_empty() -> None:
    assert summarize("article.txt", "--quiet").stderr == ""


@pytest.mark.usefixtures("server")
def test_a_dash_reads_standard_input() -> None:
    result = summarize("-", stdin=ARTICLE)
    assert json.loads(result.stdout)["article"]["title"] == TITLE


@pytest.mark.usefixtures("server")
def test_a_page_is_read_as_a_page(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[1:] * 3)
    page = (
        f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{paragraphs}</article></body></html>"
    )
    (tmp_path / "page.html").write_text(page)
    assert json.loads(summarize("page.html").stdout)["article"]["title"] == TITLE


@pytest.mark.usefixtures("server")
def test_the_report_goes_to_the_file_that_was_named(tmp_path: Path) -> None:
    result = summarize("article.txt", "-o", "report.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Report.model_validate_json((tmp_path / "report.json").read_text(encoding="utf-8")).incidents


@pytest.mark.usefixtures("server")
def test_the_articles_text_comes_with_an_option() -> None:
    assert "text" not in json.loads(summarize("article.txt").stdout)["article"]
    assert json.loads(summarize("article.txt", "--with-text").stdout)["article"]["text"].startswith(TITLE)


def test_options_name_the_endpoint(serve: Serve) -> None:
    server = serve(says(GOOD_ANSWER))
    result = summarize("article.txt", "--base-url", server.base_url, "--model", "m", "--api-key", KEY)
    assert result.exit_code == 0
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in result.output


@pytest.mark.parametrize(
    ("key", "what"), [(("--api-key", KEY), "the key and the articles travel"), ((), "the articles travel")]
)
def test_what_would_travel_in_clear_is_warned_of(key: tuple[str, ...], what: str) -> None:
    arguments = ("--base-url", "http://no-such-host.invalid/v1", "--model", "m", "--attempts", "1", *key)
    result = summarize("article.txt", *arguments)
    assert f"warning: {what} unencrypted to no-such-host.invalid; use https" in result.stderr


def test_verbose_tells_of_each_call_and_of_nothing_else(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    named(serve(says("no JSON"), says(GOOD_ANSWER)), monkeypatch)
    told = summarize("article.txt", "--verbose").stderr.splitlines()
    assert told[0].startswith("model: ")
    assert [line.split(":")[1] for line in told[1:]] == [" call 1 (try 1 of 4)", " call 2 (try 1 of 4)"]


def test_a_recording_is_replayed_byte_for_byte_without_its_endpoint(server: ScriptedServer) -> None:
    first = summarize("article.txt", "--record", "tapes")
    again = summarize("article.txt", "--replay", "tapes")
    assert again.exit_code == 0
    assert again.stdout_bytes == first.stdout_bytes
    assert again.stderr == "model: as recorded in tapes\n"
    assert len(server.requests) == 1


def test_a_replay_takes_the_recorded_endpoint_whatever_the_environment_names(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = summarize("article.txt", "--record", "tapes")
    for name in ("SUMMARIZER_BASE_URL", "SUMMARIZER_MODEL", "SUMMARIZER_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-something-else")
    again = summarize("article.txt", "--replay", "tapes")
    assert again.stdout_bytes == first.stdout_bytes
    assert len(server.requests) == 1


@pytest.mark.usefixtures("server")
def test_a_replay_that_names_another_model_is_told_what_was_recorded() -> None:
    summarize("article.txt", "--record", "tapes")
    told = summarize("article.txt", "--replay", "tapes", "--model", "other-model")
    assert told.exit_code == 2
    assert "the model (toy-model then, other-model now) changed" in told.stderr


def test_a_recording_of_another_article_is_not_found(server: ScriptedServer) -> None:
    summarize("article.txt", "--record", "tapes")
    result = summarize("-", "--replay", "tapes", stdin="Nothing happened in Sudvale. Nobody was hurt.")
    assert result.exit_code == 2
    assert "There is no recording of this article (tapes/" in result.stderr
    assert len(server.requests) == 1


def test_recording_and_replaying_together_is_refused(server: ScriptedServer) -> None:
    result = summarize("article.txt", "--quiet", "--record", "tapes", "--replay", "tapes")
    assert (result.exit_code, server.requests) == (2, [])
    assert result.stderr == "summarize: --record and --replay are both given. Use one of them.\n"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (error_answer(401), "127.0.0.1 does not accept the key (401). Check --api-key"),
        (error_answer(404), "127.0.0.1 does not know the model 'toy-model'"),
        (error_answer(400, "too long"), "127.0.0.1 rejects the request (400: too long)."),
        (error_answer(429, code="insufficient_quota"), "127.0.0.1: the account's quota is spent (429)."),
    ],
)
def test_an_endpoint_that_cannot_be_asked_is_one_line_and_exit_code_3(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: Answer, line: str
) -> None:
    named(serve(answer), monkeypatch)
    (tmp_path / "report.json").write_text("of yesterday")
    result = summarize("article.txt", "--quiet", "-o", "report.json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f"summarize: {line}")
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "report.json").read_text() == "of yesterday"


def test_nobody_at_the_address_is_exit_code_3() -> None:
    address = f"http://127.0.0.1:{closed_port()}/v1"
    result = summarize("article.txt", "--quiet", "--base-url", address, "--model", "m", "--attempts", "1")
    assert result.exit_code == 3
    assert result.stderr == (
        "summarize: 127.0.0.1 cannot be reached (Connection refused). Check --base-url and the network.\n"
    )


def test_a_model_with_no_place_to_find_it_is_exit_code_2() -> None:
    result = summarize("article.txt", "--model", "gpt-x")
    assert result.exit_code == 2
    assert result.stderr.startswith("summarize: --model gpt-x is set, but no endpoint that has it.")


def test_an_answer_that_stays_invalid_is_reported_with_exit_code_1(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(serve(says("I would rather row.")), monkeypatch)
    result = summarize("article.txt")
    report = Report.model_validate_json(result.stdout)
    assert (result.exit_code, report.incidents) == (1, ())
    assert [problem.code for problem in report.problems] == ["invalid-answer"]


def test_an_interrupt_is_said_in_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands.commands["schema"], "callback", interrupted)
    result = summarize("schema")
    assert (result.exit_code, result.stderr) == (130, "summarize: interrupted\n")


@pytest.mark.usefixtures("server")
def test_a_gazetteer_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "places.txt"
    file.write_text("no dump\n", encoding="utf-8")
    result = summarize("article.txt", "--gazetteer", str(file))
    assert result.exit_code == 2
    assert "places.txt is no GeoNames dump: line 1" in result.stderr


@pytest.mark.usefixtures("server")
def test_a_synthetic_gazetteer_is_indexed_in_the_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    file = tmp_path / "XX.txt"
    place = ["1", "Mirova", "Mirova", "", "1.0", "2.0", "P", "PPL", "AF", "", "26", "", "", "", "0", "", "", "", ""]
    file.write_text("\t".join(place) + "\n", encoding="utf-8")
    assert summarize("article.txt", "--gazetteer", str(file)).exit_code == 0
    assert len(list((tmp_path / "home" / "gazetteer").iterdir())) == 1
