"""What a draft is held against, and what comes back for a value that holds. The holding is `check.draft`'s."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from summarizer.article import Article, Span
from summarizer.check.harm.casualties import Mention
from summarizer.check.matching.negation import verbs_denied
from summarizer.check.matching.text import Folded
from summarizer.check.numbers.numbers import Count, counts
from summarizer.codebook import Outcome

COUNT_FIELDS: Final[Mapping[str, Outcome]] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "captured": "captured",
}
# A value longer than this is never cut into pieces: it is found as it stands or not at all.
LONGEST_VALUE: Final = 200
_ONLY_IN_DATELINE: Final = "the article has this in its dateline only, which is about the report, not the incident"


class Found(NamedTuple):
    """A draft's value as the article has it.

    Attributes:
        words: The article's own words.
        spans: Every place where they stand, the one whose context fits the event best first.
        left_out: Words of the value that the article does not have there, and that the value holds without; "" if none.
    """

    words: str
    spans: tuple[Span, ...]
    left_out: str = ""


@dataclass(frozen=True)
class Grounds:
    """What a draft is held against: the article, its folded text, and the harm that it tells of.

    `gazetteer` is the index of a GeoNames dump to look places up in beside the built-in gazetteer.
    """

    article: Article
    folded: Folded
    mentions: Sequence[Mention]
    gazetteer: Path | None = None

    @cached_property
    def told(self) -> Mapping[Outcome, tuple[Mention, ...]]:
        """The stated harm by outcome: neither denied nor supposed."""
        told: dict[Outcome, list[Mention]] = {outcome: [] for outcome in COUNT_FIELDS.values()}
        for mention in self.mentions:
            if mention.modality == "stated":
                told.setdefault(mention.outcome, []).append(mention)
        return {outcome: tuple(mentions) for outcome, mentions in told.items()}

    @cached_property
    def counts(self) -> Sequence[Count]:
        """All counts of the article, of whatever; read only where a number is no statement of harm."""
        return counts(self.article.text)

    @cached_property
    def verbs_denied(self) -> Mapping[str, list[str]]:
        """Verbs of which the article says somewhere that it did not happen, by stem."""
        return verbs_denied(self.folded.folded)

    def places_of(self, words: str, *, name: bool = False) -> list[Span]:
        """Where the words stand outside the dateline, which tells nothing of the incident."""
        spans = self.folded.find_name(words) if name else self.folded.find(words)
        return [span for span in spans if not self.article.in_dateline(span)]

    def refusal(self, value: str, reason: str) -> str:
        """Why a value does not hold: that nothing but the dateline has it, or else the reason given."""
        spans = self.folded.find_name(value)
        return _ONLY_IN_DATELINE if spans and all(map(self.article.in_dateline, spans)) else reason

    def found(self, spans: Sequence[Span], left_out: str = "") -> Found:
        """The spans as a value that holds; there has to be one."""
        return Found(self.article.slice(spans[0]), tuple(spans), left_out)
