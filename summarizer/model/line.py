"""The way to an endpoint, shared by all articles of a run, and what the run has learned of it."""

import logging
from dataclasses import dataclass, field
from typing import Final

from summarizer.endpoint import Endpoint
from summarizer.errors import CassetteError, SummarizerError
from summarizer.model.clock import Clock
from summarizer.model.faults import refusal_of
from summarizer.model.forms import FIRST, FORMS, Form, other_form
from summarizer.model.limiter import Limiter

_LOG: Final = logging.getLogger("summarizer.model")


@dataclass(slots=True)
class Line:
    """The way to an endpoint.

    Attributes:
        endpoint: Whom to ask.
        limiter: When a call may start.
        clock: For waits and deadlines.
        form: The form of request that the endpoint is known to take; the first, until it took another.
        refused: The forms that it does not take.
        context: Tokens that a question and its answer may have together, as given, or as a refusal told; None until
            then.
    """

    endpoint: Endpoint
    limiter: Limiter
    clock: Clock
    form: Form = FIRST
    refused: set[Form] = field(default_factory=set)
    context: int | None = None

    def took(self, form: Form) -> None:
        """An answer came in this form: ask in it from now on, and say so once, if the one until now was refused."""
        if self.form in self.refused and form not in self.refused:
            self.form = form
            _LOG.warning("%s does not take the form of the request; asking in %s", self.endpoint.host, form)

    def form_after(self, error: SummarizerError, form: Form) -> Form:
        """The form to try after a request in this one failed: what others have found, else what the refusal suggests.

        In replay a request may not be on the recording because another article of that run had found the form.

        Raises:
            SummarizerError: The error, when it is not about the form, or no form is left.
        """
        if isinstance(error, CassetteError):
            suggested = form if self.refused else None
        else:
            suggested = other_form(form, refusal_of(error.__cause__))
        if suggested is not None:
            self.refused.add(form)
            for one in (self.form, suggested, *FORMS):
                if one not in self.refused:
                    return one
        raise error
