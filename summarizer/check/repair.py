"""The second question and its answer: what the model is told, in bounded length, and what is taken from what it says.

Which problems are worth a second question is measured policy: `REPAIRABLE`. Asking is `pipeline`'s.
"""

from collections.abc import Sequence
from typing import Final

from summarizer.check.draft import CheckedIncident, distinct
from summarizer.check.matching.folding import fold
from summarizer.draft import Draft, IncidentDraft

REPAIRABLE: Final = frozenset({"date_words", "place", "attacker", "target", "weapon"})
"""What a second answer can mend; counts, province and country are read from the article without the model."""
# The embedded model's window holds a handful of corrections; the rest of the problems are for people.
_MOST_REASONS: Final = 8
_LONGEST_REASON: Final = 240


def needs_repair(checked: Sequence[CheckedIncident]) -> bool:
    """Whether any value that a second answer can mend did not hold."""
    return any(one.failed & REPAIRABLE for one in checked)


def corrections(checked: Sequence[CheckedIncident]) -> list[str]:
    """One line a value that did not hold: path, value, what the article says there."""
    return [
        f"{problem.where.removeprefix('$.')}: {problem.value!r}: {problem.message}"
        for one in checked
        for problem in one.problems
        if problem.where.rsplit(".", 1)[-1] in one.failed & REPAIRABLE
    ]


def listed(reasons: Sequence[str]) -> str:
    r"""Reasons as the list that the repair prompt holds: no more than eight lines, none longer than 240 characters.

    >>> listed(["place: 'Hadra': the article does not name this", "x" * 300])[:53]
    "- place: 'Hadra': the article does not name this\n- xx"
    >>> len(listed(["x" * 300] * 500))
    1943
    """
    short = (" ".join(reason.split()) for reason in reasons[:_MOST_REASONS])
    return "\n".join(f"- {one if len(one) <= _LONGEST_REASON else one[: _LONGEST_REASON - 1] + '…'}" for one in short)


def merged(first: Draft, checked: Sequence[CheckedIncident], second: Draft) -> Draft:
    """The first draft with the second's values where the first's did not hold: nothing that was right is lost.

    Each event is mended from the one of the second answer that agrees with it in most of what held; where none agrees,
    from the one in its place, if both answers have as many events.
    """
    seconds = distinct(second.incidents)
    partners = _partners(checked, seconds)
    mended = []
    for one, partner in zip(checked, partners, strict=True):
        better = {field: getattr(partner, field) for field in one.failed} if partner is not None else {}
        mended.append(one.draft.model_copy(update=better) if better else one.draft)
    return first.model_copy(update={"incidents": tuple(mended)})


def _partners(checked: Sequence[CheckedIncident], seconds: Sequence[IncidentDraft]) -> list[IncidentDraft | None]:
    """For each event the one of the second answer that tells it again, each taken once; None where there is none."""
    taken: set[int] = set()
    partners: list[IncidentDraft | None] = []
    for index, one in enumerate(checked):
        free = [at for at in range(len(seconds)) if at not in taken]
        best = max(free, key=lambda at: (_agreement(one, seconds[at]), at == index), default=None)
        same_place = best == index and len(seconds) == len(checked)
        if best is None or not (_agreement(one, seconds[best]) or same_place):
            partners.append(None)
            continue
        taken.add(best)
        partners.append(seconds[best])
    return partners


def _agreement(one: CheckedIncident, other: IncidentDraft) -> int:
    """How many values that held the other event has too; the same sentence counts for one."""
    held = [*one.found, *(["what"] if one.what is not None else [])]
    return sum(fold(getattr(one.draft, field)) == fold(getattr(other, field) or "") for field in held)
