"""The article as the rest of the package sees it: text with numbered sentences, and what is known about it.

Frozen records only. How a file becomes an article is in `reading`; what the article says is for the model, `check` and
`resolve` to find.
"""

import datetime
import hashlib
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from summarizer.errors import SummarizerError


class Span(NamedTuple):
    """A slice of an article's text: 0-based, end-exclusive, in characters."""

    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence; `number` counts from 1 over the whole text, the headline included."""

    number: int
    start: int
    end: int


class Dateline(NamedTuple):
    """What stands before the story's first sentence: where and when the reporter filed it, never the incident's place.

    "KABUL, 22 Oct (ANI) -- Twelve soldiers ..." → place "KABUL", agency "ANI", span of "KABUL, 22 Oct (ANI) --".
    `date` is None where the dateline gives none or gives it without a year that could be known.
    """

    start: int
    end: int
    place: str | None
    date: datetime.date | None
    agency: str | None


class Article(BaseModel):
    """A news article, read and split.

    Attributes:
        id: As given by the row or caller, else the first 16 hex digits of the text's SHA-256.
        text: What all offsets refer to. The headline, where known, is its first line.
        sentences: In order of appearance; they do not overlap, and white space between them belongs to none.
        title: The headline, or None.
        body_start: Offset where the text after the headline begins; 0 where the text holds no headline.
        published: Day of publication, or None when neither metadata, row nor dateline tell.
        published_unsettled: The day of publication as a row gives it, where that names no day or may name several.
        dateline: The reporter's place, date and agency where the text opens with them.
        source: Who published it ("Reuters"), as metadata or row say.
        url: Where it was found.
        language: BCP 47 tag where the document declares one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    body_start: int = Field(default=0, ge=0)
    published: datetime.date | None = None
    published_unsettled: str | None = None
    dateline: Dateline | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None

    def __hash__(self) -> int:
        """By the text alone, whose own hash is kept: what is worked out of an article is looked up by it often."""
        return hash(self.text)

    @property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return digest(self.text)

    def slice(self, span: Span | Sentence) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def in_dateline(self, span: Span) -> bool:
        """Whether a span stands in the dateline, which tells where the reporter sits and nothing of the incident."""
        return self.dateline is not None and self.dateline.start <= span.start < self.dateline.end

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset; None in the white space between two."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        found = self.sentences[low] if low < len(self.sentences) else None
        return found if found is not None and found.start <= offset else None


class Unread(NamedTuple):
    """An input that could not be read as an article: it counts as a failed one, and never ends a run.

    `name` is what its error goes by, the same in every run: a file's name, or that and a line's number.
    """

    name: str
    error: SummarizerError


Item = Article | Unread
"""What comes of one input, or one row of it."""


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
