"""RSS and Atom feeds to articles: one an entry, from the words that the entry itself holds.

Nothing is fetched: an entry that is a link alone is an `Unread` that says so.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from summarizer.article import Article, Item, Unread
from summarizer.errors import InputError
from summarizer.reading.assemble import assemble
from summarizer.reading.days import day_of
from summarizer.reading.facts import Facts
from summarizer.reading.inputs.extras import library
from summarizer.reading.inputs.opened import Opened
from summarizer.reading.inputs.web_names import without_credentials
from summarizer.reading.source import read_bounded

_ENDS_A_PARAGRAPH: Final = frozenset(
    "address article blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table"
    " td th tr ul".split()
)
_NOT_SAID: Final = frozenset(["script", "style", "figcaption", "iframe", "noscript"])


def read_feed(opened: Opened) -> Iterator[Item]:
    """The articles of a feed: content (else description), title, link, day and the feed's name as source.

    Raises:
        InputError: It is no feed, over 20 MB, or feedparser is not installed.
        OSError: It cannot be read.
    """
    feedparser = library("feedparser", opened.name)
    data = read_bounded(opened.stream, opened.name)
    headers = {"content-type": f"application/xml; charset={opened.charset}"} if opened.charset else {}
    try:
        # A stream: a string would be taken for an address or a file name.
        feed = feedparser.parse(BytesIO(data), response_headers=headers)
    except Exception as error:  # broken files make it raise all kinds
        raise _no_feed(opened.name) from error
    if not feed.get("version") and not feed.entries:
        raise _no_feed(opened.name)
    for number, entry in enumerate(feed.entries, 1):
        name = f"{opened.name} entry {number}"
        try:
            yield _read_entry(entry, feed.feed, name)
        except InputError as error:
            yield Unread(name, error)


def _read_entry(entry: Any, feed: Any, name: str) -> Article:
    contents = [part.get("value", "") for part in entry.get("content", ())] or [entry.get("summary", "")]
    text = words_of("\n\n".join(contents))
    link = entry.get("link") or None
    if not text:
        raise InputError(f"{name} has no content.", f"Give its link: {link}" if link else "")
    facts = Facts(
        title=words_of(entry.get("title", "")) or None,
        published=day_of(entry.get("published") or entry.get("updated") or ""),
        source=words_of(entry.get("source", {}).get("title") or feed.get("title") or "") or None,
        url=without_credentials(link) if link else None,
        language=feed.get("language") or None,
    )
    return assemble(text, facts, name)


def words_of(fragment: str) -> str:
    r"""The words of a piece of HTML, a blank line between its paragraphs.

    >>> words_of("<p>Two <b>died</b>.</p><ul><li>One fled</li></ul>")
    'Two died.\n\nOne fled'
    """
    if not fragment.strip():
        return ""
    from lxml import html

    try:
        root = html.fragment_fromstring(fragment, create_parent="div")
    except Exception:  # what lxml cannot take for HTML is text
        return fragment.strip()
    parts = list(_parts(root))
    return "\n\n".join(words for part in "".join(parts).split("\0") if (words := " ".join(part.split())))


def _parts(root: Any) -> Iterator[str]:
    from lxml import etree

    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        named = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            skipped += named in _NOT_SAID
            yield "\0" if named in _ENDS_A_PARAGRAPH else ""
            yield (element.text or "") if not skipped else ""
            continue
        if event == "end":
            skipped -= named in _NOT_SAID
            yield "\0" if named in _ENDS_A_PARAGRAPH else ""
        yield (element.tail or "") if not skipped and element is not root else ""


def _no_feed(name: str) -> InputError:
    return InputError(f"{name} is no RSS or Atom feed.", "Give a feed, or the article as HTML.")
