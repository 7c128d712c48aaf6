"""This project as it comes: the usual options, one session, one article after another.

It records what it is answered, so that a changed rule can be measured without asking again (`again`).
"""

import asyncio
import json
from pathlib import Path
from typing import Final

from benchmarks.quality.worker import Incidents, Lost, Row, Served, work
from summarizer.endpoint import Endpoint
from summarizer.pipeline import Options, session
from summarizer.reading import read_row

RECORDINGS: Final = "recordings"


class Summarizer:
    """Reports of rows, from the served model."""

    def __init__(self, served: Served) -> None:
        endpoint = Endpoint(served.base_url, served.model, served.api_key, embedded=True)
        self._runner = asyncio.Runner()
        self._opened = session(
            Options(endpoint=endpoint, record=Path(served.folder) / RECORDINGS)
        )  # open until the process ends
        self._session = self._runner.run(self._opened.__aenter__())

    def __call__(self, row: Row) -> Incidents:
        """The incidents that it finds in a row."""
        report = self._runner.run(self._session.report(read_row(row, "row")))
        if report.unusable is not None:
            raise Lost(report.unusable.message)
        incidents: Incidents = json.loads(report.json_text())["incidents"]
        return incidents


if __name__ == "__main__":
    work(Summarizer)
