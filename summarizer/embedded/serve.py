"""The embedded model as an OpenAI-compatible server, for as long as a `with` block lasts.

llama.cpp's server runs in a child process (`child.serve`) on loopback, at a random port, behind a random key. What is
asked of it is the business of `model`, outside this room.
"""

import asyncio
import dataclasses
import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from types import TracebackType

from summarizer.embedded import needs, process, weights
from summarizer.embedded.fetch import fetch
from summarizer.embedded.weights import MODEL, ModelFile
from summarizer.endpoint import EMBEDDED_CONTEXT
from summarizer.errors import EmbeddedModelError

_MEMORY = 1_600_000_000  # bytes; measured: 1.0 GB of its own, and what it reads of the file again and again
_READY = 180.0  # seconds; measured: 4 to 6, and a slow disk reads 1.1 GB in a minute
_PREFIX_READ = 600.0  # seconds, more than `child.PATIENCE`; measured: 15 to 35 for a thousand tokens on two cores

Messages = Sequence[Mapping[str, str]]
"""Messages of a chat, as the API takes them."""


@dataclasses.dataclass(frozen=True)
class Served:
    """How to reach a running server.

    Attributes:
        base_url: ``http://127.0.0.1:PORT/v1``.
        api_key: Made for this one process; not part of the `repr`.
        model: The model's name, as answers give it.
    """

    base_url: str
    api_key: str = dataclasses.field(repr=False)
    model: str


class EmbeddedServer:
    """Runs the model for as long as a `with` or an `async with` block lasts.

        with EmbeddedServer() as served:
            print(served.base_url)  # http://127.0.0.1:41873/v1

    The server is stopped at the end of the block, by an exception, by a signal, and by the death of this process,
    however it dies.

    Args:
        model: Which model; its file must be in its place (`embedded_server` sees to that).
        command: The child's program and arguments.
        ready_within: Seconds that loading may take.
        prefix: What all questions begin with; the state after it is kept between servers, so that it is read once and
            for all. None read ahead where it is empty.

    Raises:
        EmbeddedModelError: On entering: the server cannot be started, or does not get ready.
    """

    def __init__(
        self,
        model: ModelFile = MODEL,
        *,
        command: Sequence[str] = process.CHILD,
        ready_within: float = _READY,
        prefix: Messages = (),
    ) -> None:
        self._model = model
        self._command = command
        self._ready_within = ready_within
        self._prefix = [dict(message) for message in prefix]
        self._child: process.Child | None = None

    def __enter__(self) -> Served:
        child, key = self._started()
        try:
            return self._ready(child, key)
        except BaseException:
            self._stop()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    async def __aenter__(self) -> Served:
        child, key = self._started()
        try:
            return await asyncio.to_thread(self._ready, child, key)
        except BaseException:  # a cancelled task leaves the thread waiting: the child's end sets it free
            self._stop()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def failure(self) -> EmbeddedModelError | None:
        """Why the server is gone, if it has died within the block; None while it runs.

        For whoever finds the connection refused and wants to say more than that.
        """
        if self._child is None or not self._child.ended(within=0.5):  # it closes its port first
            return None
        return EmbeddedModelError(
            f"The embedded model's server has died: {self._child.epitaph()}.", "Run the command again."
        )

    def _started(self) -> tuple[process.Child, str]:
        """Start the child; return it and the key that it was given."""
        key = secrets.token_urlsafe(32)
        order = {
            "job": "serve",
            "model": str(weights.path(self._model)),
            "alias": self._model.alias,
            "key": key,
            "context": EMBEDDED_CONTEXT,
            "prefix": self._prefix_order() if self._prefix else None,
        }
        self._child = process.Child(order, self._command)
        return self._child, key

    def _prefix_order(self) -> dict[str, object]:
        """Where its state is kept, and under which name: nothing else of this package decides what it is."""
        known = json.dumps([self._model.sha256, EMBEDDED_CONTEXT, self._prefix])
        name = hashlib.sha256(known.encode()).hexdigest()[:16]
        return {"folder": str(weights.prefix_folder(self._model)), "name": name, "messages": self._prefix}

    def _ready(self, child: process.Child, key: str) -> Served:
        """Wait until the child listens."""
        within, answer = self._ready_within, child.answer(within=self._ready_within)
        if answer is not None and "loaded" in answer:
            within, answer = _PREFIX_READ, child.answer(within=_PREFIX_READ)
        if answer is None or "port" not in answer:
            what = f"was not ready within {within:.0f} s" if child.timed_out else f"did not start ({child.epitaph()})"
            raise EmbeddedModelError(
                f"The embedded model's server {what}.",
                "Try again with less running beside it, or name another endpoint with --base-url.",
            )
        return Served(f"http://127.0.0.1:{answer['port']}/v1", key, self._model.alias)

    def _stop(self) -> None:
        if self._child is not None:
            self._child.stop()


def embedded_server(model: ModelFile = MODEL, *, quiet: bool = False, prefix: Messages = ()) -> EmbeddedServer:
    """A server that can be entered: its package is installed, memory is there, the model is in its place.

    Fetches the model if need be, which takes a while; see `fetch` for what it says meanwhile.

    Args:
        model: Which model.
        quiet: Write nothing to standard error.
        prefix: What all questions begin with (see `EmbeddedServer`).

    Raises:
        EmbeddedModelError: One of these fails; the remedy says what to do.
    """
    needs.packages("xllamacpp")
    needs.memory(_MEMORY)
    fetch(model, quiet=quiet)
    return EmbeddedServer(model, prefix=prefix)
