"""A run that a test kills: ``python -m tests.killed_run DIR ARTICLES``.

Made-up articles are reported into a run directory, each in some milliseconds. Each one asked about is noted in
``DIR/asked`` before anything else, and the reports are written again and again as a run does at its end, so that a kill
finds that at work too.
"""

import asyncio
import os
import random
import sys
from contextlib import aclosing, nullcontext
from pathlib import Path
from typing import Final

from summarizer.article import Article
from summarizer.batch import Batch, BatchSettings
from summarizer.report import Report
from summarizer.store import Store, open_store, write_reports
from tests.batching import MAKING, toy_articles, toy_report

CONCURRENCY: Final = 4


class Noting:
    """Reports in a random while, and notes first what it was asked."""

    def __init__(self, notes: int) -> None:
        self._notes = notes

    async def report(self, article: Article) -> Report:
        os.write(self._notes, f"{article.id}\n".encode())
        await asyncio.sleep(random.uniform(0, 0.008))  # noqa: S311 - no secret
        return toy_report(article)


async def run(folder: Path, store: Store, articles: int) -> None:
    notes = Noting(os.open(folder / "asked", os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    batch = Batch(lambda: nullcontext(notes), store, BatchSettings(concurrency=CONCURRENCY, ordered=False))
    async with aclosing(batch.run(toy_articles(articles))) as outcomes:
        async for outcome in outcomes:
            if outcome.position % 10 == 9:
                write_reports(store, folder / "reports.jsonl")


if __name__ == "__main__":
    where = Path(sys.argv[1])
    with open_store(where, MAKING) as opened:
        asyncio.run(run(where, opened, int(sys.argv[2])))
        write_reports(opened, where / "reports.jsonl")
