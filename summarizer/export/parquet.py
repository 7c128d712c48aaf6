"""Incidents as Parquet: a row an incident, with the types and the nesting of the report's own records.

The columns are made from the records in `report`, so that a new field is in the file without a word here. The article,
the problems and the provenance of a report stand beside each of its incidents; a problem's value, which may be any
JSON, is JSON text. Needs pyarrow, the extra ``summarizer[parquet]``, imported when a file is begun.
"""

import datetime
import json
from io import RawIOBase
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from summarizer.errors import InputError
from summarizer.report import Incident, Report

if TYPE_CHECKING:
    import pyarrow as pa
    from _typeshed import ReadableBuffer

# Rows: about 10 MB of reports, and few enough that readers can skip what they do not need.
_IN_A_GROUP: Final = 2000
_OF_REPORT: Final = ("article", "problems", "provenance")


class IncidentFile:
    """A Parquet file that is being written, a row group at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        try:
            import pyarrow as pa
            from pyarrow import parquet
        except ImportError as error:
            raise InputError("Parquet needs pyarrow.", "Install it: pip install 'summarizer[parquet]'.") from error
        self._table = pa.Table
        self._invalid = (pa.ArrowInvalid, OverflowError)
        self._schema = parquet_schema()
        self._sink = _Counted(stream)
        self._rows: list[dict[str, Any]] = []
        self._file = parquet.ParquetWriter(pa.PythonFile(self._sink, mode="w"), self._schema, compression="zstd")

    def add(self, report: Report) -> None:
        """Keep a row for each incident, and write them when a group is full."""
        self._rows.extend(_rows(report))
        if len(self._rows) >= _IN_A_GROUP:
            self._write_group()

    def finish(self) -> None:
        """The last group and the footer."""
        self._write_group()
        self._file.close()

    def abandon(self) -> None:
        """Close without a footer: pyarrow would write one when the object is collected, as if the file were whole."""
        self._sink.given_up = True
        self._file.close()

    def _write_group(self) -> None:
        if not self._rows:
            return
        try:
            group = self._table.from_pylist(self._rows, schema=self._schema)
        except self._invalid as error:
            raise InputError(f"Parquet cannot hold a value: {error}.", "Write jsonl, which holds any.") from error
        self._file.write_table(group)
        self._rows.clear()


class _Counted(RawIOBase):
    """A stream that knows how far it is: standard output does not, and the footer needs it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._position = 0
        self.given_up = False

    def write(self, data: "ReadableBuffer") -> int:
        length = memoryview(data).nbytes if self.given_up else self._stream.write(data)
        self._position += length
        return length

    def tell(self) -> int:
        return self._position

    def writable(self) -> bool:
        return True


def parquet_schema() -> "pa.Schema":
    """The columns: those of an incident, then the article, the problems and the provenance of its report."""
    import pyarrow as pa

    fields = [_field(name, field.annotation, field.alias) for name, field in Incident.model_fields.items()]
    fields += [_field(name, Report.model_fields[name].annotation, None) for name in _OF_REPORT]
    return pa.schema(fields)


def _field(name: str, annotation: Any, alias: str | None) -> "pa.Field[Any]":
    import pyarrow as pa

    return pa.field(alias or name, _arrow_type(annotation))


def _arrow_type(annotation: Any) -> Any:
    """The column type for a type of the report's; all may be null."""
    import pyarrow as pa

    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _arrow_type(next(one for one in inner if one is not NoneType))
    if origin is Annotated:
        return _arrow_type(inner[0])
    if origin is Literal:
        return _arrow_type(type(inner[0]))
    if origin is tuple:
        return pa.list_(_arrow_type(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct([_field(name, one.annotation, one.alias) for name, one in annotation.model_fields.items()])
    simple = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), datetime.date: pa.date32()}
    return simple.get(annotation) or pa.string()


def _rows(report: Report) -> list[dict[str, Any]]:
    whole = report.model_dump(by_alias=True)
    for problem in whole["problems"]:
        if problem["value"] is not None:
            problem["value"] = json.dumps(problem["value"], ensure_ascii=False, default=str)
    shared = {name: whole[name] for name in _OF_REPORT}
    return [incident | shared for incident in whole["incidents"]]
