"""Whatever the bytes are, reading them ends, and what is wrong with them is said in one line."""

import gzip
import io
import tempfile
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.article import Article, Unread
from tests.reading.inputs.making import STORY, page, pdf, read, taped, warc, zipped


def _samples() -> dict[str, bytes]:
    table, document = io.BytesIO(), io.BytesIO()
    pq.write_table(pa.table({"text": [STORY] * 3}), table)
    docx.Document().save(document)
    with tempfile.TemporaryDirectory() as folder:
        files = {"a.txt": STORY.encode(), "b.csv": b"text\nTwo died."}
        packed = zipped(Path(folder) / "a.zip", files).read_bytes()
        tape = taped(Path(folder) / "a.tar.gz", files).read_bytes()
    record = warc(("https://a.example/1", "200 OK\r\nContent-Type: text/html", page(STORY)))
    feed = f"<rss version='2.0'><channel><item><description>{STORY}</description></item></channel></rss>"
    return {
        "a.pdf": pdf(STORY),
        "a.docx": document.getvalue(),
        "a.parquet": table.getvalue(),
        "a.zip": packed,
        "a.tar.gz": tape,
        "a.tar": gzip.decompress(tape),
        "a.warc": record,
        "a.warc.gz": gzip.compress(record),
        "a.rss": feed.encode(),
        "a.csv": f'text;id\n"{STORY}";1\n'.encode("utf-16"),
        "a.jsonl": b'{"text": "Two died."}\n',
        "a.html": page(STORY),
    }


SAMPLES = _samples()


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(sorted(SAMPLES)), data=st.data())
def test_damaged_inputs_of_every_kind_are_articles_or_failures_of_one_line(name: str, data: st.DataObject) -> None:
    damaged = bytearray(SAMPLES[name])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=6)):
        damaged[place] = data.draw(st.integers(0, 255))
    del damaged[data.draw(st.integers(0, len(damaged))) :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(damaged)
        items = read(path)
    assert items
    for item in items:
        assert isinstance(item, Article) or (isinstance(item, Unread) and str(item.error).isprintable())
