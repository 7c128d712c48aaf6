"""Tables of phrases looked up in sentences: each word of a text is held against a table once, then remembered.

What the phrases mean is for the tables' owners to say (`event_words`, `role_words`).
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, islice, product
from typing import Final, Generic, NamedTuple, TypeVar

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*|[^\w\s]")
_OPTIONAL: Final = re.compile(r"\(\?:[^()]*\)\?")
_POSSESSIVE: Final = ("'s", "’s")
# Then a table starts anew: some hundreds of articles fill it, and the words of news are soon asked about again.
_MOST_WORDS: Final = 16384

Key = TypeVar("Key", bound=Hashable)


@lru_cache(maxsize=1024)
def words_of(text: str) -> list[str]:
    r"""The words and marks of a text in small letters, white space apart; not to be changed.

    >>> words_of("Gunmen, in\n Tolvar.")
    ['gunmen', ',', 'in', 'tolvar', '.']
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word.lower() for word in _WORD.findall(text)]


def places_of(text: str, words: int | None = None) -> list[tuple[int, int]]:
    """Where the words of `words_of` start and end, one for one; of the first so many, or of all."""
    return list(map(re.Match.span, islice(_WORD.finditer(text), words)))


def bare(word: str) -> str:
    """A word without its possessive ending.

    >>> bare("front's"), bare("rebels")
    ('front', 'rebels')
    """
    return word[:-2] if word.endswith(_POSSESSIVE) else word


class Hit(NamedTuple, Generic[Key]):
    """A phrase found: whose it is, and its first and last word (exclusive)."""

    key: Key
    first: int
    last: int


Value = TypeVar("Value")


class Remembered(dict[str, Value], Generic[Value]):
    """What a function says of single words, each asked once."""

    def __init__(self, ask: Callable[[str], Value]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> Value:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = value = self._ask(word)
        return value


_Test = Callable[[str], object]


class Phrases(Generic[Key]):
    r"""A table of phrases: for each key a text of phrases, parted by "|", each of patterns of one word.

    A word in brackets with a question mark, "(?:the)?", may be absent.

    Phrases of the key `nothing` hide what they cover: "custody battle" is no battle.

    >>> table = Phrases({"clash": r"battles?|exchang\w+ fire", "": "custody battles?"}, nothing="")
    >>> [hit.key for hit in table.found(words_of("They exchanged fire. A custody battle."))]
    ['clash']
    """

    def __init__(self, rows: Mapping[Key, str], nothing: Key) -> None:
        spelled = [(key, phrase.split()) for key, phrases in rows.items() for phrase in _parted(phrases)]
        self._phrases = [(key, tuple(map(_test_of, patterns))) for key, patterns in spelled]
        # Most words begin no phrase: one pattern of all first words says so at once.
        self._firsts = re.compile("|".join(dict.fromkeys(f"(?:{patterns[0]})" for _, patterns in spelled)))
        self._nothing = nothing
        self._beginnings = Remembered(self._look_up)

    def _look_up(self, word: str) -> tuple[tuple[Key, tuple[_Test, ...]], ...]:
        if self._firsts.fullmatch(word) is None:
            return ()
        own = [(key, tests[1:]) for key, tests in self._phrases if tests[0](word)]
        # What hides comes first, then the longest of each key.
        return tuple(sorted(own, key=lambda one: (one[0] != self._nothing, -len(one[1]))))

    def found(self, words: Sequence[str]) -> Iterator[Hit[Key]]:
        """The phrases that stand in a sentence's words, in order; of one key at most one begins at a word."""
        hidden = 0
        beginnings = self._beginnings
        for at in compress(count(), map(beginnings.__getitem__, words)):
            if at < hidden:
                continue
            seen: list[Key] = []
            for key, rest in beginnings[words[at]]:
                if key in seen or (rest and not _continues(words, at + 1, rest)):
                    continue
                if key == self._nothing:
                    hidden = at + 1 + len(rest)
                    break
                seen.append(key)
                yield Hit(key, at, at + 1 + len(rest))


def _parted(phrases: str) -> Iterator[str]:
    """The phrases of a row; a bar inside brackets parts none, and a word in brackets with "?" may be absent.

    >>> list(_parted("blew (?:him|her)self up|took (?:the)? town"))
    ['blew (?:him|her)self up', 'took town', 'took (?:the) town']
    """
    depth, start = 0, 0
    for at, sign in enumerate(phrases + "|"):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield from _spelled_out(phrases[start:at].split())
            start = at + 1


def _spelled_out(words: Sequence[str]) -> Iterator[str]:
    choices = [("", word[:-1]) if _OPTIONAL.fullmatch(word) else (word,) for word in words]
    for chosen in product(*choices):
        yield " ".join(word for word in chosen if word)


def _test_of(pattern: str) -> _Test:
    """Whether a word fits a pattern; many a pattern is just a word."""
    return pattern.__eq__ if pattern.isalpha() else re.compile(pattern).fullmatch


def _continues(words: Sequence[str], at: int, tests: Sequence[_Test]) -> bool:
    if at + len(tests) > len(words):
        return False
    for fits in tests:
        if not fits(words[at]):
            return False
        at += 1
    return True
