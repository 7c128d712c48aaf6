"""What is asked about an article: which prompts are sent, and with which of its parts where it does not fit whole.

An article that is longer than the model's context leaves room for is read in parts (see `parts`), each asked about in
the same words. Asking is `work`'s.
"""

from functools import cache
from typing import Final, NamedTuple

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.model import Limits, estimated_prompt_tokens, estimated_tokens
from summarizer.parts import Part, parts_of, whole
from summarizer.prompt import Message, Prompt, fenced, load_prompt

_QUESTION: Final = "incident.v1"
_REPAIR: Final = "repair.v1"
LONGEST_CORRECTION: Final = 700
"""Tokens that a repair turn's correction takes at most: eight reasons of 240 characters, and the words around them."""
# Of the context, beside prompt and article: for an answer and a repair turn. Means are 140 tokens an answer, 130 a
# correction (docs/measurements.md), so a quarter of 4,096 holds both; more than the longest of each is never needed.
_SHARE_OF_ANSWERS: Final = 4
# A part smaller than this is mostly what opens it, and what it takes up of the one before.
_LEAST_ROOM: Final = 500


class Question(NamedTuple):
    """A part of an article, or all of it, and the messages that ask about it."""

    part: Part
    messages: list[Message]


def question() -> Prompt:
    """The prompt of the first question about an article."""
    return load_prompt(_QUESTION)


def opening() -> list[dict[str, str]]:
    """What all first questions begin with, as the API takes messages: the last one breaks off at the article."""
    return [message._asdict() for message in _asking("")]


def repair() -> Prompt:
    """The prompt of a further question, after an answer that does not hold."""
    return load_prompt(_REPAIR)


def prompts() -> tuple[Prompt, ...]:
    """Every prompt that may be sent about an article."""
    return question(), repair()


def questions(article: Article, context: int | None, limits: Limits) -> list[Question]:
    """The questions about an article: one, unless it is known not to fit.

    Args:
        article: As read.
        context: Tokens that a question and its answer may have together; None where nobody knows.
        limits: How long an answer may be.

    Raises:
        InputError: The context has no room for any article.
    """
    words = fenced(article.text)
    if context is None or estimated_tokens(words) <= _room(context, limits):
        return [Question(whole(article), _asking(words))]
    parts = parts_of(article, _room(context, limits), _size)
    return [Question(one, _asking(fenced(one.text_of(article)))) for one in parts]


def check_context(context: int | None, limits: Limits) -> None:
    """Refuse a context that has no room for any article.

    Raises:
        InputError: It has none.
    """
    if context is not None:
        _room(context, limits)


@cache
def fixed_tokens() -> int:
    """The prompt without an article: the same for all of them."""
    return estimated_prompt_tokens(_asking(""))


def _asking(words: str) -> list[Message]:
    return question().render({"article": words})


def _room(context: int, limits: Limits) -> int:
    """Tokens for an article's words, beside the prompt, an answer and a repair turn."""
    kept = min(limits.answer_tokens + LONGEST_CORRECTION, context // _SHARE_OF_ANSWERS)
    room = context - fixed_tokens() - kept
    if room < _LEAST_ROOM:
        raise InputError(
            f"A context of {context} tokens has no room for an article: the prompt takes {fixed_tokens()}, an answer "
            f"and its repair {kept}.",
            "Give a larger --context, or name another model.",
        )
    return room


def _size(text: str) -> int:
    """Tokens of an article's words as they are sent."""
    return estimated_tokens(fenced(text))
