"""Words and marks of a sentence, with offsets."""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from summarizer.check.matching.cutting import BEYOND, cut

# A full stop joins abbreviations and numbers ("U.S", "1.5"), not the ends of sentences run together ("died.The").
_TOKEN: Final = re.compile(r"([^\W_]+(?:(?:[’'\-]|(?<![a-z])\.|\.(?=[\da-z]))[^\W_]+)*|--|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text in order, each known by its position from 0.

    Kept as one list for each thing that is asked, as nearly all readers ask for runs of folded words alone.

    Attributes:
        words: As written.
        lows: Case-folded. Beyond the last, and so before the first, stand empty ones: a word near either end may be
            asked for.
        starts: Offset of the first character of each, 0-based.
        ends: Offset after the last character of each.
    """

    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def positions(self, table: Set[str]) -> list[int]:
        """Where words of a table stand, in order."""
        if table.isdisjoint(self.lows):
            return []
        return [at for at, low in enumerate(self.lows[: len(self.words)]) if low in table]


def tokens_of(text: str) -> Tokens:
    """The words and marks of a text.

    >>> tokens_of("Takhar's chief, 34.").words
    ["Takhar's", 'chief', ',', '34', '.']
    >>> tokens_of("Takhar's chief").starts, tokens_of("Takhar's chief").lows[:4]
    ([0, 9], ["takhar's", 'chief', '', ''])
    """
    words, _, starts, ends = cut(text, _TOKEN)
    # No token holds a space, so that all of them are folded at once.
    lows = " ".join(words).casefold().split(" ")
    lows += BEYOND
    return Tokens(words, lows, starts, ends)
