"""HTML to text, and what the page says of itself: title, date, publisher, address, language.

trafilatura does the work; what is left of a page's furniture in its text is for `clean`.
"""

import logging
import re
from typing import Final, NamedTuple

from summarizer.errors import InputError
from summarizer.reading.days import day_of
from summarizer.reading.facts import Facts

_HEAD: Final = 5000
_OPENS_AS_HTML: Final = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--(?:(?!-->).){0,2000}-->\s{0,200}){0,3}"
    r"<(?:!doctype\s{1,20}html|html|head|body|article|main|meta|title|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_LANGUAGE: Final = re.compile(
    r"""<html\b[^>]{0,2000}?\s(?:xml:)?lang\s{0,4}=\s{0,4}["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})\b""",
    re.IGNORECASE,
)
# What a browser does not show, and trafilatura does not leave out by itself: nobody has read it.
_STYLE: Final = "concat(translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ', 'abcdefghijklmnopqrstuvwxyz'), ';')"
_HIDDEN: Final = (
    "//*[@hidden]",
    "//template",
    *(
        f"//*[contains({_STYLE}, '{one};')]"
        for one in ("font-size:0", "font-size:0px", "font-size:0pt", "opacity:0", "display:none", "visibility:hidden")
    ),
)
# Its libraries log every oddity of a page; where nobody listens, Python would print that on standard error.
_LOGGERS: Final = ("trafilatura", "htmldate", "courlan", "justext", "readability")


class Page(NamedTuple):
    """The article's text in a page, and what the page says of it."""

    text: str
    facts: Facts


def looks_like_html(text: str) -> bool:
    """Whether the text opens as a page does.

    >>> looks_like_html("<!DOCTYPE html><html>"), looks_like_html("<3 dead in Norvale")
    (True, False)
    """
    return _OPENS_AS_HTML.match(text[:_HEAD]) is not None


def read_page(html: str, where: str) -> Page:
    """The article in a page.

    Raises:
        InputError: There is none: a list of links, a consent wall, a page that is filled by script.
    """
    # Imported here: it costs 250 ms, and plain text does not need it.
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    for name in _LOGGERS:
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            prune_xpath=list(_HIDDEN),
            # Guessing the date from any number in the page gives wrong ones; none is better.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # broken markup makes lxml and trafilatura raise all kinds
        raise _no_article(where) from error
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise _no_article(where)
    language = _LANGUAGE.search(html[:_HEAD])
    facts = Facts(
        title=found.title or None,
        published=day_of(found.date) if found.date else None,
        source=found.sitename or found.author or None,
        url=found.url or None,
        language=language[1] if language else None,
    )
    return Page(found.text or "", facts)


def _no_article(where: str) -> InputError:
    return InputError(f"{where} is HTML in which no article was found.", "Save the article's text and give that.")
