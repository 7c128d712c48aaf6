"""A text cut into its words by a pattern of them, each list in one go. What a word is, the pattern's owner says."""

import re
from itertools import accumulate
from typing import Final, NamedTuple

BEYOND: Final = ("",) * 32
"""Empty words to stand behind the last, and so before the first: as many as any reader looks ahead or back."""


class Cut(NamedTuple):
    """A text's words as written, and where they stand.

    Attributes:
        words: In order.
        gaps: What stands between each word and the one before it; at the ends, what stands before and after all words.
        starts: Offset of the first character of each word, 0-based.
        ends: Offset after the last character of each word.
    """

    words: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]


def cut(text: str, pattern: re.Pattern[str]) -> Cut:
    r"""Cut a text by a pattern that is one group.

    >>> cut("Two men died.", re.compile(r"(\w+)"))
    Cut(words=['Two', 'men', 'died'], gaps=['', ' ', ' ', '.'], starts=[0, 4, 8], ends=[3, 7, 12])
    """
    parts = pattern.split(text)  # gaps and words by turns
    edges = list(accumulate(map(len, parts)))
    return Cut(parts[1::2], parts[::2], edges[:-1:2], edges[1::2])
