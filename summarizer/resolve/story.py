"""What one incident is made from, before it is a record: handed from file to file in this room."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.article import Article, Sentence, Span
from summarizer.check.draft import CheckedIncident, Grounds
from summarizer.check.harm.casualties import Mention
from summarizer.report import IncidentDate


@dataclass(frozen=True)
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

    @cached_property
    def stated(self) -> tuple[Mention, ...]:
        """The statements of harm that are said to have happened."""
        return tuple(one for one in self.mentions if one.modality == "stated")

    @cached_property
    def told(self) -> Sequence[Sentence]:
        """The sentences that tell of it, in order."""
        return tuple(one for one in self.article.sentences if one.number in self.sentences)

    @cached_property
    def texts(self) -> Sequence[str]:
        """What they say, one for one."""
        return tuple(map(self.article.slice, self.told))

    def own(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The spans that stand in its sentences."""
        return tuple(
            span
            for span in spans
            if (sentence := self.article.sentence_at(span.start)) and sentence.number in self.sentences
        )


def holds_any(text: str, sought: Iterable[str]) -> bool:
    """Whether one of several strings stands in a text: many times faster than the search that it may save."""
    for one in sought:  # a plain loop: this is asked of every sentence  # noqa: SIM110
        if one in text:
            return True
    return False


def body_of(article: Article) -> int:
    """Index of the first sentence after the headline; the number of all where there is none."""
    return bisect_left(article.sentences, article.body_start, key=lambda one: one.start)


def told_words(article: Article, sentence: Sentence) -> str:
    """The words of a sentence without the dateline that may open it: its day and place are the reporter's."""
    dateline, start = article.dateline, sentence.start
    if dateline is None or not dateline.start <= start < dateline.end:
        return article.slice(sentence)
    return article.slice(Span(min(dateline.end, sentence.end), sentence.end))
