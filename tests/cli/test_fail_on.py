"""The codes that --fail-on knows are those that reports have."""

import re
from pathlib import Path

import summarizer
from summarizer.cli.fail_on import PROBLEM_CODES, UNUSABLE_CODES
from summarizer.report import _UNUSABLE

PACKAGE = Path(summarizer.__file__).parent


def test_every_code_in_the_sources_is_known() -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py") if "cli" not in file.parts)
    written = set(re.findall(r'code="([a-z-]+)"', sources))
    assert len(written) > 5
    assert written <= PROBLEM_CODES


def test_unusable_is_what_a_report_takes_for_unusable() -> None:
    assert UNUSABLE_CODES == _UNUSABLE
