"""An input as an open stream with a name: a file, a member of an archive, what was downloaded.

By its name's ending each is read in one way; see `KIND_OF`. Endings nobody knows are text if given by name, and passed
over in folders and archives.
"""

import io
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, cast

from summarizer.errors import InputError
from summarizer.reading.source import MAX_BYTES, file_error, shown

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Kind = Literal["text", "html", "pdf", "docx", "jsonl", "csv", "parquet", "zip", "tar", "warc", "feed"]

KIND_OF: Final = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text", ".md", ".markdown"), "text"),
        **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
        ".pdf": "pdf",
        ".docx": "docx",
        **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
        **dict.fromkeys((".csv", ".tsv"), "csv"),
        ".parquet": "parquet",
        ".zip": "zip",
        **dict.fromkeys((".tar", ".tar.gz", ".tgz"), "tar"),
        **dict.fromkeys((".warc", ".warc.gz"), "warc"),
        **dict.fromkeys((".rss", ".atom", ".xml"), "feed"),
    }
)
"""How an input is read, by the ending of its name in small letters."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream to read articles from.

    Attributes:
        name: What messages call it, fit for one line.
        kind: How it is read.
        stream: Binary and buffered; a member of an archive cannot be rewound.
        charset: As told from outside, by a server; None for most.
        url: Where it was downloaded; None for what was not.
    """

    name: str
    kind: Kind
    stream: BinaryIO
    charset: str | None = None
    url: str | None = None


def kind_of(name: str) -> Kind | None:
    """How a file of this name is read; None where its ending is not known.

    >>> kind_of("Wire/2021.TAR.GZ"), kind_of("raid.docx"), kind_of("notes.txt.gz")
    ('tar', 'docx', None)
    """
    low = name.lower()
    _, first = os.path.splitext(low)
    stem, second = os.path.splitext(low.removesuffix(first))
    kind = KIND_OF.get(second + first) or KIND_OF.get(first)
    return cast("Kind | None", kind) if stem else None


@contextmanager
def opened(path: Path, kind: Kind) -> Iterator[Opened]:
    """A regular file, open to read.

    Raises:
        InputError: It is missing, may not be read, or is a directory, pipe, socket or device.
    """
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _special(path) or file_error(path, error) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _special(path) or file_error(path, IsADirectoryError())
    with os.fdopen(descriptor, "rb") as file:
        yield Opened(shown(path), kind, file)


def _special(path: Path) -> InputError | None:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return None
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return InputError(f"{shown(path)} is a pipe, socket or device.", "Give a file, or - to read standard input.")


class Forward(io.RawIOBase):
    """A stream read forward alone, which can be closed without closing the one beneath."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read into a buffer."""
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


@contextmanager
def rewindable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The same bytes in a stream that can be read from any place: itself, or a temporary copy outside memory.

    Raises:
        OSError: The copy cannot be written.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=MAX_BYTES) as copy:
        while chunk := stream.read(1 << 20):
            copy.write(chunk)
        copy.seek(0)
        yield cast("BinaryIO", copy)
