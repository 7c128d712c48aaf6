"""The draft: what the language model says about an article, before anything is believed.

Few keys, plain questions, the article's own words. Key order is the order in which the model answers, so what is easy
to find in the text comes before what must be judged from it. The JSON Schema made from these classes constrains the
answer; names, order and lengths are therefore prompt text, and a change to them is a change of the prompt
(docs/prompts-log.md). What the words are worth is for `check` and `resolve` to say.
"""

from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from summarizer.codebook import SubEventType

# What small models write where the schema offers null.
_NOTHING: Final = frozenset(
    {"", "-", "n/a", "na", "nil", "none", "not given", "not known", "not mentioned", "not reported", "not specified"}
    | {"not stated", "null", "undefined", "unidentified", "unknown", "unspecified"}
)


def _null_for_nothing(value: object) -> object:
    """None for the words that models use in its place.

    >>> _null_for_nothing("Unknown."), _null_for_nothing("Unknown gunmen")
    (None, 'Unknown gunmen')
    """
    if isinstance(value, str) and value.strip().strip(".").casefold() in _NOTHING:
        return None
    return value


Words = Annotated[
    Annotated[str, StringConstraints(strip_whitespace=True, max_length=160)] | None, BeforeValidator(_null_for_nothing)
]


class IncidentDraft(BaseModel):
    """One event as the model tells it; every value is in the article's words or null."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra={"description": None})

    what: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
    date_words: Words
    place: Words
    province: Words
    country: Words
    attacker: Words
    target: Words
    weapon: Words
    killed: Words
    injured: Words
    missing: Words
    captured: Words
    type: SubEventType


class Draft(BaseModel):
    """All events the model found, the main one first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    incidents: Annotated[tuple[IncidentDraft, ...], Field(max_length=5)]
