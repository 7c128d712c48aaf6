"""From the text of an answer to the JSON object inside it. Whether the object is a draft is not judged here."""

import json
import re
from typing import Final

_THOUGHT_ENDS: Final = "</think>"
_OBJECT: Final = re.compile(r'\{\s*["}]')
_DECODER: Final = json.JSONDecoder()


def json_inside(text: str) -> str:
    r"""The longest complete JSON object in an answer, whatever stands around it; the text unchanged when there is none.

    Byte order marks, thoughts up to ``</think>``, code fences, prose before and after, and a list around a single
    object are passed over. An object that is cut off or malformed ends the search: what lies inside it is a part, and
    a part is never taken for the whole.

    >>> json_inside('Here it is:\n```json\n{"incidents": []}\n```')
    '{"incidents": []}'
    """
    longest, position = "", 0
    if not text.lstrip(" \n\ufeff").startswith("{"):
        # Some chat templates open the thought themselves, so that the answer holds only its end.
        position = text.find(_THOUGHT_ENDS) + 1
    while start := _OBJECT.search(text, position):
        try:
            _, position = _DECODER.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            break
        longest = max(longest, text[start.start() : position], key=len)
    return longest or text
