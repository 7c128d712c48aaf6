"""What is scored follows the report's models: no field is forgotten."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from pydantic import BaseModel

from summarizer.evaluate.fields import LAYOUT, NOT_SCORED, _layout
from summarizer.report import Incident
from summarizer.validation import report_schema


def keys(schema: dict[str, Any], node: dict[str, Any], path: str = "") -> Iterator[str]:
    """Every path of the published schema below an incident that holds a value."""
    for option in node.get("anyOf", [node]):
        inner = schema["$defs"][option["$ref"].rsplit("/", 1)[1]] if "$ref" in option else option
        if inner.get("type") == "array" and "$ref" in inner["items"]:
            yield from keys(schema, inner["items"], path)
        elif "properties" in inner:
            for key, below in inner["properties"].items():
                if key not in NOT_SCORED or (path, key) == ("date.", "basis"):
                    yield from keys(schema, below, f"{path}{key}.")
        elif inner.get("type") != "null":
            yield path.rstrip(".")


def test_every_key_of_a_published_incident_is_scored_or_named_as_not_scored() -> None:
    schema = report_schema()
    published = set(keys(schema, schema["$defs"]["Incident"]))
    items = {one.name for fields in LAYOUT.lists.values() for one in fields.values()}
    assert published == (set(LAYOUT.fields) - {"location.coordinates"}) | items


def test_what_is_not_scored_is_a_key_of_the_report() -> None:
    schema = report_schema()
    named = {key for one in schema["$defs"].values() for key in one.get("properties", {})}
    assert set(NOT_SCORED) <= named


def test_a_field_that_is_new_is_scored_by_its_type() -> None:
    class Later(Incident):
        perpetrator_claimed: Literal["yes", "no"] | None = None

    assert _layout(Later).fields["perpetrator_claimed"].kind == "code"


def test_a_field_of_a_type_that_nobody_thought_of_is_refused() -> None:
    class Later(Incident):
        odd: bytes | None = None

    with pytest.raises(TypeError, match="odd: it is not known how"):
        _layout(Later)


def test_a_list_without_names_is_refused() -> None:
    class Nameless(BaseModel):
        number: int

    class Later(Incident):
        odd: tuple[Nameless, ...] = ()

    with pytest.raises(TypeError, match="no name to be matched by"):
        _layout(Later)


def test_the_path_of_a_side_is_as_the_report_spells_it() -> None:
    assert "fatalities_by_side.non-state.best" in LAYOUT.fields
