"""The words of a text in small letters, and functions of single words that are asked once for each.

What the words mean is for the tables to say that are held against them; `signs` tells which sentences to look at.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import Final, Generic, TypeVar

_WORD: Final = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*|[^\w\s]")
# Then a table starts anew: some hundreds of articles fill it, and the words of news are soon asked about again.
_MOST_WORDS: Final = 16384
_LONGEST_WORD: Final = 40


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


Value = TypeVar("Value")


class Remembered(dict[str, Value], Generic[Value]):
    """What a function says of single words, each asked once; of longer ones each time."""

    def __init__(self, ask: Callable[[str], Value]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> Value:
        if len(word) > _LONGEST_WORD:  # an address, or a sentence of a script without spaces
            return self._ask(word)
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = value = self._ask(word)
        return value
