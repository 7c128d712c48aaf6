"""One article, all the way: questions → model → check → repair → resolve.

The order of the steps and the repair turn are decided here; each step itself is another room's.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from summarizer.article import Article
from summarizer.check.draft import CheckedIncident, Grounds, check_draft
from summarizer.check.harm.casualties import casualty_mentions
from summarizer.check.matching.text import Folded
from summarizer.check.repair import corrections, listed, merged
from summarizer.codebook.relevance import Relevance
from summarizer.draft import Draft
from summarizer.errors import AnswerError, EndpointError, InputError, InvalidAnswerError, TooLongError
from summarizer.model import Inquiry
from summarizer.pipeline.drafts import Told, failures, joined, to_mend
from summarizer.pipeline.left_out import left_out
from summarizer.pipeline.questions import Question, questions, repair
from summarizer.pipeline.second_look import gaps
from summarizer.prompt import Message
from summarizer.report import Incident, Problem
from summarizer.resolve.incident import resolve_incidents

_LOG: Final = logging.getLogger("summarizer")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article, before it is a report."""

    incidents: tuple[Incident, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Work:
    """One article on its way.

    Attributes:
        article: What is read.
        inquiry: The questions about it; they tell what they took.
        places: Index of a plugged-in gazetteer.
        only: The kinds of events that are wanted.
        failed_repair: Why a repair turn brought nothing, where one did not.
    """

    article: Article
    inquiry: Inquiry
    places: Path | None = None
    only: Relevance = field(default_factory=Relevance)
    failed_repair: Problem | None = None

    async def done(self) -> Outcome:
        """Ask, check, have repaired what can be, resolve; an answer that stays unusable is a problem of the report."""
        mentions = casualty_mentions(self.article)
        grounds = Grounds(self.article, Folded.of(self.article.text), mentions, self.places)
        told, failed = await self._told()
        if not told:
            return Outcome((), failed)
        checked = check_draft(grounds, joined(told))
        incidents, problems = resolve_incidents(grounds, checked)
        while (refused := gaps(checked, incidents, problems)) and self.inquiry.budget.repair():
            one = to_mend(told, refused)
            one.draft = await self._repaired(one, check_draft(grounds, one.draft))
            checked = check_draft(grounds, joined(told))
            incidents, problems = resolve_incidents(grounds, checked)
        incidents, problems = left_out(incidents, problems, self.only)
        return Outcome(incidents, (*problems, *failed, *([self.failed_repair] if self.failed_repair else [])))

    async def _told(self) -> tuple[list[Told], tuple[Problem, ...]]:
        """The answer to each question, and problems for those that could not be used; see `_smaller` for refusals."""
        budget = self.inquiry.budget
        asked = questions(self.article, budget.context, budget.limits)
        while True:
            try:
                return await self._answers(asked)
            except TooLongError as error:
                asked = self._smaller(error)

    async def _answers(self, asked: Sequence[Question]) -> tuple[list[Told], tuple[Problem, ...]]:
        """One after another, each part with a budget of its own, and a last one for what they come to together."""
        budget, several = self.inquiry.budget, len(asked) > 1
        told: list[Told] = []
        failed: dict[int, AnswerError] = {}
        for at, one in enumerate(asked):
            if several:
                budget.renew()
            try:
                told.append(Told(one, await self._valid_draft(one.messages)))
            except AnswerError as error:
                failed[at] = error
        if several:
            budget.renew()
            budget.spent.note([f"read in {len(asked)} parts"])
        problems = failures(asked, failed)
        for problem in problems if several else ():
            _LOG.warning("%s: %s", self.article.id, problem.message)
        return told, problems

    def _smaller(self, error: TooLongError) -> list[Question]:
        """Questions that fit, after one was refused as too long and the endpoint said how much fits.

        They may be as many as before: where only the answer was to be too long, a shorter one is asked for now.

        Raises:
            TooLongError: The refusal, where it says nothing new.
        """
        known = self.inquiry.budget.context
        if error.context is None or (known is not None and error.context >= known):
            raise error
        try:
            smaller = questions(self.article, error.context, self.inquiry.budget.limits)
        except InputError as no_room:
            error.remedy = str(no_room)
            raise error from no_room
        self.inquiry.learn_context(error.context)
        return smaller

    async def _valid_draft(self, messages: list[Message]) -> Draft:
        """The first answer, or the one after its violations were pointed out."""
        invalid: InvalidAnswerError | None = None
        while invalid is None or self.inquiry.budget.repair():
            try:
                return await self.inquiry.ask(messages)
            except InvalidAnswerError as error:
                invalid = error
                messages = [*messages, Message("assistant", error.answer), *_correction(error.reasons)]
            except EndpointError as error:
                if invalid is None:
                    raise
                # An answer came, and only asking again failed: with that answer in it the question may be too long.
                raise invalid from error
        raise invalid

    async def _repaired(self, told: Told, checked: Sequence[CheckedIncident]) -> Draft:
        """The draft with what a second answer mends; an unusable second answer changes nothing."""
        # The first answer as it was checked: without repeated events, so that the paths in the reasons fit it.
        shown = Draft.model_construct(incidents=tuple(one.draft for one in checked))
        answer = Message("assistant", shown.model_dump_json())
        try:
            second = await self.inquiry.ask([*told.question.messages, answer, *_correction(corrections(checked))])
            return merged(told.draft, checked, second)
        except EndpointError as error:  # whatever it is, the first answer is there
            _LOG.info("repair turn failed: %s", error)
            self.failed_repair = Problem(code="repair-failed", where="$.incidents", message=str(error))
            return shown


def _correction(reasons: Sequence[str]) -> list[Message]:
    return repair().render({"problems": listed(reasons)})
