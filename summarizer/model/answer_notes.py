"""The words for what had to be done to an answer before it was JSON: for provenance, in one order.

What each word means stands beside it. Who finds it is said in `answer` (what stands around the object) and
`answer_reader` (how the object itself is written).
"""

from collections.abc import Iterable
from enum import StrEnum


class Note(StrEnum):
    """One way in which an answer was not plain JSON."""

    BYTE_ORDER_MARK = "byte order mark"
    INVISIBLE = "invisible characters"  # zero-width and direction marks, spaces that JSON does not know
    THOUGHT = "thought"  # or only its marks, with nothing between them
    STRING = "JSON in a string"
    FENCE = "code fence"
    PROSE = "prose"  # whatever else stands before or after, other objects too
    LIST = "list"
    TRAILING_COMMA = "trailing comma"
    SINGLE_QUOTES = "single quotes"
    SMART_QUOTES = "smart quotes"
    UNQUOTED_KEYS = "unquoted keys"
    PYTHON_LITERALS = "Python literals"
    COMMENTS = "comments"
    CONTROL_CHARACTERS = "control characters"  # line breaks and tabs within a string
    ESCAPES = "invalid escapes"
    REPEATED_KEY = "repeated key"  # the same key twice with the same value


def in_order(notes: Iterable[Note]) -> tuple[str, ...]:
    """Each note once, as plain words, in the order of `Note`.

    >>> in_order([Note.LIST, Note.THOUGHT, Note.LIST])
    ('thought', 'list')
    """
    found = set(notes)
    return tuple(note.value for note in Note if note in found)
