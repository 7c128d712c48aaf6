"""A sheet as one page of HTML that needs nothing else: no script, no address, all of it escaped.

How it looks is in `page.html`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from summarizer.evaluate.record import Quote, ShownArticle
from summarizer.evaluate.sheet import Sheet


class Part(NamedTuple):
    """A piece of an article's text; `fields` are those that rest on it, empty where none do."""

    text: str
    fields: str


class ArticleView(NamedTuple):
    """An article of the page: what is shown of it, and its text in pieces, none where there is no text."""

    shown: ShownArticle
    parts: tuple[Part, ...]


def page(sheet: Sheet, articles: Sequence[ShownArticle] = ()) -> str:
    """A sheet and articles as a page."""
    environment = Environment(
        loader=PackageLoader("summarizer.evaluate", ""), autoescape=True, undefined=StrictUndefined
    )
    views = [ArticleView(one, tuple(parts(one))) for one in articles]
    return environment.get_template("page.html").render(sheet=sheet, articles=views)


def parts(article: ShownArticle) -> Iterator[Part]:
    """The article's text cut where evidence begins and ends; pieces that several fields rest on name them all."""
    if article.text is None:
        return
    quotes = [one for incident in article.incidents for one in incident.quotes if one.start is not None]
    cuts = sorted({0, len(article.text), *(place for one in quotes for place in _ends(one, len(article.text)))})
    for start, end in pairwise(cuts):
        names = [one.field for one in quotes if _ends(one, len(article.text))[0] <= start < (one.end or 0)]
        yield Part(article.text[start:end], "; ".join(dict.fromkeys(names)))


def _ends(quote: Quote, length: int) -> tuple[int, int]:
    return min(quote.start or 0, length), min(quote.end or 0, length)
