"""Which language model is asked: address, model name, key. The choice among settings is made here, and nowhere else.

First that is set wins:

1. ``--base-url``, ``--model``, ``--api-key``
2. ``SUMMARIZER_BASE_URL``, ``SUMMARIZER_MODEL``, ``SUMMARIZER_API_KEY``
3. ``OPENAI_API_KEY``, with ``OPENAI_BASE_URL``
4. the embedded model

The first two complete each other. The key of the third never goes to an address of the first two. ``--context``, else
``SUMMARIZER_CONTEXT``, is of the one that is chosen. Starting the embedded model is `embedded`'s.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from summarizer.errors import InputError

OPENAI_BASE_URL: Final = "https://api.openai.com/v1"
OPENAI_MODEL: Final = "gpt-4.1-mini"
EMBEDDED_MODEL: Final = "qwen2.5-coder-1.5b-instruct-q4_k_m"
EMBEDDED_CONTEXT: Final = 8192
"""Tokens that a question to the embedded model and its answer may have together: with them its server is started."""
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
# llama.cpp, vLLM, Ollama and their kind want a bearer token only when one is set; openai refuses to send none.
_NO_KEY: Final = "none"
_SENDABLE_KEY: Final = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible address.

    Attributes:
        base_url: Up to and including the version, ``https://api.openai.com/v1``.
        model: The name the server knows it by.
        api_key: Sent as bearer token; never shown.
        embedded: Whether the server is the one this package starts.
        context: Tokens that a question and its answer may have together; None where nobody said, and an article is
            sent whole, whatever its length, until the endpoint refuses one and says how many they are.

    Raises:
        InputError: The address is no http(s) URL, the key cannot be sent, or the context is none.
    """

    base_url: str
    model: str
    api_key: str = field(default=_NO_KEY, repr=False)
    embedded: bool = False
    context: int | None = None

    def __post_init__(self) -> None:
        """Refuse here what would fail deep inside an HTTP library, there with the key in the message."""
        if not _is_web_address(self.base_url):
            # What stands before an @ may be a password.
            raise InputError(
                f"The endpoint {self.base_url.rpartition('@')[2]!r} is not an http(s) address.",
                "--base-url looks like https://api.openai.com/v1.",
            )
        if not _SENDABLE_KEY.fullmatch(self.api_key):
            raise InputError(
                f"The key for {self.host} is empty or holds a space, a line break or a character beyond ASCII.",
                "Check --api-key, SUMMARIZER_API_KEY or OPENAI_API_KEY.",
            )
        _check_context(self)

    @property
    def host(self) -> str:
        """Host name without port, path or user: what reports and messages show."""
        return "embedded" if self.embedded else (urlsplit(self.base_url).hostname or "unknown host")

    @property
    def is_openai(self) -> bool:
        """Whether this is OpenAI's own service, which wants newer parameter names than its imitations."""
        return self.host == "api.openai.com"

    @property
    def is_to_be_started(self) -> bool:
        """Whether it stands for the embedded model, whose server nobody has started yet."""
        return self.embedded and self.base_url == EMBEDDED.base_url

    @property
    def is_local(self) -> bool:
        """Whether the server is on this machine."""
        return urlsplit(self.base_url).hostname in _LOOPBACK

    @property
    def has_key(self) -> bool:
        """Whether a key was given."""
        return self.api_key != _NO_KEY

    @property
    def is_encrypted(self) -> bool:
        """Whether what is sent cannot be read on its way."""
        return urlsplit(self.base_url).scheme == "https"


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    printable = url.isprintable() and " " not in url
    return printable and parts.scheme in {"http", "https"} and bool(parts.hostname) and port != 0


def _check_context(endpoint: Endpoint) -> None:
    if endpoint.context is None:
        return
    if endpoint.context < 1:
        raise InputError(f"A context of {endpoint.context} tokens holds nothing.", "Check --context.")
    if endpoint.embedded and endpoint.context > EMBEDDED_CONTEXT:
        raise InputError(
            f"The embedded model's context is {EMBEDDED_CONTEXT} tokens, not {endpoint.context}.",
            "Give a smaller --context, or none.",
        )


# Stands for the embedded model where no server is started: in replay.
EMBEDDED: Final = Endpoint("http://127.0.0.1/v1", EMBEDDED_MODEL, embedded=True, context=EMBEDDED_CONTEXT)


@dataclass(frozen=True, slots=True)
class EndpointOptions:
    """What the command line or the caller said; None where nothing was."""

    base_url: str | None = None
    model: str | None = None
    api_key: str | None = field(default=None, repr=False)
    context: int | None = None


def choose_endpoint(options: EndpointOptions, environment: Mapping[str, str]) -> Endpoint:
    """The endpoint to ask, by the order in this module's header; `EMBEDDED` when nothing is set.

    >>> choose_endpoint(EndpointOptions(), {"OPENAI_API_KEY": "k"}).host
    'api.openai.com'

    Raises:
        InputError: The address is no http(s) URL, the key cannot be sent, no model is named for the address, one is
            named and no place to find it, or the context is no number or too large for the model.
    """
    context = _number_in("SUMMARIZER_CONTEXT", environment) if options.context is None else options.context
    chosen = _chosen(options, environment)
    return chosen if context is None else replace(chosen, context=context)


def _chosen(options: EndpointOptions, environment: Mapping[str, str]) -> Endpoint:
    if options.model == EMBEDDED_MODEL and not options.base_url and not options.api_key:
        return EMBEDDED  # asked for by name
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


def _number_in(variable: str, environment: Mapping[str, str]) -> int | None:
    value = environment.get(variable)
    if value and not value.strip().isdecimal():
        raise InputError(f"{variable} is {value!r}, which is no number of tokens.", "It looks like 32768.")
    return int(value) if value else None


def _remote(base_url: str, model: str | None, api_key: str) -> Endpoint:
    # A key pasted or read from a file often brings a line break along.
    endpoint = Endpoint(base_url=base_url.strip().rstrip("/"), model=model or OPENAI_MODEL, api_key=api_key.strip())
    if not model and not endpoint.is_openai:
        raise InputError(f"No model is named for {endpoint.host}.", "Set --model or SUMMARIZER_MODEL.")
    return endpoint
