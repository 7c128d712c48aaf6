"""From the text of an answer to the JSON object inside it: where it is, and whether it is the whole answer.

How an object may be written is `answer_reader`'s, the marks of thoughts are `answer_thoughts`'. Whether the object is
a draft is not judged here, so nothing here knows a draft's keys.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, NoReturn

from summarizer.model.answer_notes import Note, in_order
from summarizer.model.answer_reader import UNSEEN, CutOff, Malformed, canonical, read
from summarizer.model.answer_thoughts import BEGINS, END, END_ON_ITS_OWN_LINE, ENDS

_BLANK: Final = " \t\n\r"
_MARK: Final = re.compile(
    rf"(?P<thought>{BEGINS})|(?P<thought_ends>{ENDS})|(?P<fence>`{{3,}}[\w+-]*+|~{{3,}}[\w+-]*+)"
    r"|(?P<opening>[\[{])|(?P<closing>[\]}])"
)
# What can only be the beginning of an object with members, or of a list of objects or strings: a quote, or a name and a
# colon follow the bracket, perhaps after a comment.
_GAP: Final = rf"[\s{UNSEEN}]*+"
_OBJECT: Final = re.compile(
    rf"""(?:\[{_GAP})?\{{{_GAP}(?:["'“#]|/[/*]|[A-Za-z_$][\w$]*+{_GAP}(?:[:#]|/[/*]))|\[{_GAP}["'“]"""
)
# Prose with braces: "{name}", "{{ name }}", or a form: "{ what: string }", '{"incidents": [...]}'. It states no value,
# so it answers nothing.
_FORM: Final = re.compile(
    r"""\{[^{}"'“]*+\}|\{\{[^{}"'“]*+\}\}|\{\s*+"[^"{}]*+"\s*+:\s*+[\[{]?\s*+(?:\.\.\.|…)\s*+[\]}]?\s*+\}"""
)
_SHOWS: Final = re.compile(rf"[^\s{UNSEEN}]")
_UNSEEN: Final = re.compile(rf"[^\S{_BLANK}]|[{UNSEEN}]")
_BYTE_ORDER_MARK: Final = "\ufeff"


class Inside(NamedTuple):
    """What was found in an answer.

    Attributes:
        text: The object as strict JSON, in the answer's own writing unless that had to be mended. Where no whole
            object is inside: the answer unchanged.
        notes: What stood in the way of plain JSON, in the words and the order of `answer_notes.Note`; empty where the
            answer was nothing but plain JSON.
        whole: Whether `text` is a whole object.
    """

    text: str
    notes: tuple[str, ...] = ()
    whole: bool = True


def json_inside(text: str) -> Inside:
    r"""The one whole JSON object that an answer holds, whatever stands around it and however it is written.

    >>> json_inside('Here it is:\n```json\n{"incidents": []}\n```')
    Inside(text='{"incidents": []}', notes=('code fence', 'prose'), whole=True)
    >>> json_inside("{'killed': None,}")
    Inside(text='{"killed": null}', notes=('trailing comma', 'single quotes', 'Python literals'), whole=True)
    >>> json_inside('{"killed": "at le')
    Inside(text='{"killed": "at le', notes=(), whole=False)

    A part is never taken for the whole, and nothing is added. No object is whole where one is cut off by the end of
    the text, or cannot be read, or has a key with two values, or stands within brackets that are no object's, or beside
    others in a list; or where a thought does not end. (A thought whose beginning the chat template swallowed, cut off
    before its end, looks like prose: the finish reason has to tell.)

    Of several whole objects the longest is taken, an example in prose being shorter than the answer; but where another
    has the same keys and says something else, which of them is meant cannot be known, and none is taken.
    """
    own = text.strip(_BLANK)
    try:
        value = _STRICT.decode(own)
    except (ValueError, RecursionError):
        value = None
    if isinstance(value, dict):
        return Inside(own)
    if isinstance(value, str):
        found = json_inside(value)
        return found._replace(notes=_with(Note.STRING, found.notes)) if found.whole else Inside(text, whole=False)
    try:
        return _Search(text).run()
    except (_NothingWholeError, CutOff):
        return Inside(text, whole=False)


def _with(note: Note, notes: tuple[str, ...]) -> tuple[str, ...]:
    return in_order([note, *(Note(one) for one in notes)])


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a key stands twice")
    return members


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


_STRICT: Final = json.JSONDecoder(object_pairs_hook=_members, parse_constant=_no_number)


class _NothingWholeError(Exception):
    """The answer holds no object that can be taken for the whole."""


class _Object(NamedTuple):
    value: dict[str, Any]
    own: str
    notes: frozenset[Note]

    @property
    def written(self) -> str:
        """As strict JSON."""
        return json.dumps(self.value, ensure_ascii=False) if self.notes - {Note.LIST} else self.own


@dataclass(slots=True)
class _Search:
    """One pass over an answer that is not plain JSON, from mark to mark outside the objects."""

    text: str
    position: int = 0
    depth: int = 0  # of brackets in prose
    objects: list[_Object] = field(default_factory=list)
    around: set[Note] = field(default_factory=set)

    def run(self) -> Inside:
        """Find the object.

        Raises:
            _NothingWholeError: There is none.
            CutOff: One is cut off.
        """
        while mark := _MARK.search(self.text, self.position):
            self._pass_over(mark.start())
            self.position = mark.end()
            match mark.lastgroup:
                case "thought":
                    self._thought()
                case "thought_ends":
                    self._begin_again(mark.end())
                case "fence":
                    self.around.add(Note.FENCE)
                case "opening":
                    self._opening(mark.start())
                case _:
                    self.depth -= 1
                    if self.depth < 0:  # what it closes began before this text, or was taken for prose
                        self._give_up_here()
        self._pass_over(len(self.text))
        if self.depth:
            raise _NothingWholeError
        best = self._chosen()
        return Inside(best.written, in_order(self.around | best.notes))

    def _pass_over(self, end: int) -> None:
        """Note what stands between two marks."""
        between = self.text[self.position : end]
        if not between:
            return
        if _SHOWS.search(between):
            self.around.add(Note.PROSE)
        if _BYTE_ORDER_MARK in between:
            self.around.add(Note.BYTE_ORDER_MARK)
            between = between.replace(_BYTE_ORDER_MARK, "")
        if _UNSEEN.search(between):
            self.around.add(Note.INVISIBLE)

    def _thought(self) -> None:
        """Go to the end of a thought that begins here; without one the answer never came."""
        end = END.search(self.text, self.position)
        if end is None:
            raise _NothingWholeError
        self.around.add(Note.THOUGHT)
        self.position = end.end()

    def _begin_again(self, position: int) -> None:
        """A thought ends here that began before the text, or that quotes its own end: all so far belongs to it."""
        self.objects.clear()
        self.around = {Note.THOUGHT} | self.around & {Note.BYTE_ORDER_MARK}
        self.depth, self.position = 0, position

    def _give_up_here(self) -> None:
        """What stands here is no whole object, so there is none in the answer, unless all of this was a thought.

        An answer that begins with its object is no thought: what looks like the end of one is then part of a string.
        """
        end = END_ON_ITS_OWN_LINE.search(self.text, self.position) if Note.PROSE in self.around else None
        if end is None:
            raise _NothingWholeError
        self._begin_again(end.end())

    def _opening(self, start: int) -> None:
        """A bracket: of an object, of a list, of a form, or of prose such as "[1]"."""
        if _OBJECT.match(self.text, start):
            self._object(start)
        elif form := _FORM.match(self.text, start):
            self._form(form)
        elif self.text[start] == "{":
            self._give_up_here()
        else:
            self.depth += 1

    def _object(self, start: int) -> None:
        try:
            found = read(self.text, start)
        except Malformed as fault:
            if form := _FORM.match(self.text, start):
                self._form(form)
            else:
                self.position = fault.position
                self._give_up_here()
            return
        self.position = found.end
        values = found.value if isinstance(found.value, list) else [found.value]
        if all(isinstance(value, str) for value in values):  # such as ["Two men", "Tuesday"]
            self.around.add(Note.PROSE)
        elif self.depth or len(values) > 1:  # a part of something that could not be read, or one of several
            self._give_up_here()
        else:
            own, notes = self.text[start : found.end], found.notes
            if values is found.value:
                own, notes = own[1:-1].strip(), notes | {Note.LIST}
            self.objects.append(_Object(values[0], own, notes))

    def _form(self, form: re.Match[str]) -> None:
        self.around.add(Note.PROSE)
        self.position = form.end()

    def _chosen(self) -> _Object:
        if not self.objects:
            raise _NothingWholeError
        best = max(self.objects, key=lambda one: len(one.own))
        meant = canonical(best.value)
        if any(one.value.keys() == best.value.keys() and canonical(one.value) != meant for one in self.objects):
            raise _NothingWholeError
        if len(self.objects) > 1:
            self.around.add(Note.PROSE)
        return best
