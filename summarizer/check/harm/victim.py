"""One who can have come to harm: where the words stand, what is known of them, and whose side they are on.

Where a sentence has such words is `victims`'; whether harm came to them is `casualties`'.
"""

from typing import NamedTuple

from summarizer.check.harm.casualty_words import SIDES
from summarizer.check.harm.tokens import Tokens
from summarizer.check.numbers.numbers import Count
from summarizer.codebook import Side


class Victim(NamedTuple):
    """A count, name or post that can be a victim: first and last token (exclusive), and what is known of it.

    `definite` marks one that was spoken of before: "the man", "his father", "he". `part` marks one that was counted in
    another ("including two nurses"). `unlisted` marks one whose noun is in no table ("a cook"): it takes a word of
    harm right beside it to make it a person.
    """

    first: int
    last: int
    number: Count | None
    who: str | None
    additional: bool
    definite: bool = False
    part: bool = False
    unlisted: bool = False


def side_of(who: str | None) -> Side:
    """The side that a noun phrase names; the last word that tells decides.

    >>> side_of("Afghan security personnel"), side_of("police station workers"), side_of(None)
    ('state', 'civilians', 'unknown')
    """
    side: Side = "unknown"
    for word in (who or "").casefold().split():
        told = SIDES.get(word)
        side = told if told is not None and told != "unknown" else side
    return side


def on_top(tokens: Tokens, first: int) -> bool:
    """Whether the words before a victim add it to those told of: "as well as", "along with", "alongside"."""
    lows = tokens.lows
    if first < 2 or lows[first - 1] not in {"as", "to", "with", "alongside"}:
        return False
    before = lows[max(0, first - 3) : first]
    joined = before in (["as", "well", "as"], ["in", "addition", "to"])
    return joined or before[-2:] == ["along", "with"] or before[-1] == "alongside"
