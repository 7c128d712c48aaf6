"""The store's files: whom they belong to, and what happens when they cannot be read or written."""

import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.store import Store, open_store, status, temporary_store, view_store, write_reports
from tests.batching import MAKING, toy_article, toy_report
from tests.storing import with_reports

HOLDER = """
import sys, pathlib
from summarizer.store import open_store
with open_store(pathlib.Path(sys.argv[1]), {}):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process with the run directory open, until its input closes."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "run")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:  # noqa: S603 - ours
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield process
        process.kill()


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, whom no permission keeps out."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB, where tests may have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)]
    if sys.platform != "linux" or subprocess.run(mounting, capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 - ours


def fill(store: Store, numbers: range) -> int:
    """Keep reports of 10 kB until the store refuses; how many it took."""
    for taken, number in enumerate(numbers):
        article = toy_article(number, text="x")
        report = toy_report(article)
        try:
            store.place(number, store.key(article), article.id)
            store.keep(store.key(article), '"' + "x" * 10_000 + '"', report)
        except InputError as error:
            assert "the disk is full" in str(error)  # noqa: PT017 - most calls succeed
            assert "the same command again" in str(error)  # noqa: PT017
            return taken
    pytest.fail("it was never full")


# ---- one run at a time


def test_a_second_run_on_one_directory_is_refused(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(InputError, match=f"^{tmp_path / 'run'} is in use by another run. Wait"):
        open_store(tmp_path / "run", MAKING)
    assert holder.poll() is None


def test_a_second_run_of_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING), pytest.raises(InputError, match="in use by another run"):
        open_store(tmp_path, MAKING)
    open_store(tmp_path, MAKING).close()


def test_a_killed_run_holds_nothing(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.kill()
    holder.wait()
    open_store(tmp_path / "run", MAKING).close()


def test_a_directory_in_use_can_be_looked_into(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    assert holder.poll() is None
    with view_store(tmp_path / "run") as store:
        assert status(store).articles == 0


# ---- files that are something else


def test_a_directory_is_made_with_those_above_it(tmp_path: Path) -> None:
    open_store(tmp_path / "corpora" / "2024" / "run", MAKING).close()
    assert (tmp_path / "corpora" / "2024" / "run" / "run.sqlite").is_file()


def test_a_directory_of_any_name_can_be_opened_and_looked_into(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9 100%?#\n")
    open_store(folder, MAKING).close()
    view_store(folder).close()


def test_a_file_in_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("")
    with pytest.raises(InputError, match="run cannot be made: File exists"):
        open_store(tmp_path / "run", MAKING)


@pytest.mark.parametrize("name", ["run.sqlite", "run.lock"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The minutes of our meeting. " * 100)
    with pytest.raises(InputError, match=f"{name} is not a store of reports"):
        open_store(tmp_path, MAKING)
    assert (tmp_path / name).read_text().startswith("The minutes")


@pytest.mark.parametrize("opening", [lambda folder: open_store(folder, MAKING), view_store])
def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path, opening: object) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "run.sqlite")) as other:
        other.execute("CREATE TABLE moz_places (id)")
    before = (tmp_path / "run.sqlite").read_bytes()
    with pytest.raises(InputError, match=r"run\.sqlite is another program's database"):
        opening(tmp_path)  # type: ignore[operator]  # either takes a folder
    assert (tmp_path / "run.sqlite").read_bytes() == before


@pytest.mark.parametrize("opening", [lambda folder: open_store(folder, MAKING), view_store])
def test_a_newer_layout_is_refused(tmp_path: Path, opening: object) -> None:
    with_reports(tmp_path, 1)
    with contextlib.closing(sqlite3.connect(tmp_path / "run.sqlite")) as later:
        later.execute("PRAGMA user_version = 2")
    with pytest.raises(
        InputError, match=r"is of layout 2, and this version of summarize knows layouts up to 1\. Upgrade"
    ):
        opening(tmp_path)  # type: ignore[operator]


def test_a_damaged_store_is_said_to_be_so(tmp_path: Path) -> None:
    with_reports(tmp_path, *range(60))
    content = bytearray((tmp_path / "run.sqlite").read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    (tmp_path / "run.sqlite").write_bytes(content)
    with open_store(tmp_path, MAKING) as store, pytest.raises(InputError, match=r"run\.sqlite is damaged"):
        list(store.lines())


def test_a_store_whose_making_was_cut_short_is_made_again(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "run.sqlite")) as cut:
        cut.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(InputError, match="holds nothing yet"):
        view_store(tmp_path)
    with_reports(tmp_path, 1)


def test_what_is_not_there_cannot_be_looked_into(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=f"^{tmp_path} holds no run: there is no run.sqlite in it."):
        view_store(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_store_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with temporary_store() as store:
        store.begin()
        fill_some = [store.place(one, store.key(toy_article(one)), "id").first for one in (0, 1)]
        assert fill_some == [0, 1]
    assert list(tmp_path.iterdir()) == []


# ---- what cannot be written


@pytest.fixture
def locked_up() -> Iterator[Path]:
    """A finished run in a folder where nothing can be written any more."""
    # Not in pytest's folder, which only its owner may enter.
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above, "run")
        with_reports(folder, 1, 2)
        for one in (Path(above), folder):
            one.chmod(0o555)
        yield folder
        for one in (Path(above), folder):
            one.chmod(0o755)


def test_a_read_only_folder_is_refused(locked_up: Path) -> None:
    with as_nobody(), pytest.raises(InputError, match=r"run\.(lock|sqlite) cannot be (written|opened)"):
        open_store(locked_up, MAKING)
    with as_nobody(), pytest.raises(InputError, match="new cannot be made: Permission denied"):
        open_store(locked_up / "new", MAKING)


def test_a_read_only_folder_can_be_looked_into(locked_up: Path) -> None:
    with as_nobody(), view_store(locked_up) as store:
        assert status(store).done == 2
        assert len(list(store.lines())) == 2


def test_a_folder_that_cannot_be_entered_is_said(locked_up: Path) -> None:
    locked_up.chmod(0o600)
    with as_nobody(), pytest.raises(InputError, match=r"run\.sqlite cannot be read: Permission denied"):
        view_store(locked_up)


def test_a_full_disk_is_said_and_the_run_goes_on_when_there_is_room(tmp_path: Path) -> None:
    with open_store(tmp_path, MAKING) as store:
        store.begin()
        # SQLite's own error for a full disk, on a disk that is not.
        store.database.execute("PRAGMA max_page_count = 60")
        taken = fill(store, range(100))
    assert taken > 5
    with open_store(tmp_path, MAKING) as store:
        assert status(store).done == taken
        store.begin()
        assert store.place(taken - 1, store.key(toy_article(taken - 1, text="x")), "id").state == "done"
        report = toy_report(toy_article(taken))
        store.place(taken, store.key(toy_article(taken)), report.article.id)
        store.keep(store.key(toy_article(taken)), report.json_text(indent=None), report)
        assert status(store).done == taken + 1


def test_a_disk_that_is_really_full_takes_nothing_that_was_kept(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * 20_000)
    with open_store(small_disk / "run", MAKING) as store:
        store.begin()
        taken = fill(store, range(100))
        with pytest.raises(
            InputError, match=r"reports\.jsonl cannot be written: No space left on device\. Mend that, then"
        ):
            write_reports(store, small_disk / "reports.jsonl")
        assert not list(small_disk.glob("*reports*"))
    assert taken > 5
    (small_disk / "ballast").unlink()
    with open_store(small_disk / "run", MAKING) as store:
        assert status(store).done == taken
        assert sum(1 for _ in store.lines()) == taken
