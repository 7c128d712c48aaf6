"""What runs in child processes: llama.cpp's server, and the download from Hugging Face.

Run as a script, by its path, so that neither the working folder nor the rest of the package is imported; it needs the
standard library and the one package that does the job. The other end is `process`.

The parent writes one line of JSON to standard input, the order: ``{"job": "serve", …}``. The job answers with lines of
JSON on standard output, where nothing else can write. When standard input closes, or the parent is gone, the child
ends at once, whatever it is doing: a killed parent leaves no orphan.
"""

import contextlib
import hashlib
import http.client
import importlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

Order = Mapping[str, Any]
Say = Callable[[dict[str, Any]], None]
Job = Callable[[Order, Say], None]


def serve(order: Order, say: Say) -> None:
    """Load the model and answer requests on loopback, at a port of the system's choice, until told to end.

    The order has `model` (path), `alias`, `key`, `context` (tokens) and `prefix` (see `Prefix`; null for none). The
    first answer says that the model is loaded, the second has `port`: between them the server reads the prefix.
    """
    xllamacpp = importlib.import_module("xllamacpp")  # by name, for it comes without types
    settings = xllamacpp.CommonParams()
    settings.model.path = order["model"]
    settings.model_alias = {order["alias"]}
    settings.api_keys = [order["key"]]
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.n_ctx, settings.n_parallel = order["context"], 1
    # Prompts that alternate keep their prefixes here. llama.cpp's default is 8 GB, which a long run would fill.
    settings.cache_ram_mib = 256
    settings.ui = settings.endpoint_slots = settings.endpoint_metrics = settings.endpoint_props = False
    settings.cors_origins = ""  # the default "*" lets any web page ask
    settings.verbosity = 1  # errors only
    prefix = Prefix.ordered(order, xllamacpp.__version__)
    if prefix is not None:
        settings.slot_save_path = os.path.join(prefix.folder, "")  # it puts names behind it as they are
    server = xllamacpp.Server(settings)
    say({"loaded": True})
    port = urlsplit(server.listening_address).port
    if prefix is not None:
        prefix.have_read(Asked(port, order["key"]))
    say({"port": port})
    threading.Event().wait()


PATIENCE = 500.0
"""Seconds for the server to read, write or take back a prefix; the parent waits a little longer for the port."""


class Asked(NamedTuple):
    """The running server, as its own process asks it."""

    port: int
    key: str

    def post(self, path: str, body: Mapping[str, Any]) -> bool:
        """Whether a request succeeds."""
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            connection.request("POST", path, json.dumps(body), headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status == http.HTTPStatus.OK


class Prefix(NamedTuple):
    """What all questions begin with. The model's state after it has read that is kept in a file between processes.

    A thousand tokens take 15 s to read on two cores, and 30 ms to take from the file. It is named by what it depends on
    and by its own digest: a file that was damaged, or made by another version, is not taken. Whatever fails here costs
    time and nothing else, for the first question reads what it finds unread.

    Attributes:
        folder: Where the file is, the only one there.
        name: Tells model and prefix from others.
        messages: Of a chat, as the API takes them; the last one breaks off where questions differ.
    """

    folder: Path
    name: str
    messages: list[dict[str, str]]

    @classmethod
    def ordered(cls, order: Order, version: str) -> "Prefix | None":
        """The one in an order, for this version of llama.cpp; None without one, or where its folder cannot be made."""
        if order["prefix"] is None:
            return None
        wanted = order["prefix"]
        folder = Path(wanted["folder"])
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None
        return cls(folder, f"{wanted['name']}-{version}", wanted["messages"])

    def have_read(self, server: Asked) -> None:
        """Have the server take the state from the file, or else read the prefix and write the file."""
        with contextlib.suppress(OSError, http.client.HTTPException):
            if any(self._restored(server, file) for file in self.folder.glob(f"{self.name}-*.state")):
                return
            # One token is the least that an answer has.
            if server.post("/v1/chat/completions", {"messages": self.messages, "max_tokens": 1}):
                self._save(server)

    def _restored(self, server: Asked, file: Path) -> bool:
        return file == self._named(file) and server.post("/slots/0?action=restore", {"filename": file.name})

    def _save(self, server: Asked) -> None:
        part = self.folder / f"{os.getpid()}.part"
        try:
            if server.post("/slots/0?action=save", {"filename": part.name}):
                file = part.rename(self._named(part))
                for other in self.folder.iterdir():
                    if other != file and not _is_at_work(other):
                        other.unlink(missing_ok=True)
        finally:
            part.unlink(missing_ok=True)

    def _named(self, file: Path) -> Path:
        """The name that a file with this content has."""
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        return self.folder / f"{self.name}-{content[:16]}.state"


def _is_at_work(part: Path) -> bool:
    """Whether another process is writing this file, which bears its number."""
    return part.suffix == ".part" and part.stem.isdecimal() and Path(f"/proc/{part.stem}").exists()


def download(order: Order, say: Say) -> None:
    """Append to a file what it lacks of a file in a Hugging Face repository.

    The order has `repository`, `name`, `size` (bytes), `to` (path) and `patience` (seconds to the first answer); the
    answer has `found` (bytes) before the download; `refused` (why) and `errno`, if any, where it fails.
    """
    # Plain HTTP can go on from any byte; the transfer library of Hugging Face starts over.
    os.environ |= {"HF_HUB_DISABLE_XET": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
    try:
        hub = importlib.import_module("huggingface_hub")
        http_get = importlib.import_module("huggingface_hub.file_download").http_get
        url = hub.hf_hub_url(order["repository"], order["name"])
        # One try and no token: the file is public, and an expired token would be refused.
        found = hub.get_hf_file_metadata(url, token=False, timeout=order["patience"]).size
        if found != order["size"]:
            say({"refused": f"the file there has {found} bytes, not {order['size']}"})
            return
        say({"found": found})
        with open(order["to"], "ab") as file:
            http_get(url, file, resume_size=file.tell(), expected_size=found)
    except Exception as error:  # its HTTP library has a tree of its own, and another one in each version
        # A full disk is not the source's fault: the number lets the parent tell.
        say({"refused": _one_line(error), "errno": getattr(error, "errno", None)})


JOBS: Mapping[str, Job] = {"serve": serve, "download": download}


def obey(jobs: Mapping[str, Job]) -> None:
    """Read the order and do its job."""
    say = _own_output()
    order = json.loads(sys.stdin.buffer.readline())
    for watch in (_end_with_input, _end_with_parent):
        threading.Thread(target=watch, daemon=True).start()
    jobs[order["job"]](order, say)


def _own_output() -> Say:
    """Keep standard output for the answers: whatever libraries print goes to standard error from here on."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(answer: dict[str, Any]) -> None:
        output.write(json.dumps(answer) + "\n")
        output.flush()

    return say


def _end_with_input() -> None:
    # Not through sys.stdin: the interpreter cannot shut down while a thread waits inside it.
    while os.read(0, 4096):
        pass
    os._exit(0)


def _end_with_parent() -> None:
    """For the case that a fork of the parent outlives it and holds the input open."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


if __name__ == "__main__":
    obey(JOBS)
