"""How much has been unpacked of one archive and all archives in it, and when that is too much."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from summarizer.errors import InputError
from summarizer.reading.inputs.settings import ArchiveBounds

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class TooMuchError(InputError):
    """The archive passes a bound: nothing more is read of it."""


class Unpacking:
    """Counts what comes out of an archive.

    Args:
        bounds: What is allowed.
        name: What messages call the archive.
    """

    def __init__(self, bounds: ArchiveBounds, name: str) -> None:
        self.bounds = bounds
        self._name = name
        self._unpacked = 0
        self._members = 0

    def member(self) -> None:
        """One more entry.

        Raises:
            TooMuchError: There are too many.
        """
        self._members += 1
        if self._members > self.bounds.members:
            raise self._too_much(f"more than {self.bounds.members:,} members")

    def unpacked(self, count: int) -> None:
        """So many bytes more.

        Raises:
            TooMuchError: All together are too many.
        """
        self._unpacked += count
        if self._unpacked > self.bounds.total_bytes:
            raise self._too_much(f"more than {self.bounds.total_bytes:,} bytes unpacked")

    def ratio(self, unpacked: int, packed: int) -> None:
        """So many bytes have come out of so many.

        Raises:
            TooMuchError: They are out of proportion.
        """
        if unpacked > self.bounds.ratio_from and unpacked > self.bounds.ratio * max(packed, 1):
            raise self._too_much(f"more than {self.bounds.ratio} times as much as it takes packed")

    def _too_much(self, what: str) -> TooMuchError:
        return TooMuchError(f"{self._name} holds {what}.", "Unpack it yourself, and give the folder.")


class Metered(io.RawIOBase):
    """A stream that counts what is read of it.

    Args:
        stream: What comes out.
        unpacking: Where it counts; None counts the ratio alone.
        packed: How many packed bytes it has come out of until now.
    """

    def __init__(self, stream: BinaryIO, unpacking: Unpacking, packed: Callable[[], int]) -> None:
        super().__init__()
        self._stream = stream
        self._unpacking = unpacking
        self._packed = packed
        self._read = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read into a buffer, and count.

        Raises:
            TooMuchError: That was too much.
        """
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._read += len(data)
        self._unpacking.unpacked(len(data))
        self._unpacking.ratio(self._read, self._packed())
        return len(data)


def metered(stream: BinaryIO, unpacking: Unpacking, packed: Callable[[], int]) -> BinaryIO:
    """The same stream, counted, with lines and all."""
    return io.BufferedReader(Metered(stream, unpacking, packed), 1 << 16)
