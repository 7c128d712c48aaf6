"""Who is said to have come to harm: counts, names and posts that stand with a word of harm in one sentence.

Reads sentences with the tables of `casualty_words` and the counts of `numbers`; knows nothing of models, incidents or
totals. Which incident a mention belongs to, and what they come to together, is for `resolve.figures.figures`.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple, Self

from summarizer.article import Article, Sentence, Span
from summarizer.check.harm.attribution import Attribution, attributions, speaker_of
from summarizer.check.harm.casualty_words import (
    DENIALS,
    HEARSAY,
    HYPOTHETICAL,
    LOWERED,
    NEGATIONS,
    TOLLS,
    UPDATES,
    Trigger,
)
from summarizer.check.harm.clauses import Clauses
from summarizer.check.harm.harm import death_follows, may_tell_harm, triggers_in
from summarizer.check.harm.linking import is_roll, victims_of
from summarizer.check.harm.parts import with_parts
from summarizer.check.harm.phrase_words import PHRASE_ENDS
from summarizer.check.harm.tokens import Tokens, tokens_of
from summarizer.check.harm.victim import Victim, side_of
from summarizer.check.harm.victims import victims_in
from summarizer.check.numbers.numbers import Count
from summarizer.codebook import Outcome, Side

Modality = Literal["stated", "denied", "hypothetical"]


class Mention(NamedTuple):
    """One statement of harm.

    Attributes:
        outcome: What happened to them.
        number: As written; None for a person by name or post, who counts as one.
        who: The words that say who they are, without the count; None in "48 are missing".
        person: Whether `who` is one particular person.
        definite: Whether that person was spoken of before ("the man", "he"): perhaps counted already.
        side: From the words alone.
        span: The narrowest words that bear it out: "12 soldiers".
        sentence: Number of the sentence.
        trigger: The word of harm.
        struck: The word tells of a hit, not of what became of the person.
        additional: The words say that these come on top of others ("two others", "as well as").
        also: The words say that they came to harm as well ("were also killed").
        part: They are some of those just counted ("including three children").
        update: The words say that it replaces an earlier number ("rose to", "now stands at").
        lowered: The words say that the earlier number was too high ("revised down to").
        modality: Whether it is said to have happened.
        speaker: Who is quoted for it, as written.
    """

    outcome: Outcome
    number: Count | None
    who: str | None
    person: bool
    definite: bool
    side: Side
    span: Span
    sentence: int
    trigger: Span
    struck: bool
    additional: bool
    also: bool
    part: bool
    update: bool
    lowered: bool
    modality: Modality
    speaker: str | None

    @property
    def best(self) -> int | None:
        """One for a person, the count's own best otherwise; None for vague words."""
        return 1 if self.number is None else self.number.best


def casualty_mentions(article: Article) -> list[Mention]:
    """Every statement of harm in the article, in order.

    "Two guards were killed and 12 people hurt" → killed 2 "guards" (state), injured 12 "people" (unknown).
    """
    return [mention for sentence in article.sentences for mention in _mentions_in(article, sentence)]


def _mentions_in(article: Article, sentence: Sentence) -> list[Mention]:
    text = article.slice(sentence)
    if not may_tell_harm(text):
        return []
    tokens = tokens_of(text)
    triggers = triggers_in(tokens)
    if not triggers:
        return []
    clauses = Clauses.of(tokens, triggers, with_parts(tokens, victims_in(text, tokens, triggers)))
    reading: _Reading | None = None
    found: dict[tuple[int, Outcome], Mention] = {}
    told: dict[int, Outcome] = {}
    earlier: list[Victim] = []
    for at, trigger in triggers.items():
        earlier = victims_of(clauses, at, earlier)
        for victim in earlier:
            before = told.get(victim.first)
            nobody = victim.number is not None and victim.number.best == 0
            if before is not None and not nobody and not _dies_later(before, trigger.outcome):
                continue
            if before == "injured" and not nobody:
                del found[victim.first, before]  # "was wounded and later died"
            told[victim.first] = trigger.outcome
            reading = reading or _Reading.of(sentence, text, tokens)
            mention = _mention(reading, trigger, at, victim)
            found[victim.first, trigger.outcome] = mention
            if mention.best == 0 and tokens.lows[at] == "casualties":
                found[victim.first, "injured"] = mention._replace(outcome="injured")  # nobody killed, nobody hurt
    return [one for one in found.values() if not _dead_by_then(one, found.values())]


def _dead_by_then(mention: Mention, all_of_them: Collection[Mention]) -> bool:
    """Whether the hurt person is told of as dead further on: "he was taken to hospital, where he died"."""
    return (mention.outcome == "injured" and mention.definite and mention.person) and any(
        one.outcome == "killed" and one.who in {"he", "she"} and one.trigger.start > mention.trigger.start
        for one in all_of_them
    )


