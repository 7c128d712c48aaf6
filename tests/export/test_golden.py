"""The files that the seeds' recorded reports come to, byte for byte. ``make golden`` writes them anew."""

import io

import pytest

from summarizer.export import FORMATS, convert
from tests.export.reports import GOLDEN, seed_reports

# Parquet's bytes change with pyarrow's version; what is in it is held against the reports in test_read_back.
TEXT_FORMATS = [form for form in FORMATS if form not in ("parquet", "json")]


def made(form: str) -> bytes:
    stream = io.BytesIO()
    convert(seed_reports(), stream, form)
    return stream.getvalue()


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_the_seeds_come_to_the_same_bytes_as_ever(form: str) -> None:
    golden = GOLDEN / f"seeds{FORMATS[form].extension}"
    assert made(form) == golden.read_bytes(), "if that is meant: make golden, and read the difference"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_reports_come_to_the_same_bytes(form: str) -> None:
    assert made(form) == made(form)


def refresh() -> None:
    """Write the golden files anew."""
    GOLDEN.mkdir(exist_ok=True)
    for form in TEXT_FORMATS:
        (GOLDEN / f"seeds{FORMATS[form].extension}").write_bytes(made(form))


if __name__ == "__main__":
    refresh()
