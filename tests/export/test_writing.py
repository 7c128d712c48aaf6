"""Files that are whole at every moment, streams, formats by name, and what is counted."""

import gc
import io
import os
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from summarizer.errors import InputError
from summarizer.export import FORMATS, convert, format_of, writer
from summarizer.export.brief import escaped
from summarizer.report import Report
from tests.export.reports import incident, killed, report, seed_reports


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("x.json", "json"),
        ("x.jsonl", "jsonl"),
        ("x.csv", "csv"),
        ("x.acled.csv", "acled"),
        ("X.UCDP.CSV", "ucdp"),
        ("x.hxl.csv", "hxl"),
        ("acled.csv", "csv"),
        ("x.geojson", "geojson"),
        ("x.parquet", "parquet"),
        ("x.md", "md"),
    ],
)
def test_the_longest_extension_means_the_format(name: str, form: str) -> None:
    assert format_of(name).name == form


def test_a_name_stands_above_the_extension() -> None:
    assert format_of("x.json", "acled").name == "acled"


def test_what_means_no_format_is_said_with_what_there_is() -> None:
    with pytest.raises(InputError, match=r"x\.xlsx does not say its format.*\.acled\.csv"):
        format_of("x.xlsx")
    with pytest.raises(InputError, match=r"'xlsx' is no format\. There are json, jsonl, csv"):
        format_of("x.csv", "xlsx")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_and_a_stream_get_the_same_bytes(tmp_path: Path, form: str) -> None:
    stream = io.BytesIO()
    convert(seed_reports(), stream, form)
    convert(seed_reports(), tmp_path / "x", form)
    assert (tmp_path / "x").read_bytes() == stream.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_a_pipe_gets_the_whole_file(tmp_path: Path, form: str) -> None:
    stream = io.BytesIO()
    convert(seed_reports(), stream, form)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    convert(seed_reports(), pipe, form)
    reader.join()
    assert read == [stream.getvalue()]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_no_reports_is_whole_too(tmp_path: Path, form: str) -> None:
    done = convert([], tmp_path / "x", form)
    assert (tmp_path / "x").exists()
    assert (done.reports, done.incidents, done.left_out) == (0, 0, 0)


@pytest.mark.parametrize("form", FORMATS)
def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path, form: str) -> None:
    def broken() -> Iterator[Report]:
        yield report(incident())
        raise InputError("reports.jsonl line 2 is not JSON.")

    (tmp_path / "x").write_text("old")
    with pytest.raises(InputError, match="line 2"):
        convert(broken(), tmp_path / "x", form)
    assert (tmp_path / "x").read_text() == "old"
    assert os.listdir(tmp_path) == ["x"]


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written: No such file or directory"):
        convert([], tmp_path / "missing" / "x.csv")


def test_reports_without_incidents_are_counted_where_they_leave_no_row(tmp_path: Path) -> None:
    told = [report(), report(incident(), incident()), report()]
    table, whole = convert(told, tmp_path / "x.csv"), convert(told, tmp_path / "x.jsonl")
    assert (table.reports, table.incidents, table.left_out) == (3, 2, 2)
    assert (whole.reports, whole.incidents, whole.left_out) == (3, 2, 0)


@pytest.mark.parametrize("form", FORMATS)
def test_memory_does_not_grow_with_the_number_of_reports(form: str) -> None:
    one = seed_reports()[0]

    class Nowhere(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return len(memoryview(data))  # type: ignore[arg-type]  # bytes in all but name

    def peak(number: int) -> int:
        tracemalloc.start()
        try:
            with writer(form, Nowhere()) as into:  # type: ignore[arg-type]  # a stream in all that matters
                for _ in range(number):
                    into.write(one)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    # Two incidents a report: a row group of Parquet is 1,000 reports.
    few, many = (1200, 2400) if form == "parquet" else (50, 200)
    least = peak(few)
    assert peak(many) < 1.3 * least + 100_000


def test_parquet_without_its_library_says_what_to_install(tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules["pyarrow"] = None
from pathlib import Path
from summarizer.export import convert
convert([], Path({str(tmp_path / "x.parquet")!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - ours
    assert "Parquet needs pyarrow. Install it: pip install 'summarizer[parquet]'" in done.stderr


def test_a_stream_of_parquet_that_broke_off_has_no_footer() -> None:
    stream = io.BytesIO()

    def broken() -> Iterator[Report]:
        yield report(incident())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        convert(broken(), stream, "parquet")
    gc.collect()
    assert stream.getvalue() == b"PAR1"


def test_a_number_that_parquet_cannot_hold_is_said(tmp_path: Path) -> None:
    told = report(incident(casualties=[killed("a sea of them", best=10**30)]))
    with pytest.raises(InputError, match="Parquet cannot hold a value"):
        convert([told], tmp_path / "x.parquet")


def shown(markdown: str) -> str:
    """The visible text of a Markdown document, by an independent reader."""
    tokens = MarkdownIt().parse(markdown)
    inner = (child for token in tokens for child in (token.children or ()))
    return "\n".join(one.content for one in inner if one.type in ("text", "text_special"))


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "[a](http://b)",
        "# five *stars*",
        "`code`",
        "![i](x)",
        "&lt;",
        "a_b_c",
        "1. x",
        "---",
        "\\*",
    ],
)
def test_no_text_of_an_article_becomes_markup(text: str) -> None:
    tokens = MarkdownIt().parse(f"- What: {escaped(text)}")
    children = [child for token in tokens for child in (token.children or ())]
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == f"What: {text}"


def test_every_figure_of_the_brief_stands_beside_its_quote() -> None:
    stream = io.BytesIO()
    convert(seed_reports(), stream, "md")
    lines = stream.getvalue().decode().splitlines()
    quoted = [line for line in lines if line.startswith(("- Killed:", "- Injured:", "- Missing:", "- Captured:"))]
    with_claims = [
        figure
        for one in seed_reports()
        for event in one.incidents
        for figure in (event.fatalities, event.injured, event.missing, event.captured)
        if figure is not None
    ]
    assert len(quoted) == len(with_claims)
    assert all("“" in line for line, figure in zip(quoted, with_claims, strict=True) if figure.claims)
    assert "- Killed: 12: “12 soldiers” (sentence 7)" in lines


def test_an_article_without_incidents_is_in_the_brief() -> None:
    stream = io.BytesIO()
    convert([report(title="Council <meets>")], stream, "md")
    assert stream.getvalue().decode().startswith("# Council \\<meets\\>\n")
    assert "No incident was found in this article." in shown(stream.getvalue().decode())
