"""Inputs as the tests need them, all made here and all invented: stories, archives, PDF pages, WARC records."""

import io
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from summarizer.article import Article, Item, Unread
from summarizer.reading.inputs import InputSettings, articles_of

STORY = "Three people died in Norvale on Monday, the mayor said."


def read(*inputs: Path | str, settings: InputSettings | None = None) -> list[Item]:
    return list(articles_of([str(one) for one in inputs], settings or InputSettings()))


def texts(items: Sequence[Item]) -> list[str]:
    """What was read, all of which must be articles."""
    assert not failures(items)
    return [item.text for item in items if isinstance(item, Article)]


def failures(items: Sequence[Item]) -> list[str]:
    return [str(item.error) for item in items if isinstance(item, Unread)]


def only_failure(items: Sequence[Item]) -> str:
    (item,) = items
    assert isinstance(item, Unread)
    return str(item.error)


def story(number: int) -> str:
    return f"{number} people died in Norvale, the mayor said."


def zipped(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def taped(path: Path, files: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def pdf(*lines: str) -> bytes:
    """A PDF document of one page with these lines; without any, a page as a scanner leaves it."""
    drawn = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    content = f"BT /F1 12 Tf 72 720 Td {drawn}ET".encode("latin-1")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 %b >> >> >>" % font,
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer\n<< /Size 5 /Root 1 0 R >>\n"
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def page(story: str, charset: str = "utf-8") -> bytes:
    words = f"{story} Officers closed the road, and the police asked for witnesses of the blast to come forward."
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>Raid</title></head>'
        f"<body><article><p>{words}</p><p>{words[::1]} It rained.</p></article></body></html>"
    ).encode(charset)


def warc(*records: tuple[str, str, bytes]) -> bytes:
    """Response records of (address, HTTP head without its first line's version, body)."""
    out = b""
    for url, head, body in records:
        http = f"HTTP/1.1 {head}\r\n\r\n".encode() + body
        out += (
            (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-03-04T10:00:00Z\r\n"
                "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            ).encode()
            + http
            + b"\r\n\r\n"
        )
    return out
