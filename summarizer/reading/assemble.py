"""Text and what is known of it, put together as an `Article`."""

import datetime

from summarizer.article import Article, Dateline, Span, digest
from summarizer.errors import InputError
from summarizer.reading.clean import clean
from summarizer.reading.dateline import find_dateline
from summarizer.reading.days import leading_day
from summarizer.reading.facts import Facts
from summarizer.reading.headline import Headed, set_title
from summarizer.reading.page import looks_like_html, read_page
from summarizer.reading.sentences import Marks, split
from summarizer.reading.source import tidy


def assemble(text: str, facts: Facts, where: str, *, html: bool = False) -> Article:
    """The article in a text.

    The day of publication is the first that is known of: what the caller or row says, the page's metadata, a time
    stamp in the text, the dateline.

    Args:
        text: As decoded: plain text or HTML.
        facts: What is known from outside; it wins over what the text says.
        where: What messages call the input.
        html: Whether it is known to be HTML; else its first characters tell.

    Raises:
        InputError: There is no text, or no article in the HTML.
    """
    text = tidy(text)
    if not text.strip():
        raise InputError(f"{where} is empty.", "Give the article's text.")
    if html or looks_like_html(text):
        text, found = read_page(text, where)
        facts = facts.or_else(found)
    facts = facts.tidied()
    cleaned = clean(text, facts.language)
    if not cleaned.text:
        raise InputError(f"{where} holds advertising or time stamps only.", "Give the article's text.")
    headed = set_title(cleaned.text, facts.title)
    published, dateline = _dated(headed, facts.published or cleaned.published, facts.language)
    return Article(
        id=facts.id or digest(headed.text)[:16],
        text=headed.text,
        sentences=split(headed.text, facts.language, _marks(headed, dateline)),
        title=headed.title,
        body_start=headed.body_start,
        published=published,
        dateline=dateline,
        source=facts.source or cleaned.source,
        url=facts.url,
        language=facts.language,
    )


def _dated(
    headed: Headed, published: datetime.date | None, language: str | None
) -> tuple[datetime.date | None, Dateline | None]:
    """The day of publication and the dateline, each helping to find the other."""
    opening = headed.opening
    for start in dict.fromkeys((0, opening)):
        leading = leading_day(headed.text[start : start + 200], language)
        if leading is not None:
            published = published or leading[0]
            # A dateline may follow the date: "Published 5 July 2016 KABUL (ANI) -- ...".
            opening = max(opening, start + leading[1])
            break
    while headed.text[opening : opening + 1].isspace():
        opening += 1
    dateline = find_dateline(headed.text, opening, published, language)
    return published or (dateline.date if dateline else None), dateline


def _marks(headed: Headed, dateline: Dateline | None) -> Marks:
    whole = Span(dateline.start, dateline.end) if dateline else None
    return Marks(breaks=(headed.title_end, *((whole.start,) if whole else ())), whole=whole)
