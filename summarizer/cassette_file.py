"""The file of a recording: its name, what stands in it beside requests and answers, and how both become text.

Requests and responses are `cassette_tape`'s, what an answer is found by `cassette`'s. Recordings made before a key was
added stay readable; what they do not tell is said at each class.
"""

import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator

from summarizer.article import digest
from summarizer.cassette_tape import Tape, in_vcrpys_form, tape_in
from summarizer.endpoint import EMBEDDED, Endpoint
from summarizer.errors import CassetteError, EndpointError, TooLongError
from summarizer.report import Tokens

_SAFE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Making:
    """What a recording depends on: compared when one does not fit.

    Attributes:
        model: The model's name.
        endpoint: Its host, or "embedded".
        prompt: Name and digest of every prompt that may be sent.
        article: SHA-256 of the article's text.
        gazetteer: Key of the plugged-in dump (`resolve.places.geonames.key_of`), or "none".
    """

    model: str
    endpoint: str
    prompt: str
    article: str
    gazetteer: str = "none"

    def changed_to(self, now: "Making") -> str:
        """What differs, for a message; "" when nothing does.

        >>> Making("toy", "localhost", "p", "a").changed_to(Making("toy-2", "localhost", "p", "b"))
        "the model (toy then, toy-2 now) and the article's text"
        """
        before, after = asdict(self), asdict(now)
        return " and ".join(_change(what, before[what], after[what]) for what in before if before[what] != after[what])


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Took(_Kept):
    """What the calls for an article took, unanswered ones too, and what its report says of the answers.

    Older recordings tell no tokens, finish or notes, and the oldest no dollars: `tells` says so.
    """

    calls: int = 0
    seconds: float = 0.0
    cost_usd: float | None = None
    tokens: Tokens = Tokens()
    finish: str | None = None
    notes: tuple[str, ...] = ()

    def tells(self, name: str) -> bool:
        """Whether this was recorded.

        >>> Took(calls=1, seconds=2.5).tells("cost_usd"), Took(cost_usd=None).tells("cost_usd")
        (False, True)
        """
        return name in self.model_fields_set


class Failure(_Kept):
    """An error that a question ended with: its class in `errors`, its words, and the context that a refusal told."""

    error: str
    message: str
    remedy: str
    context: int | None = Field(default=None, exclude_if=lambda context: context is None)

    @field_validator("error")
    @classmethod
    def _is_of_an_endpoint(cls, name: str) -> str:
        if name not in _kinds(EndpointError):
            raise ValueError(f"{name} is no error of an endpoint")
        return name

    @classmethod
    def of(cls, error: EndpointError) -> Self:
        """As it is recorded."""
        context = error.context if isinstance(error, TooLongError) else None
        return cls(error=type(error).__name__, message=error.message, remedy=error.remedy, context=context)

    def again(self) -> EndpointError:
        """The error, as it left when it was recorded."""
        error = _kinds(EndpointError)[self.error](self.message, self.remedy)
        if isinstance(error, TooLongError):
            error.context = self.context
        return error


class Question(_Kept):
    """One question about the article, over all its tries.

    Attributes:
        asked: Digest of what was asked, whatever the form and the longest answer.
        form: Form of its first request (`model.forms`).
        answers: How many of the recorded answers are its own, failed ones too; a try may have had none.
        failure: What it ended with; null when an answer came that could be read as text.
    """

    asked: str
    form: str
    answers: int
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in the file beside requests and answers.

    Attributes:
        making: What it was made with.
        took: What the calls took.
        form: Form of the first request (`model.forms`).
        questions: In their order; None in older recordings, which do not tell how a question ended.
        context: What was known of the model's context, in tokens, when the first question was made: with it, and what
            a refusal told, a replay makes the same questions. None where nothing was, and in older recordings, of
            articles that were sent whole.
    """

    making: Making
    took: Took
    form: str = "json-schema"
    questions: tuple[Question, ...] | None = None
    context: int | None = None


class _Questions(_Kept):
    form: str = "json-schema"
    questions: tuple[Question, ...] | None = None
    context: int | None = None


def text_of_recording(head: Head, tape: Tape) -> str:
    """The text of the file."""
    recorded = {
        **asdict(head.making),
        **head.took.model_dump(mode="json"),
        "form": head.form,
        "context": head.context,
        "questions": [question.model_dump(mode="json") for question in head.questions or ()],
    }
    return json.dumps({"recorded": recorded, **in_vcrpys_form(tape)}, ensure_ascii=False, indent=1) + "\n"


def recording_in(text: str, gazetteer: str) -> tuple[Head, Tape]:
    """The head, and what was asked and answered, in the text of a file.

    Args:
        text: The file's.
        gazetteer: Taken for the recording's own where it tells none, as older ones do: any will do for them.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: It is no recording.
    """
    loaded = json.loads(text)
    made = {"gazetteer": gazetteer, **loaded["recorded"]}
    took = Took(**{name: made[name] for name in Took.model_fields if name in made or name in {"calls", "seconds"}})
    rest = _Questions(**{name: made[name] for name in _Questions.model_fields if name in made})
    making = Making(**{name: made[name] for name in Making.__slots__})
    return Head(making, took, rest.form, rest.questions, rest.context), tape_in(loaded)


def cassette_path(folder: Path, article_id: str) -> Path:
    """The file of an article in a folder of recordings; an id that is no safe file name is hashed.

    >>> print(cassette_path(Path("tapes"), "takhar-1"), cassette_path(Path("tapes"), "../takhar"))
    tapes/takhar-1.json tapes/1912f6ba9c9b4d9b.json
    """
    name = article_id if _SAFE_NAME.fullmatch(article_id) else digest(article_id)[:16]
    return folder / f"{name}.json"


def recorded_endpoint(path: Path) -> Endpoint:
    """The endpoint that a recording was made with, so that a replay needs none of its own; it has no key.

    Raises:
        CassetteError: There is no readable recording at `path`.
    """
    with readable(path):
        made = json.loads(path.read_text(encoding="utf-8"))["recorded"]
        model, host = str(made["model"]), str(made["endpoint"])
    embedded = host == EMBEDDED.host
    return Endpoint(base_url=EMBEDDED.base_url if embedded else f"https://{host}/v1", model=model, embedded=embedded)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Errors of reading a recording, as this package's."""
    try:
        yield
    except FileNotFoundError as error:
        raise CassetteError(
            f"There is no recording of this article ({path}).",
            "Record it with --record; a recording belongs to the article's exact text.",
        ) from error
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise CassetteError(f"{path} is not a readable recording.", "Record it again with --record.") from error


def write_whole(path: Path, text: str) -> None:
    """Write all of it, or leave the file that was there.

    Raises:
        CassetteError: It cannot be written.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise not_writable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def not_writable(path: Path, error: OSError) -> CassetteError:
    """The error for a file or folder that cannot be written."""
    return CassetteError(f"{path} cannot be written: {error.strerror}.", "Choose another --record folder.")


def _kinds(base: type[EndpointError]) -> dict[str, type[EndpointError]]:
    """The errors of this kind by name, itself included."""
    kinds = {base.__name__: base}
    for kind in base.__subclasses__():
        kinds |= _kinds(kind)
    return kinds


def _change(what: str, then: str, now: str) -> str:
    return "the article's text" if what == "article" else f"the {what} ({then} then, {now} now)"
