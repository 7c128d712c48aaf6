"""What the model told of each part of an article, and how that becomes one draft.

Nothing is judged here: which of the joined events are one is found as in a single answer that tells an event twice
(`check.draft.distinct` to the letter, `resolve.events` by day, place and kind), so that what two parts tell is reported
once, with a problem for what is passed over.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from summarizer.check.repair import REPAIRABLE
from summarizer.draft import Draft
from summarizer.errors import AnswerError
from summarizer.pipeline.questions import Question
from summarizer.report import Problem


@dataclass(slots=True)
class Told:
    """A question about an article or a part of it, and the answer; a repair turn replaces the answer."""

    question: Question
    draft: Draft


def joined(told: Sequence[Told]) -> Draft:
    """All events in the order of the parts, the first part's main event first.

    One answer holds five events at most; what holds for a whole article has no such bound, and nothing is left out.
    """
    return Draft.model_construct(incidents=tuple(event for one in told for event in one.draft.incidents))


def to_mend(told: Sequence[Told], refused: Set[str]) -> Told:
    """The first answer that has one of the refused values."""
    having = (
        one
        for one in told
        if any(getattr(event, field) in refused for event in one.draft.incidents for field in REPAIRABLE)
    )
    return next(having, told[0])


def failures(asked: Sequence[Question], failed: Mapping[int, AnswerError]) -> tuple[Problem, ...]:
    """The problems that unusable answers leave: one for each part, and one in place of all incidents where none came.

    Args:
        asked: About the article, or about each of its parts.
        failed: What was wrong with an answer, by the place of its question.
    """
    parts = [_lost(asked, at, error) for at, error in failed.items()] if len(asked) > 1 else []
    if len(failed) < len(asked):
        return tuple(parts)
    first = failed[0]
    return (Problem(code=_code_of(first), where="$.incidents", message=str(first)), *parts)


def _lost(asked: Sequence[Question], at: int, error: AnswerError) -> Problem:
    part = asked[at].part
    what = f"part {at + 1} of {len(asked)} is lost, characters {part.start} to {part.end}"
    return Problem(code="part-lost", where="$.incidents", message=f"{what}: {error}")


def _code_of(error: AnswerError) -> str:
    """The class's name in a problem's way of writing: InvalidAnswerError → "invalid-answer"."""
    name = type(error).__name__.removesuffix("Error")
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")
