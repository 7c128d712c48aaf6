"""Files, folders, wildcards and standard input."""

import io
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.article import Article, Unread
from summarizer.errors import InputError
from summarizer.reading.inputs import InputSettings, articles_of, columns_mapped
from tests.reading.inputs.making import STORY, failures, only_failure, page, read, story, texts


def test_inputs_are_read_in_their_order(tmp_path: Path) -> None:
    for number, name in enumerate(["b.txt", "a.md", "page.html"], 2):
        (tmp_path / name).write_bytes(page(story(number)) if name.endswith("html") else story(number).encode())
    found = texts(read(tmp_path / "b.txt", tmp_path / "a.md", tmp_path / "page.html"))
    assert [text.partition("people")[0].split()[-1] for text in found] == ["2", "3", "4"]


def test_a_bad_input_is_one_failure_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    items = read(tmp_path / "none.txt", tmp_path / "a.txt")
    assert isinstance(items[0], Unread)
    assert "does not exist" in str(items[0].error)
    assert isinstance(items[1], Article)


def test_an_input_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    items = articles_of([str(path)])
    path.write_text(STORY)
    assert isinstance(next(items), Article)


def test_a_folder_is_read_with_its_folders_in_a_stable_order(tmp_path: Path) -> None:
    for number, name in enumerate(["10.txt", "2.txt", "B/x.md", "a/y.html", "Ä.txt"], 2):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(page(story(number)) if name.endswith("html") else story(number).encode())
    for unread in (".hidden.txt", ".git/a.txt", "photo.jpeg", "README"):
        path = tmp_path / unread
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    assert [text.partition(" people")[0].split()[-1] for text in texts(read(tmp_path))] == ["2", "3", "4", "5", "6"]


def test_ten_thousand_files_in_a_folder_are_listed_once_each(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.txt").touch()
    items = read(tmp_path)
    assert [item.name for item in items if isinstance(item, Unread)] == sorted(
        str(tmp_path / f"{number}.txt") for number in range(10_000)
    )


def test_a_folder_without_articles_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "photo.jpeg").touch()
    assert "holds no article" in only_failure(read(tmp_path))


def test_a_wildcard_that_no_shell_has_expanded_is_expanded(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for number, name in enumerate(["a.txt", "b.txt", "deep/c.txt"], 2):
        (tmp_path / name).write_text(story(number))
    assert texts(read(tmp_path / "?.txt")) == [story(2), story(3)]
    assert texts(read(tmp_path / "**" / "*.txt")) == [story(2), story(3), story(4)]
    assert "fits no file" in only_failure(read(tmp_path / "*.pdf"))


def test_a_file_whose_name_looks_like_a_wildcard_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(STORY)
    assert texts(read(tmp_path / "a[1].txt")) == [STORY]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "named.txt").symlink_to(tmp_path, target_is_directory=True)
    assert texts(read(tmp_path)) == [STORY]


def test_a_link_to_a_file_is_read_and_one_to_nothing_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "d.txt").symlink_to(tmp_path / "d.txt")
    items = read(tmp_path)
    assert [isinstance(item, Article) for item in items] == [True, True, False, False]
    assert ["does not exist" in message for message in failures(items)] == [True, False]


def test_a_pipe_without_a_writer_and_a_socket_are_failures_and_nothing_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # a socket's path may not be long
        listening.bind("b.txt")
        items = read(tmp_path)
    assert len(items) == 2
    assert all("is a pipe, socket or device" in message for message in failures(items))


def test_a_file_that_vanishes_after_it_was_listed_is_a_failure(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(STORY)
    items = articles_of([str(tmp_path)])
    assert isinstance(next(items), Article)
    (tmp_path / "b.txt").unlink()
    rest = list(items)
    assert [isinstance(item, Article) for item in rest] == [False, True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_without_leave_to_read_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "z.txt").write_text(STORY)
    items = read(tmp_path)
    assert [isinstance(item, Article) for item in items] == [False, True]


def test_folders_may_lie_deeper_than_calls_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = 1200
    monkeypatch.chdir(tmp_path)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").write_text(STORY)
        assert texts(read(tmp_path)) == [STORY]
    finally:
        # Step by step as well: what pytest deletes folders with calls itself for each.
        Path("a.txt").unlink(missing_ok=True)
        while Path.cwd() != tmp_path:
            os.chdir("..")
            Path("d").rmdir()


NAMES = st.binary(min_size=1, max_size=40).filter(
    lambda name: b"/" not in name and b"\0" not in name and not name.startswith(b".")
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(names=st.sets(NAMES, min_size=1, max_size=5))
def test_files_of_any_name_are_read_once_each_or_named_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, names: set[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("names")
    for number, name in enumerate(names):
        data = STORY.encode() if number % 2 else b""
        (Path(os.fsdecode(os.fsencode(folder) + b"/" + name + b".txt"))).write_bytes(data)
    items = read(folder)
    unread = [item for item in items if isinstance(item, Unread)]
    assert len(items) == len(names)
    assert len({item.name for item in unread}) == len(unread) == (len(names) + 1) // 2
    assert all(item.name.isprintable() and str(item.error).isprintable() for item in unread)


def given_on_standard_input(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))


def test_a_dash_reads_standard_input_an_article_or_lines_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    given_on_standard_input(STORY.encode(), monkeypatch)
    assert texts(read("-")) == [STORY]
    given_on_standard_input(b'{"text": "One died."}\n{"text": "Two died."}\n', monkeypatch)
    assert texts(read("-")) == ["One died.", "Two died."]
    given_on_standard_input(b"", monkeypatch)
    assert "standard input is empty" in only_failure(read("-"))


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="the system has no /dev/fd")
def test_what_a_shell_pipes_in_as_a_file_is_read() -> None:
    code = "import sys\nfrom summarizer.reading.inputs import articles_of\nprint(next(articles_of(sys.argv[1:])).text)"
    script = f"{sys.executable} -c '{code}' <(echo {STORY!r})"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603, S607 - ours
    assert done.stdout.strip() == STORY


def test_a_file_without_a_known_ending_is_text_if_it_is_given_by_name(tmp_path: Path) -> None:
    (tmp_path / "README").write_text(STORY)
    assert texts(read(tmp_path / "README")) == [STORY]


def test_a_name_that_no_file_can_have_is_a_failure() -> None:
    assert "is not a file name" in only_failure(read("a\0b"))
    assert "cannot be read" in only_failure(read("a" * 5000))


@pytest.mark.parametrize("pairs", [("text",), ("text=",), ("=body",), ("text=a", "text=b")])
def test_a_mapping_of_columns_must_be_complete_and_once_for_each(pairs: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="maps no column"):
        columns_mapped(pairs)


def test_only_columns_that_are_read_can_be_mapped_to() -> None:
    with pytest.raises(InputError, match='There is no column "body" to map to'):
        InputSettings(column_of=columns_mapped(("body=text",)))
