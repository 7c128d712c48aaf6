import datetime
import json
from io import BytesIO

import pytest

from summarizer.errors import InputError
from summarizer.reading import read_row
from summarizer.reading.rows import read_line, row_lines


def test_a_row_gives_text_and_facts() -> None:
    row = {
        "id": 7,
        "title": "Market bombed",
        "text": "Three people died.",
        "published": "2020-10-22T04:20:00+05:30",
        "source": "Wire",
        "url": "https://news.example/7",
        "gold": {"killed": 3},
    }
    article = read_row(row, "a.jsonl:1")
    assert article.id == "7"
    assert article.text == "Market bombed\n\nThree people died."
    assert article.published == datetime.date(2020, 10, 22)
    assert (article.source, article.url) == ("Wire", "https://news.example/7")


@pytest.mark.parametrize("published", ["2020-10-22", "20201022", 20201022, "20201022T041500Z", "22 October 2020"])
def test_a_date_is_read_in_the_forms_that_rows_have(published: object) -> None:
    row = {"text": "Three died.", "published": published}
    assert read_row(row, "x").published == datetime.date(2020, 10, 22)


@pytest.mark.parametrize("published", ["22/10/2020", "10/22/2020", "22.10.2020 14:00", "2020/10/22"])
def test_numbers_that_can_be_read_in_one_way_only_are_a_date(published: str) -> None:
    article = read_row({"text": "Three died.", "published": published}, "x")
    assert (article.published, article.published_unsettled) == (datetime.date(2020, 10, 22), None)


@pytest.mark.parametrize("published", ["06.08.2025", "06/08/2025", "6-8-2025", "06/08/2025 14:00", "25-08-06"])
def test_a_date_that_may_be_two_days_is_neither_and_is_kept_as_given(published: str) -> None:
    article = read_row({"text": "Three died.", "published": published}, "x")
    assert (article.published, article.published_unsettled) == (None, published)


def test_the_texts_own_day_is_taken_where_the_rows_may_be_two() -> None:
    row = {"text": "KELD, 6 Aug 2025 (ANP) -- Three people died.", "published": "06/08/2025"}
    assert read_row(row, "x").published == datetime.date(2025, 8, 6)


@pytest.mark.parametrize("published", ["soon", 12, "0001-01-01", "2020-13-45", "x" * 10_000])
def test_a_date_that_cannot_be_read_is_none_and_is_kept_as_given(published: object) -> None:
    article = read_row({"text": "Three died.", "published": published}, "x")
    assert (article.published, article.published_unsettled) == (None, str(published))


@pytest.mark.parametrize("published", ["", None, True, [], " "])
def test_what_is_no_date_at_all_counts_as_not_given(published: object) -> None:
    article = read_row({"text": "Three died.", "published": published}, "x")
    assert (article.published, article.published_unsettled) == (None, None)


@pytest.mark.parametrize("row", [{}, {"text": None}, {"text": 3}, {"text": " \n"}, {"title": "Only"}])
def test_a_row_without_text_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r'^a\.jsonl:3 has no text under the key "text"'):
        read_row(row, "a.jsonl:3")


def lines_of(data: bytes) -> list[tuple[str, bytes]]:
    return list(row_lines(BytesIO(data), "a.jsonl"))


def test_lines_are_numbered_and_blank_ones_passed_over() -> None:
    data = '\ufeff{"id": "a", "text": "One died."}\n\n  \n{"id": "b", "text": "Two died."}'.encode()
    read = [(where, read_line(where, line).id) for where, line in lines_of(data)]
    assert read == [("a.jsonl:1", "a"), ("a.jsonl:4", "b")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{oops", r"a\.jsonl:2 is not JSON: "),
        (b"[1, 2]", r"a\.jsonl:2 is JSON, but not an object"),
        (b'"text"', r"a\.jsonl:2 is JSON, but not an object"),
        (b'{"text": ""}', r"a\.jsonl:2 has no text"),
        (bytes(range(128, 256)) * 9, r"a\.jsonl:2 is not UTF-8"),
        (b"[" * 100_000, r"a\.jsonl:2 is not JSON"),
        (b'{"text": ' + b"9" * 5000 + b"}", r"a\.jsonl:2 is not JSON: it cannot be parsed"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line_and_the_next_one_can_be_read(line: bytes, message: str) -> None:
    first, bad, last = lines_of(b'{"text": "One died."}\n' + line + b'\n{"id": "last", "text": "Two died."}\n')
    assert read_line(*first).text == "One died."
    with pytest.raises(InputError, match=message):
        read_line(*bad)
    assert read_line(*last).id == "last"


def test_a_row_may_hold_half_a_surrogate_pair() -> None:
    assert read_row(json.loads('{"text": "Three \\ud83d died."}'), "x").text == "Three \ufffd died."
