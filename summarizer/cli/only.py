"""``--only``: kinds of events, as a value of the command line."""

from typing import Any

import click

from summarizer.codebook.relevance import Relevance
from summarizer.errors import InputError


class RelevanceType(click.ParamType[Relevance]):
    """Kinds of events in ACLED's words, with commas between them."""

    name = "kinds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Relevance:
        """Read them; a word that no event can have is refused: everything would be left out."""
        if isinstance(value, Relevance):
            return value
        try:
            return Relevance.of(str(value))
        except InputError as error:
            self.fail(str(error), param, ctx)
