"""The sender that asks an endpoint: openai's client, its faults turned once into this package's tree.

Importing this file takes a second, openai's; `asking` imports it when something is really asked. The client is used
below its chat completions, at its HTTP method: address, key, headers, proxies and kinds of faults are openai's, and the
body goes out and comes in as it is. Nothing is tried again here.
"""

import os
from collections.abc import Mapping
from typing import Any, Final

import httpx2
import openai

from summarizer.endpoint import Endpoint
from summarizer.errors import EndpointError, SummarizerError, UnreachableError
from summarizer.model.completion import one_line
from summarizer.model.faults import no_answer_in_time
from summarizer.model.reply import Reply, body_of

_JSON: Final = {"Content-Type": "application/json"}
# A chain of causes is a handful long; more would be a circle.
_MOST_CAUSES: Final = 20


class LiveSender:
    """An open connection to an endpoint; to be closed.

    Args:
        endpoint: Whom to ask.
        timeout: Seconds for one call.
        in_flight: Connections to keep when they are idle.
    """

    def __init__(self, endpoint: Endpoint, timeout: float, in_flight: int) -> None:
        self._endpoint = endpoint
        # Proxies of the environment are for the network, not for a server on this machine; nor are certificates, which
        # take longer to load than all else here.
        http = httpx2.AsyncClient(
            trust_env=not endpoint.is_local,
            verify=endpoint.is_encrypted,
            timeout=timeout,
            limits=httpx2.Limits(max_connections=None, max_keepalive_connections=in_flight),
        )
        self._client = openai.AsyncOpenAI(
            base_url=endpoint.base_url, api_key=endpoint.api_key, max_retries=0, timeout=timeout, http_client=http
        )
        if not endpoint.is_openai:
            # openai takes them from the environment, where they are meant for itself.
            self._client.organization = self._client.project = None
            self._client._custom_headers = {}  # noqa: SLF001 - OPENAI_CUSTOM_HEADERS, which no argument turns off

    async def send(self, request: Mapping[str, Any]) -> Reply:
        """The endpoint's reply, read to its end.

        Raises:
            UnreachableError: No whole reply came.
        """
        try:
            response = await self._client.post(
                "/chat/completions", cast_to=httpx2.Response, content=body_of(request), options={"headers": _JSON}
            )
        except openai.APIStatusError as error:
            response = error.response
        except openai.OpenAIError as error:
            raise _fault_of(error, self._endpoint) from error
        return Reply(response.status_code, dict(response.headers.multi_items()), response.content)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()


def _fault_of(error: openai.OpenAIError, endpoint: Endpoint) -> SummarizerError:
    if isinstance(error, openai.APITimeoutError):
        return no_answer_in_time(endpoint)
    if not isinstance(error, openai.APIConnectionError):
        return EndpointError(f"{endpoint.host}: the call failed ({type(error).__name__}).")
    # "Connection refused" rather than "Connection error." or "[Errno 111] Connect call failed ('127.0.0.1', 9)".
    innermost = _innermost(error)
    number = innermost.errno if isinstance(innermost, OSError) else None
    words = os.strerror(number) if number and number > 0 else str(innermost)
    reason = one_line(words, endpoint) or type(innermost).__name__
    return UnreachableError(f"{endpoint.host} cannot be reached ({reason}).", "Check --base-url and the network.")


def _innermost(error: BaseException) -> BaseException:
    for _ in range(_MOST_CAUSES):
        error = error.__cause__ or error.__context__ or error
    return error
