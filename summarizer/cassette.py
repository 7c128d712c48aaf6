"""Recordings of a model's answers: made with ``--record DIR``, played with ``--replay DIR``, one JSON file an article.

vcrpy does the recording. What this module adds: an answer is found by method, path and a hash of the body, so that an
edited prompt never gets the old answer; nothing that belongs to a host or an account is written (an allow-list, not a
block-list); and the file says which prompt and model it was made with, so that a recording that does not fit can say
what changed. Replay sends nothing, whatever happens.
"""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import urlsplit

from summarizer.errors import CassetteError

if TYPE_CHECKING:
    from vcr.request import Request

# vcrpy swaps the HTTP transport's methods for the whole process: two open cassettes would answer each other's requests.
_ONE_AT_A_TIME: Final = threading.Lock()
_SAFE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_KEPT_HEADERS: Final = frozenset({"content-type", "retry-after", "retry-after-ms"})
_HOST: Final = "http://endpoint"


@dataclass(frozen=True, slots=True)
class Making:
    """What a recording depends on besides the article: compared when one does not fit."""

    prompt: str
    model: str


@dataclass(slots=True)
class Cassette:
    """An open recording. `seconds` is the time the calls took: written when recording, read when replaying."""

    path: Path
    mode: Literal["record", "replay"]
    making: Making
    recorded: Making | None = None
    seconds: float = 0.0
    _bodies: dict[int, str] = field(default_factory=dict, repr=False)

    @property
    def replaying(self) -> bool:
        """Whether answers come from the file."""
        return self.mode == "replay"

    def misfit(self) -> CassetteError:
        """The error for a request that the recording does not hold, saying what changed since it was made."""
        changed = "the article's text or an option"
        if self.recorded is not None and self.recorded != self.making:
            pairs = (
                ("model", self.recorded.model, self.making.model),
                ("prompt", self.recorded.prompt, self.making.prompt),
            )
            changed = " and ".join(f"the {what} ({old} then, {new} now)" for what, old, new in pairs if old != new)
        return CassetteError(
            f"{self.path} does not fit this request: since it was recorded, {changed} changed.",
            "Record again with --record, or go back to what it was made with.",
        )


def cassette_path(folder: Path, article_id: str) -> Path:
    """The file of an article in a folder of recordings; an id that is no safe file name is hashed."""
    name = article_id if _SAFE_NAME.fullmatch(article_id) else hashlib.sha256(article_id.encode()).hexdigest()[:16]
    return folder / f"{name}.json"


@contextmanager
def open_cassette(path: Path, mode: Literal["record", "replay"], making: Making) -> Iterator[Cassette]:
    """Record to, or replay from, one file, until the block ends. Recording replaces what was there.

    Raises:
        CassetteError: Nothing to replay at `path`, it is not a recording, or it cannot be written.
    """
    import vcr  # costs 0.4 s, and is needed only here

    cassette = Cassette(path=path, mode=mode, making=making)
    if mode == "replay":
        _read_making(cassette)
    recorder = vcr.VCR(
        record_mode="none" if mode == "replay" else "all",
        match_on=["method", "path", "body hash"],
        before_record_request=_scrub_request,
        before_record_response=_scrub_response,
        decode_compressed_response=True,
    )
    recorder.register_serializer("with making", _Serializer(cassette))
    recorder.register_matcher("body hash", _same_body)
    with _ONE_AT_A_TIME:
        if mode == "replay":
            with recorder.use_cassette(str(path), serializer="with making"):
                yield cassette
        else:
            with _replaced_when_done(path) as part, recorder.use_cassette(str(part), serializer="with making"):
                yield cassette


@contextmanager
def _replaced_when_done(path: Path) -> Iterator[Path]:
    """A file to write in place of `path`, which is only replaced when the block ends well."""
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise CassetteError(
            f"{path} cannot be written: {error.strerror}.", "Choose another --record folder."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _read_making(cassette: Cassette) -> None:
    try:
        made = json.loads(cassette.path.read_text(encoding="utf-8"))["recorded"]
        cassette.recorded = Making(prompt=made["prompt"], model=made["model"])
        cassette.seconds = float(made["seconds"])
    except FileNotFoundError as error:
        raise CassetteError(
            f"There is no recording of this article ({cassette.path}).",
            "Record it with --record; a recording belongs to the article's exact text.",
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CassetteError(
            f"{cassette.path} is not a readable recording.", "Record it again with --record."
        ) from error


@dataclass(frozen=True, slots=True)
class _Serializer:
    """vcrpy's hook for the file format: its interactions, and what the recording was made with."""

    cassette: Cassette

    def serialize(self, cassette_dict: dict[str, Any]) -> str:
        made = self.cassette.making
        recorded = {"prompt": made.prompt, "model": made.model, "seconds": self.cassette.seconds}
        return json.dumps({"recorded": recorded, **cassette_dict}, ensure_ascii=False, indent=1) + "\n"

    def deserialize(self, text: str) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(text)
        return loaded


def _scrub_request(request: "Request") -> "Request":
    request.headers = {}
    request.uri = _HOST + urlsplit(request.uri).path
    # A str body is written to the file as readable text, bytes as base64.
    if isinstance(request.body, bytes):
        request.body = request.body.decode("utf-8")
    return request


def _scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in response["headers"].items() if name.lower() in _KEPT_HEADERS}
    return {**response, "headers": kept}


def _same_body(one: "Request", other: "Request") -> None:
    if body_hash(one.body) != body_hash(other.body):
        raise AssertionError("the bodies differ")


def body_hash(body: bytes | str | None) -> str:
    """SHA-256 of a JSON body whatever its key order and white space; of the bytes themselves when it is not JSON."""
    raw = (body or b"").encode() if isinstance(body, str) else (body or b"")
    try:
        raw = json.dumps(json.loads(raw), sort_keys=True).encode()
    except ValueError:
        pass
    return hashlib.sha256(raw).hexdigest()
