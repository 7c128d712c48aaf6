"""An index as a file: whole or not at all."""

import sqlite3
from pathlib import Path

import pytest

from summarizer.resolve.places.index_file import build, connected, opened, path_of

NAMES = frozenset({"place"})


def fill(base: sqlite3.Connection) -> None:
    base.execute("CREATE TABLE place (number INTEGER)")
    base.execute("INSERT INTO place VALUES (7)")


def test_an_index_lives_in_the_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path))
    assert path_of("a") == tmp_path / "gazetteer" / "a.sqlite"


def test_what_is_built_is_read_and_never_written(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "a.sqlite"
    assert opened(file, NAMES) is None
    build(file, fill)
    base = opened(file, NAMES)
    assert base is not None
    assert base.execute("SELECT number FROM place").fetchall() == [(7,)]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        base.execute("DELETE FROM place")
    base.close()
    assert opened(file, NAMES | {"town"}) is None


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.sqlite"
    build(file, fill)
    before = file.read_bytes()

    def failing(base: sqlite3.Connection) -> None:
        fill(base)
        raise ValueError("no more rows")

    with pytest.raises(ValueError, match="no more rows"):
        build(file, failing)
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (before, [file])


def test_a_missing_file_is_told_by_who_connects_to_it(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connected(tmp_path / "none.sqlite")
