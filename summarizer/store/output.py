"""The reports as a file of JSON lines, whole at every moment."""

from pathlib import Path

from summarizer.store.faults import RESUME
from summarizer.store.store import Store
from summarizer.whole_file import whole_file


def write_reports(store: Store, path: Path) -> int:
    """Write the reports of the input, one a line and in its order; the number of lines.

    They take the place of the file when they are complete and on the disk (see `whole_file`).

    Raises:
        InputError: The file cannot be written; an earlier one is as it was.
    """
    written = 0
    with whole_file(path, f"Mend that, {RESUME}") as stream:
        for line in store.lines():
            stream.write(line.encode() + b"\n")
            written += 1
    return written
