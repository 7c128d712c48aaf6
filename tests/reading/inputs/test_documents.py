"""PDF and Word documents, feeds, WARC files, made here; and what is said where a library is missing."""

import io
import sys
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest

from summarizer.article import Article
from tests.reading.inputs.making import STORY, failures, only_failure, page, pdf, read, story, texts, warc

FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Norvale Wire</title><language>en</language>
<item><title>Blast in Norvale</title><link>https://desk:s3cret@wire.example/1</link>
<pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[<p>Three people died.</p><p>Two <b>men</b> fled.</p><script>go()</script>]]></content:encoded>
</item>
<item><title>Second</title><link>https://wire.example/2</link></item>
<item><title>Third</title><description>Two people &amp;lt; three died.</description></item>
</channel></rss>"""


def test_the_text_of_a_pdf_document_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("Three people died in Norvale", "on Monday, the mayor said."))
    (text,) = texts(read(tmp_path / "a.pdf"))
    assert " ".join(text.split()) == STORY


def test_a_scanned_pdf_document_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    assert "a.pdf has no text (scanned?)" in only_failure(read(tmp_path / "a.pdf"))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.parquet", "a.zip", "a.tar.gz", "a.warc"])
@pytest.mark.parametrize("data", [b"", b"no such thing", b"%PDF-1.4\n\xff\xfe", b"PK\x03\x04rest", b"\x1f\x8b\x08rest"])
def test_a_file_that_is_not_what_its_name_says_is_one_failure(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert only_failure(read(tmp_path / name)).isprintable()


def test_a_pdf_document_with_a_password_or_too_many_pages_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(STORY)))
    writer.encrypt("s3cret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    assert "a.pdf is encrypted" in only_failure(read(tmp_path / "a.pdf"))
    (tmp_path / "b.pdf").write_bytes(pdf(STORY))
    monkeypatch.setattr("summarizer.reading.inputs.documents.MAX_PAGES", 0)
    assert "b.pdf has more than 0 pages" in only_failure(read(tmp_path / "b.pdf"))


def test_the_paragraphs_and_tables_of_a_word_document_are_read_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Blast in Norvale")
    document.add_paragraph("Three people died.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Hurt: 2", "Missing: 1"
    document.add_paragraph("The mayor said so.")
    document.save(str(tmp_path / "a.docx"))
    (text,) = texts(read(tmp_path / "a.docx"))
    assert text.split("\n\n") == [
        "Blast in Norvale",
        "Three people died.",
        "Hurt: 2",
        "Missing: 1",
        "The mayor said so.",
    ]


def test_a_word_document_that_unpacks_to_too_much_is_refused_before_it_is(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as packed, packed.open("a.xml", "w") as member:
        for _ in range(201):
            member.write(bytes(1_000_000))
    assert "a.docx, unpacked, is longer than 20 MB" in only_failure(read(tmp_path / "a.docx"))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.rss", "a.txt"])
def test_a_document_over_20_mb_is_refused(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(20_000_001)
    assert "is longer than 20 MB" in only_failure(read(tmp_path / name))


def test_the_entries_of_a_feed_are_articles_with_what_the_feed_knows(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(FEED)
    first, second, third = read(tmp_path / "a.rss")
    assert isinstance(first, Article)
    assert first.text == "Blast in Norvale\n\nThree people died.\n\nTwo men fled."
    assert (first.title, first.published) == ("Blast in Norvale", date(2021, 3, 4))
    assert (first.source, first.url, first.language) == ("Norvale Wire", "https://wire.example/1", "en")
    assert failures([second]) == [f"{tmp_path}/a.rss entry 2 has no content. Give its link: https://wire.example/2"]
    assert texts([third]) == ["Third\n\nTwo people < three died."]


def test_an_atom_feed_is_read_and_other_xml_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><entry><updated>2021-03-04T10:00:00Z</updated>'
        '<content type="html">&lt;p&gt;Three died.&lt;/p&gt;</content></entry></feed>'
    )
    (article,) = read(tmp_path / "a.atom")
    assert isinstance(article, Article)
    assert (article.text, article.published) == ("Three died.", date(2021, 3, 4))
    (tmp_path / "b.xml").write_text("<letters><a/></letters>")
    assert "is no RSS or Atom feed" in only_failure(read(tmp_path / "b.xml"))


def test_a_feed_cannot_read_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden words")
    (tmp_path / "a.rss").write_text(
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss version="2.0"><channel>'
        "<item><title>T</title><description>Three died. &x;</description></item></channel></rss>"
    )
    assert "hidden" not in "".join(item.text for item in read(tmp_path / "a.rss") if isinstance(item, Article))


RECORDS = (
    (
        "https://a.example/1",
        "200 OK\r\nContent-Type: text/html; charset=koi8-r",
        page("Взрыв в городе Норвале.", "koi8-r"),
    ),
    ("https://a.example/2", "404 Not Found\r\nContent-Type: text/html", page(STORY)),
    ("https://a.example/3.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG"),
    ("https://a.example/4", "200 OK\r\nContent-Type: text/html", b"<html></html>"),
    ("https://u:s3cret@a.example/5", "200 OK\r\nContent-Type: text/html", page(story(5))),
)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_the_pages_of_a_warc_file_are_read_and_a_page_without_article_is_a_failure(tmp_path: Path, name: str) -> None:
    import gzip

    data = b"".join(gzip.compress(warc(record)) for record in RECORDS) if name.endswith("gz") else warc(*RECORDS)
    (tmp_path / name).write_bytes(data)
    first, second, third = read(tmp_path / name)
    assert isinstance(first, Article)
    assert "Взрыв в городе Норвале." in first.text
    assert first.url == "https://a.example/1"
    assert f"{name} record 4 (https://a.example/4) is HTML in which no article was found" in failures([second])[0]
    assert isinstance(third, Article)
    assert third.url == "https://a.example/5"


def test_a_page_over_20_mb_in_a_warc_file_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    head = "200 OK\r\nContent-Type: text/html"
    records = (("https://a.example/1", head, b"a" * 20_000_001), ("https://a.example/2", head, page(STORY)))
    (tmp_path / "a.warc").write_bytes(warc(*records))
    first, second = read(tmp_path / "a.warc")
    assert "is longer than 20 MB" in failures([first])[0]
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("a.pdf", "pypdf", "documents"),
        ("a.docx", "docx", "documents"),
        ("a.parquet", "pyarrow.parquet", "parquet"),
        ("a.warc", "warcio.archiveiterator", "web"),
        ("a.rss", "feedparser", "web"),
    ],
)
def test_an_input_whose_library_is_missing_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    (tmp_path / name).touch()
    monkeypatch.setitem(sys.modules, module, None)
    message = only_failure(read(tmp_path / name))
    assert f"pip install 'summarizer[{extra}]'" in message
