"""The CSV files: csv, hxl, acled and ucdp. A header, then a row an incident; what stands in a row is not said here."""

from collections.abc import Callable, Iterable
from typing import BinaryIO

from summarizer.codebook import acled, ucdp
from summarizer.export.acled import acled_row
from summarizer.export.cells import Cell, csv_line
from summarizer.export.flat import NAMES, TAGS, flat_row
from summarizer.export.ucdp import ucdp_row
from summarizer.report import Incident, Report

Row = Callable[[Report, Incident], Iterable[Cell]]


class Table:
    """A CSV file: UTF-8 without a byte order mark, lines ended by a newline alone."""

    def __init__(self, stream: BinaryIO, header: Iterable[tuple[str, ...]], row: Row) -> None:
        self._stream = stream
        self._row = row
        for names in header:
            stream.write(csv_line(names))

    def add(self, report: Report) -> None:
        """A row for each incident."""
        for incident in report.incidents:
            self._stream.write(csv_line(self._row(report, incident)))

    def finish(self) -> None:
        """Nothing: a table may end after any row."""


def flat_table(stream: BinaryIO) -> Table:
    """The plain table of incidents."""
    return Table(stream, (NAMES,), flat_row)


def hxl_table(stream: BinaryIO) -> Table:
    """The same with a second row of HXL tags."""
    return Table(stream, (NAMES, TAGS), flat_row)


def acled_table(stream: BinaryIO) -> Table:
    """ACLED's columns."""
    return Table(stream, (acled.COLUMNS,), acled_row)


def ucdp_table(stream: BinaryIO) -> Table:
    """UCDP's columns."""
    return Table(stream, (ucdp.COLUMNS,), ucdp_row)
