"""What one incident is made from, before it is a record: handed from file to file in this room."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import Article, Sentence, Span
from summarizer.check.draft import CheckedIncident, Grounds
from summarizer.check.harm.casualties import Mention
from summarizer.report import IncidentDate


@dataclass(frozen=True, slots=True)
class Story:
    """One event of a draft with all that the article says of it.

    Attributes:
        grounds: The article, folded, with all its statements of harm.
        checked: The draft's event after the check.
        position: Of the event in the draft, from 0.
        when: Its date.
        date_problem: What does not hold together about the date, in a line.
        sentences: Numbers of the sentences that tell of it.
        mentions: The statements of harm in them.
    """

    grounds: Grounds
    checked: CheckedIncident
    position: int
    when: IncidentDate
    date_problem: str | None
    sentences: frozenset[int]
    mentions: tuple[Mention, ...]

    @property
    def article(self) -> Article:
        """The article it is told in."""
        return self.grounds.article

    @property
    def stated(self) -> tuple[Mention, ...]:
        """The statements of harm that are said to have happened."""
        return tuple(one for one in self.mentions if one.modality == "stated")

    def texts(self) -> list[str]:
        """Its sentences, in order."""
        return [self.article.slice(one) for one in self.article.sentences if one.number in self.sentences]

    def own(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The spans that stand in its sentences."""
        return tuple(
            span
            for span in spans
            if (sentence := self.article.sentence_at(span.start)) and sentence.number in self.sentences
        )


def told_words(article: Article, sentence: Sentence) -> str:
    """The words of a sentence without the dateline that may open it: its day and place are the reporter's."""
    start = sentence.start
    if article.dateline is not None and article.dateline.start <= start:
        start = max(start, min(article.dateline.end, sentence.end))
    return article.slice(Span(start, sentence.end))
