"""Archives to their members, each an open stream; nothing is written to the disk by a member's name.

What a name would do outside is refused all the same: whoever packed "../../passwd" did not pack news.
"""

import functools
import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO, Final, cast

from summarizer.article import Unread
from summarizer.errors import InputError
from summarizer.reading.inputs.opened import Forward, Opened, kind_of, rewindable
from summarizer.reading.inputs.unpacking import Unpacking, metered
from summarizer.reading.source import shown

# The table of contents of a zip archive is read as a whole: 100,000 members take about 10 MB.
_LONGEST_CONTENTS: Final = 50_000_000
_ENDS: Final = 66_000  # bytes in which the end record of a zip archive stands, its comment included
_BROKEN: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def members(archive: Opened, unpacking: Unpacking) -> Iterator[Opened | Unread]:
    """The members that can be read, in the archive's order; hidden ones and those of unknown endings are passed over.

    A member must be read to its end, or as far as is wanted, before the next is taken.

    Raises:
        InputError: It is no archive, or passes a bound (`TooMuchError`).
        OSError: It cannot be read.
    """
    try:
        yield from _zipped(archive, unpacking) if archive.kind == "zip" else _taped(archive, unpacking)
    except _BROKEN as error:
        raise broken(archive.name, error) from error


def broken(name: str, error: Exception) -> InputError:
    """The error for an archive or member that cannot be unpacked."""
    return InputError(f"{name} cannot be unpacked: {shown(error) or type(error).__name__}.", "Pack or fetch it anew.")


def _zipped(archive: Opened, unpacking: Unpacking) -> Iterator[Opened | Unread]:
    with rewindable(archive.stream) as stream:
        if _length_of_contents(stream) > _LONGEST_CONTENTS:
            raise InputError(f"{archive.name} has too long a table of contents.", "Unpack it yourself.")
        with zipfile.ZipFile(stream) as opened:
            for info in opened.infolist():
                unpacking.member()
                name = f"{archive.name}/{shown(info.filename)}"
                kind = kind_of(info.filename)
                if info.is_dir() or kind is None or _is_hidden(info.filename):
                    continue
                # The upper half of the external attributes is the mode of the file, where Unix has packed it.
                error = _refused(name, info.filename, link=(info.external_attr >> 28) == 0o12)
                if error is None and info.flag_bits & 1:
                    error = InputError(f"{name} is encrypted.", "Unpack it with its password.")
                if error is not None:
                    yield Unread(name, error)
                    continue
                try:
                    member = opened.open(info)
                except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as fault:
                    yield Unread(name, broken(name, fault))
                    continue
                with member:
                    packed = functools.partial(int, info.compress_size)
                    yield Opened(name, kind, metered(cast("BinaryIO", member), unpacking, packed))


def _length_of_contents(stream: BinaryIO) -> int:
    """What the end record says of the table of contents' length; a zip archive is read from its end."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _ENDS))
    tail = stream.read()
    stream.seek(0)
    end, wide = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    lengths = [0]
    if 0 <= end <= len(tail) - 22:
        lengths += [length for (length,) in [struct.unpack_from("<L", tail, end + 12)] if length != 0xFFFFFFFF]
    if 0 <= wide <= len(tail) - 56:
        lengths += struct.unpack_from("<Q", tail, wide + 40)
    return max(lengths)


def _taped(archive: Opened, unpacking: Unpacking) -> Iterator[Opened | Unread]:
    packed = cast("io.BufferedReader", archive.stream)
    counted = _Counted(packed)
    is_gzip = packed.peek(2)[:2] == b"\x1f\x8b"
    plain = gzip.GzipFile(mode="rb", fileobj=cast("BinaryIO", counted)) if is_gzip else counted
    # Counted as a whole: what lies between members is unpacked too.
    tape = metered(cast("BinaryIO", plain), unpacking, lambda: counted.count)
    with tarfile.open(fileobj=tape, mode="r|", errorlevel=0) as opened:
        for info in opened:
            unpacking.member()
            name = f"{archive.name}/{shown(info.name)}"
            kind = kind_of(info.name)
            if info.isdir() or kind is None or _is_hidden(info.name):
                continue
            error = _refused(name, info.name, link=not info.isreg())
            member = opened.extractfile(info) if error is None else None
            if error is not None or member is None:
                yield Unread(name, error or broken(name, ValueError("it holds no data")))
                continue
            # A member says that it can be rewound, and on a tape it cannot.
            yield Opened(name, kind, io.BufferedReader(Forward(cast("BinaryIO", member))))
            # Otherwise the headers of all members stay in memory.
            opened.members = []  # type: ignore[attr-defined]  # typeshed leaves it out


class _Counted:
    """A stream that knows how much has been read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """Read, and count."""
        data = self._stream.read(size)
        self.count += len(data)
        return data


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part not in {".", ".."}) for part in parts)


def _refused(shown_name: str, name: str, *, link: bool) -> InputError | None:
    """The error for a member that is none of an archive's own files."""
    if link:
        return InputError(f"{shown_name} is a link or a special file.", "Pack the files themselves.")
    absolute = PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor
    if absolute or ".." in name.replace("\\", "/").split("/"):
        return InputError(f"{shown_name} leads out of the archive.", "Pack the files with relative names.")
    return None
