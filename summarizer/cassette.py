"""Recordings of a model's answers: made with ``--record DIR``, played with ``--replay DIR``, one JSON file an article.

vcrpy keeps the file and finds the answers. What this module adds: an answer is found by method, path and a hash of the
body, so that an edited prompt never gets the old answer; each question's answers are its own, and a question that
failed fails again; nothing that belongs to a host or an account is written (an allow-list, not a block-list). What
stands in the file, so that a recording that does not fit can say what changed, is `cassette_file`'s.

vcrpy would swap the methods of every HTTP library in the process, and two open recordings would answer each other's
requests. Here it swaps none: whoever sends requests asks the recording (`model.tape`), and any number may be open.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from summarizer.cassette_file import (
    Head,
    Making,
    Question,
    Took,
    body_in_text,
    not_writable,
    readable,
    recording_in,
    text_of_recording,
    write_whole,
)
from summarizer.errors import CassetteError

if TYPE_CHECKING:
    from vcr.request import Request

_KEPT_HEADERS: Final = frozenset({"content-type", "retry-after", "retry-after-ms"})
_HOST: Final = "http://endpoint"
# What a request says of its answer's length comes from limits, and in replay none decides anything.
_LENGTHS: Final = frozenset({"max_tokens", "max_completion_tokens"})


class Asked(NamedTuple):
    """An HTTP request, as far as a recording knows it."""

    method: str
    path: str
    body: bytes


class Answered(NamedTuple):
    """An HTTP response, its body decompressed."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


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
        tape: vcrpy's own cassette.
    """

    path: Path
    mode: Literal["record", "replay"]
    making: Making
    took: Took = field(default_factory=Took)
    form: str = "json-schema"
    context: int | None = None
    questions: list[Question] | None = field(default_factory=list)
    recorded: Making | None = None
    tape: Any = field(default=None, repr=False)
    _asked: int = 0

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
        for index in range(sum(question.answers for question in self.questions[: self._asked])):
            self.tape.play_counts[index] = 1
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
        request = _as_recorded(asked)
        if not self.tape.can_play_response_for(request):
            raise self.misfit()
        found = self.tape.play_response(request)
        headers = tuple((name, value) for name, values in found["headers"].items() for value in values)
        return Answered(found["status"]["code"], headers, found["body"]["string"])

    def keep(self, asked: Asked, answered: Answered) -> None:
        """Put an answer on the recording, without what belongs to a host or an account."""
        response = {
            "status": {"code": answered.status, "message": ""},
            "headers": {name: [value] for name, value in answered.headers if name.lower() in _KEPT_HEADERS},
            "body": body_in_text(answered.body),
        }
        self.tape.append(_as_recorded(asked), response)

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
    # Imported here: it costs 0.4 s, and is needed only with recordings.
    import vcr
    from vcr.patch import PATCHER_NAMES

    cassette = Cassette(path=path, mode=mode, making=making)
    file = _File(cassette)
    if mode == "record":
        file.make_folder()
    recorder = vcr.VCR(
        record_mode="none" if mode == "replay" else "all",
        match_on=["method", "path", "body hash"],
        record_on_exception=False,
        skip_patchers=PATCHER_NAMES,
    )
    recorder.register_matcher("body hash", _same_body)
    recorder.register_serializer("json with making", file)
    recorder.register_persister(file)
    with recorder.use_cassette(str(path), serializer="json with making") as cassette.tape:
        yield cassette


@dataclass(frozen=True, slots=True)
class _File:
    """vcrpy's hooks for the file."""

    cassette: Cassette

    def load_cassette(self, _path: str, serializer: "_File") -> Any:
        """Requests and responses, as vcrpy wants them."""
        from vcr.persisters.filesystem import CassetteNotFoundError
        from vcr.serialize import deserialize

        if not self.cassette.replaying:
            raise CassetteNotFoundError
        path = self.cassette.path
        with readable(path):
            loaded = deserialize(path.read_text(encoding="utf-8"), serializer)
        recorded = self.cassette.recorded
        if recorded is not None and recorded.gazetteer != self.cassette.making.gazetteer:
            # The gazetteer is in no request: the answers would fit, and the report still come out another one.
            raise self.cassette.misfit()
        return loaded

    def save_cassette(self, _path: str, cassette_dict: dict[str, Any], serializer: "_File") -> None:
        """Write all, or leave the file that was there."""
        from vcr.serialize import serialize

        write_whole(self.cassette.path, serialize(cassette_dict, serializer))

    def make_folder(self) -> None:
        """Fail before the model is asked, and not after."""
        try:
            self.cassette.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_writable(self.cassette.path, error) from error

    def serialize(self, interactions: dict[str, Any]) -> str:
        """The text of the file."""
        cassette = self.cassette
        questions = tuple(cassette.questions or ())
        head = Head(cassette.making, cassette.took, cassette.form, questions, cassette.context)
        return text_of_recording(head, interactions)

    def deserialize(self, text: str) -> Any:
        """The interactions in the text of a file; what else is there goes to the cassette."""
        cassette = self.cassette
        head, loaded = recording_in(text, cassette.making.gazetteer)
        cassette.recorded, cassette.took = head.making, head.took
        cassette.form, cassette.context = head.form, head.context
        cassette.questions = None if head.questions is None else list(head.questions)
        return loaded


def _as_recorded(asked: Asked) -> "Request":
    from vcr.request import Request

    return Request(asked.method, _HOST + asked.path, asked.body, {})


def _same_body(one: "Request", other: "Request") -> None:
    if body_hash(one.body) != body_hash(other.body):
        raise AssertionError("the bodies differ")


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
