"""What a store says of articles, and what their calls took."""

from typing import Literal, NamedTuple

from summarizer.errors import Account, SummarizerError
from summarizer.report import FROM_CACHE, Provenance


class Placed(NamedTuple):
    """An article's place in the input.

    Attributes:
        first: The position where the same article stands first; its own unless it is repeated.
        state: What is known of it: nothing yet, a report, or that the last try failed.
    """

    first: int
    state: Literal["waiting", "done", "failed"]


class Failure(NamedTuple):
    """An article of the input that has no report, or one without incidents because the answer could not be used.

    `error` is the class of its last error, or the code of the problem in its report.
    """

    position: int
    article_id: str
    error: str
    message: str


def account_of(made: Provenance | Exception) -> Account:
    """What a report or an error says that its calls took; nothing where it says nothing, or was not made now."""
    if isinstance(made, Provenance):
        if FROM_CACHE in made.notes:
            return Account(cost_usd=0.0)
        return Account(made.calls, made.tokens.prompt, made.tokens.completion, made.cost_usd)
    return made.account if isinstance(made, SummarizerError) else Account()
