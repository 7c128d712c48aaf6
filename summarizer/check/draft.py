"""A draft held against its article: which of its words the article has, where, and what it does not bear out.

Nothing is corrected here. Values that hold come back with the places they stand in; the others become problems, worded
so that a model can mend them and a person can judge them. Turning words into days, places and figures is `resolve`'s.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from summarizer.article import Article, Span
from summarizer.check.casualties import Mention
from summarizer.check.casualty_words import SIDES, TRIGGERS
from summarizer.check.numbers import count_of, counts
from summarizer.check.text import Folded
from summarizer.check.vocabulary import PERSON_PLURALS
from summarizer.codebook import Outcome
from summarizer.draft import Draft, IncidentDraft
from summarizer.report import Problem

COUNT_FIELDS: Final[dict[str, Outcome]] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "captured": "captured",
}
_PLACE_FIELDS: Final = ("place", "province", "country")
_NAME_FIELDS: Final = ("attacker", "target", "weapon")
_EMPTY_WORDS: Final = frozenset(
    "a an the on in at of by from to about around near during since last early late and or with some two three".split()
)
# Words of a date that must not be dropped to make the rest fit: "October 13" is not borne out by "October".
_TELLING: Final = re.compile(
    r"\d|^(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(r"(?<![\w-])-\d")
_PREPOSITIONS: Final = frozenset("of on in at from with who that near and armed wearing".split())
_WORD: Final = re.compile(r"[^\W_][\w’'.-]*")
# Enough to show a model or a person what the article has instead.
_MOST_HINTS: Final = 3
_LONGEST_VALUE: Final = 160


class Found(NamedTuple):
    """A draft's value as the article has it: its words there, and every place where they stand."""

    words: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CheckedIncident:
    """One event of a draft after the check.

    Attributes:
        draft: As the model told it.
        what: Its sentence, or None when the sentence says something the article does not.
        found: The values that the article has, by the draft's field names. A field that was null is not in it.
        problems: What the article does not bear out; `where` is the path in the report, ``$.incidents[0].place``.
    """

    draft: IncidentDraft
    what: str | None
    found: Mapping[str, Found]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> frozenset[str]:
        """The draft's fields that have a problem."""
        return frozenset(problem.where.rsplit(".", 1)[-1] for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a draft is held against: the article, its folded text, and the harm that it tells of.

    `gazetteer` is the index of a GeoNames dump to look places up in beside the built-in gazetteer.
    """

    article: Article
    folded: Folded
    mentions: Sequence[Mention]
    gazetteer: Path | None = None


def check_draft(grounds: Grounds, draft: Draft) -> tuple[CheckedIncident, ...]:
    """Hold every value of a draft against the article; events told twice are one."""
    return tuple(_checked(grounds, index, one) for index, one in enumerate(distinct(draft.incidents)))


def distinct(incidents: Sequence[IncidentDraft]) -> list[IncidentDraft]:
    """The events without those that repeat an earlier one: the same sentence, or the same parties, day, place and type.

    A small model likes to tell one event twice. Only repeats to the letter go here; what else makes two events one, by
    day, place and kind, is `resolve.events`'.
    """
    kept: list[IncidentDraft] = []
    for one in incidents:
        if not any(_same_event(one, other) for other in kept):
            kept.append(one)
    return kept


def merged(first: Draft, checked: Sequence[CheckedIncident], second: Draft) -> Draft:
    """The first draft with the second's values where the first's did not hold: nothing that was right is lost.

    Events are paired in order; when the second answer has another number of them, nothing is taken from it.
    """
    seconds = distinct(second.incidents)
    if len(seconds) != len(checked):
        return first.model_copy(update={"incidents": tuple(one.draft for one in checked)})
    mended = []
    for index, one in enumerate(checked):
        if one.failed:
            one_again = seconds[index]
            better = {field: getattr(one_again, field) for field in one.failed if field in IncidentDraft.model_fields}
            mended.append(one.draft.model_copy(update=better))
        else:
            mended.append(one.draft)
    return first.model_copy(update={"incidents": tuple(mended)})


def _same_event(one: IncidentDraft, other: IncidentDraft) -> bool:
    """Whether an event repeats another to the letter; whether two are one for other reasons, `resolve.events` says."""
    fields = ("date_words", "place", "type", "attacker", "target")
    same_sentence = _fold(one.what) == _fold(other.what) and one.type == other.type
    telling = bool(one.date_words or one.place)
    return same_sentence or (
        telling and all(_fold(getattr(one, name)) == _fold(getattr(other, name)) for name in fields)
    )


def _fold(words: str | None) -> str:
    return " ".join((words or "").casefold().split())


def _checked(grounds: Grounds, index: int, draft: IncidentDraft) -> CheckedIncident:
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for field in ("date_words", *_PLACE_FIELDS, *_NAME_FIELDS, *COUNT_FIELDS):
        value = getattr(draft, field)
        if value is None:
            continue
        verdict = _hold(grounds, field, value)
        if isinstance(verdict, Found):
            found[field] = verdict
        else:
            problems.append(_problem(index, field, value, verdict))
    unsaid = _unsaid(grounds, draft.what)
    if unsaid:
        problems.append(_problem(index, "what", draft.what, f"the article does not say {unsaid!r}"))
    return CheckedIncident(draft, None if unsaid else draft.what, found, tuple(problems))


def _problem(index: int, field: str, value: str, reason: str) -> Problem:
    return Problem(
        code="not-in-article", where=f"$.incidents[{index}].{field}", message=reason, value=value[:_LONGEST_VALUE]
    )


def _hold(grounds: Grounds, field: str, value: str) -> Found | str:
    """The value as the article has it, or the reason why it does not hold."""
    if field in COUNT_FIELDS:
        return _hold_count(grounds, COUNT_FIELDS[field], value)
    if field == "date_words":
        return _first_found(grounds, _shortened(value), names=False) or "the article does not have these words"
    names = field in _PLACE_FIELDS
    candidates = [value, *_pieces(value)] if names else [value, *_trimmed(value)]
    return _first_found(grounds, candidates, names=names) or "the article does not name this"


def _first_found(grounds: Grounds, candidates: Sequence[str], *, names: bool) -> Found | None:
    """The first candidate that stands in the article outside its dateline."""
    for words in candidates:
        spans = grounds.folded.find_name(words) if names else grounds.folded.find(words)
        spans = [span for span in spans if not grounds.article.in_dateline(span)]
        if spans:
            return Found(grounds.article.slice(spans[0]), tuple(spans))
    return None


def _pieces(value: str) -> list[str]:
    """The parts of "Gadsden, Alabama" and the like, finest first."""
    return [piece for part in re.split(r"[,;/]| in | of ", value) if (piece := part.strip()) and piece != value]


def _trimmed(value: str) -> list[str]:
    """The value without its leading words one by one, then its parts before "of", "on" and the like, then its parts.

    The head of a noun phrase stands last, or before a preposition: neither is cut away.

    >>> _trimmed("three masked gunmen on motorcycles")
    ['masked gunmen on motorcycles', 'gunmen on motorcycles', 'three masked gunmen', 'masked gunmen', 'gunmen']
    """
    words = value.split()[:12]
    prepositions = [at for at, word in enumerate(words) if at and word.casefold() in _PREPOSITIONS]
    ends = [len(words), *prepositions[:1]]
    head = prepositions[0] if prepositions else len(words)
    runs = [words[start:end] for end in ends for start in range(head)]
    texts = [" ".join(run) for run in runs if run and run[-1].casefold() not in _EMPTY_WORDS]
    return [one for one in dict.fromkeys(texts) if one != value and len(one) > 2]


def _shortened(value: str) -> list[str]:
    """The value, and the value with leading and trailing words left out while something telling remains.

    >>> _shortened("on Tuesday night")
    ['on Tuesday night', 'Tuesday night', 'on Tuesday', 'Tuesday']
    """
    words = value.split()
    if len(words) > 12:
        return [value]
    runs = [
        words[start:end]
        for length in range(len(words), 0, -1)
        for start, end in ((start, start + length) for start in range(len(words) - length, -1, -1))
    ]
    telling = [" ".join(run) for run in runs if any(word.casefold() not in _EMPTY_WORDS for word in run)]
    needed = [word for word in words if _TELLING.search(word)]
    exact = [word for word in needed if any(character.isdigit() for character in word)] or needed
    return [one for one in telling if len(one) >= 3 and all(word in one.split() for word in exact)]


def _hold_count(grounds: Grounds, outcome: Outcome, value: str) -> Found | str:
    """Whether the article has this number, or this person, for this outcome."""
    if _NEGATIVE.search(value):
        return "a count is never negative"
    own = [mention for mention in grounds.mentions if mention.outcome == outcome and mention.modality == "stated"]
    count = count_of(value)
    if count is not None:
        fits = [one for one in own if one.number and (one.number.best, one.number.vague) == (count.best, count.vague)]
        fits = fits or [one for one in own if one.person and count.best == 1]
        if not fits and _is_sum(own, count.best):
            fits = own
    else:
        fits = [one for one in own if one.who and _shares_word(one.who, value)]
    if fits:
        spans = tuple(one.span for one in fits)
        return Found(grounds.article.slice(spans[0]), spans)
    hints = [grounds.article.slice(one.span) for one in own[:_MOST_HINTS]]
    said = "; ".join(repr(hint) for hint in hints) or "nobody"
    return f"the article says of {outcome}: {said}"


def _is_sum(own: Sequence[Mention], best: int | None) -> bool:
    """Whether a number is what one word of harm joins: "two soldiers and a civilian were killed" are three."""
    joined: dict[int, int] = {}
    for one in own:
        if not one.part:
            joined[one.trigger.start] = joined.get(one.trigger.start, 0) + (one.best or 0)
    return best is not None and best in joined.values()


def _shares_word(who: str, value: str) -> bool:
    mine, others = ({m[0].casefold() for m in _WORD.finditer(words)} for words in (who, value))
    return bool((mine & others) - _EMPTY_WORDS)


def _unsaid(grounds: Grounds, what: str) -> str | None:
    """The first number or name in a summary that the article does not have; None when all are there."""
    article_counts = {count.best for count in counts(grounds.article.text)}
    for count in counts(what):
        if count.best not in article_counts and not _is_sum(grounds.mentions, count.best):
            return count.words
    for words in _names(what):
        if not grounds.folded.find_name(words) and not grounds.folded.find(words):
            return words
    return None


def _names(sentence: str) -> Iterator[str]:
    """Capitalised words of a sentence, each alone; the first only when it is no ordinary first word."""
    for number, match in enumerate(_WORD.finditer(sentence)):
        word = match[0].rstrip(".'’")
        if word[:1].isupper() and (number or not _ordinary(word.casefold())):
            yield word


def _ordinary(word: str) -> bool:
    """Whether a summary may begin with this word although the article does not have it: it names nobody."""
    return (
        word in SIDES
        or word in PERSON_PLURALS
        or word in _EMPTY_WORDS
        or word.endswith(_ORDINARY_ENDS)
        or word in TRIGGERS
    )


# "Bombing", "Explosion", "Unidentified", "Attacks": made of common words. A name seldom ends so.
_ORDINARY_ENDS: Final = ("ing", "tion", "sion", "ed", "ack", "acks", "ers", "men", "ly", "ts", "es", "ht", "ade")
