"""Connections that are checked where they are made, and that end when the time for all of them is over.

The address that is connected to is the very one that was checked: a name that answers otherwise the second time gains
nothing. That holds for each redirect, since each makes its connection here.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import httpcore2
import httpx2

from summarizer.reading.inputs.addresses import Address, resolved

if TYPE_CHECKING:
    import ssl


class NotPublicError(Exception):
    """The address that a name stands for may not be connected to."""


class OutOfTimeError(Exception):
    """The time for the whole download is over."""


class Clock:
    """What is left of the time for a download."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left.

        Raises:
            OutOfTimeError: None are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTimeError
        return left


class GuardedTransport(httpx2.BaseTransport):
    """Sends requests of httpx2 over checked connections.

    Args:
        allowed: Which addresses may be connected to.
        clock: The time for all of it.
    """

    def __init__(self, allowed: Callable[[Address], bool], clock: Clock) -> None:
        self._pool = httpcore2.ConnectionPool(
            # The system's certificates, or those that SSL_CERT_FILE names.
            ssl_context=httpx2.create_ssl_context(),
            # A connection is used once: an old one would not be checked again.
            max_keepalive_connections=0,
            network_backend=_Backend(allowed, clock),
        )

    def __enter__(self) -> Self:
        self._pool.__enter__()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        self._pool.__exit__(exc_type, exc_value, traceback)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; errors are httpcore2's, and those of this file."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions={"timeout": {}},
            )
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer.stream))


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        self._stream.close()


class _Backend(httpcore2.NetworkBackend):
    """Looks a name up, checks what it finds, and connects to that."""

    def __init__(self, allowed: Callable[[Address], bool], clock: Clock) -> None:
        self._allowed = allowed
        self._clock = clock
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the clock is stricter
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = resolved(host, port, self._clock.left())
        # One that is not public among others is enough: no honest name has both.
        if not addresses or not all(map(self._allowed, addresses)):
            raise NotPublicError
        for address in addresses[:-1]:
            try:
                return self._connected(str(address), port, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connected(str(addresses[-1]), port, local_address, socket_options)

    def _connected(
        self, address: str, port: int, local_address: str | None, socket_options: Iterable[Any] | None
    ) -> httpcore2.NetworkStream:
        left = self._clock.left()
        return _Stream(self._plain.connect_tcp(address, port, left, local_address, socket_options), self._clock)


class _Stream(httpcore2.NetworkStream):
    """A connection each of whose steps may take what is left of the time, and no more."""

    def __init__(self, stream: httpcore2.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the clock is stricter
        return self._stream.read(max_bytes, self._clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the clock is stricter
        self._stream.write(buffer, self._clock.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: "ssl.SSLContext",
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the clock is stricter
    ) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._clock.left()), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
