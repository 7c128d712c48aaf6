"""Reads one JSON object or list that a model wrote its own way: whole, or not at all.

Each liberty taken here has one reading only and is noted: another quote, a comma too many, Python's words, a comment.
Nothing is closed, filled in or guessed: a text that ends inside is `CutOff`, and what could be read in two ways
(``1,200``, a quote within quotes, NaN, a key with two values) is `Malformed`. One pass, so the time is linear. Where
in an answer to begin is for `answer` to say.
"""

import json
import math
import re
import string
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from summarizer.model.answer_notes import Note

# A draft is three deep. The limit keeps the recursion far from Python's own.
DEEPEST: Final = 64
# What shows nothing on a page: zero-width and direction marks, soft hyphens, byte order marks.
UNSEEN: Final = r"\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

_BLANKS: Final = re.compile(r"[ \t\n\r]*+")
_INVISIBLE: Final = re.compile(rf"[\s{UNSEEN}]")
_COMMENT: Final = re.compile(r"(?://|#)[^\n]*+|/\*.*?\*/", re.DOTALL)
_SCALAR: Final = re.compile(r"-?(?:0|[1-9]\d*+)(?:\.\d++)?(?:[eE][+-]?\d++)?|[A-Za-z]++", re.ASCII)
_WORDS: Final = {"null": None, "true": True, "false": False}
_PYTHON: Final = {"None": None, "True": True, "False": False}
_NAME: Final = re.compile(r"[A-Za-z_$][\w$]*+")
# Each from its opening mark to before its closing one. Smart quotes within smart quotes are left to no guess. An
# apostrophe with letters on both sides cannot be the end of a single-quoted string: no JSON goes on with a letter.
_BODIES: Final = {
    '"': re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)', re.DOTALL),
    "'": re.compile(r"'([^'\\]*+(?:(?:\\.|(?<=\w)'(?=\w))[^'\\]*+)*+)", re.DOTALL),
    "“": re.compile(r"“([^“”\\]*+(?:\\.[^“”\\]*+)*+)", re.DOTALL),
}
_CLOSING: Final = {'"': '"', "'": "'", "“": "”"}
_QUOTES: Final = {"'": Note.SINGLE_QUOTES, "“": Note.SMART_QUOTES}
_UNPLAIN: Final = re.compile(r'\\(.)|["\x00-\x1f]', re.DOTALL)
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_JSON_ESCAPES: Final = frozenset('"\\/bfnrtu')
_PUNCTUATION: Final = frozenset(string.punctuation)


class CutOff(ValueError):  # noqa: N818 -- both say what the text is; who asked decides whether that is an error
    """The text ends before what was begun in it."""


class Malformed(ValueError):  # noqa: N818 -- as above
    """No object or list is written like this, or it could be read in two ways.

    Attributes:
        position: The character at which that showed.
    """

    def __init__(self, position: int) -> None:
        super().__init__(f"character {position}")
        self.position = position


class Read(NamedTuple):
    """A whole object or list.

    Attributes:
        value: As `json.loads` would give it.
        end: The character after it.
        notes: What was not plain JSON. Empty: the text up to `end` is strict JSON as it stands.
    """

    value: Any
    end: int
    notes: frozenset[Note]


def read(text: str, start: int) -> Read:
    """The object or list that begins at a character.

    >>> read("Well: {'killed': None,} and so on", 6).value
    {'killed': None}

    Raises:
        CutOff: The text ends before it does.
        Malformed: It is not written in a way that has one reading.
    """
    reader = _Reader(text, start)
    value = reader.value(depth=1)
    return Read(value, reader.position, frozenset(reader.notes))


