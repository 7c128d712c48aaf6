"""How many tokens a model takes, as an endpoint says when it refuses a question that is too long."""

import re
from typing import Any, Final

_NUMBER: Final = r"\b(\d{1,3}(?:,\d{3}){1,3}|\d{3,9})\b"
# A kind of size and then the number, as OpenAI, vLLM, llama.cpp, Gemini and many more have it: "maximum context length
# is 8192 tokens", "available context size (8192 tokens)". Or the number first: "205000 tokens > 200000 maximum",
# "model with 32768 maximum context length".
_STATED: Final = re.compile(
    rf"(?:max(?:imum)?|available|model'?s)\s(?:[a-z]+\s){{0,2}}(?:length|size|window|tokens)\b[^\d.;]{{0,20}}{_NUMBER}"
    rf"|{_NUMBER}(?:\stokens)?\s(?:max(?:imum)?|limit)\b",
    re.IGNORECASE,
)


def stated_context(said: str, error: Any) -> int | None:
    """Tokens that a question and its answer may have together, by a refusal; None where it does not tell.

    Args:
        said: The refusal's words.
        error: The error in it, as JSON; llama.cpp gives the number a key of its own.

    >>> stated_context("This model's maximum context length is 8192 tokens, however you requested 9000.", None)
    8192
    >>> stated_context("the request exceeds the available context size", {"n_prompt_tokens": 9000, "n_ctx": 4096})
    4096
    """
    given = error.get("n_ctx") if isinstance(error, dict) else None
    if isinstance(given, int) and given > 0:
        return given
    found = _STATED.search(said)
    number = found and (found[1] or found[2])
    return int(number.replace(",", "")) if number else None
