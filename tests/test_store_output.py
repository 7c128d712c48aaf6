"""The reports as a file: whole at every moment, and what it takes the place of."""

import os
import stat
import threading
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.store import view_store, write_reports
from tests.batching import toy_article, toy_report
from tests.storing import with_reports


def lines_of(file: Path) -> list[str]:
    text = file.read_text()
    assert text == "" or text.endswith("\n")
    return text.split("\n")[:-1]


def test_the_reports_are_written_one_a_line_in_the_order_of_the_input(tmp_path: Path) -> None:
    with_reports(tmp_path, 3, 1, 2)
    with view_store(tmp_path) as store:
        assert write_reports(store, tmp_path / "reports.jsonl") == 3
        assert lines_of(tmp_path / "reports.jsonl") == [
            toy_report(toy_article(one)).json_text(indent=None) for one in (3, 1, 2)
        ]


def test_of_no_reports_an_empty_file_is_made(tmp_path: Path) -> None:
    with_reports(tmp_path)
    with view_store(tmp_path) as store:
        assert write_reports(store, tmp_path / "reports.jsonl") == 0
    assert (tmp_path / "reports.jsonl").read_bytes() == b""


def test_who_reads_finds_the_old_lines_or_the_new_ones(tmp_path: Path) -> None:
    with_reports(tmp_path, *range(100))
    file = tmp_path / "reports.jsonl"
    file.write_text("{}\n" * 5)
    found = set()
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            found.add(len(lines_of(file)))

    reader = threading.Thread(target=read)
    reader.start()
    with view_store(tmp_path) as store:
        for _ in range(10):
            write_reports(store, file)
    over.set()
    reader.join()
    assert found <= {5, 100}
    assert sorted(one.name for one in tmp_path.iterdir() if "reports" in one.name) == ["reports.jsonl"]


def test_a_report_that_cannot_be_read_leaves_the_old_file(tmp_path: Path) -> None:
    with_reports(tmp_path / "run", *range(60))
    content = bytearray((tmp_path / "run" / "run.sqlite").read_bytes())
    content[-40_000:] = b"\xff" * 40_000
    (tmp_path / "run" / "run.sqlite").write_bytes(content)
    (tmp_path / "reports.jsonl").write_text("{}\n")
    with view_store(tmp_path / "run") as store, pytest.raises(InputError, match=r"run\.sqlite is damaged"):
        write_reports(store, tmp_path / "reports.jsonl")
    assert (tmp_path / "reports.jsonl").read_text() == "{}\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["reports.jsonl", "run"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    with_reports(tmp_path, 1)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "reports.jsonl").symlink_to(tmp_path / "elsewhere" / "all.jsonl")
    with view_store(tmp_path) as store:
        write_reports(store, tmp_path / "reports.jsonl")
    assert (tmp_path / "reports.jsonl").is_symlink()
    assert len(lines_of(tmp_path / "elsewhere" / "all.jsonl")) == 1


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    with_reports(tmp_path, 1, 2)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.extend(pipe.read_text().splitlines()))
    reader.start()
    with view_store(tmp_path) as store:
        write_reports(store, pipe)
    reader.join()
    assert len(read) == 2
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with_reports(tmp_path, 1)
    with view_store(tmp_path) as store:
        with pytest.raises(InputError, match=r"reports\.jsonl cannot be written: No such file or directory"):
            write_reports(store, tmp_path / "missing" / "reports.jsonl")
        with pytest.raises(InputError, match="cannot be written: Is a directory"):
            write_reports(store, tmp_path)
