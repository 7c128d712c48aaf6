"""What the files of all formats have in common: something that takes one report after another."""

from typing import Protocol

from summarizer.report import Report


class Encoder(Protocol):
    """A format that is being written; memory does not grow with the number of reports."""

    def add(self, report: Report) -> None:
        """Write what the format holds of this report, or keep it for the next block.

        Raises:
            OSError: The stream cannot be written.
        """

    def finish(self) -> None:
        """Write what is left, and the end of the file; the stream stays open."""
