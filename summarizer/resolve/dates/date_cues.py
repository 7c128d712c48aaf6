"""What a date is told of: the event, a statement about it, what came after it, or nothing that tells.

"A bomb went off on Sunday, police said on Monday; a man was arrested on Tuesday" has three days, and one of them is the
event's. The word that a date goes with tells which: the one before it, or after it where the date opens its clause.
Which date is the incident's in the end is for `when`; the words are in `date_cue_words`.
"""

import re
from typing import Final, NamedTuple

from summarizer.article import Span
from summarizer.resolve.dates.date_cue_words import CHARGED, OCCASIONS, PAIRS, THE_CHARGES, WORDS, Cue

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# How far a cue is looked for; a sentence can be as long as an article that has no full stops.
_REACH: Final = 200
_OPEN_PAIRS: Final = frozenset(pair.split()[0] for pair in PAIRS)
# "the Thursday night shooting", "Sunday's raid", "overnight clashes": the date goes with the noun after it.
_NOUN_BEFORE: Final = re.compile(r"(?:\b(?:the|a|an|in|of|that|after|during|following)|\d)\s+$", re.IGNORECASE)
_NOUN_AFTER: Final = re.compile(r"(?P<of>['’]s?)?\s+(?P<noun>(?:[\w-]+\s+){0,2}[\w-]+)")
# A date with a full stop or a joining word before it opens its clause: "..., and on Tuesday troops moved in".
_OPENS: Final = re.compile(
    r"(?:(?<![ap]\.m)[.;:!?\"“”]|\b(?:and|but|while|when|that|meanwhile|then),?)"
    r"\s*(?:on|in|since|at|over)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_OPENING: Final = 30  # characters; longer than any opening above
# Between "said" and a date that is the saying's stands no verb, and not much else: "told reporters in Keld on Monday".
_VERBS: Final = frozenset(
    "that was were had has have is are been when after as who which could would may left by".split()
)
_FARTHEST_WORDS: Final = 9
# "died on Wednesday of his wounds", "died Wednesday in a hospital": the harm was done before.
_OF_WOUNDS: Final = re.compile(
    r"\s+(?:of|from)\s+(?:[\w-]+\s+){0,2}(?:wounds?|injuries)\b|\s+(?:in|at)\s+(?:an?|the)\s+(?:\w+\s+)?hospital\b",
    re.IGNORECASE,
)
# A caption's day is the photographer's: "A picture taken on 3 May shows", "Keld, on May 3. (Northern Agency)".
_PICTURES: Final = frozenset("picture pictures photo photos photograph photographs image images pictured".split())
_TAKEN: Final = frozenset("taken shot released provided dated pictured".split())
_CREDIT: Final = re.compile(
    r"\.?\s*\(?(?:[\w/.-]+ ){0,4}(?:photos?|agencies|file)\b|\.?\s*\((?![A-Z]{1,3}[TC]\))[A-Z][\w/. -]{1,40}\)"
)


class _Told(NamedTuple):
    """A word that tells, its kind, and where it ends among the words looked at."""

    kind: Cue
    word: str
    end: int


def cue_of(text: str, sentence: Span, date: Span) -> Cue:
    """What a date is told of.

    >>> text = "A bomb went off in Keld on Sunday, police said on Monday."
    >>> cue_of(text, Span(0, 57), Span(27, 33)), cue_of(text, Span(0, 57), Span(50, 56))
    ('event', 'report')

    Args:
        text: The article's text.
        sentence: The sentence that the date stands in.
        date: The date's words.
    """
    before = text[max(sentence.start, date.start - _REACH) : date.start]
    after = text[date.end : min(sentence.end, date.end + _REACH)]
    words = _words(before)
    if _is_caption(words) or _CREDIT.match(after):
        return "caption"
    noun = _NOUN_AFTER.match(after)
    if noun is not None and (noun["of"] or _NOUN_BEFORE.search(before[-_OPENING:])):
        told = _told(_words(noun["noun"]))
        if told or noun["of"]:
            return told[0].kind if told else "other"
    if _OF_WOUNDS.match(after):
        return "aftermath"
    if not words or _OPENS.search("." + before if len(before) < _OPENING else before[-_OPENING:]):
        told = _told(_words(after))
        return told[0].kind if told else "other"
    return _after_its_verb(words, after)


def _after_its_verb(words: list[str], after: str) -> Cue:
    """What a date in the middle of its clause is told of, from the words before it, else from those after it."""
    told = _told(words)
    if told:
        last = told[-1]
        if last.kind == "event" or (last.word in OCCASIONS and any(one.kind == "event" for one in told)):
            return "event"
        between = words[last.end :]
        if len(between) <= _FARTHEST_WORDS and _VERBS.isdisjoint(between):
            return last.kind
    following = _told(_words(after))
    # After a verb too far away to be the date's, only an event's says more: "said that he left on Sunday, he added".
    return following[0].kind if following and (not told or following[0].kind in ("event", "found")) else "other"


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _told(words: list[str]) -> list[_Told]:
    """The words that tell, in order.

    >>> [(one.kind, one.word) for one in _told("he was charged with murder and died of his wounds".split())]
    [('aftermath', 'charged'), ('aftermath', 'died')]
    """
    told: list[_Told] = []
    index = 0
    while index < len(words):
        word = words[index]
        pair = PAIRS.get(f"{word} {words[index + 1]}") if word in _OPEN_PAIRS and index + 1 < len(words) else None
        kind = pair or WORDS.get(word)
        index += 2 if pair else 1
        if kind is None:
            continue
        if word in CHARGED:  # what somebody is charged with is no new event
            while index < len(words) and words[index] in THE_CHARGES:
                index += 1
        elif word == "died" and pair:  # nor are the wounds that he died of
            index += sum(1 for one in words[index : index + 3] if one in ("his", "her", "their", "wounds", "injuries"))
        elif word in ("claimed", "claims", "claiming") and "lives" in words[index : index + 6]:
            kind = "event"
        told.append(_Told(kind, word, index))
    return told


def _is_caption(words: list[str]) -> bool:
    return not _PICTURES.isdisjoint(words) and not _TAKEN.isdisjoint(words[-_FARTHEST_WORDS:])
