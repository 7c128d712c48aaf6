"""One article, all the way: prompt → model → check → repair → resolve.

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
from summarizer.errors import AnswerError, EndpointError, InvalidAnswerError
from summarizer.model import Inquiry
from summarizer.pipeline.left_out import left_out
from summarizer.pipeline.second_look import second_look
from summarizer.prompt import Message, Prompt, fenced, load_prompt
from summarizer.report import Incident, Problem
from summarizer.resolve.incident import resolve_incidents

_LOG: Final = logging.getLogger("summarizer")
_QUESTION: Final = "incident.v1"
_REPAIR: Final = "repair.v1"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article, before it is a report."""

    incidents: tuple[Incident, ...]
    problems: tuple[Problem, ...]


def question() -> Prompt:
    """The prompt of the first question about an article."""
    return load_prompt(_QUESTION)


def opening() -> list[dict[str, str]]:
    """What all first questions begin with, as the API takes messages: the last one breaks off at the article."""
    return [message._asdict() for message in question().render({"article": ""})]


def prompts() -> tuple[Prompt, ...]:
    """Every prompt that may be sent about an article."""
    return question(), load_prompt(_REPAIR)


@dataclass(slots=True)
class Work:
    """One article on its way.

    Attributes:
        article: What is read.
        inquiry: The questions about it; they tell what they took.
        places: Index of a plugged-in gazetteer.
        only: The kinds of events that are wanted.
        question: The first prompt.
        failed_repair: Why a repair turn brought nothing, where one did not.
    """

    article: Article
    inquiry: Inquiry
    places: Path | None = None
    only: Relevance = field(default_factory=Relevance)
    question: Prompt = field(default_factory=question)
    failed_repair: Problem | None = None

    async def done(self) -> Outcome:
        """Ask, check, have repaired what can be, resolve; an answer that stays unusable is a problem of the report."""
        messages = self.question.render({"article": fenced(self.article.text)})
        mentions = casualty_mentions(self.article)
        grounds = Grounds(self.article, Folded.of(self.article.text), mentions, self.places)
        try:
            draft = await self._valid_draft(messages)
        except AnswerError as error:
            problem = Problem(code=_code_of(error), where="$.incidents", message=str(error))
            return Outcome((), (problem,))
        checked = check_draft(grounds, draft)
        incidents, problems = resolve_incidents(grounds, checked)
        while second_look(checked, incidents, problems) and self.inquiry.budget.repair():
            draft = await self._repaired(messages, draft, checked)
            checked = check_draft(grounds, draft)
            incidents, problems = resolve_incidents(grounds, checked)
        incidents, problems = left_out(incidents, problems, self.only)
        return Outcome(incidents, (*problems, self.failed_repair) if self.failed_repair else problems)

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

    async def _repaired(self, messages: list[Message], draft: Draft, checked: Sequence[CheckedIncident]) -> Draft:
        """The draft with what a second answer mends; an unusable second answer changes nothing."""
        # The first answer as it was checked: without repeated events, so that the paths in the reasons fit it.
        shown = Draft.model_construct(incidents=tuple(one.draft for one in checked))
        again = [*messages, Message("assistant", shown.model_dump_json()), *_correction(corrections(checked))]
        try:
            return merged(draft, checked, await self.inquiry.ask(again))
        except EndpointError as error:  # whatever it is, the first answer is there
            _LOG.info("repair turn failed: %s", error)
            self.failed_repair = Problem(code="repair-failed", where="$.incidents", message=str(error))
            return shown


def _correction(reasons: Sequence[str]) -> list[Message]:
    return load_prompt(_REPAIR).render({"problems": listed(reasons)})


def _code_of(error: AnswerError) -> str:
    """The class's name in a problem's way of writing: InvalidAnswerError → "invalid-answer"."""
    name = type(error).__name__.removesuffix("Error")
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")
