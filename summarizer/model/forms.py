"""The forms in which JSON can be asked for, and which to try when an endpoint does not know one.

JSON Schema binds the answer and comes first. An endpoint that refuses it is asked in JSON mode, where the prompt alone
says what the object holds, or by a tool's arguments. Which one it is stands in its refusal.

The schema is made once a process: it is the same for every question, and making it takes longer than sending one. How
a tool is spelled is instructor's to know; it is imported for an endpoint that needs a tool, and for no other.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal

from summarizer.draft import Draft

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


def shaped(question: Mapping[str, Any], form: Form) -> dict[str, Any]:
    """A question, its model and messages, as a request in this form."""
    if form == "json-mode":
        return {**question, "response_format": {"type": "json_object"}}
    if form == "tools":
        return {**question, **_by_tool()}
    return {**question, "response_format": response_format(binding=True)}


@cache
def response_format(*, binding: bool) -> dict[str, Any]:
    """The answer's JSON Schema as the API wants it; read by whoever sends it, changed by nobody.

    Args:
        binding: Whether to say ``strict``, without which OpenAI takes a schema for advice. Recordings name a question
            by its form without that word.
    """
    # Docstrings of a response model are prompt text; the prompts in prompts/ say all there is to say.
    schema = {name: value for name, value in Draft.model_json_schema().items() if name != "description"}
    named = {"name": schema["title"], "schema": schema}
    return {"type": "json_schema", "json_schema": {**named, "strict": True} if binding else named}


@cache
def _by_tool() -> dict[str, Any]:
    """What asks for the answer as the arguments of a tool, which must be called."""
    from instructor.v2.providers.openai.handlers import OpenAIToolsHandler

    _, asking = OpenAIToolsHandler().prepare_request(Draft, {"strict": True})
    tool = asking["tools"][0]["function"]
    # instructor describes the tool in words of its own and sorts the schema's keys: the prompt says what is wanted, and
    # the order is the one in which a model is to answer.
    schema = response_format(binding=True)["json_schema"]["schema"]
    function = {"name": tool["name"], "parameters": schema, "strict": tool["strict"]}
    return {"tools": [{**asking["tools"][0], "function": function}], "tool_choice": asking["tool_choice"]}


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