def _dies_later(before: Outcome, now: Outcome) -> bool:
    """Whether another word may tell of the same victim what became of them: taken or hurt first, and then killed."""
    return now == "killed" and before in {"injured", "captured", "missing"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence that tells of harm, with what all its mentions share.

    `only_states` is true where no word, nor an end of one ("didn't", "could've"), makes harm denied or supposed.
    """

    sentence: Sentence
    text: str
    tokens: Tokens
    speakers: Sequence[Attribution]
    only_states: bool

    @classmethod
    def of(cls, sentence: Sentence, text: str, tokens: Tokens) -> Self:
        """Read what a sentence says of all harm in it."""
        only_states = _NOT_STATED.isdisjoint(tokens.lows) and "'" not in text and "’" not in text
        return cls(sentence, text, tokens, attributions(text), only_states)


def _mention(reading: _Reading, trigger: Trigger, at: int, victim: Victim) -> Mention:
    tokens, offset = reading.tokens, reading.sentence.start
    lows, starts, ends = tokens.lows, tokens.starts, tokens.ends
    some_of = victim.last == at and lows[at - 1] == "the" and lows[at - 2] == "of"
    who = victim.who or (_predicate(tokens, at) if some_of else None)
    nobody = victim.number is not None and victim.number.best == 0
    last = at if some_of else victim.last - 1
    return Mention(
        outcome=trigger.outcome,
        number=_moved(victim.number, offset),
        who=who,
        person=victim.number is None,
        definite=victim.definite,
        side=side_of(who),
        span=Span(offset + starts[victim.first], offset + ends[last]),
        sentence=reading.sentence.number,
        trigger=Span(offset + starts[at], offset + ends[at]),
        struck=trigger.struck and not death_follows(lows, at),
        additional=victim.additional,
        also="also" in lows[max(victim.last, at - 3) : at],
        part=(some_of or victim.part or is_roll(lows, at)) and not nobody,
        update=_is_update(lows[max(0, at - 8) : max(at, victim.first)]),
        lowered=not LOWERED.isdisjoint(lows[at : victim.first]),
        modality="stated" if reading.only_states else _modality(reading, at, victim),
        speaker=speaker_of(reading.speakers, starts[at], reading.text),
    )


def _moved(count: Count | None, by: int) -> Count | None:
    if count is None:
        return None
    low, best, high, words, start, end, vague = count
    return Count(low, best, high, words, start + by, end + by, vague)


def _is_update(before: Sequence[str]) -> bool:
    words = _UPDATING.intersection(before)
    return bool(words - TOLLS - {"now"}) or ("now" in words and not TOLLS.isdisjoint(words))


_UPDATING: Final = UPDATES | TOLLS


def _predicate(tokens: Tokens, at: int) -> str | None:
    """Who "fifteen of the injured" were, when the sentence goes on to say: "... were protesters"."""
    if tokens.lows[at + 1] not in {"were", "are"}:
        return None
    end = at + 2
    while end < at + 6 and tokens.lows[end] not in PHRASE_ENDS:
        end += 1
    return " ".join(tokens.words[at + 2 : end]) or None


def _is_month(tokens: Tokens, at: int) -> bool:
    """Whether "May" is the month and not the verb: "18 May", "May 2017"."""
    return any(word[0].isdigit() for word in tokens.words[max(0, at - 1) : at + 2])


_BEFORE: Final = r"(?:earlier|initial|initially|previous|previously|preliminary|at first)"
_SUPERSEDED: Final = re.compile(
    rf"\b(?:{_BEFORE}\b[^.;]{{0,60}}?\bhad (?:put|said|reported)|had {_BEFORE} (?:put|said|reported))\b",
    re.IGNORECASE,
)
_SUPERSEDED_REACH: Final = 200


def _is_superseded(reading: _Reading, at: int) -> bool:
    """Whether only what was said before is told: "earlier reports had put the toll at nine"."""
    if "had" not in reading.tokens.lows:
        return False
    end = reading.tokens.starts[at]
    match = _SUPERSEDED.search(reading.text, max(0, end - _SUPERSEDED_REACH), end)
    return match is not None and " but " not in reading.text[match.end() : end]


def _modality(reading: _Reading, at: int, victim: Victim) -> Modality:
    """Denied or only thought of, by the words before the word of harm in the same clause."""
    tokens, lows = reading.tokens, reading.tokens.lows
    first = min(at, victim.first)
    near = [*range(max(0, at - 5), at), *range(max(0, first - 4), first)]
    before = [
        lows[here].removesuffix("’ve").removesuffix("'ve")
        for here in near
        if tokens.words[here] != "May" or not _is_month(tokens, here)
    ]
    if any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in before):
        return "denied"
    earlier = lows[:at]
    if not DENIALS.isdisjoint(earlier) or ("evidence" in earlier and ("no", "evidence") in pairwise(earlier)):
        return "denied"
    if not HYPOTHETICAL.isdisjoint(before) or _is_superseded(reading, at):
        return "hypothetical"
    return "stated" if HEARSAY.isdisjoint(earlier) else "hypothetical"


# Without any of these in a sentence its harm is stated: all that `_modality` asks about.
_NOT_STATED: Final = NEGATIONS | DENIALS | HYPOTHETICAL | HEARSAY | {"evidence", "had"}
