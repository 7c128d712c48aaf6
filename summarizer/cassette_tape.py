"""What stands on a recording: requests and their answers, in the form of vcrpy's files.

vcrpy writes them. They are read without it, which would take as long to import as a whole replay takes; a test holds
that vcrpy can play what is written. What else is in the file is `cassette_file`'s.
"""

import base64
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

_HOST: Final = "http://endpoint"


class Asked(NamedTuple):
    """An HTTP request, as far as a recording knows it."""

    method: str
    path: str
    body: bytes


class Answered(NamedTuple):
    """An HTTP response, its body decompressed."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


Tape = list[tuple[Asked, Answered]]


class _AsTheyAre:
    """vcrpy's hook for the form of a file: here the values themselves, which become text with all else in it."""

    @staticmethod
    def serialize(interactions: dict[str, Any]) -> dict[str, Any]:
        return interactions


def in_vcrpys_form(tape: Tape) -> dict[str, Any]:
    """The keys of a file of vcrpy's."""
    from vcr.request import Request
    from vcr.serialize import serialize

    requests = [Request(asked.method, _HOST + asked.path, asked.body, {}) for asked, _ in tape]
    responses = [
        {
            "status": {"code": answered.status, "message": ""},
            "headers": {name: [value] for name, value in answered.headers},
            "body": body_in_text(answered.body),
        }
        for _, answered in tape
    ]
    form: dict[str, Any] = serialize({"requests": requests, "responses": responses}, _AsTheyAre)
    return form


def tape_in(form: dict[str, Any]) -> Tape:
    """The requests and answers in a file of vcrpy's.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: It is none.
    """
    return [(_asked(one["request"]), _answered(one["response"])) for one in form["interactions"]]


def _asked(request: dict[str, Any]) -> Asked:
    return Asked(str(request["method"]), urlsplit(request["uri"]).path, request["body"].encode())


def _answered(response: dict[str, Any]) -> Answered:
    headers = tuple((name, str(value)) for name, values in response["headers"].items() for value in values)
    body = response["body"]
    whole = base64.b64decode(body["base64"], validate=True) if "base64" in body else body["string"].encode()
    return Answered(int(response["status"]["code"]), headers, whole)


def body_in_text(body: bytes) -> dict[str, Any]:
    r"""A body as it stands in the file: text that can be read and, where that is not all of it, every byte.

    >>> body_in_text(b"caf\xe9")
    {'string': b'caf\xef\xbf\xbd', 'base64': 'Y2Fm6Q=='}
    """
    readable = body.decode("utf-8", "replace").encode()
    return {"string": readable} if readable == body else {"string": readable, "base64": base64.b64encode(body).decode()}
