"""The forms in which JSON can be asked for, and which to try when an endpoint does not know one.

JSON Schema binds the answer and comes first. An endpoint that refuses it is asked in JSON mode, where the prompt alone
says what the object holds, or by a tool's arguments. Which one it is stands in its refusal.
"""

import re
from typing import Any, Final, Literal

Form = Literal["json-schema", "json-mode", "tools"]
FIRST: Final[Form] = "json-schema"
FORMS: Final[tuple[Form, ...]] = (FIRST, "json-mode", "tools")
_RESPONSE_FORMAT: Final = re.compile(
    r"response[ _]?format|json[ _]?schema|json[ _]?object|json mode|structured[ _]outputs?|guided|grammar",
    re.IGNORECASE,
)
# The parameter is known, its value is not: the simpler value may be.
_OTHER_VALUE: Final = re.compile(r"schema|json[ _]?object|grammar|response[ _]?format.{0,20}\btype\b", re.IGNORECASE)
_TOOLS: Final = re.compile(r"\btools?\b|tool[ _]choice|\bfunctions?\b", re.IGNORECASE)


def form_named(name: str) -> Form:
    """The form that a recording names; the first for a name that is none, which then fits no recorded request."""
    return next((form for form in FORMS if form == name), FIRST)


def shaped(request: dict[str, Any], form: Form) -> dict[str, Any]:
    """A request in this form, made from instructor's, which asks by JSON Schema.

    instructor leaves out ``strict: true``, which OpenAI wants for a schema that binds.
    """
    rest = {name: value for name, value in request.items() if name != "response_format"}
    schema = request["response_format"]["json_schema"]
    if form == "json-mode":
        return {**rest, "response_format": {"type": "json_object"}}
    if form == "tools":
        name = schema["name"]
        function = {"name": name, "parameters": schema["schema"], "strict": True}
        return {
            **rest,
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": name}},
        }
    return {**rest, "response_format": {**request["response_format"], "json_schema": {**schema, "strict": True}}}


def other_form(form: Form, refusal: str) -> Form | None:
    """The form to ask in after a refused request; None when the refusal is not about the form, or no form is left.

    >>> other_form("json-schema", "'response_format' of type 'json_schema' is not supported with this model")
    'json-mode'
    >>> other_form("json-schema", "Unknown parameter: response_format")
    'tools'
    >>> other_form("json-schema", "max_tokens must be at least 1") is None
    True
    """
    if form == "tools":
        return "json-mode" if _TOOLS.search(refusal) else None
    if not _RESPONSE_FORMAT.search(refusal):
        return None
    return "json-mode" if form == "json-schema" and _OTHER_VALUE.search(refusal) else "tools"
