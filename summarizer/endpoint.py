"""Which language model is asked: address, model name, key. The choice among settings is made here, and nowhere else.

First that is set wins:

1. ``--base-url``, ``--model``, ``--api-key``
2. ``SUMMARIZER_BASE_URL``, ``SUMMARIZER_MODEL``, ``SUMMARIZER_API_KEY``
3. ``OPENAI_API_KEY``, with ``OPENAI_BASE_URL``
4. the embedded model

The first two complete each other. The key of the third never goes to an address of the first two. Starting the embedded
model is `embedded`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from summarizer.errors import InputError

OPENAI_BASE_URL: Final = "https://api.openai.com/v1"
OPENAI_MODEL: Final = "gpt-4.1-mini"
EMBEDDED_MODEL: Final = "qwen2.5-coder-1.5b-instruct-q4_k_m"
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
# llama.cpp, vLLM, Ollama and their kind want a bearer token only when one is set; openai refuses to send none.
_NO_KEY: Final = "none"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible address.

    Attributes:
        base_url: Up to and including the version, ``https://api.openai.com/v1``.
        model: The name the server knows it by.
        api_key: Sent as bearer token; never shown.
        embedded: Whether the server is the one this package starts.
    """

    base_url: str
    model: str
    api_key: str = field(default=_NO_KEY, repr=False)
    embedded: bool = False

    @property
    def host(self) -> str:
        """Host name without port, path or user: what reports and messages show."""
        return "embedded" if self.embedded else (urlsplit(self.base_url).hostname or "unknown host")

    @property
    def is_openai(self) -> bool:
        """Whether this is OpenAI's own service, which wants newer parameter names than its imitations."""
        return self.host == "api.openai.com"

    @property
    def sends_key_in_clear(self) -> bool:
        """Whether a key would travel unencrypted to another machine."""
        parts = urlsplit(self.base_url)
        return parts.scheme == "http" and parts.hostname not in _LOOPBACK and self.api_key != _NO_KEY


# Stands for the embedded model where no server is started: in replay.
EMBEDDED: Final = Endpoint(base_url="http://127.0.0.1/v1", model=EMBEDDED_MODEL, embedded=True)


@dataclass(frozen=True, slots=True)
class EndpointOptions:
    """What the command line or the caller said; None where nothing was."""

    base_url: str | None = None
    model: str | None = None
    api_key: str | None = field(default=None, repr=False)


def choose_endpoint(options: EndpointOptions, environment: Mapping[str, str]) -> Endpoint:
    """The endpoint to ask, by the order in this module's header; `EMBEDDED` when nothing is set.

    >>> choose_endpoint(EndpointOptions(), {"OPENAI_API_KEY": "k"}).host
    'api.openai.com'

    Raises:
        InputError: The address is no http(s) URL, or a model is named and no place to find it.
    """
    base_url = options.base_url or environment.get("SUMMARIZER_BASE_URL")
    model = options.model or environment.get("SUMMARIZER_MODEL")
    api_key = options.api_key or environment.get("SUMMARIZER_API_KEY")
    if not base_url and not api_key and environment.get("OPENAI_API_KEY"):
        base_url, api_key = environment.get("OPENAI_BASE_URL"), environment["OPENAI_API_KEY"]
    if base_url or api_key:
        return _remote(base_url or OPENAI_BASE_URL, model, api_key or _NO_KEY)
    if model and model != EMBEDDED_MODEL:
        raise InputError(
            f"--model {model} is set, but no endpoint that has it.",
            "Give --base-url (a server of your own) or set OPENAI_API_KEY; without --model the embedded model is used.",
        )
    return EMBEDDED


def _remote(base_url: str, model: str | None, api_key: str) -> Endpoint:
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InputError(
            f"--base-url {base_url!r} is not an http(s) address.", "It looks like https://api.openai.com/v1."
        )
    if not model and parts.hostname != "api.openai.com":
        raise InputError(f"No model is named for {parts.hostname}.", "Set --model or SUMMARIZER_MODEL.")
    return Endpoint(base_url=base_url.rstrip("/"), model=model or OPENAI_MODEL, api_key=api_key)
