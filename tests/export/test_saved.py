"""Saved reports, read back: what is accepted, and what each refusal says."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.export import convert, read_saved, saved_reports
from summarizer.report import Report
from tests.export.reports import report, reports, seed_reports


@pytest.mark.parametrize("name", ["r.jsonl", "r.json"])
def test_what_was_written_is_read_again(tmp_path: Path, name: str) -> None:
    convert(seed_reports(), tmp_path / name)
    assert tuple(read_saved(tmp_path / name)) == seed_reports()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(reports, max_size=3), st.sampled_from(["json", "jsonl"]))
def test_any_report_is_read_again(told: list[Report], form: str) -> None:
    stream = io.BytesIO()
    convert(told, stream, form)
    stream.seek(0)
    again = io.BytesIO()
    convert(read_saved(stream), again, form)
    assert again.getvalue() == stream.getvalue()


def test_one_report_laid_out_for_people_is_read(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(seed_reports()[0].json_text())
    assert list(read_saved(tmp_path / "r.json")) == [seed_reports()[0]]


def test_a_list_on_one_line_is_read() -> None:
    one = report().json_text(indent=None)
    assert len(list(read_saved(io.BytesIO(f"[{one}, {one}]".encode())))) == 2


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    text = "\ufeff\n" + report().json_text(indent=None) + "\n\n"
    assert len(list(read_saved(io.BytesIO(text.encode())))) == 1


def test_an_empty_file_holds_no_reports() -> None:
    assert list(read_saved(io.BytesIO(b""))) == []


GOOD = report().json_text(indent=None)
OTHER = GOOD.replace("incident-report/1", "incident-report/2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{GOOD}\n{OTHER}\n", "line 2 is a report of schema 'incident-report/2'; this version reads"),
        (f"{GOOD}\n{{}}\n", "line 2 is no report"),
        (f"{GOOD}\n\n[1]\n", "line 3 is no report"),
        (f"{GOOD}\n{GOOD[:50]}\n", "line 2 is not JSON"),
        (GOOD.replace('"characters":9', '"characters":-1'), r"line 1 breaks the schema at \$\.article\.characters"),
        (f"[\n{GOOD},\n{OTHER}\n]\n", "line 3 is a report of schema"),
        (f"[\n{GOOD},\n{GOOD[:50]}\n", "line 3 is not JSON"),
        (f"[\n{GOOD},\n", "ends before its list does"),
        ("[" * 100_000, "line 1 is not JSON"),
        ('{"a":' * 100_000 + "\n", "line 1 is not JSON"),
    ],
)
def test_a_refusal_names_the_line_and_the_reason(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "r").write_text(text)
    with pytest.raises(InputError, match=said):
        list(read_saved(tmp_path / "r"))


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(InputError, match="line 2 is not UTF-8"):
        list(read_saved(io.BytesIO(GOOD.encode() + b"\n\xff\n")))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        list(read_saved(tmp_path / "none.jsonl"))


def test_one_bad_report_does_not_hide_those_after_it() -> None:
    found = list(saved_reports(io.BytesIO(f"{GOOD}\n{OTHER}\n{GOOD}\n".encode())))
    assert [one.line for one in found] == [1, 2, 3]
    with pytest.raises(InputError):
        found[1].report()
    assert found[2].report() == report()


def test_a_long_list_is_taken_apart_in_time_that_grows_with_it() -> None:
    pretty = json.dumps(json.loads(seed_reports()[0].json_text()), indent=1)
    assert len(list(saved_reports(io.BytesIO(("[" + ",".join([pretty] * 300) + "]").encode())))) == 300
