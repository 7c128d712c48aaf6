"""From reports to a file of any format, or to a stream: whole at every moment, and a count of what went in."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from summarizer.export.brief import Brief
from summarizer.export.encoding import Encoder
from summarizer.export.formats import FORMATS, Format, format_of
from summarizer.export.geojson import Features
from summarizer.export.parquet import IncidentFile
from summarizer.export.tables import acled_table, flat_table, hxl_table, ucdp_table
from summarizer.export.whole_reports import Document, Lines
from summarizer.report import Report
from summarizer.whole_file import whole_file

_ENCODERS: Final[dict[str, Callable[[BinaryIO], Encoder]]] = {
    "json": Document,
    "jsonl": Lines,
    "csv": flat_table,
    "acled": acled_table,
    "ucdp": ucdp_table,
    "hxl": hxl_table,
    "geojson": Features,
    "parquet": IncidentFile,
    "md": Brief,
}


class Writer:
    """A file that is being written, and what went in so far.

    Attributes:
        format: The file's format.
        reports: Reports written.
        incidents: Incidents in them.
        without_incidents: Reports without any: they are in the formats of reports, and leave no row in a table of
            incidents (`left_out`).
    """

    def __init__(self, form: Format, stream: BinaryIO) -> None:
        self.format = form
        self.reports = 0
        self.incidents = 0
        self.without_incidents = 0
        self._encoder = _ENCODERS[form.name](stream)

    @property
    def left_out(self) -> int:
        """Reports that left no trace in the file, having no incidents."""
        return self.without_incidents if self.format.events else 0

    def write(self, report: Report) -> None:
        """Write one more report.

        Raises:
            InputError: The format cannot hold a value of this report.
            OSError: The stream cannot be written; from `writer` on a path it leaves as an InputError.
        """
        self._encoder.add(report)
        self.reports += 1
        self.incidents += len(report.incidents)
        self.without_incidents += not report.incidents

    def finish(self) -> None:
        """Write the end of the file; nothing can be written after it."""
        self._encoder.finish()

    def abandon(self) -> None:
        """Write no more: what is there stays without its end, so that nobody takes it for a whole file."""
        if isinstance(self._encoder, IncidentFile):
            self._encoder.abandon()


@contextmanager
def writer(name: str | None, destination: Path | BinaryIO) -> Iterator[Writer]:
    """Write reports one after another; memory does not grow with their number.

    A file is written beside its name and renamed when the block ends without an error. A stream gets the bytes as they
    come and stays open.

    Args:
        name: One of `FORMATS`; None goes by the file's extension, and means jsonl for a stream.
        destination: A path, or an open binary stream such as ``sys.stdout.buffer``.

    Raises:
        InputError: No such format, a library that it needs is missing, or the file cannot be written.
        OSError: The stream cannot be written.
    """
    if isinstance(destination, Path):
        form = format_of(destination, name)
        with whole_file(destination, "Choose another --output.") as stream:
            yield from _written(form, stream)
    else:
        yield from _written(FORMATS["jsonl"] if name is None else format_of("", name), destination)


def _written(form: Format, stream: BinaryIO) -> Iterator[Writer]:
    into = Writer(form, stream)
    try:
        yield into
        into.finish()
    except BaseException:
        into.abandon()
        raise


def convert(reports: Iterable[Report], destination: Path | BinaryIO, name: str | None = None) -> Writer:
    """Write all the reports into one file; the finished writer, for its counts.

    Example::

        done = convert(read_saved(Path("reports.jsonl")), Path("march.acled.csv"))
        print(done.incidents, "rows;", done.left_out, "reports had no incident")

    Args:
        reports: Read one at a time, as from `read_saved`.
        destination: As for `writer`.
        name: As for `writer`.

    Raises:
        InputError: As for `writer`, or from reading the reports; an earlier file is as it was.
    """
    with writer(name, destination) as into:
        for report in reports:
            into.write(report)
    return into
