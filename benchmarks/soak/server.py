"""The scripted endpoint: ``python -m benchmarks.soak.server``, a process of its own that answers at once.

Prints its port, and ends when its standard input does: with whoever started it. The answer to an article is read off
its one sentence that tells of an attack. For every tenth toll it names a party at first that the article does not have,
and the right one when it is asked again, so that repair turns are part of the load. A GET tells how many questions
there were. The model's name may ask for a delay ("slow-250": 250 ms), for answers that are right at once ("right",
"right-slow-250") or for such as langextract reads ("extractions").
"""

import asyncio
import json
import re
import sys
from typing import Final

_TOLD: Final = re.compile(
    rb"Gunmen killed (?P<count>\d+) (?P<who>[a-z ]+) in (?P<place>[A-Z][a-z]+) on (?P<day>\d+ [A-Z][a-z]+ \d{4})"
)
_LENGTH: Final = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_MODEL: Final = re.compile(rb'"model": ?"(?P<right>right)?-?(?P<extractions>extractions)?(?:slow-(?P<delay>\d+))?"')
_WRONG: Final = "Marauders"
_END: Final = b"\r\n\r\n"


def answer(body: bytes) -> str:
    """What the model says about the article in a request."""
    told, model = _TOLD.findall(body), _model(body)
    if model.get("extractions"):
        return _extractions(told)
    if not told:
        return '{"incidents":[]}'
    # The prompt comes first, with an example of its own; the article last.
    count, who, place, day = (word.decode() for word in told[-1])
    # A question that is asked again holds the first answer.
    is_wrong = int(count) % 10 == 0 and not model.get("right") and _WRONG.encode() not in body
    attacker = _WRONG if is_wrong else "Gunmen"
    incident = {
        "what": f"Gunmen killed {who} in {place}.",
        "date_words": day,
        "place": place,
        "province": None,
        "country": None,
        "attacker": attacker,
        "target": who,
        "weapon": None,
        "killed": f"{count} {who}",
        "injured": None,
        "missing": None,
        "captured": None,
        "type": "Attack",
    }
    return json.dumps({"incidents": [incident]})


def _model(body: bytes) -> dict[str, bytes | None]:
    """What the model's name asks for."""
    found = _MODEL.search(body)
    return found.groupdict() if found else {}


def _extractions(told: list[tuple[bytes, ...]]) -> str:
    """The same for langextract, about the piece of an article that it asks about."""
    if not told:
        return '{"extractions":[]}'
    count, who, place, day = (word.decode() for word in told[-1])
    event = {"event": f"Gunmen killed {count} {who}", "event_attributes": {"type": "Attack"}}
    return json.dumps({"extractions": [event, {"place": place}, {"date": day}, {"killed": f"{count} {who}"}]})


def completion(content: str) -> bytes:
    """The same in the form of the API."""
    message = {"role": "assistant", "content": content}
    usage = {"prompt_tokens": 1500, "completion_tokens": 120, "total_tokens": 1620}
    whole = {
        "id": "soak",
        "object": "chat.completion",
        "created": 1,
        "model": "soak",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": usage,
    }
    return json.dumps(whole).encode()


class _Connection(asyncio.Protocol):
    """One connection, kept alive; the client asks the next question after the answer to the last."""

    questions = 0

    def __init__(self) -> None:
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, end, body = self._received.partition(_END)
        if not end:
            return
        length = _LENGTH.search(head)
        if len(body) < (int(length[1]) if length else 0):
            return
        self._received = b""
        if head.startswith(b"GET"):
            self._send(str(_Connection.questions).encode())
            return
        _Connection.questions += 1
        delay = int(_model(body).get("delay") or 0)
        asyncio.get_running_loop().call_later(delay / 1000, self._send, completion(answer(body)))

    def _send(self, body: bytes) -> None:
        if not self._transport.is_closing():
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self._transport.write(head.encode() + body)


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Connection, "127.0.0.1", 0, backlog=256)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve())
