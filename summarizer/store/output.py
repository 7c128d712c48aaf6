"""The reports as a file of JSON lines, whole at every moment."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError
from summarizer.store.faults import RESUME
from summarizer.store.store import Store


def write_reports(store: Store, path: Path) -> int:
    """Write the reports of the input, one a line and in its order; the number of lines.

    They are written beside the file and take its place when they are complete and on the disk: who reads it finds the
    old lines or the new ones, whatever happens meanwhile. What is no regular file (a pipe, ``/dev/stdout``) is written
    to as it is.

    Raises:
        InputError: The file cannot be written; an earlier one is as it was.
    """
    try:
        if _is_special(path):
            with path.open("wb") as stream:
                return _write(store, stream)
        # A link stays one, to a new file.
        return _replace(store, Path(os.path.realpath(path)))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.", f"Mend that, {RESUME}") from error


def _is_special(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


def _replace(store: Store, path: Path) -> int:
    # One name, so that what a killed run leaves is overwritten by the next: the store's lock admits only one.
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            written = _write(store, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    return written


def _write(store: Store, stream: BinaryIO) -> int:
    written = 0
    for line in store.lines():
        stream.write(line.encode() + b"\n")
        written += 1
    return written
