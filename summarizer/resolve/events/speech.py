"""Whether a sentence is somebody's own, in the first person: who speaks of violence does not report it.

What is made of it is `told`'s. A quotation in a report is none; it may run on over several sentences.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^“”]*”")
# "World War I broke out" and "My Lai" are names, "our correspondent" is the paper's. Begins with the class of its first
# letters, and looks back from there: searched so, other letters are skipped fast.
_FIRST_PERSON: Final = re.compile(
    r"[IMOWmow](?<![\w'’-].)(?:(?<=I)(?<!War I)(?<!Part I)(?<!Phase I)(?<!Class I)(?= [a-z])|(?<=[Ww])e|(?<=m)y"
    r"|(?<=M)y(?= [a-z])"
    r"|(?<=[Oo])ur(?! (?:\w+ )?(?:correspondents?|reporters?|sources?|newsroom|bureau|newspaper|paper|staff writer)\b))"
    r"(?![\w-])"
)
_OPENS_QUOTE: Final = re.compile(r"\s*[\"“](?=\w)")
_CLOSES_QUOTE: Final = re.compile(r"[\"”]")
# A mark that nothing closes for so many sentences was a slip.
_LONGEST_QUOTE: Final = 5


def is_spoken(sentence: str, *, quoting: bool = False) -> bool:
    """Whether a sentence has the first person outside of quotes; `quoting` where it begins within a quotation.

    A quotation that no mark closes goes on to the end of the sentence.

    >>> is_spoken("We shall never forgive."), is_spoken("“We shall never forgive.")
    (True, False)
    """
    if quoting:
        closed = _CLOSES_QUOTE.search(sentence)
        sentence = sentence[closed.end() :] if closed else ""
    if '"' in sentence or "“" in sentence:
        sentence = re.split(r"[\"“]", _QUOTED.sub("", sentence), maxsplit=1)[0]
    return _FIRST_PERSON.search(sentence) is not None


def spoken_in(sentences: Iterable[str]) -> Iterator[bool]:
    """For each of the sentences, in order, whether it is spoken; a quotation may close in a later one.

    >>> list(spoken_in(["“The hall is gone.", "We saw it,” he said.", "We shall never forgive."]))
    [False, False, True]
    """
    opened = 0
    for sentence in sentences:
        # A long quotation is opened again with each paragraph.
        within = 0 < opened <= _LONGEST_QUOTE and _OPENS_QUOTE.match(sentence) is None
        yield is_spoken(sentence, quoting=within)
        opened = opened + 1 if _is_open(sentence, quoting=within) else 0
        opened = opened if within or not opened else 1


def _is_open(sentence: str, *, quoting: bool) -> bool:
    """Whether a quotation is open at a sentence's end, given whether one was at its start."""
    for mark in re.findall(r"[\"“”]", sentence):
        quoting = mark == "“" or (mark == '"' and not quoting)
    return quoting
