"""One process at a time: a lock on a file that the operating system drops when its holder ends, however it ends."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO


@contextlib.contextmanager
def held(file: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on a file, which is made if need be and stays there.

    Args:
        file: In an existing folder.
        waiting: Called once, if another process holds the lock; then its end is waited for, however long it takes.

    Raises:
        OSError: The file cannot be made, or its file system knows no locks.
    """
    with file.open("ab") as stream:
        if not _taken(stream):
            waiting()
            while not _taken(stream):
                time.sleep(0.2)
        yield


if sys.platform == "win32":
    import msvcrt

    def _taken(stream: IO[bytes]) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _taken(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
