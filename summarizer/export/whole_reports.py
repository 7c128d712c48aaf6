"""The reports themselves as JSON: json for one or a few, jsonl for many. How a report is laid out is `Report`'s."""

from typing import BinaryIO

from summarizer.report import Report


class Lines:
    """JSON Lines: a report a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, report: Report) -> None:
        """One line."""
        self._stream.write(report.json_text(indent=None).encode() + b"\n")

    def finish(self) -> None:
        """Nothing: it may end after any line."""


class Document:
    """One report as an object, several (or none) as a list of them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._first: bytes | None = None
        self._several = False

    def add(self, report: Report) -> None:
        """Keep the first until it is known whether it is the only one."""
        text = report.json_text().encode()
        if self._first is None:
            self._first = text
            return
        self._stream.write(b",\n" if self._several else b"[\n" + self._first + b",\n")
        self._several = True
        self._stream.write(text)

    def finish(self) -> None:
        """The end of the list, or the one report."""
        self._stream.write(b"\n]\n" if self._several else (self._first or b"[]") + b"\n")
