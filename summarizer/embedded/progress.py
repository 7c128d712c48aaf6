"""What a person sees while the model is fetched: a bar on a terminal, else a line or two."""

import importlib
import sys
from types import TracebackType
from typing import Any, Self, TextIO


class Progress:
    """Tells how far a fetch has come.

    Args:
        total: Bytes in all.
        quiet: Say nothing at all.
        stream: Where to; standard error unless given.
    """

    def __init__(self, total: int, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._total = total
        self._quiet = quiet
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def say(self, line: str) -> None:
        """Write one line, above the bar where there is one."""
        if self._quiet:
            return
        if self._bar is not None:
            self._bar.clear()
        self._stream.write(line + "\n")
        self._stream.flush()

    def reached(self, done: int) -> None:
        """So many bytes of the total are there."""
        if self._bar is None and not self._quiet and self._stream.isatty():
            self._bar = _bar(self._total, done, self._stream)
        if self._bar is not None:
            self._bar.update(done - self._bar.n)


def _bar(total: int, done: int, stream: TextIO) -> Any:
    """A tqdm bar, or None without tqdm: its absence is no reason to fetch nothing."""
    try:
        tqdm = importlib.import_module("tqdm").tqdm  # by name, for it comes without types
    except ImportError:
        return None
    return tqdm(total=total, initial=done, file=stream, unit="B", unit_scale=True, leave=False, dynamic_ncols=True)
