"""One plain call in JSON mode: the keys are asked for in words, and what comes back is taken as it is."""

import json
from typing import Any

import openai

from benchmarks.quality.peers.instructor_flat import as_reported
from benchmarks.quality.worker import Incidents, Lost, Row, Served, headed, work

_PATIENCE = 900.0
_ANSWER_TOKENS = 600
_PROMPT = """Extract the main security incident from the news article. Answer with one JSON object with these keys:
summary: one sentence
event_type: "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots" or \
"Strategic developments"
date: date of the incident, YYYY-MM-DD
place: where it happened
admin1: province or state
country: country
perpetrator: who did it
weapon: with what
killed: how many people were killed, as a number
injured: how many people were injured, as a number
Use null for what the article does not say. If the article reports no security incident, answer {}."""
_TEXTS = ("summary", "event_type", "date", "place", "admin1", "country", "perpetrator", "weapon")
_NUMBERS = ("killed", "injured")


class Plain:
    """One call a row."""

    def __init__(self, served: Served) -> None:
        self._client = openai.OpenAI(base_url=served.base_url, api_key=served.api_key, timeout=_PATIENCE)
        self._model = served.model

    def __call__(self, row: Row) -> Incidents:
        """The incidents that it finds in a row."""
        completion = self._client.chat.completions.create(
            model=self._model,
            temperature=0,
            max_tokens=_ANSWER_TOKENS,
            response_format={"type": "json_object"},
            messages=[{"role": "system", "content": _PROMPT}, {"role": "user", "content": headed(row)}],
        )
        found = json.loads(completion.choices[0].message.content or "")
        if not isinstance(found, dict):
            raise Lost("the answer is no object")
        return [as_reported(_usable(found))] if found else []


def _usable(found: dict[str, Any]) -> dict[str, Any]:
    """Texts that are texts, numbers that are numbers or look like one: what a user's next line of code would do."""
    texts = {key: found[key] for key in _TEXTS if isinstance(found.get(key), str)}
    return texts | {key: _number(found.get(key)) for key in _NUMBERS}


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.strip().isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


if __name__ == "__main__":
    work(Plain)
