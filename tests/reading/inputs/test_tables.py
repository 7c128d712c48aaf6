"""Rows: JSONL, CSV and Parquet."""

import datetime
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from summarizer.article import Article, Unread
from summarizer.reading.inputs import InputSettings, articles_of
from tests.reading.inputs.making import STORY, failures, only_failure, read, story, texts, zipped

MAPPED = InputSettings(column_of={"text": "body", "title": "head line"})


def csv(folder: Path, data: str, charset: str = "utf-8", name: str = "a.csv") -> Path:
    (folder / name).write_bytes(data.encode(charset))
    return folder / name


def test_the_columns_of_a_csv_file_become_an_article(tmp_path: Path) -> None:
    path = csv(
        tmp_path, f'id,title,text,published,source,url,mood\n7,Raid,"{STORY}",2021-03-04,Wire,https://a.example/1,x'
    )
    (article,) = read(path)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.text) == ("7", "Raid", f"Raid\n\n{STORY}")
    assert (article.published, article.source) == (datetime.date(2021, 3, 4), "Wire")
    assert article.url == "https://a.example/1"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_charset_and_line_ends_are_found(tmp_path: Path, delimiter: str, charset: str, end: str) -> None:
    rows = [
        ["id", "text"],
        ["1", f'"Взрыв в городе, погибли{delimiter} трое.{end}{end}Раненых ""двое""."'],
        ["2", '"Two."'],
    ]
    path = csv(tmp_path, end.join(delimiter.join(row) for row in rows), charset)
    assert texts(read(path)) == [
        f'Взрыв в городе, погибли{delimiter} трое.\n\nРаненых "двое".',
        "Two.",
    ]


def test_a_csv_file_in_another_charset_is_detected(tmp_path: Path) -> None:
    path = csv(tmp_path, "id;text\n1;Взрыв на рынке: погибли три человека, сообщил мэр города.\n", "windows-1251")
    assert texts(read(path)) == ["Взрыв на рынке: погибли три человека, сообщил мэр города."]


def test_a_cell_far_on_that_is_not_in_the_files_charset_is_read_on_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\n" + b"Two died.\n" * 10_000 + "Zwei Männer flüchteten.".encode("windows-1252"))
    assert texts(read(path))[-1] == "Zwei Männer flüchteten."


def test_a_huge_field_is_read_and_one_over_20_mb_is_refused(tmp_path: Path) -> None:
    (article,) = read(csv(tmp_path, f'text\n"{STORY} {"It rained. " * 30_000}"'))
    assert isinstance(article, Article)
    assert len(article.text) > 300_000
    assert "is longer than 20 MB" in only_failure(read(csv(tmp_path, 'text\n"' + "a\n" * 10_000_001)))


def test_a_row_without_text_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    first, second, third = read(csv(tmp_path, f"id,text\n1,One died.\n2,\n\n3,{story(3).replace(',', '')}"))
    assert isinstance(first, Article)
    assert isinstance(second, Unread)
    assert second.name == f"{tmp_path}/a.csv row 3"
    assert isinstance(third, Article)


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_columns_of_other_names_are_read_by_the_mapping(tmp_path: Path, kind: str) -> None:
    row = {"body": "Two died.", "head line": "Raid", "text": "not this"}
    path = tmp_path / f"a.{kind}"
    if kind == "csv":
        csv(tmp_path, f"{','.join(row)}\n{','.join(row.values())}")
    elif kind == "jsonl":
        path.write_text(json.dumps(row))
    else:
        pq.write_table(pa.table({name: [value] for name, value in row.items()}), path)
    assert texts(read(path, settings=MAPPED)) == ["Raid\n\nTwo died."]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_table_without_the_text_says_which_columns_it_has(tmp_path: Path, kind: str) -> None:
    if kind == "csv":
        csv(tmp_path, "id,body\n1,x")
    else:
        pq.write_table(pa.table({"id": [1], "body": ["x"]}), tmp_path / "a.parquet")
    message = only_failure(read(tmp_path / f"a.{kind}"))
    assert 'has no column "text"; it has id, body. Say which holds the text: --map text=COLUMN' in message


@pytest.mark.parametrize("data", ["", "text\n", "\n\n"])
def test_a_csv_file_without_rows_is_a_failure(tmp_path: Path, data: str) -> None:
    assert "holds no article" in only_failure(read(csv(tmp_path, data)))


def test_bad_lines_of_jsonl_are_failures_with_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One died."}\n{oops\n\n[1]\n{"text": "Two died."}\n')
    items = read(tmp_path / "a.jsonl")
    assert [item.name for item in items if isinstance(item, Unread)] == [
        f"{tmp_path}/a.jsonl:{line}" for line in (2, 4)
    ]
    assert [item.text for item in items if isinstance(item, Article)] == ["One died.", "Two died."]


def parquet(folder: Path, **columns: Any) -> Path:
    pq.write_table(pa.table(columns), folder / "a.parquet", row_group_size=10)
    return folder / "a.parquet"


def test_the_rows_of_a_parquet_file_are_read_with_days_and_numbers_as_names(tmp_path: Path) -> None:
    path = parquet(
        tmp_path,
        text=[story(number) for number in range(2, 30)],
        id=list(range(28)),
        published=[datetime.date(2021, 3, 4)] * 28,
    )
    items = read(path)
    assert texts(items) == [story(number) for number in range(2, 30)]
    assert isinstance(items[27], Article)
    assert (items[27].id, items[27].published) == ("27", datetime.date(2021, 3, 4))


def test_a_parquet_row_without_text_is_a_failure_and_bytes_are_text(tmp_path: Path) -> None:
    first, second = read(parquet(tmp_path, text=[None, "Zwei Männer flüchteten.".encode("windows-1252")]))
    assert isinstance(first, Unread)
    assert texts([second]) == ["Zwei Männer flüchteten."]


def test_parquet_in_an_archive_is_read(tmp_path: Path) -> None:
    data = parquet(tmp_path, text=[STORY]).read_bytes()
    assert texts(read(zipped(tmp_path / "a.zip", {"a.parquet": data}))) == [STORY]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet", "zip"])
def test_memory_does_not_grow_with_the_number_of_rows(tmp_path: Path, kind: str) -> None:
    long = "It rained. " * 5_000
    path = tmp_path / f"a.{kind}"
    rows = [f"{number}, said the mayor. {long}" for number in range(300)]
    lines = "".join(json.dumps({"text": row}) + "\n" for row in rows)
    if kind == "csv":
        csv(tmp_path, "text\n" + "".join(f'"{row}"\n' for row in rows))
    elif kind == "parquet":
        parquet(tmp_path, text=rows)
    elif kind == "zip":
        zipped(path, {"a.jsonl": lines.encode()}, 0)
    else:
        path.write_text(lines)
    items = articles_of([str(path)])
    first = next(items)
    tracemalloc.start()
    try:
        for _ in range(4):
            next(items)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        items.close()  # type: ignore[attr-defined]  # it is a generator
    assert isinstance(first, Article)
    assert not failures([first])
    assert peak < 12_000_000 < len(lines)


@pytest.mark.parametrize(
    "data", [b"\xff\xfet", b"\xff\xfe" + "text\nOne died.\udc80".encode("utf-16-le", "surrogatepass")]
)
def test_a_table_in_utf_16_that_is_damaged_is_read_as_far_as_it_can_be(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\xfe" + data)
    (item,) = read(path)
    assert isinstance(item, Unread) or item.text.startswith("One died.")
