"""The HTTP client for recordings: its answers go into one, or come from one. What is kept is `cassette`'s."""

from typing import Any, Final

import httpx2

from summarizer.cassette import Answered, Asked, Cassette

# A shorter one is no secret, and may be part of any word.
_SHORTEST_KEY: Final = 8


class TapedClient(httpx2.AsyncClient):
    """An HTTP client bound to a recording. In replay it sends nothing, whatever happens.

    Args:
        cassette: The recording.
        over: The client that sends what is to be recorded.

    Raises:
        CassetteError: On sending: the recording does not hold this request.
    """

    def __init__(self, cassette: Cassette, over: httpx2.AsyncClient) -> None:
        # A transport of its own would load certificates that nobody needs.
        super().__init__(transport=httpx2.MockTransport(_never))
        self._cassette = cassette
        self._over = over

    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        """Send the request, or find its answer; the body has been read when this returns."""
        asked = Asked(request.method, request.url.path, await request.aread())
        if self._cassette.replaying:
            found = self._cassette.answer(asked)
            return httpx2.Response(found.status, headers=list(found.headers), content=found.body, request=request)
        response = await self._over.send(request, **{**options, "stream": False})
        asked = asked._replace(body=_without_key(asked.body, request))
        body = _without_key(response.content, request)
        self._cassette.keep(asked, Answered(response.status_code, tuple(response.headers.multi_items()), body))
        return response


def _without_key(body: bytes, request: httpx2.Request) -> bytes:
    """A body without the key of the request: some servers quote it when they refuse it, and a repair turn quotes them.

    Both bodies are treated alike, so that what follows from an answer in replay is what is recorded.
    """
    key = request.headers.get("authorization", "").removeprefix("Bearer ").encode()
    return body.replace(key, b"[key]") if len(key) >= _SHORTEST_KEY else body


def _never(request: httpx2.Request) -> httpx2.Response:
    raise RuntimeError(f"{request.url.host} was asked past the recording")
