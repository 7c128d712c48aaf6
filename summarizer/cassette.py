"""Recordings of a model's answers: made with ``--record DIR``, played with ``--replay DIR``, one JSON file an article.

An answer is found by method, path and a hash of the body, so that an edited prompt never gets the old answer; each
question's answers are its own, and a question that failed fails again; nothing that belongs to a host or an account is
written (an allow-list, not a block-list). What stands in the file, so that a recording that does not fit can say what
changed, is `cassette_file`'s.

vcrpy's own player would swap the methods of every HTTP library in the process, and two open recordings would answer
each other's requests. Here whoever sends requests asks the recording (`model.tape`), and any number may be open.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from summarizer.cassette_file import (
    Head,
    Making,
    Question,
    Took,
    not_writable,
    readable,
    recording_in,
    text_of_recording,
    write_whole,
)
from summarizer.cassette_tape import Answered, Asked, Tape
from summarizer.errors import CassetteError

_KEPT_HEADERS: Final = frozenset({"content-type", "retry-after", "retry-after-ms"})
# What a request says of its answer's length comes from limits, and in replay none decides anything.
_LENGTHS: Final = frozenset({"max_tokens", "max_completion_tokens"})


@dataclass(slots=True)
class Cassette:
    """An open recording; made by `open_cassette`.

    Attributes:
        path: The file.
        mode: Whether answers go into it or come from it.
        making: What it is made with, or what it would be made with now.
        took: What the calls took: set before a recording ends, read after a replay.
        form: Form of the first request (`model.forms`).
        context: What was known of the model's context, in tokens, when the first question was made.
        questions: Asked so far when recording, all that were when replaying; None where a recording is older than that.
        recorded: What the recording was made with, in replay.
        tape: What was asked and answered, in its order.
    """

    path: Path
    mode: Literal["record", "replay"]
    making: Making
    took: Took = field(default_factory=Took)
    form: str = "json-schema"
    context: int | None = None
    questions: list[Question] | None = field(default_factory=list)
    recorded: Making | None = None
    tape: Tape = field(default_factory=list, repr=False)
    _asked: int = 0
    _played: set[int] = field(default_factory=set, repr=False)
    _known: list[tuple[str, str, str]] = field(default_factory=list, repr=False)

    @property
    def replaying(self) -> bool:
        """Whether answers come from the file."""
        return self.mode == "replay"

    @property
    def answers(self) -> int:
        """How many answers are on the recording."""
        return len(self.tape)

    def question(self, asked: str) -> Question | None:
        """In replay, how the next question went; its own answers are given next. None in an older recording.

        Args:
            asked: Digest of what is asked now.

        Raises:
            CassetteError: Another question was recorded, or none; the message says what changed since.
        """
        if self.questions is None:
            return None
        found = self.questions[self._asked] if self._asked < len(self.questions) else None
        if found is None or found.asked != asked:
            raise self.misfit()
        # A question that ended with an error was not played: what is left of it is nobody's answer.
        self._played.update(range(sum(question.answers for question in self.questions[: self._asked])))
        self._asked += 1
        return found

    def ended(self, question: Question) -> None:
        """Put on the recording how a question went."""
        if self.questions is not None:
            self.questions.append(question)

    def answer(self, asked: Asked) -> Answered:
        """The recorded answer; each is given once, in the order of recording.

        Raises:
            CassetteError: There is none; the message says what changed since.
        """
        # Hashed once: a long article's questions are many, and each is looked for among all.
        self._known = self._known or [_known_by(recorded) for recorded, _ in self.tape]
        wanted = _known_by(asked)
        for index, known in enumerate(self._known):
            if index not in self._played and known == wanted:
                self._played.add(index)
                return self.tape[index][1]
        raise self.misfit()

    def keep(self, asked: Asked, answered: Answered) -> None:
        """Put an answer on the recording, without what belongs to a host or an account."""
        kept = {name: value for name, value in answered.headers if name.lower() in _KEPT_HEADERS}
        self.tape.append((asked, answered._replace(headers=tuple(kept.items()))))

    def misfit(self) -> CassetteError:
        """The error that says what changed since the recording."""
        changed = self.recorded.changed_to(self.making) if self.recorded is not None else ""
        return CassetteError(
            f"{self.path} does not fit this request: since it was recorded, "
            f"{changed or 'an option or this program'} changed.",
            "Record again with --record, or go back to what it was made with.",
        )


@contextmanager
def open_cassette(path: Path, mode: Literal["record", "replay"], making: Making) -> Iterator[Cassette]:
    """Record to, or replay from, one file, until the block ends.

    A recording replaces what was there when the block ends well, and leaves it when the block raises.

    Raises:
        CassetteError: Nothing to replay at `path`, it is not a recording, or it cannot be written.
    """
    cassette = Cassette(path=path, mode=mode, making=making)
    if mode == "replay":
        _load(cassette)
        yield cassette
        return
    _make_folder(path)
    yield cassette
    head = Head(making, cassette.took, cassette.form, tuple(cassette.questions or ()), cassette.context)
    write_whole(path, text_of_recording(head, cassette.tape))


def _load(cassette: Cassette) -> None:
    with readable(cassette.path):
        head, cassette.tape = recording_in(cassette.path.read_text(encoding="utf-8"), cassette.making.gazetteer)
    cassette.recorded, cassette.took = head.making, head.took
    cassette.form, cassette.context = head.form, head.context
    cassette.questions = None if head.questions is None else list(head.questions)
    if head.making.gazetteer != cassette.making.gazetteer:
        # The gazetteer is in no request: the answers would fit, and the report still come out another one.
        raise cassette.misfit()


def _make_folder(path: Path) -> None:
    """Fail before the model is asked, and not after."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(path, error) from error


def _known_by(asked: Asked) -> tuple[str, str, str]:
    return asked.method, asked.path, body_hash(asked.body)


def body_hash(body: bytes) -> str:
    """SHA-256 of a JSON body, whatever its key order, white space and longest answer; of the bytes of any other body.

    >>> body_hash(b'{"model": "toy", "max_tokens": 1600}') == body_hash(b'{"max_tokens":800,"model":"toy"}')
    True
    """
    with suppress(ValueError):
        loaded = json.loads(body)
        if isinstance(loaded, dict):
            loaded = {name: value for name, value in loaded.items() if name not in _LENGTHS}
        body = json.dumps(loaded, sort_keys=True).encode()
    return hashlib.sha256(body).hexdigest()
