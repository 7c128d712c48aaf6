"""From the text of an answer to the JSON object inside it. Whether the object is a draft is not judged here."""

import json
import re
from typing import Final

_THOUGHT: Final = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_DECODER: Final = json.JSONDecoder()
# A stray brace in prose is cheap to try; a text of nothing but braces is not.
_MOST_STARTS: Final = 50


def json_inside(text: str) -> str:
    """The first complete JSON object in an answer, whatever stands around it; the text unchanged when there is none.

    Byte order marks, ``<think>`` blocks, code fences, prose before and after, and a list around a single object are
    passed over. A text that is cut off has no complete object and comes back as it is, to fail in validation.

    >>> json_inside('Here it is:\\n```json\\n{"incidents": []}\\n```')
    '{"incidents": []}'
    """
    rest = _THOUGHT.sub("", text.lstrip("\\ufeff"))
    start = rest.find("{")
    for _ in range(_MOST_STARTS):
        if start < 0:
            break
        try:
            _, end = _DECODER.raw_decode(rest, start)
        except (ValueError, RecursionError):
            start = rest.find("{", start + 1)
        else:
            return rest[start:end]
    return text
