"""A JSON list taken apart item by item, never in memory as a whole. What an item means is `saved`'s."""

import json
import re
from collections.abc import Iterator
from typing import Final

from summarizer.errors import InputError

_BETWEEN: Final = re.compile(r"[\s,]*")


def list_items(file: str, lines: Iterator[tuple[int, str]], longest: int) -> Iterator[tuple[int, str]]:
    """The JSON of each item, and the number of the line it begins on.

    Args:
        file: The file's name, for messages.
        lines: Numbered lines; the first holds the opening bracket.
        longest: Characters; an item that is longer is refused.

    Raises:
        InputError: An item is no JSON, so that the next cannot be found, or the file ends before the list.
    """
    line, text = next(lines)
    at = text.index("[") + 1
    while True:
        between = _BETWEEN.match(text, at)
        after = between.end() if between else at
        line += text.count("\n", at, after)
        at = after
        if text.startswith("]", at):
            return
        end, failure = _end_of_item(text, at)
        if end is not None:
            yield line, text[at:end]
            line += text.count("\n", at, end)
            at = end
            continue
        # As much again: what is tried again and again is so only tried over its length twice.
        more = _more(lines, len(text) - at)
        if not more or len(text) - at > longest:
            raise InputError(f"{file} line {line} {failure}.", "Make the file anew.")
        text, at = text[at:] + more, 0


def _end_of_item(text: str, at: int) -> tuple[int | None, str]:
    if at == len(text):
        return None, "ends before its list does"
    try:
        _, end = json.JSONDecoder().raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        return None, f"is not JSON: {getattr(error, 'msg', type(error).__name__)}"
    return end, ""


def _more(lines: Iterator[tuple[int, str]], characters: int) -> str:
    parts: list[str] = []
    wanted = max(characters, 1)
    while wanted > 0 and (line := next(lines, None)):
        parts.append(line[1])
        wanted -= len(line[1])
    return "".join(parts)
