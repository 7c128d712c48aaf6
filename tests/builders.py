"""Small builders for articles and drafts, so that a test shows only what it is about."""

import datetime
from typing import Final

from summarizer.article import Article
from summarizer.check.casualties import casualty_mentions
from summarizer.check.draft import Grounds
from summarizer.check.text import Folded
from summarizer.draft import Draft, IncidentDraft
from summarizer.reading import Facts, read_text

# A Thursday; all articles of these tests are invented.
PUBLISHED: Final = datetime.date(2020, 10, 22)
_NOTHING_SAID: Final = dict.fromkeys(
    ("date_words", "place", "province", "country", "attacker", "target", "weapon")
    + ("killed", "injured", "missing", "captured")
)


def article_of(text: str, *, title: str | None = None, published: datetime.date | None = PUBLISHED) -> Article:
    """An article with these words, published on Thursday, 22 October 2020."""
    return read_text(text, Facts(title=title, published=published))


def grounds_of(text: str, *, title: str | None = None, published: datetime.date | None = PUBLISHED) -> Grounds:
    """What a draft is held against, for an article with these words."""
    article = article_of(text, title=title, published=published)
    return Grounds(article, Folded.of(article.text), casualty_mentions(article))


def event_of(**said: object) -> IncidentDraft:
    """One event of a draft that says nothing but this."""
    return IncidentDraft.model_validate({"what": "An attack.", "type": "Attack", **_NOTHING_SAID, **said})


def draft_of(*events: IncidentDraft) -> Draft:
    """A draft of these events."""
    return Draft(incidents=events)
