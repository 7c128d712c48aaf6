"""How tests record answers and play them, without a model."""

import json
from pathlib import Path
from typing import Any

from summarizer.cassette import open_cassette
from summarizer.cassette_file import Making, Took
from summarizer.cassette_tape import Answered, Asked
from summarizer.report import Tokens

MAKING = Making(model="toy", endpoint="localhost", prompt="incident.v1@0", article="abc")
ASKED = Asked("POST", "/v1/chat/completions", '{"model": "toy", "messages": ["کابل"]}'.encode())
HEADERS = (
    ("Content-Type", "application/json"),
    ("Set-Cookie", "session=hush"),
    ("OpenAI-Organization", "org-ours"),
    ("X-Request-Id", "req-1"),
    ("Server", "host-17"),
)
TOOK = Took(
    calls=3,
    seconds=1.25,
    cost_usd=0.0042,
    tokens=Tokens(prompt=100, cached=40, completion=20),
    finish="stop",
    notes=("asked in json-mode",),
)
ANSWERED = Answered(200, HEADERS, '{"text": "zwölf"}'.encode())


def recorded(path: Path, *answers: Answered, asked: Asked = ASKED) -> Any:
    """What stands in the file after these answers were recorded."""
    with open_cassette(path, "record", MAKING) as cassette:
        for answer in answers:
            cassette.keep(asked, answer)
        cassette.took, cassette.form, cassette.context = TOOK, "json-mode", 8192
    return json.loads(path.read_text(encoding="utf-8"))


def replayed(path: Path, asked: Asked = ASKED, making: Making = MAKING) -> Answered:
    with open_cassette(path, "replay", making) as cassette:
        return cassette.answer(asked)
