"""Refusals as endpoints word them, and what is tried next; that it is tried is test_transport's."""

import json
from typing import Any

import pytest
from instructor.v2.providers.openai.handlers import OpenAIJSONSchemaHandler

from summarizer.draft import Draft
from summarizer.model.forms import Form, form_named, other_form, response_format, shaped

QUESTION = {"model": "m", "messages": [{"role": "user", "content": "Answer with JSON."}]}


@pytest.mark.parametrize(
    ("form", "refusal", "other"),
    [
        (
            "json-schema",
            "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.",
            "json-mode",
        ),
        ("json-schema", "This response_format type is unavailable now", "json-mode"),
        (
            "json-schema",
            "Invalid schema for response_format 'Draft': 'maxLength' is not permitted.",
            "json-mode",
        ),
        ("json-schema", "response_format.type: Input should be 'text' or 'json_object'", "json-mode"),
        ("json-schema", "Failed to initialize samplers: failed to parse grammar", "json-mode"),
        ("json-schema", "Unrecognized request argument supplied: response_format", "tools"),
        ("json-schema", "structured outputs are not supported by this model", "tools"),
        ("json-schema", "max_tokens must be at least 1", None),
        ("json-schema", "", None),
        ("json-mode", "response_format json_object is not supported", "tools"),
        ("json-mode", "messages must not be empty", None),
        ("tools", "this model does not support tools", "json-mode"),
        ("tools", "tool_choice is not allowed", "json-mode"),
        ("tools", "the image is too large", None),
    ],
)
def test_a_refusal_of_the_form_names_what_to_try_next(form: Form, refusal: str, other: Form | None) -> None:
    assert other_form(form, refusal) == other


def as_instructor_has_it() -> dict[str, Any]:
    """Its request for a draft by JSON Schema; it knows how endpoints want that spelled."""
    _, request = OpenAIJSONSchemaHandler().prepare_request(Draft, QUESTION)
    return request


def test_the_schema_is_asked_for_as_instructor_does_and_bound_and_without_docstrings() -> None:
    theirs = as_instructor_has_it()
    assert theirs["response_format"]["json_schema"]["schema"].pop("description") == Draft.__doc__
    theirs["response_format"]["json_schema"]["strict"] = True
    # Text against text: the order of keys is the order in which a model answers.
    assert json.dumps(shaped(QUESTION, "json-schema")) == json.dumps(theirs)


def test_a_recording_names_a_question_by_its_schema_alone() -> None:
    bound, named = response_format(binding=True), response_format(binding=False)
    assert bound["json_schema"] == {**named["json_schema"], "strict": True}
    assert "strict" not in named["json_schema"]


def test_json_mode_sends_no_schema_and_the_same_messages() -> None:
    assert shaped(QUESTION, "json-mode") == {**QUESTION, "response_format": {"type": "json_object"}}


def test_a_tool_takes_the_same_schema_for_its_arguments_and_must_be_called() -> None:
    schema = response_format(binding=False)["json_schema"]["schema"]
    assert json.dumps(shaped(QUESTION, "tools")) == json.dumps(
        {
            **QUESTION,
            "tools": [{"type": "function", "function": {"name": "Draft", "parameters": schema, "strict": True}}],
            "tool_choice": {"type": "function", "function": {"name": "Draft"}},
        }
    )


@pytest.mark.parametrize("form", ["json-schema", "json-mode", "tools"])
def test_a_recordings_form_is_known_by_its_name(form: Form) -> None:
    assert form_named(form) == form


def test_a_name_that_is_no_form_is_the_first() -> None:
    assert form_named("verse") == "json-schema"
