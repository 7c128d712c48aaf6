"""A draft held against its article: which of its words the article has, where, and what it does not bear out.

Nothing is corrected here. Values that hold come back with the places they stand in; the others become problems, worded
so that a model can mend them and a person can judge them. How a value of each kind is held is in the `said_*` files and
`summary`; turning words into days, places and figures is `resolve`'s.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.article import Span
from summarizer.check.grounds import COUNT_FIELDS, Found, Grounds
from summarizer.check.matching.folding import fold
from summarizer.check.said.count import hold_count
from summarizer.check.said.date import hold_date
from summarizer.check.said.party import hold_party
from summarizer.check.said.place import hold_place
from summarizer.check.said.summary import unsaid_in
from summarizer.draft import Draft, IncidentDraft
from summarizer.report import Problem

__all__ = ["COUNT_FIELDS", "CheckedIncident", "Found", "Grounds", "check_draft", "distinct"]

NOT_IN_ARTICLE: Final = "not-in-article"
PARTLY_IN_ARTICLE: Final = "partly-in-article"
_HOLDERS: Final[Mapping[str, Callable[[Grounds, str], Found | str]]] = {
    "date_words": hold_date,
    **dict.fromkeys(("place", "province", "country"), hold_place),
    **dict.fromkeys(("attacker", "target", "weapon"), hold_party),
}
_LONGEST_SHOWN: Final = 160


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
        """The draft's fields that did not hold; one that holds without some of its words is not among them."""
        return frozenset(one.where.rsplit(".", 1)[-1] for one in self.problems if one.code == NOT_IN_ARTICLE)


def check_draft(grounds: Grounds, draft: Draft) -> tuple[CheckedIncident, ...]:
    """Hold every value of a draft against the article; events told twice are one."""
    return tuple(_checked(grounds, index, one) for index, one in enumerate(distinct(draft.incidents)))


def distinct(incidents: Sequence[IncidentDraft]) -> list[IncidentDraft]:
    """The events without those that repeat an earlier one to the letter.

    Repeats have one type and the same sentence, or a day or place and the same day, place and parties. A small model
    likes to tell one event twice. What else makes two events one, by day, place and kind, is `resolve.events.events`'.
    """
    kept: list[IncidentDraft] = []
    known: set[tuple[str, ...]] = set()
    for one in incidents:
        keys: set[tuple[str, ...]] = {("what", one.type, _key(one.what))}
        if one.date_words or one.place:
            keys.add((one.type, *map(_key, (one.date_words, one.place, one.attacker, one.target))))
        if not keys & known:
            kept.append(one)
            known |= keys
    return kept


def _key(words: str | None) -> str:
    return " ".join(fold(words or "").split())


def _checked(grounds: Grounds, index: int, draft: IncidentDraft) -> CheckedIncident:
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    for field in (*_HOLDERS, *COUNT_FIELDS):
        value = getattr(draft, field)
        if value is None:
            continue
        where = f"$.incidents[{index}].{field}"
        verdict = _HOLDERS[field](grounds, value) if field in _HOLDERS else _count(grounds, field, value)
        if isinstance(verdict, str):
            problems.append(_problem(NOT_IN_ARTICLE, where, value, verdict))
            continue
        found[field] = verdict
        if verdict.left_out:
            message = f"the article does not have {verdict.left_out!r} here; {verdict.words!r} is taken"
            problems.append(_problem(PARTLY_IN_ARTICLE, where, value, message))
    unsaid = unsaid_in(grounds, draft.what)
    if unsaid is not None:
        problems.append(_problem(NOT_IN_ARTICLE, f"$.incidents[{index}].what", draft.what, unsaid))
    return CheckedIncident(draft, None if unsaid else draft.what, _in_context(grounds, found), tuple(problems))


def _count(grounds: Grounds, field: str, value: str) -> Found | str:
    return hold_count(grounds, COUNT_FIELDS[field], value)


def _problem(code: str, where: str, value: str, message: str) -> Problem:
    return Problem(code=code, where=where, message=message, value=value[:_LONGEST_SHOWN])


def _in_context(grounds: Grounds, found: Mapping[str, Found]) -> dict[str, Found]:
    """The same values, each with the place first that has most of the event's others in its sentence."""
    told: dict[int, set[str]] = {}
    at: dict[str, list[int]] = {}
    for field, one in found.items():
        at[field] = [_sentence(grounds, span) for span in one.spans]
        for number in at[field]:
            told.setdefault(number, set()).add(field)
    ranked = dict(found)
    for field, one in found.items():
        if len(one.spans) > 1 and field not in COUNT_FIELDS:
            # One other value beside it may be chance, two are the event's own sentence.
            company = {span: -((len(told[number]) - 1) // 2) for span, number in zip(one.spans, at[field], strict=True)}
            ranked[field] = grounds.found(sorted(one.spans, key=company.__getitem__), one.left_out)
    return ranked


def _sentence(grounds: Grounds, span: Span) -> int:
    sentence = grounds.article.sentence_at(span.start)
    return sentence.number if sentence is not None else 0
