"""The codes that --fail-on knows are those that reports have."""

import re
from pathlib import Path

import summarizer
from summarizer.cli.fail_on import PROBLEM_CODES
from summarizer.errors import UNUSABLE_CODES, AnswerError

PACKAGE = Path(summarizer.__file__).parent


def test_every_code_in_the_sources_is_known() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py") if "cli" not in file.parts)
    written = set(re.findall(r'\bcode ?= ?"([a-z-]+)"', sources))
    assert len(written) > 5
    assert written <= PROBLEM_CODES


def test_unusable_is_every_answer_that_cannot_be_used() -> None:
    names = (error.__name__.removesuffix("Error") for error in AnswerError.__subclasses__())
    assert {re.sub("(?<!^)([A-Z])", r"-\1", name).lower() for name in names} == UNUSABLE_CODES
