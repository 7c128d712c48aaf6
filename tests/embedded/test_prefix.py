"""What all questions begin with is read once, and taken from a file by every server after that."""

import contextlib
import http.server
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from summarizer.embedded import child, weights
from tests.embedded.fakes import tiny_model

MESSAGES = [{"role": "system", "content": "Read one news article."}, {"role": "user", "content": "<article>"}]
STATE = b"keys and values of two messages"


class Slots(http.server.ThreadingHTTPServer):
    """llama.cpp's part: it reads, and writes and takes back what it has read; `asked` lists what it was asked."""

    daemon_threads = True

    def __init__(self, folder: Path, refuses: str = "") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder, self.refuses, self.asked = folder, refuses, list[str]()


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Slots

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        action = parse_qs(urlsplit(self.path).query).get("action", ["read"])[0]
        self.server.asked.append(action)
        right = self.headers["Authorization"] == "Bearer secret" and action != self.server.refuses
        if action == "read":
            right = right and body["messages"] == MESSAGES
        elif action == "save" and right:
            (self.server.folder / body["filename"]).write_bytes(STATE)
        elif action == "restore" and right:
            right = (self.server.folder / body["filename"]).read_bytes() == STATE
        self.send_response(200 if right else 400)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_: object) -> None:
        pass


def prefix(folder: Path, version: str = "1") -> child.Prefix:
    found = child.Prefix.ordered({"prefix": {"folder": str(folder), "name": "abc", "messages": MESSAGES}}, version)
    assert found is not None
    return found


@contextlib.contextmanager
def slots(folder: Path, refuses: str = "") -> Iterator[Slots]:
    with Slots(folder, refuses) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def read_by(one: child.Prefix, refuses: str = "") -> list[str]:
    """What a new server was asked, to have read the prefix."""
    with slots(one.folder, refuses) as server:
        one.have_read(child.Asked(server.server_address[1], "secret"))
        return server.asked


def test_the_first_server_reads_it_and_writes_it_down_and_the_next_takes_it_from_there(tmp_path: Path) -> None:
    assert read_by(prefix(tmp_path)) == ["read", "save"]
    assert read_by(prefix(tmp_path)) == ["restore"]


def test_a_damaged_file_is_not_taken_and_is_replaced(tmp_path: Path) -> None:
    read_by(prefix(tmp_path))
    (file,) = tmp_path.iterdir()
    file.write_bytes(STATE[:-1])
    assert read_by(prefix(tmp_path)) == ["read", "save"]
    assert file.read_bytes() == STATE


def test_a_file_of_another_version_is_not_taken_and_goes(tmp_path: Path) -> None:
    read_by(prefix(tmp_path, "1"))
    assert read_by(prefix(tmp_path, "2")) == ["read", "save"]
    assert [file.name[:6] for file in tmp_path.iterdir()] == ["abc-2-"]


def test_a_file_that_the_server_does_not_take_is_written_anew(tmp_path: Path) -> None:
    read_by(prefix(tmp_path))
    assert read_by(prefix(tmp_path), refuses="restore") == ["restore", "read", "save"]


def test_what_killed_processes_left_goes(tmp_path: Path) -> None:
    (tmp_path / "99999999.part").touch()
    read_by(prefix(tmp_path))
    assert [file.suffix for file in tmp_path.iterdir()] == [".state"]


def test_what_another_process_is_writing_stays(tmp_path: Path) -> None:
    other = tmp_path / f"{os.getppid()}.part"
    other.touch()
    read_by(prefix(tmp_path))
    assert other.exists()


@pytest.mark.parametrize(("refuses", "asked"), [("read", ["read"]), ("save", ["read", "save"])])
def test_a_server_that_cannot_read_or_write_goes_on_without_a_file(
    tmp_path: Path, refuses: str, asked: list[str]
) -> None:
    assert read_by(prefix(tmp_path), refuses) == asked
    assert not list(tmp_path.iterdir())


def test_a_server_that_is_gone_is_nothing_to_stop_for(tmp_path: Path) -> None:
    with slots(tmp_path) as server:
        port = server.server_address[1]
    prefix(tmp_path).have_read(child.Asked(port, "secret"))
    assert not list(tmp_path.iterdir())


def test_where_its_folder_cannot_be_made_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    wanted = {"folder": str(tmp_path / "file" / "folder"), "name": "abc", "messages": MESSAGES}
    assert child.Prefix.ordered({"prefix": wanted}, "1") is None
    assert child.Prefix.ordered({"prefix": None}, "1") is None


def test_the_files_go_with_the_model() -> None:
    folder = weights.prefix_folder(tiny_model())
    folder.mkdir(parents=True)
    (folder / "abc.state").touch()
    assert weights.remove(tiny_model()) == (folder,)
    assert not folder.exists()
