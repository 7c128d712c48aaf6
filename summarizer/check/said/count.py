"""Whether the article tells a draft's number, or its person, of an outcome: the number, its bounds, and of whom.

Numbers are compared as read ("twelve" is "12"), never as written; a number that stands in the article for something
else does not hold. Which of several tolls is the figure is for `resolve.figures.figures`.
"""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.article import Span
from summarizer.check.grounds import LONGEST_VALUE, Found, Grounds
from summarizer.check.harm.casualties import Mention
from summarizer.check.harm.casualty_words import NEGATIONS
from summarizer.check.harm.harm import triggers_in
from summarizer.check.harm.phrase_words import THINGS
from summarizer.check.harm.tokens import tokens_of
from summarizer.check.harm.victim import side_of
from summarizer.check.matching.folding import fold
from summarizer.check.numbers.numbers import Count, count_of, counts
from summarizer.check.numbers.vocabulary import CASUALTY_NOUNS, NOT_PEOPLE, PHRASE_ENDS, UNITS
from summarizer.codebook import Outcome

_NEGATIVE: Final = re.compile(r"(?<![\w-])[-−]\d")
# "19-year-old": somebody of that age, and one.
_AGED: Final = re.compile(r"\d{1,3}-year-old\b", re.IGNORECASE)
_NO: Final = re.compile(r"\s*no\W*", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_EMPTY: Final = frozenset("a an the his her their its our and or of on in at from with who to by other another".split())
# A number for every value and every number the text may hold: further ones of one value than these are not looked at.
_MOST_COUNTS: Final = 12
_MOST_HINTS: Final = 3
_LONGEST_HINT: Final = 60
_NOT_COUNTED: Final = ((NOT_PEOPLE | UNITS | THINGS) - CASUALTY_NOUNS) - frozenset(
    {"life", "lives", "killing", "murder"}
)


def hold_count(grounds: Grounds, outcome: Outcome, value: str) -> Found | str:
    """The number or person as the article tells it of the outcome, or the reason why it does not."""
    if _NEGATIVE.search(value):
        return "a count is never negative"
    if len(value) > LONGEST_VALUE:
        return "this is far too long for a count"
    own = grounds.told.get(outcome, ())
    aged = _AGED.match(value)
    if aged and grounds.folded.has(aged[0]):
        value = f"a {value}"
    stated = counts(value)[:_MOST_COUNTS] or [one for one in (count_of(value),) if one is not None]
    if _NO.fullmatch(value):
        fits = [one for one in own if one.number is not None and one.number.best == 0]
    elif stated:
        fits = _of_share(own, value) or _of_number(own, value, stated[0])
        if not all(_told_with(grounds, fits, own, one) for one in stated[1:]):
            fits = []
    else:
        fits = _of_person(grounds, own, value)
    if fits:
        return grounds.found([one.span for one in fits])
    if not stated and (spans := _named_beside(grounds, outcome, value)):
        return grounds.found(spans)
    hints = [grounds.article.slice(one.span)[:_LONGEST_HINT] for one in own[:_MOST_HINTS]]
    if not hints:
        return f"the article tells of nobody {outcome}"
    return f"the article says of {outcome}: {'; '.join(repr(hint) for hint in hints)}"


def same_number(one: Count, other: Count) -> bool:
    """Whether two counts state one number, and no bound of one is against the other's.

    >>> def same(one, other): return same_number(count_of(one), count_of(other))
    >>> same("12 men", "at least twelve"), same("dozens", "dozens of people"), same("no one", "nobody")
    (True, True, True)
    >>> same("12", "12 million"), same("dozens", "hundreds"), same("at least 9", "up to 9"), same("under 9", "under 40")
    (False, False, False, False)
    """
    if one.vague or other.vague:
        return one.vague and other.vague and _vague_words(one) == _vague_words(other)
    if one.best is None or other.best is None:
        return one.best == other.best and one.high == other.high
    at_least, at_most = (any(_is_open(count, low=low) for count in (one, other)) for low in (False, True))
    return one.best == other.best and not (at_least and at_most)


def _is_open(count: Count, *, low: bool) -> bool:
    return (count.low is None) == low and (count.high is None) != low


def _vague_words(count: Count) -> frozenset[str]:
    return frozenset(fold(count.words).split()) - {"of", "the", "a"}


def summed(own: Sequence[Mention], best: int | None) -> list[Mention]:
    """Those that one word of harm joins to this number: "two soldiers and a civilian were killed" are three."""
    joined: dict[tuple[Outcome, int], list[Mention]] = {}
    for one in own:
        if not one.part:
            joined.setdefault((one.outcome, one.trigger.start), []).append(one)
    sums = (several for several in joined.values() if len(several) > 1)
    known = (several for several in sums if all(one.best is not None for one in several))
    return next((several for several in known if best and sum(one.best or 0 for one in several) == best), [])


def is_told(grounds: Grounds, count: Count) -> bool:
    """Whether the article has the number at all, of whatever."""
    if any(one.number is not None and same_number(one.number, count) for one in grounds.mentions):
        return True
    return any(same_number(one, count) for one in grounds.counts) or bool(summed(grounds.mentions, count.best))


def _told_with(grounds: Grounds, fits: Sequence[Mention], own: Sequence[Mention], count: Count) -> bool:
    """Whether a further number of a value is told of the same outcome, or in a sentence that tells the first."""
    if fold(count.words) == "both":  # "several from both sides": the sides are no victims
        return True
    if any(one.number is not None and same_number(one.number, count) for one in own) or summed(own, count.best):
        return True
    starts = dict.fromkeys(one.span.start for one in fits[:_MOST_COUNTS])
    sentences = [one for start in starts if (one := grounds.article.sentence_at(start)) is not None]
    return any(same_number(one, count) for sentence in sentences for one in counts(grounds.article.slice(sentence)))


def _of_number(own: Sequence[Mention], value: str, count: Count) -> list[Mention]:
    """The statements of harm with this number, of whom the value says or of nobody else."""
    fits = [one for one in own if one.number is not None and same_number(one.number, count)]
    fits = fits or [one for one in own if one.person and count.best == 1]
    fits = fits or summed(own, count.best)
    side, head = side_of(value), _head(value[count.end :])
    return [
        one
        for one in fits
        if (head not in _NOT_COUNTED or head in fold(one.who or "").split())
        and ("unknown" in {side, one.side} or side == one.side or _share(one.who, value) or len(fits) > 1)
    ]


def _of_share(own: Sequence[Mention], value: str) -> list[Mention]:
    """The statements of a share ("half of the 40") that the value has in its own words."""
    words = fold(value)
    shares = [one for one in own if one.number is not None and one.number.vague]
    return [one for one in shares if one.number and counts(one.number.words) and fold(one.number.words) in words]


def _head(phrase: str) -> str:
    """The noun that is counted: the last word before the phrase ends: "of their military vehicles in" → "vehicles"."""
    head = ""
    tokens = tokens_of(phrase)
    for low in tokens.lows[: len(tokens)]:
        if low in _EMPTY and not head:
            continue
        if low in PHRASE_ENDS or not low[0].isalpha():
            break
        head = low
    return head


def _of_person(grounds: Grounds, own: Sequence[Mention], value: str) -> list[Mention]:
    """The statements of harm about whom the value names; a name in it that the article does not have bars them all."""
    words = [match[0] for match in _WORD.finditer(value) if not match[0][0].isdigit()]
    names = [word for word in words if not word.islower() and fold(word) not in _EMPTY]
    if any(not grounds.folded.has_name(name) for name in names):
        return []
    plain = [fold(word) for word in words if word.islower() and fold(word) not in _EMPTY]
    wanted = {fold(name) for name in names} | set(plain[-1:])
    return [one for one in own if one.who and wanted & _words(one.who)]


def _words(text: str | None) -> set[str]:
    return {fold(match[0]).removesuffix("'s") for match in _WORD.finditer(text or "")}


def _share(who: str | None, value: str) -> bool:
    return bool((_words(who) & _words(value)) - _EMPTY)


def _named_beside(grounds: Grounds, outcome: Outcome, value: str) -> list[Span]:
    """Where a person is named in a sentence with a word of this harm that nobody is linked to."""
    name = " ".join(word for word in _WORD.findall(value) if not word.islower() and not word[0].isdigit())
    if not name or len(name) > LONGEST_VALUE:
        return []
    linked = {one.sentence for one in grounds.mentions if one.outcome == outcome}
    spans = []
    for span in grounds.places_of(name, name=True):
        sentence = grounds.article.sentence_at(span.start)
        if sentence is not None and sentence.number not in linked:
            tokens = tokens_of(grounds.article.slice(sentence))
            plain = not any(low in NEGATIONS or low.endswith(("n't", "n’t")) for low in tokens.lows)
            if plain and any(one.outcome == outcome for one in triggers_in(tokens).values()):
                spans.append(span)
        if len(spans) == _MOST_COUNTS:
            break
    return spans
