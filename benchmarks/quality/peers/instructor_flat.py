"""What a user writes in ten minutes with instructor: one flat model of the main incident, default retries."""

from typing import Any, Literal

import instructor
import openai
from pydantic import BaseModel, Field

from benchmarks.quality.worker import Incidents, Row, Served, headed, work

_PATIENCE = 900.0
_ANSWER_TOKENS = 600


class Incident(BaseModel):
    """The main security incident reported by a news article."""

    summary: str
    event_type: Literal[
        "Battles",
        "Explosions/Remote violence",
        "Violence against civilians",
        "Protests",
        "Riots",
        "Strategic developments",
    ]
    date: str | None = Field(description="date of the incident, YYYY-MM-DD")
    place: str | None
    admin1: str | None = Field(description="province or state")
    country: str | None
    perpetrator: str | None
    weapon: str | None
    killed: int | None
    injured: int | None


class Naive:
    """One call a row, the answer as it is."""

    def __init__(self, served: Served) -> None:
        client = openai.OpenAI(base_url=served.base_url, api_key=served.api_key, timeout=_PATIENCE)
        self._client = instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA)
        self._model = served.model

    def __call__(self, row: Row) -> Incidents:
        """The incidents that it finds in a row."""
        found = self._client.chat.completions.create(
            model=self._model,
            temperature=0,
            max_tokens=_ANSWER_TOKENS,
            response_model=Incident,
            messages=[
                {"role": "system", "content": "Extract the main security incident from the news article."},
                {"role": "user", "content": headed(row)},
            ],
        )
        return [as_reported(found.model_dump())]


def as_reported(found: dict[str, Any]) -> dict[str, Any]:
    """The flat answer under the report's names."""
    return {
        "summary": found.get("summary"),
        "event_type": found.get("event_type"),
        "date": {"start": found.get("date")},
        "location": {"name": found.get("place"), "admin1": found.get("admin1"), "country": found.get("country")},
        "actors": [{"name": found.get("perpetrator")}],
        "weapons": [{"name": found.get("weapon")}],
        "fatalities": {"best": found.get("killed")},
        "injured": {"best": found.get("injured")},
    }


if __name__ == "__main__":
    work(Naive)
