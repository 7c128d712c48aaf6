"""A scripted HTTP server on a real socket: gives the answers it was told to give, in order, and keeps the requests.

What the endpoint of a language model would say is written down by the tests; nothing is made up here.
"""

import gzip
import json
import socket
import struct
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self, cast


class Received(NamedTuple):
    """A request as it came over the wire; names of headers in small letters."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def messages(self) -> list[dict[str, str]]:
        return cast("list[dict[str, str]]", self.json["messages"])


@dataclass(frozen=True)
class Answer:
    """What the server does with one request.

    Behaviours: `whole` sends it; `half` stops in the middle of the body; `reset` breaks the connection there, as a
    crashed proxy does; `unmeasured` stops there without having said how long the body is; `chunked` stops between two
    chunks; `close` hangs up without a word; `hang` says nothing until the server is closed.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    behaviour: Literal["whole", "half", "reset", "unmeasured", "chunked", "close", "hang"] = "whole"


def answer_json(value: object, status: int = 200, **headers: str) -> Answer:
    """An answer with a JSON body; `retry_after="0"` becomes the header Retry-After."""
    named = {name.replace("_", "-"): one for name, one in headers.items()}
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json", **named})


def error_answer(status: int, message: str = "no", code: str | None = None, **headers: str) -> Answer:
    """An error in OpenAI's form."""
    return answer_json({"error": {"message": message, "type": "error", "code": code}}, status, **headers)


def completion(content: str | None, finish: str = "stop", **message: object) -> dict[str, Any]:
    """A completion in OpenAI's form: 100 prompt tokens, 40 of them cached, 20 more for the answer."""
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "toy",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": content, **message},
            }
        ],
        "usage": {
            "prompt_tokens": 100,
            "completion_tokens": 20,
            "total_tokens": 120,
            "prompt_tokens_details": {"cached_tokens": 40},
        },
    }


def says(content: str | None, finish: str = "stop", **message: object) -> Answer:
    """A completion with this text."""
    return answer_json(completion(content, finish, **message))


def gzipped(answer: Answer) -> Answer:
    """The same, compressed."""
    return Answer(answer.status, gzip.compress(answer.body), {**answer.headers, "Content-Encoding": "gzip"})


Script = Sequence[Answer] | Callable[[Received], Answer]
"""Answers in their order, the last again and again; or a function that answers each request by what it holds."""


class ScriptedServer:
    """Listens on loopback for as long as a `with` block lasts."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self.requests: list[Received] = []
        self._closing = threading.Event()
        self._lock = threading.Lock()

    def next_answer(self, received: Received) -> Answer:
        with self._lock:
            self.requests.append(received)
            turn = len(self.requests)
        # Not under the lock: a function may wait for another request.
        return self._script(received) if callable(self._script) else self._script[min(turn, len(self._script)) - 1]

    def wait_for_the_end(self) -> None:
        self._closing.wait(10)

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Self:
        script: ScriptedServer = self

        class Handler(_Handler):
            server_script = script

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    # Connections beyond the queue would wait a second before they try again.
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that has gone away; the default prints a trace among the lines a test reads."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # The type of a socket, passed on.


class _Handler(BaseHTTPRequestHandler):
    server_script: ScriptedServer
    protocol_version = "HTTP/1.1"
    # Otherwise every answer after the first waits 40 ms for an acknowledgement.
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        received = Received(self.command, self.path, {name.lower(): one for name, one in self.headers.items()}, body)
        answer = self.server_script.next_answer(received)
        if answer.behaviour in {"close", "hang"}:
            if answer.behaviour == "hang":
                self.server_script.wait_for_the_end()
            self.close_connection = True
            return
        self.send_response(answer.status)
        length = {"Content-Length": str(len(answer.body))}
        framing = {"unmeasured": {}, "chunked": {"Transfer-Encoding": "chunked"}}.get(answer.behaviour, length)
        for name, value in {**answer.headers, **framing}.items():
            self.send_header(name, value)
        self.end_headers()
        if answer.behaviour == "whole":
            self.wfile.write(answer.body)
            return
        self.close_connection = True
        half = answer.body[: len(answer.body) // 2]
        self.wfile.write(b"%x\r\n%b\r\n" % (len(half), half) if answer.behaviour == "chunked" else half)
        if answer.behaviour == "reset":
            self.wfile.flush()
            # Closing with nothing to linger for sends RST in place of FIN.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, *_: object) -> None:
        """Say nothing on standard error."""


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
