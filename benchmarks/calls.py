"""What calls took, from saved reports: the figures that `summarizer.pipeline.forecast` rests on.

summarize articles.jsonl -o reports.jsonl
python -m benchmarks.calls reports.jsonl
"""

import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.report import Provenance, Report


def provenances(files: Sequence[Path]) -> Iterator[Provenance]:
    """How each report was made."""
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield Report.model_validate_json(line).provenance


def table(made: Sequence[Provenance]) -> str:
    """Means over the reports, and the middle article's seconds.

    Args:
        made: How each report was made; one at least.
    """
    calls = sum(one.calls for one in made)
    rows = {
        "articles": len(made),
        "calls an article": calls / len(made),
        "articles with more than one call": sum(one.calls > 1 for one in made) / len(made),
        "tokens in a call": sum(one.tokens.prompt for one in made) / calls,
        "tokens out a call": sum(one.tokens.completion for one in made) / calls,
        "seconds an article, median": statistics.median(one.seconds for one in made),
    }
    return "\n".join(f"{name:34}{value:10.2f}" for name, value in rows.items())


if __name__ == "__main__":
    print(table(list(provenances([Path(name) for name in sys.argv[1:]]))))
