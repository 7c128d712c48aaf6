"""Whether the article names a draft's party or weapon: as a whole, or by the head of its phrase.

"masked gunmen on motorcycles" holds by "gunmen" where the article has motorcycles too; what it does not have beside
them is left out, and said so. A word that the article does not have at all ("rebel gunmen" without rebels) is never
left out, and one that many parties share ("men", "group", "forces") stands for none of them. Of a list the first has
to hold.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from summarizer.article import Span
from summarizer.check.grounds import LONGEST_VALUE, Found, Grounds
from summarizer.check.matching.folding import fold
from summarizer.check.numbers.number_words import FACTORS, SMALL
from summarizer.check.numbers.vocabulary import plural

_EMPTY: Final = frozenset(
    "a an the this that these those his her its their our and or of on in at from with who to by for near as into over "
    "some other".split()
)
_PREPOSITIONS: Final = frozenset("of on in at from with who that near and armed wearing".split())
# Heads that so many parties share that one of them alone names none of those that a longer phrase meant.
_GENERIC: Final = frozenset(
    "man men woman women person persons people individual individuals group groups gang force forces troop troops team "
    "unit units member members member's others one ones side sides party parties attack attacks assault raid operation "
    "strike strikes fire weapon weapons device devices vehicle vehicles target targets position positions area areas "
    "place places city town village region state government regime army police security personnel officer officers "
    "official officials authorities victim victims suspect suspects organization organisation movement front network "
    "local locals resident residents family house home building shop store car".split()
)
# Said of any attacker: a value holds without them.
_PLAIN: Final = frozenset(
    "masked armed unidentified unknown suspected alleged several multiple local heavily young old".split()
)
_LIST: Final = re.compile(r"[,;()]")
_NUMBERS: Final = frozenset(SMALL) | frozenset(FACTORS)
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Longer values are cut at so many words; the check of each word is not.
_MOST_WORDS: Final = 12
_REFUSAL: Final = "the article does not name this"


def hold_party(grounds: Grounds, value: str) -> Found | str:
    """The party or weapon as the article names it, or the reason why it does not."""
    words = [match[0] for match in _WORD.finditer(value[:LONGEST_VALUE])]
    telling = [word for word in words if fold(word) not in _EMPTY]
    if not telling:
        return _REFUSAL
    whole = next((spans for one in _inflected(value) if (spans := _places(grounds, one))), None)
    if whole:
        return grounds.found(whole)
    if len(value) > LONGEST_VALUE:
        return _REFUSAL
    first, *others = [part for one in _LIST.split(value) if (part := one.strip())]
    if others:
        held = hold_party(grounds, first)
        missing = [one for one in others if not _places(grounds, one)]
        return (
            held if isinstance(held, str) else held._replace(left_out=", ".join([held.left_out, *missing]).strip(", "))
        )
    return _by_head(grounds, value, telling)


def _by_head(grounds: Grounds, value: str, telling: Sequence[str]) -> Found | str:
    """A value by a shorter piece of it that ends in its head, where the article has all its other words."""
    unsaid = [word for word in telling if fold(word) not in _PLAIN and not _said(grounds, word)]
    if unsaid:
        return grounds.refusal(value, _REFUSAL)
    for piece in _pieces(value):
        own = {fold(word) for word in _WORD.findall(piece)}
        if not own - _EMPTY - _GENERIC - _PLAIN - _NUMBERS:
            continue
        spans = _places(grounds, piece)
        if spans:
            dropped = [word for word in telling if fold(word) not in own and not _beside(grounds, spans, word)]
            return grounds.found(spans, " ".join(dropped))
    return grounds.refusal(value, _REFUSAL)


def _places(grounds: Grounds, words: str) -> list[Span]:
    return grounds.places_of(words, name=words[:1].isupper())


def _inflected(value: str) -> Iterator[str]:
    """A value as it is, in the other number ("rocket", "rockets"), and as one word ("airstrike" for "air strike")."""
    yield value
    if len(value) > LONGEST_VALUE:
        return
    start, space, head = value.strip().rpartition(" ")
    other = _other_number(head.casefold()) if len(head) > 2 and head.isalpha() else head
    if other != head:
        yield start + space + other
    if space and start.isalpha():
        yield start + head
        yield start + other


def _other_number(noun: str) -> str:
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    return noun[:-1] if noun.endswith("s") else plural(noun)


def _said(grounds: Grounds, word: str) -> bool:
    """Whether the article has the word, in either number, a name in any transliteration."""
    return any(
        grounds.folded.has_name(one) if one[:1].isupper() else grounds.folded.has(one)
        for one in _inflected(word.removesuffix("'s").removesuffix("’s"))
    )


def _beside(grounds: Grounds, spans: Sequence[Span], word: str) -> bool:
    """Whether a word stands in one sentence with any of the spans."""
    numbers = {sentence.number for span in spans if (sentence := grounds.article.sentence_at(span.start))}
    return any(
        sentence.number in numbers
        for one in _inflected(word)
        for span in _places(grounds, one)
        if (sentence := grounds.article.sentence_at(span.start))
    )


def _pieces(value: str) -> list[str]:
    """The value without its leading words one by one, as a whole and up to its first preposition.

    The head of a noun phrase stands last, or before a preposition: neither is cut away.

    >>> _pieces("three masked gunmen on motorcycles")
    ['masked gunmen on motorcycles', 'gunmen on motorcycles', 'three masked gunmen', 'masked gunmen', 'gunmen']
    """
    words = value.split()[:_MOST_WORDS]
    prepositions = [at for at, word in enumerate(words) if at and word.casefold() in _PREPOSITIONS]
    ends = [len(words), *prepositions[:1]]
    head = prepositions[0] if prepositions else len(words)
    runs = [words[start:end] for end in ends for start in range(head)]
    texts = [" ".join(run) for run in runs if run and run[-1].casefold() not in _EMPTY]
    return [one for one in dict.fromkeys(texts) if one != value and len(one) > 2]
