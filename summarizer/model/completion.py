"""What came back from the endpoint, read with suspicion.

Servers that call themselves compatible leave out fields, send null for them, or answer with something else altogether:
a completion is read as the plain JSON that it is, key by key, and no key is taken to be there. How an answer ended is
looked at before anyone parses its text. The JSON inside the text is `answer`'s.
"""

import json
import re
from typing import Final, NamedTuple

from summarizer.endpoint import Endpoint
from summarizer.errors import EmptyAnswerError, RefusedError, ServerFaultError, TruncatedError
from summarizer.model.reply import Reply
from summarizer.report import Tokens

_TITLE: Final = re.compile(r"<title[^>]*>([^<]{1,200})", re.IGNORECASE)
_LONGEST_QUOTE: Final = 200
# No call takes a thousand million; what says so counts something else, or nothing.
_MOST_TOKENS: Final = 1_000_000_000


class Usage(NamedTuple):
    """What one completion says of itself.

    Attributes:
        tokens: In and out; 0 where it does not say.
        finish: Why it ended, in the API's words: "stop", "length".
        request_id: The endpoint's name for the request, from a header.
        response_id: Its name for the answer.
        model: The model that it says it asked.
    """

    tokens: Tokens
    finish: str | None
    request_id: str | None = None
    response_id: str | None = None
    model: str | None = None

    @property
    def is_counted(self) -> bool:
        """Whether the server said what it took: no question takes nothing."""
        return self.tokens.prompt > 0


NO_USAGE: Final = Usage(Tokens(), None)


def completion_in(reply: Reply) -> object:
    """The JSON in a reply; its text, such as a page, where there is none and none was promised.

    Raises:
        ValueError, RecursionError: It is called JSON and cannot be read as such.
    """
    try:
        value: object = json.loads(reply.body)
    except (ValueError, RecursionError):
        if reply.is_called_json:
            raise
        return reply.text
    return value


def usage_of(completion: object, request_id: str | None = None) -> Usage:
    """Tokens and the way it ended; 0 and None where the server does not say."""
    used = _within(completion, "usage")
    return Usage(
        Tokens(
            prompt=_count(used, "prompt_tokens"),
            cached=_count(_within(used, "prompt_tokens_details"), "cached_tokens"),
            completion=_count(used, "completion_tokens"),
        ),
        _label(_first(_within(completion, "choices")), "finish_reason"),
        request_id,
        _label(completion, "id"),
        _label(completion, "model"),
    )


def text_of(completion: object, endpoint: Endpoint) -> str:
    """The text of a whole answer.

    Raises:
        ServerFaultError: It is no completion.
        EmptyAnswerError: No choice, or no text in it.
        RefusedError: The model or a filter refused.
        TruncatedError: It ends at the token limit.
    """
    host = endpoint.host
    if not isinstance(completion, dict):
        raise not_the_api(endpoint, completion if isinstance(completion, str) else "")
    choice = _first(_within(completion, "choices"))
    if choice is None:
        raise EmptyAnswerError(f"{host} answered without a choice.", "Try again.")
    message = _within(choice, "message")
    finish = _word(choice, "finish_reason")
    if _word(message, "refusal") or finish == "content_filter":
        raise RefusedError(f"{host}: the model or a filter refused this article.", "Try another model.")
    if finish == "length":
        raise TruncatedError(
            f"{host}: the answer reached the token limit.", "Shorten the article or try another model."
        )
    text = _word(message, "content") or _arguments(message)
    if not text.strip():
        raise EmptyAnswerError(f"{host} answered with no text.", "Try again.")
    return text


def not_the_api(endpoint: Endpoint, page: str = "") -> ServerFaultError:
    """The error for an answer that is a page, quoted by its title, or JSON of another kind."""
    title = title_of(page)
    said = f" ({one_line(title, endpoint)})" if title else ""
    return ServerFaultError(
        f"{endpoint.host} answered with something that is not the API's JSON{said}.",
        "Check that --base-url ends in the API's version, such as /v1, and that no proxy or sign-in page is between.",
    )


def title_of(page: str) -> str:
    """The title of an HTML page, such as a proxy's; "" when there is none.

    >>> title_of("<html><head><title>Sign in to Harbour WiFi</title>")
    'Sign in to Harbour WiFi'
    """
    found = _TITLE.search(page)
    return found.group(1) if found else ""


def one_line(text: str, endpoint: Endpoint) -> str:
    """Foreign words for a message: in one line, cut short, without control characters and without the key."""
    if endpoint.has_key:
        text = text.replace(endpoint.api_key, "[key]")
    line = " ".join(text.split())[:_LONGEST_QUOTE]
    return "".join(character if character.isprintable() else "?" for character in line)


def _arguments(message: object) -> str:
    """The arguments of the tool that was called: the answer, where it was asked for in that form."""
    return _word(_within(_first(_within(message, "tool_calls")), "function"), "arguments") or ""


def _within(holder: object, name: str) -> object:
    return holder.get(name) if isinstance(holder, dict) else None


def _first(held: object) -> object:
    return held[0] if isinstance(held, list) and held else None


def _count(holder: object, name: str) -> int:
    value = _within(holder, name)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < _MOST_TOKENS else 0


def _word(holder: object, name: str) -> str | None:
    value = _within(holder, name)
    return value if isinstance(value, str) else None


def _label(holder: object, name: str) -> str | None:
    """A word to show and write as it is; half surrogate pairs, which JSON can hold and files cannot, become "?"."""
    word = _word(holder, name)
    return None if word is None else word.encode("utf-8", "replace").decode()
