"""Refusals as endpoints word them, and what is tried next; that it is tried is test_transport's."""

import pytest

from summarizer.model.forms import Form, form_named, other_form, shaped

REQUEST = {
    "model": "m",
    "messages": [{"role": "user", "content": "Answer with JSON."}],
    "response_format": {"type": "json_schema", "json_schema": {"name": "Draft", "schema": {"type": "object"}}},
}


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


def test_the_schema_is_bound_where_the_endpoint_knows_schemas() -> None:
    form = shaped(REQUEST, "json-schema")["response_format"]
    assert form == {
        "type": "json_schema",
        "json_schema": {"name": "Draft", "schema": {"type": "object"}, "strict": True},
    }


def test_json_mode_sends_no_schema_and_the_same_messages() -> None:
    shape = shaped(REQUEST, "json-mode")
    assert shape["response_format"] == {"type": "json_object"}
    assert shape["messages"] is REQUEST["messages"]


def test_a_tool_takes_the_schema_for_its_arguments_and_must_be_called() -> None:
    shape = shaped(REQUEST, "tools")
    assert "response_format" not in shape
    (tool,) = shape["tools"]
    assert tool["function"] == {"name": "Draft", "parameters": {"type": "object"}, "strict": True}
    assert shape["tool_choice"] == {"type": "function", "function": {"name": "Draft"}}


@pytest.mark.parametrize("form", ["json-schema", "json-mode", "tools"])
def test_a_recordings_form_is_known_by_its_name(form: Form) -> None:
    assert form_named(form) == form


def test_a_name_that_is_no_form_is_the_first() -> None:
    assert form_named("verse") == "json-schema"
