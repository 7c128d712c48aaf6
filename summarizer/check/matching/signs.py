"""Signs: which searches can find anything in a sentence, told for all of them by one look at its words.

Most sentences have nothing that a search is after, and to see that costs the search many times what it takes to look a
word up. So whoever searches says, at import, of which letters some stand in a word of whatever it finds, and gets a bit
for them; a word is held against all letters once, and then remembered. A bit that is set promises nothing: the search
itself decides.
"""

from functools import lru_cache, reduce
from itertools import count
from operator import or_
from typing import Final

from summarizer.article import Article
from summarizer.check.matching.words import Remembered

# Letters are known by how they begin.
_HEAD: Final = 2
_BY_HEAD: Final[dict[str, list[tuple[str, int]]]] = {}


def sign(*phrases: str) -> int:
    """A bit for phrases: it is set in `signs_of` where a word has the longest word of one of them in it.

    To be called at import, before any text is looked at: another thread may keep what it has just seen without the bit.

    >>> weapons = sign("gun", "bomb")
    >>> bool(signs_of("Gunmen fled.") & weapons), bool(signs_of("They fled.") & weapons)
    (True, False)

    Args:
        phrases: In small letters. Their longest words have two letters at least, and no marks within.

    Raises:
        ValueError: A phrase is none such.
    """
    letters = [max(phrase.split(), key=len, default="") for phrase in phrases]
    for one in letters:
        if len(one) < _HEAD or not one.isalnum() or one != one.casefold():
            raise ValueError(f"no letters of a word: {one!r}")
    bit = 1 << next(_numbers)
    for one in letters:
        _BY_HEAD.setdefault(one[:_HEAD], []).append((one, bit))
    # What was looked at before knows nothing of these.
    _of_word.clear()
    signs_in.cache_clear()
    return bit


def signs_of(text: str) -> int:
    """The bits of all letters that the words of a text have."""
    # Whatever stands between white space will do as a word, and to part it so is many times faster.
    return reduce(or_, map(_of_word.__getitem__, text.split()), 0)


@lru_cache(maxsize=8)
def signs_in(article: Article) -> tuple[int, ...]:
    """`signs_of` each sentence of an article, in order: that of sentence 1 comes first."""
    return tuple([signs_of(article.slice(sentence)) for sentence in article.sentences])


def _looked_at(word: str) -> int:
    # As `re` compares letters without case: the Turkish ones are an "i" too.
    word = word.casefold().replace("i\u0307", "i").replace("ı", "i")
    signs = 0
    for at in range(len(word) - 1):
        for letters, bit in _BY_HEAD.get(word[at : at + _HEAD], ()):
            if word.startswith(letters, at):
                signs |= bit
    return signs


_numbers: Final = count()
_of_word: Final = Remembered(_looked_at)
