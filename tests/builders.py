"""Small builders for articles and drafts, so that a test shows only what it is about."""

import datetime
from typing import TYPE_CHECKING, Any, Final

import pytest

from summarizer.article import Article, Span
from summarizer.check.draft import Grounds, check_draft
from summarizer.check.harm.casualties import Mention, casualty_mentions
from summarizer.check.matching.text import Folded
from summarizer.check.numbers.numbers import Count
from summarizer.draft import Draft, IncidentDraft
from summarizer.reading import Facts, read_text
from summarizer.resolve.dates.when import article_dates, incident_date
from summarizer.resolve.story import Story

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

# A Thursday; all articles of these tests are invented.
PUBLISHED: Final = datetime.date(2020, 10, 22)
_NOTHING_SAID: Final = dict.fromkeys(IncidentDraft.model_fields)


def article_of(text: str, *, title: str | None = None, published: datetime.date | None = PUBLISHED) -> Article:
    """An article with these words, published on Thursday, 22 October 2020."""
    return read_text(text, Facts(title=title, published=published))


def grounds_of(text: str, *, title: str | None = None, published: datetime.date | None = PUBLISHED) -> Grounds:
    """What a draft is held against, for an article with these words."""
    article = article_of(text, title=title, published=published)
    return Grounds(article, Folded.of(article.text), casualty_mentions(article))


def event_of(**said: object) -> IncidentDraft:
    """One event of a draft that says nothing but this."""
    return IncidentDraft.model_validate({**_NOTHING_SAID, "what": "An attack.", "type": "Attack", **said})


def draft_of(*events: IncidentDraft) -> Draft:
    """A draft of these events."""
    return Draft(incidents=events)


def wrong(reason: str, *values: object) -> "ParameterSet":
    """A row of a table whose expectation is right and not met yet; the test fails as soon as it is met."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def story_of(grounds: Grounds, event: IncidentDraft | None = None) -> Story:
    """The whole article as the story of one event."""
    (checked,) = check_draft(grounds, draft_of(event or event_of()))
    article = grounds.article
    date, problem = incident_date(article, checked, article_dates(article))
    return Story(
        grounds=grounds,
        checked=checked,
        position=0,
        when=date,
        date_problem=problem,
        sentences=frozenset(one.number for one in article.sentences),
        mentions=tuple(grounds.mentions),
    )


def killed_of(best: int = 1, *, sentence: int = 1, **told: Any) -> Mention:
    """A statement that so many soldiers were killed, each in a sentence of its own; `told` replaces what it says."""
    plain: dict[str, Any] = {
        **dict.fromkeys(Mention._fields, False),
        "outcome": "killed",
        "number": Count(best, best, best, words=str(best), start=0, end=1, vague=False),
        "who": "soldiers",
        "side": "state",
        "span": Span(0, 1),
        "sentence": sentence,
        "trigger": Span(100 * sentence, 100 * sentence + 6),
        "modality": "stated",
        "speaker": None,
        **told,
    }
    return Mention(**{**plain, "person": plain["number"] is None})
