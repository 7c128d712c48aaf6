"""What a peer takes: every question to the model goes through here, and is counted from the server's own answer.

In front of each peer's server, so that peers that do not tell their tokens are counted like those that do.
"""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import urlsplit

_PATIENCE: Final = 1800.0


@dataclass(slots=True)
class Taken:
    """What was taken since the last look.

    Attributes:
        calls: Questions answered or refused.
        prompt: Tokens in.
        cached: Of these, tokens whose state the server still had.
        completion: Tokens out.
        model_seconds: Seconds of reading and writing, by llama.cpp's own clock.
    """

    calls: int = 0
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    model_seconds: float = 0.0

    def add(self, answer: dict[str, Any]) -> None:
        """Count one answer of the server."""
        used, timings = answer.get("usage") or {}, answer.get("timings") or {}
        self.calls += 1
        self.prompt += used.get("prompt_tokens", 0)
        self.cached += (used.get("prompt_tokens_details") or {}).get("cached_tokens", 0)
        self.completion += used.get("completion_tokens", 0)
        self.model_seconds += (timings.get("prompt_ms", 0.0) + timings.get("predicted_ms", 0.0)) / 1000


class Meter:
    """Counts what goes through; `address` stands for the server's base URL."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._lock, self._taken = threading.Lock(), Taken()

    def count(self, answer: bytes) -> None:
        """Count one answer; what is no JSON object counts as a call."""
        try:
            read = json.loads(answer)
        except ValueError:
            read = {}
        with self._lock:
            self._taken.add(read if isinstance(read, dict) else {})

    def taken(self) -> dict[str, Any]:
        """What was taken since the last look."""
        with self._lock:
            taken, self._taken = self._taken, Taken()
        return asdict(taken)


@contextmanager
def metered(base_url: str) -> Iterator[Meter]:
    """A meter on loopback in front of a server.

    Args:
        base_url: The server's, up to and including the version.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            sent = {name: self.headers[name] for name in ("Authorization", "Content-Type") if self.headers[name]}
            parts = urlsplit(base_url)
            request = urllib.request.Request(f"{parts.scheme}://{parts.netloc}{self.path}", body, sent)  # noqa: S310 - loopback
            try:
                with urllib.request.urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310 - loopback
                    status, answer = response.status, response.read()
            except urllib.error.HTTPError as refusal:
                status, answer = refusal.code, refusal.read()
            meter.count(answer)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        meter = Meter(f"http://127.0.0.1:{server.server_port}{urlsplit(base_url).path}")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield meter
        finally:
            server.shutdown()
