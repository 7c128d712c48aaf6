"""What is known of an article from outside its text."""

import datetime
from typing import Final, NamedTuple

from summarizer.reading.lines import fold
from summarizer.reading.source import tidy


class Facts(NamedTuple):
    """What a caller, a row or a page's metadata knows of an article; None where it does not.

    Attributes:
        id: Its name in the caller's collection.
        title: The headline.
        published: Day of publication.
        source: Who published it.
        url: Where it was found.
        language: BCP 47 tag ("en", "es-MX").
    """

    id: str | None = None
    title: str | None = None
    published: datetime.date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None

    def or_else(self, other: "Facts") -> "Facts":
        """These, and the other's where these do not know."""
        return Facts(
            id=self.id or other.id,
            title=self.title or other.title,
            published=self.published or other.published,
            source=self.source or other.source,
            url=self.url or other.url,
            language=self.language or other.language,
        )

    def tidied(self) -> "Facts":
        """The same without odd characters, and without the hour of day where a moment was given for a day."""
        published = self.published
        return Facts(
            id=_tidied(self.id),
            title=_tidied(self.title),
            published=published.date() if isinstance(published, datetime.datetime) else published,
            source=_tidied(self.source),
            url=_tidied(self.url),
            language=_tidied(self.language),
        )


def _tidied(words: str | None) -> str | None:
    return fold(tidy(words)) or None if words is not None else None


NOTHING_KNOWN: Final = Facts()
