"""Runs that are killed, at any moment, and go on; and memory that does not grow with the input."""

import asyncio
import json
import random
import signal
import subprocess
import sys
import time
import tracemalloc
from collections import Counter
from contextlib import AbstractAsyncContextManager, aclosing, nullcontext, suppress
from pathlib import Path

import pytest

from summarizer.article import Article
from summarizer.batch import Batch, BatchSettings, Reporter
from summarizer.errors import InputError
from summarizer.report import Report
from summarizer.store import open_store, status, view_store, write_reports
from tests.batching import MAKING, Toy, arriving, outcomes_of, toy_articles, toy_report
from tests.killed_run import CONCURRENCY

ARTICLES = 300
KILLS = 6


def start(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "tests.killed_run", str(folder), str(ARTICLES)])  # noqa: S603


def asked_in(folder: Path) -> list[str]:
    with suppress(FileNotFoundError):
        return (folder / "asked").read_text().split("\n")[:-1]
    return []


def kill_after(process: "subprocess.Popen[bytes]", folder: Path, asked: int) -> None:
    """Kill the process some milliseconds after so many articles were asked about; it may be over by then."""
    while len(asked_in(folder)) < asked and process.poll() is None:
        time.sleep(0.002)
    time.sleep(random.uniform(0, 0.02))  # noqa: S311 - no secret
    process.send_signal(signal.SIGKILL)
    process.wait()


def ids_in(file: Path) -> list[str]:
    """Whose reports are in a file, each line of which must be a whole one."""
    if not file.exists():
        return []
    content = file.read_bytes()
    assert content == b"" or content.endswith(b"\n")
    return [json.loads(line)["article"]["id"] for line in content.split(b"\n")[:-1]]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_run_that_is_killed_again_and_again_reports_every_article_once(tmp_path: Path) -> None:
    moments = sorted(random.sample(range(ARTICLES), KILLS))
    for moment in moments:
        before = len(ids_in(tmp_path / "reports.jsonl"))
        process = start(tmp_path)
        kill_after(process, tmp_path, moment)
        found = ids_in(tmp_path / "reports.jsonl")
        assert len(found) == len(set(found)) >= before
        assert found == sorted(found), "the order of the input"
    assert start(tmp_path).wait() == 0
    assert ids_in(tmp_path / "reports.jsonl") == [article.id for article in toy_articles(ARTICLES)]
    assert not list(tmp_path.glob("*.part"))
    asked = Counter(asked_in(tmp_path))
    assert set(asked) == {article.id for article in toy_articles(ARTICLES)}
    assert asked.total() - ARTICLES <= KILLS * CONCURRENCY, "only calls in flight are lost"
    with view_store(tmp_path) as store:
        assert (status(store).done, status(store).complete) == (ARTICLES, True)


def test_a_run_refuses_a_directory_where_another_is_at_work(tmp_path: Path) -> None:
    process = start(tmp_path)
    try:
        while not asked_in(tmp_path):
            assert process.poll() is None
            time.sleep(0.002)
        with pytest.raises(InputError, match="in use by another run"):
            open_store(tmp_path, MAKING)
    finally:
        process.kill()
        process.wait()


def test_a_disk_that_fills_up_ends_the_run_and_the_next_does_the_rest(tmp_path: Path) -> None:
    noting = Toy()
    articles = list(toy_articles(400))
    with open_store(tmp_path, MAKING) as store:
        # SQLite's own error for a full disk, on a disk that is not.
        store.database.execute("PRAGMA max_page_count = 60")
        with pytest.raises(InputError, match="the disk is full"):
            outcomes_of(Batch(noting.open, store), articles)
        done = status(store).done
        assert 50 < done < 400
        assert write_reports(store, tmp_path / "reports.jsonl") == done
    with open_store(tmp_path, MAKING) as store:
        assert [one.how for one in outcomes_of(Batch(noting.open, store), articles)][:done] == ["kept"] * done
        assert write_reports(store, tmp_path / "reports.jsonl") == 400
    assert ids_in(tmp_path / "reports.jsonl") == [article.id for article in articles]
    assert len(noting.asked) - 400 <= BatchSettings().concurrency


# ---- memory


class Plain:
    """Reports, and remembers nothing."""

    async def report(self, article: Article) -> Report:
        return toy_report(article)


async def peaks(batch: Batch) -> tuple[int, int]:
    """Python's memory at its highest: over the first thousand of 10,000 articles, and over the others."""
    tracemalloc.start()
    try:
        count = 0
        async with aclosing(batch.run(arriving(toy_articles(10_000)))) as outcomes:
            async for _ in outcomes:
                count += 1
                if count == 1_000:
                    first = tracemalloc.get_traced_memory()[1]
                    tracemalloc.reset_peak()
        assert count == 10_000
        return first, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def plain() -> AbstractAsyncContextManager[Reporter]:
    return nullcontext(Plain())


def test_ten_times_the_articles_take_no_more_memory() -> None:
    few, many = asyncio.run(peaks(Batch(plain)))
    assert many < 1.2 * few


def test_ten_times_the_articles_take_no_more_memory_with_a_store_and_when_they_are_kept(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING) as store:
        for _ in ("made", "kept"):
            few, many = asyncio.run(peaks(Batch(plain, store)))
            assert many < 1.2 * few
        tracemalloc.start()
        assert write_reports(store, tmp_path / "reports.jsonl") == 10_000
        assert tracemalloc.get_traced_memory()[1] < 200_000
        tracemalloc.stop()
