"""PDF and Word documents to articles: their text alone, in reading order.

What a document says of itself is not taken: its title is often that of a template, its date that of a print-out.
"""

import logging
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading.assemble import assemble
from summarizer.reading.facts import NOTHING_KNOWN
from summarizer.reading.inputs.extras import library
from summarizer.reading.inputs.opened import Opened
from summarizer.reading.source import MAX_BYTES, read_bounded, too_long

MAX_PAGES: Final = 300
"""The longest PDF document taken. News is on a few pages; a file of thousands would take minutes."""

_MAX_DOCX: Final = 10 * MAX_BYTES  # unpacked, pictures included


def read_pdf(document: Opened) -> Article:
    """The article in a PDF document's text layer.

    Raises:
        InputError: It has no text, more than `MAX_PAGES` or 20 MB, a password, or is broken.
        OSError: It cannot be read.
    """
    pypdf = library("pypdf", document.name)
    data = read_bounded(document.stream, document.name)
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        pages = list(_pages(pypdf.PdfReader(BytesIO(data)), document.name))
    except InputError:
        raise
    except Exception as error:  # broken or hostile files make it raise all kinds
        raise _broken(document.name, "a PDF document that can be read", error) from error
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        raise InputError(f"{document.name} has no text (scanned?).", "Have its text recognised first: ocrmypdf IN OUT")
    return assemble(text, NOTHING_KNOWN, document.name)


def _pages(reader: Any, name: str) -> Iterator[str]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError(f"{name} is encrypted.", "Save it without its password.")
    if len(reader.pages) > MAX_PAGES:
        raise InputError(f"{name} has more than {MAX_PAGES} pages.", "Give the article's pages.")
    characters = 0
    for page in reader.pages:
        text = page.extract_text()
        characters += len(text)
        if characters > MAX_BYTES:
            raise too_long(name)
        yield text


def read_docx(document: Opened) -> Article:
    """The article in a Word document: paragraphs and cells of tables.

    Raises:
        InputError: It has no text, more than 20 MB (200 MB unpacked), or is broken.
        OSError: It cannot be read.
    """
    docx = library("docx", document.name)
    data = read_bounded(document.stream, document.name)
    try:
        _refuse_bomb(data, document.name)
        text = "\n\n".join(_paragraphs(docx.Document(BytesIO(data))))
    except InputError:
        raise
    except Exception as error:  # broken or hostile files make it raise all kinds
        raise _broken(document.name, "a Word document that can be read", error) from error
    return assemble(text, NOTHING_KNOWN, document.name)


def _refuse_bomb(data: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        # No member gives more than it says here: zipfile stops there.
        if sum(member.file_size for member in packed.infolist()) > _MAX_DOCX:
            raise too_long(f"{name}, unpacked,")


def _paragraphs(container: Any) -> Iterator[str]:
    for part in container.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                # A cell that is merged over several columns comes once for each.
                for cell in dict.fromkeys(row.cells):
                    yield from _paragraphs(cell)
        elif part.text.strip():
            yield part.text.strip()


def _broken(name: str, what: str, error: Exception) -> InputError:
    reason = f"{type(error).__name__}"
    return InputError(f"{name} is not {what} ({reason}).", "Open it and save it anew, or as plain text.")
