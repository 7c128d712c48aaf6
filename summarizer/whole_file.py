"""A file that is whole at every moment: written beside its name, and renamed when it is complete and on the disk.

What is written into it, and what to do when it cannot be, is its callers'.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError


@contextmanager
def whole_file(path: Path, remedy: str) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of the file when the block ends without an error.

    Who reads the file finds the old bytes or the new ones, whatever happens meanwhile. What is no regular file (a pipe,
    ``/dev/stdout``) is written to as it is. One process at a time: the name beside it is always the same
    (``.NAME.part``), so that what a killed one leaves is overwritten by the next.

    Args:
        path: The file; a link stays one, to a new file.
        remedy: What the reader of the error can do about it, one line.

    Raises:
        InputError: The file cannot be written; an earlier one is as it was.
    """
    try:
        if _is_special(path):
            with path.open("wb") as stream:
                yield stream
            return
        with _replacing(Path(os.path.realpath(path))) as stream:
            yield stream
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.", remedy) from error


def _is_special(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return False


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
