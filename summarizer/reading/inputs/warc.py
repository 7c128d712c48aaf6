"""WARC files to articles: the pages that a crawler has kept, one record in memory at a time."""

from collections.abc import Iterator
from typing import Any, Final

from summarizer.article import Item, Unread
from summarizer.errors import InputError
from summarizer.reading.assemble import assemble
from summarizer.reading.facts import Facts
from summarizer.reading.inputs.extras import library
from summarizer.reading.inputs.opened import Opened
from summarizer.reading.inputs.web_names import charset_in, shown_url, type_in, without_credentials
from summarizer.reading.source import decode, read_bounded

_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})


def read_warc(opened: Opened) -> Iterator[Item]:
    """The articles in the HTML answers (status 2xx) of a WARC file, compressed or not; other records are passed over.

    Raises:
        InputError: It is not WARC, broken from some record on, or warcio is not installed.
        OSError: It cannot be read further.
    """
    archiveiterator = library("warcio.archiveiterator", opened.name)
    number = 0
    records = iter(archiveiterator.ArchiveIterator(opened.stream))
    while True:
        try:
            record = next(records, None)
        except (OSError, InputError):
            raise
        except Exception as error:  # broken files make it raise all kinds
            raise _broken(f"{opened.name} after record {number}", error) from error
        if record is None:
            return
        number += 1
        if _is_page(record):
            yield _read_record(record, f"{opened.name} record {number}")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    return (
        record.rec_type == "response"
        and headers is not None
        and str(headers.get_statuscode()).startswith("2")
        and type_in(headers.get_header("Content-Type") or "") in _HTML
    )


def _read_record(record: Any, where: str) -> Item:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = without_credentials(url.strip("<>"))
    name = f"{where} ({shown_url(url)})" if url else where
    try:
        try:
            data = read_bounded(record.content_stream(), name)
        except InputError:
            raise
        except Exception as error:  # a body that is not as its headers say
            raise _broken(name, error) from error
        text = decode(data, name, charset_in(record.http_headers.get_header("Content-Type") or ""))
        return assemble(text, Facts(url=url or None), name, html=True)
    except InputError as error:
        return Unread(name, error)


def _broken(name: str, error: Exception) -> InputError:
    return InputError(f"{name} is not WARC that can be read ({type(error).__name__}).", "Fetch it anew.")
