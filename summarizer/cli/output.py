"""Where reports go: standard output, or a file."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self

import click

from summarizer.errors import InputError


class Output:
    """Standard output, or a file that is made when there is something to write; each line is written whole, at once."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None and self._stream is not None:
            # Every line was flushed; what close could complain of has been said.
            with suppress(OSError):
                self._stream.close()

    def write(self, line: str) -> None:
        """Write the line and its end.

        Raises:
            InputError: The file cannot be written.
        """
        try:
            if self._stream is None:
                self._stream = self._file.open("wb") if self._file else sys.stdout.buffer
            self._stream.write(line.encode() + b"\n")
            self._stream.flush()
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                # The reader of the pipe has what it wanted.
                raise click.exceptions.Exit(0) from None
            where = self._file or "standard output"
            raise InputError(f"{where} cannot be written: {error.strerror}.", "Choose another --output.") from error