def canonical(value: object) -> str:
    """A value's text, for comparing: Python holds 1, 1.0 and True to be equal."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


@dataclass(slots=True)
class _Reader:
    text: str
    position: int
    notes: set[Note] = field(default_factory=set)

    def value(self, depth: int) -> Any:
        """Whatever begins here; `depth` is that of a container if one does."""
        mark = self._next()
        if mark in _BODIES:
            return self._string(mark)
        if mark not in "{[":
            return self._scalar()
        if depth > DEEPEST:
            raise Malformed(self.position)
        self.position += 1
        return self._object(depth) if mark == "{" else self._list(depth)

    def _object(self, depth: int) -> dict[str, Any]:
        held: dict[str, Any] = {}
        while self._goes_on("}", first=not held):
            mark = self._next()
            key = self._string(mark) if mark in _BODIES else self._name()
            self._expect(":")
            value = self.value(depth + 1)
            if key in held:
                # Which of two values is meant cannot be known, and to drop one would lose it.
                if canonical(held[key]) != canonical(value):
                    raise Malformed(self.position)
                self.notes.add(Note.REPEATED_KEY)
            held[key] = value
        return held

    def _list(self, depth: int) -> list[Any]:
        held: list[Any] = []
        while self._goes_on("]", first=not held):
            held.append(self.value(depth + 1))
        return held

    def _goes_on(self, closing: str, *, first: bool) -> bool:
        """Whether another member follows; the comma before it, or the closing bracket, is passed."""
        if self._next() == closing:
            self.position += 1
            return False
        if first:
            return True
        self._expect(",")
        if self._next() != closing:
            return True
        self.notes.add(Note.TRAILING_COMMA)
        self.position += 1
        return False

    def _next(self) -> str:
        """The next character that means something; blanks and comments are passed."""
        while True:
            # The pattern matches the empty text too.
            self.position = _BLANKS.match(self.text, self.position).end()  # type: ignore[union-attr]
            if self.position == len(self.text):
                raise CutOff
            mark = self.text[self.position]
            if mark in "/#" and (passed := _COMMENT.match(self.text, self.position)):
                self.notes.add(Note.COMMENTS)
            elif passed := _INVISIBLE.match(self.text, self.position):
                self.notes.add(Note.INVISIBLE)
            elif self.text.startswith("/*", self.position):
                raise CutOff
            else:
                return mark
            self.position = passed.end()

    def _expect(self, mark: str) -> None:
        if self._next() != mark:
            raise Malformed(self.position)
        self.position += 1

    def _scalar(self) -> Any:
        """A number, or a word for a value. NaN, Infinity and undefined are none; nor are 007, +1 and 0x1F."""
        found = _SCALAR.match(self.text, self.position)
        if found is None:
            raise Malformed(self.position)
        said = found[0]
        if said in _WORDS:
            value: Any = _WORDS[said]
        elif said in _PYTHON:
            value = _PYTHON[said]
            self.notes.add(Note.PYTHON_LITERALS)
        else:
            value = self._number(said)
        self.position = found.end()
        return value

    def _number(self, said: str) -> int | float:
        try:
            number = float(said) if set(said) & set(".eE") else int(said)
        except ValueError:  # another word, or more digits than Python reads
            raise Malformed(self.position) from None
        if not math.isfinite(number):
            raise Malformed(self.position)
        return number

    def _name(self) -> str:
        """A key without quotes, as JavaScript allows; a word that stands for a value is none."""
        found = _NAME.match(self.text, self.position)
        if found is None or found[0] in _WORDS or found[0] in _PYTHON:
            raise Malformed(self.position)
        self.notes.add(Note.UNQUOTED_KEYS)
        self.position = found.end()
        return found[0]

    def _string(self, mark: str) -> str:
        begins = self.position
        # The pattern begins with the mark that stands here.
        found: re.Match[str] = _BODIES[mark].match(self.text, begins)  # type: ignore[assignment]
        end = found.end()
        if end == len(self.text) or (self.text[end] == "\\" and end + 1 == len(self.text)):
            raise CutOff
        if self.text[end] != _CLOSING[mark]:
            raise Malformed(end)
        if mark in _QUOTES:
            self.notes.add(_QUOTES[mark])
        said = found[1]
        if _UNPLAIN.search(said):
            try:
                said = json.loads(f'"{_UNPLAIN.sub(lambda one: self._plain(one, mark), said)}"')
            except ValueError:
                raise Malformed(begins) from None
        if _SURROGATE.search(said):  # half of a character: nobody could write it down
            raise Malformed(begins)
        self.position = end + 1
        return said

    def _plain(self, one: re.Match[str], mark: str) -> str:
        r"""A character of a string as strict JSON writes it; `json.loads` refuses what is left as it was.

        A backslash before punctuation means the character alone: so JavaScript and Markdown have it ("Al\_Nur").
        """
        escaped = one[1]
        if escaped is None:
            if one[0] in "\n\r\t":
                self.notes.add(Note.CONTROL_CHARACTERS)
            return {'"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(one[0], one[0])
        if escaped in _JSON_ESCAPES or escaped not in _PUNCTUATION:
            return one[0]
        if escaped != mark:
            self.notes.add(Note.ESCAPES)
        return escaped
