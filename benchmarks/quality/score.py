"""The scorer that comes with the data, asked about each article by itself.

What counts as right is its decision, the same for all peers; it is loaded from where it lies and not copied. By
article, since figures of one article depend on each other and intervals are drawn over articles.
"""

import importlib.util
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quality.rows import Row


class Share(NamedTuple):
    """How often a field of one article is right, out of how often it was looked at (a quote is looked at by itself)."""

    right: int
    seen: int


class Scorer:
    """The scorer in a file with a function ``score(rows, reports)``."""

    def __init__(self, file: Path) -> None:
        spec = importlib.util.spec_from_file_location("score", file)
        if spec is None or spec.loader is None or not file.exists():
            raise SystemExit(f"There is no scorer {file}; --scorer says where it is.")
        self._module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._module)

    def shares(self, row: Row, answer: Mapping[str, Any] | None) -> dict[str, Share]:
        """Each field of one article; one without an answer is scored as a report without incidents."""
        reports = {} if answer is None else {row["id"]: answer}
        table = self._module.score([row], reports)
        return {field: Share(right, seen) for field, (right, seen, _) in table.items()}


def answers_in(kept: Path) -> dict[str, dict[str, Any]]:
    """A peer's answers by article; none where it has not been asked."""
    if not kept.exists():
        return {}
    answers = (json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines())
    return {answer["article"]["id"]: answer for answer in answers}
