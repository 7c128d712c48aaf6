"""langextract through its OpenAI provider, with two worked examples: the same two news items as the project's prompt.

In an environment of its own (`requirements/langextract.txt`): it wants other versions of libraries that the project
has. Its settings are its defaults, but for temperature 0 and a bound on each answer: without one this model, given the
schema that langextract makes of the examples, sometimes goes on until its window is full, minutes for a piece.
"""

import re
from typing import Any

import langextract as lx
from langextract.factory import ModelConfig

from benchmarks.quality.worker import Incidents, Row, Served, work

_ANSWER_TOKENS = 600
_PROMPT = """Extract the main security incident that the news article reports, in order of appearance: the event with \
its type (Battles, Explosions/Remote violence, Violence against civilians, Protests, Riots or Strategic developments), \
the date (as YYYY-MM-DD), the place with province and country, who did it, the weapon, how many people were killed and \
how many were injured. Use exact words of the article for each extraction, without overlaps. Extract nothing when the \
article reports no security incident."""


def _said(kind: str, words: str, **attributes: str) -> Any:
    return lx.data.Extraction(extraction_class=kind, extraction_text=words, attributes=attributes or None)


_EXAMPLES = [
    lx.data.ExampleData(
        text=(
            "Ferry blast mars lakeside holiday\nOSLO, 3 Feb 2003 -- A parcel blew up aboard the Hvaler ferry on Sunday"
            " night, bruising a cook and four deckhands, the harbour master said. Nobody died."
        ),
        extractions=[
            _said("weapon", "A parcel"),
            _said("event", "blew up aboard the Hvaler ferry", event_type="Explosions/Remote violence"),
            _said("date", "Sunday night", iso="2003-02-02"),
            _said("injured", "a cook and four deckhands", number="5"),
            _said("killed", "Nobody died", number="0"),
        ],
    ),
    lx.data.ExampleData(
        text=(
            "Lighthouse keepers shot\nOSLO, May 6, 2002 -- Masked men shot dead two lighthouse keepers and wounded"
            " their cook, 61, at Vadso in Finnmark early on Monday, the sheriff said."
        ),
        extractions=[
            _said("perpetrator", "Masked men"),
            _said("event", "shot dead", event_type="Violence against civilians"),
            _said("killed", "two lighthouse keepers", number="2"),
            _said("injured", "their cook, 61", number="1"),
            _said("place", "Vadso in Finnmark", name="Vadso", admin1="Finnmark", country="Norway"),
            _said("date", "early on Monday", iso="2002-05-06"),
        ],
    ),
]


class Langextract:
    """The extractions of a row, as the report would have them."""

    def __init__(self, served: Served) -> None:
        asked: dict[str, Any] = {"api_key": served.api_key, "base_url": served.base_url, "temperature": 0.0}
        asked["max_output_tokens"] = _ANSWER_TOKENS
        self._model = ModelConfig(model_id=served.model, provider="OpenAILanguageModel", provider_kwargs=asked)

    def __call__(self, row: Row) -> Incidents:
        """The incidents that it finds in a row."""
        text = "\n".join(part for part in (row.get("title"), row["text"]) if part)
        found = lx.extract(
            text,
            prompt_description=_PROMPT,
            examples=_EXAMPLES,
            config=self._model,
            additional_context=f"Published: {row['published']}" if row.get("published") else None,
            show_progress=False,
        )
        return _incidents(found.extractions or [], text)


def _incidents(extractions: list[Any], text: str) -> Incidents:
    """The main incident: of each kind the first that was extracted; none where no event was."""
    first: dict[str, Any] = {}
    for extraction in extractions:
        first.setdefault(extraction.extraction_class, extraction)
    if "event" not in first:
        return []
    place = _attributes(first.get("place"))
    return [
        {
            "event_type": _attributes(first["event"]).get("event_type"),
            "date": {"start": _attributes(first.get("date")).get("iso")},
            "location": {
                "text": _words(first.get("place")),
                "name": place.get("name"),
                "admin1": place.get("admin1"),
                "country": place.get("country"),
            },
            "actors": [{"name": _words(first.get("perpetrator"))}],
            "weapons": [{"name": _words(first.get("weapon"))}],
            "fatalities": {"best": _number(first.get("killed"))},
            "injured": {"best": _number(first.get("injured"))},
            "evidence": [{"quote": quote} for quote in _quotes(extractions, text)],
        }
    ]


def _attributes(extraction: Any) -> dict[str, str]:
    """Attributes that are texts, or numbers, as texts."""
    found = (extraction.attributes if extraction is not None else None) or {}
    return {key: str(value) for key, value in found.items() if isinstance(value, (str, int, float))}


def _words(extraction: Any) -> str | None:
    return extraction.extraction_text if extraction is not None else None


def _number(extraction: Any) -> int | None:
    """The number that it gave, or the one in its words."""
    said = f"{_attributes(extraction).get('number', '')} {_words(extraction) or ''}"
    digits = re.search(r"\d[\d,]*", said)
    return int(digits.group().replace(",", "")) if digits else None


def _quotes(extractions: list[Any], text: str) -> list[str]:
    """What it could place in the text, as the text has it."""
    placed = [one.char_interval for one in extractions if one.char_interval is not None]
    return [text[interval.start_pos : interval.end_pos] for interval in placed]


if __name__ == "__main__":
    work(Langextract)
