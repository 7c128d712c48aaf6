"""Recordings of a model's answers: made with ``--record DIR``, played with ``--replay DIR``, one JSON file an article.

vcrpy keeps the file and finds the answers. What this module adds: an answer is found by method, path and a hash of the
body, so that an edited prompt never gets the old answer; nothing that belongs to a host or an account is written (an
allow-list, not a block-list); and the file says what it was made with, so that a recording that does not fit can say
what changed.

vcrpy would swap the methods of every HTTP library in the process, and two open recordings would answer each other's
requests. Here it swaps none: whoever sends requests asks the recording (`model.tape`), and any number may be open.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from summarizer.article import digest
from summarizer.endpoint import EMBEDDED, Endpoint
from summarizer.errors import CassetteError

if TYPE_CHECKING:
    from vcr.request import Request

_SAFE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_KEPT_HEADERS: Final = frozenset({"content-type", "retry-after", "retry-after-ms"})
_HOST: Final = "http://endpoint"


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


@dataclass(slots=True)
class Cassette:
    """An open recording; made by `open_cassette`.

    `calls`, `seconds` and `cost_usd` are what the calls took, unanswered ones too, and `form` the form of the first
    request (`model.forms`): written when recording, read when replaying. `priced` is false where a recording is older
    than that and does not tell the dollars. `tape` is vcrpy's own cassette.
    """

    path: Path
    mode: Literal["record", "replay"]
    making: Making
    recorded: Making | None = None
    calls: int = 0
    seconds: float = 0.0
    cost_usd: float | None = None
    priced: bool = True
    form: str = "json-schema"
    tape: Any = field(default=None, repr=False)

    @property
    def replaying(self) -> bool:
        """Whether answers come from the file."""
        return self.mode == "replay"

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
            # The file is text. Bytes that are no UTF-8 come from a server that answers with no JSON either.
            "body": {"string": answered.body.decode("utf-8", "replace").encode()},
        }
        self.tape.append(_as_recorded(asked), response)

    def misfit(self) -> CassetteError:
        """The error that says what changed since the recording."""
        changed = "an option or this program"
        if self.recorded is not None and self.recorded != self.making:
            then, now = asdict(self.recorded), asdict(self.making)
            changed = " and ".join(_change(what, then[what], now[what]) for what in now if then[what] != now[what])
        return CassetteError(
            f"{self.path} does not fit this request: since it was recorded, {changed} changed.",
            "Record again with --record, or go back to what it was made with.",
        )


def _change(what: str, then: str, now: str) -> str:
    return "the article's text" if what == "article" else f"the {what} ({then} then, {now} now)"


def cassette_path(folder: Path, article_id: str) -> Path:
    """The file of an article in a folder of recordings; an id that is no safe file name is hashed.

    >>> print(cassette_path(Path("tapes"), "takhar-1"), cassette_path(Path("tapes"), "../takhar"))
    tapes/takhar-1.json tapes/1912f6ba9c9b4d9b.json
    """
    name = article_id if _SAFE_NAME.fullmatch(article_id) else digest(article_id)[:16]
    return folder / f"{name}.json"


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
    """vcrpy's hooks for the file: how it is read and written, and what stands in it beside the interactions."""

    cassette: Cassette

    def load_cassette(self, _path: str, serializer: "_File") -> Any:
        """Requests and responses, as vcrpy wants them."""
        from vcr.persisters.filesystem import CassetteNotFoundError
        from vcr.serialize import deserialize

        if not self.cassette.replaying:
            raise CassetteNotFoundError
        path = self.cassette.path
        with _readable(path):
            loaded = deserialize(path.read_text(encoding="utf-8"), serializer)
        recorded = self.cassette.recorded
        if recorded is not None and recorded.gazetteer != self.cassette.making.gazetteer:
            # The gazetteer is in no request: the answers would fit, and the report still come out another one.
            raise self.cassette.misfit()
        return loaded

    def save_cassette(self, _path: str, cassette_dict: dict[str, Any], serializer: "_File") -> None:
        """Write all, or leave the file that was there."""
        from vcr.serialize import serialize

        path = self.cassette.path
        part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        try:
            part.write_text(serialize(cassette_dict, serializer), encoding="utf-8", newline="\n")
            part.replace(path)
        except OSError as error:
            raise _not_writable(path, error) from error
        finally:
            part.unlink(missing_ok=True)

    def make_folder(self) -> None:
        """Fail before the model is asked, and not after."""
        try:
            self.cassette.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _not_writable(self.cassette.path, error) from error

    def serialize(self, interactions: dict[str, Any]) -> str:
        """The text of the file."""
        cassette = self.cassette
        recorded = {
            **asdict(cassette.making),
            "calls": cassette.calls,
            "seconds": cassette.seconds,
            "cost_usd": cassette.cost_usd,
            "form": cassette.form,
        }
        return json.dumps({"recorded": recorded, **interactions}, ensure_ascii=False, indent=1) + "\n"

    def deserialize(self, text: str) -> Any:
        """The interactions in the text of a file; what else is there goes to the cassette."""
        loaded = json.loads(text)
        # Older recordings do not tell their gazetteer: any will do.
        made = {"gazetteer": self.cassette.making.gazetteer, **loaded["recorded"]}
        self.cassette.recorded = Making(**{name: made[name] for name in Making.__slots__})
        self.cassette.calls, self.cassette.seconds = int(made["calls"]), float(made["seconds"])
        self.cassette.priced = "cost_usd" in made
        self.cassette.cost_usd = made.get("cost_usd")
        self.cassette.form = str(made.get("form", self.cassette.form))
        return loaded


@contextmanager
def _readable(path: Path) -> Iterator[None]:
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


def recorded_endpoint(path: Path) -> Endpoint:
    """The endpoint that a recording was made with, so that a replay needs none of its own; it has no key.

    Raises:
        CassetteError: There is no readable recording at `path`.
    """
    with _readable(path):
        made = json.loads(path.read_text(encoding="utf-8"))["recorded"]
        model, host = str(made["model"]), str(made["endpoint"])
    embedded = host == EMBEDDED.host
    return Endpoint(base_url=EMBEDDED.base_url if embedded else f"https://{host}/v1", model=model, embedded=embedded)


def _not_writable(path: Path, error: OSError) -> CassetteError:
    return CassetteError(f"{path} cannot be written: {error.strerror}.", "Choose another --record folder.")


def _as_recorded(asked: Asked) -> "Request":
    from vcr.request import Request

    return Request(asked.method, _HOST + asked.path, asked.body, {})


def _same_body(one: "Request", other: "Request") -> None:
    if body_hash(one.body) != body_hash(other.body):
        raise AssertionError("the bodies differ")


def body_hash(body: bytes) -> str:
    """SHA-256 of a JSON body whatever its key order and white space; of the bytes themselves when it is not JSON."""
    with suppress(ValueError):
        body = json.dumps(json.loads(body), sort_keys=True).encode()
    return hashlib.sha256(body).hexdigest()
