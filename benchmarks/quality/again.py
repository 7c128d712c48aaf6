"""This project's reports again, from what the model answered when it was asked: what a changed rule comes to.

Only where the questions are still the same; an answer that no longer fits is taken out, and `run` asks for it anew.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.peers.summarizer_itself import RECORDINGS
from benchmarks.quality.rows import Row
from benchmarks.quality.score import answers_in
from summarizer import summarize
from summarizer.errors import CassetteError
from summarizer.pipeline import Options
from summarizer.reading import read_row


def again(rows: Sequence[Row], kept: Path) -> tuple[int, int]:
    """Make the reports of recorded articles anew; tokens and seconds stay those of the asking.

    Args:
        rows: The articles.
        kept: The file of the project's answers, which is written again; its recordings lie beside it.

    Returns:
        How many were made anew, and how many were taken out.
    """
    answers = answers_in(kept)
    made = gone = 0
    for row in rows:
        if row["id"] not in answers:
            continue
        try:
            report = summarize(read_row(row, "row"), options=Options(replay=kept.parent / RECORDINGS))
        except CassetteError:
            del answers[row["id"]]
            gone += 1
            continue
        failure = None if report.unusable is None else report.unusable.message
        answers[row["id"]] |= {"incidents": json.loads(report.json_text())["incidents"], "failure": failure}
        made += 1
    kept.write_text("".join(json.dumps(answer) + "\n" for answer in answers.values()), encoding="utf-8")
    return made, gone
