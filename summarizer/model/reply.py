"""What an endpoint sends back, and the one way to it: a request goes in, a reply comes out.

A *sender* is whatever turns one into the other: `live` asks the endpoint, `tape` keeps what it says or plays what was
kept. What a reply is worth is `completion`'s to say, and `faults`' where it is an error.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple, Protocol

# A shorter key is no secret, and may be part of any word.
_SHORTEST_KEY: Final = 8


class Reply(NamedTuple):
    """An HTTP response, whole.

    Attributes:
        status: Its code.
        headers: Names in small letters.
        body: Decompressed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_error(self) -> bool:
        """Whether it answers nothing: refused, failed, or sent elsewhere."""
        return not 200 <= self.status < 300

    @property
    def is_called_json(self) -> bool:
        """Whether it says that its body is JSON."""
        return self.headers.get("content-type", "").partition(";")[0].strip().endswith("json")

    @property
    def request_id(self) -> str | None:
        """The endpoint's name for the request, where it gave one."""
        return self.headers.get("x-request-id")

    @property
    def text(self) -> str:
        """The body as text, in the character set that it names, else UTF-8; what is no text in it becomes "\ufffd"."""
        from email.message import Message

        head = Message()
        head["content-type"] = self.headers.get("content-type", "")
        try:
            return self.body.decode(head.get_content_charset("utf-8"), "replace")
        except (LookupError, ValueError):  # no character set, or one that is no text's
            return self.body.decode("utf-8", "replace")


class Sender(Protocol):
    """The way to an answer."""

    async def send(self, request: Mapping[str, Any]) -> Reply:
        """The reply to a request of the API's chat completions, whatever its status.

        Raises:
            UnreachableError: No whole reply came.
            CassetteError: The recording does not hold this request.
        """
        ...


def body_of(request: Mapping[str, Any]) -> bytes:
    """A request as it goes over the wire; half surrogate pairs, which a model's answer can hold, become "?"."""
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")


def without_key(body: bytes, key: str) -> bytes:
    r"""A body without the key, in every spelling that JSON has for it, also JSON within JSON.

    >>> without_key(rb'{"message": "no: sk-a\/b1234 or \u0073k-a/b1234"}', "sk-a/b1234")
    b'{"message": "no: [key] or [key]"}'
    """
    if len(key) < _SHORTEST_KEY:
        return body
    return re.sub("".join(map(_spelled, key)).encode(), b"[key]", body)


def _spelled(character: str) -> str:
    r"""A pattern for a character: itself, ``\"`` for those that may have a backslash before them, or ``\u0022``.

    Text of JSON within JSON has more backslashes, however deep. Only a backslash itself is looked for no deeper than
    that, since one after it may belong to what follows the key.
    """
    if character == "\\":
        plain = r"(?:\\{4}|\\{2}|\\)"
    else:
        plain = rf"\\*{re.escape(character)}" if character in '"/' else re.escape(character)
    return rf"(?:\\+u(?i:{ord(character):04x})|{plain})"
