"""What articles will take, before anything is sent: for ``--dry-run`` and ``--max-cost``.

The shares and lengths below are measured means over the embedded model's first answers to 209 and 257 articles:
docs/measurements.md, "What calls take". Other models answer at other lengths; what calls really took is in the reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from summarizer.article import Article
from summarizer.endpoint import Endpoint
from summarizer.model import Limits, Pace, cost_usd, estimated_prompt_tokens
from summarizer.pipeline.questions import LONGEST_CORRECTION, fixed_tokens, questions
from summarizer.report import Tokens

_ANSWER: Final = 140  # tokens
_REPAIRED: Final = 0.17  # of the articles have a repair turn
_CORRECTION: Final = 130  # tokens that a repair turn adds to the question and its answer
_LONGER: Final = 2  # an answer that was cut off is asked for once more, with so many times its length
# The embedded model on two cores: tokens a second in, where the fixed part of the prompt is cached, and out.
_IN_A_SECOND: Final = 64.0
_OUT_A_SECOND: Final = 13.0
# Nobody has asked the endpoint yet. Hosted models answer 140 tokens in 1 to 6 s.
_SECONDS_A_CALL: Final = 4.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """What some articles are expected to take.

    Attributes:
        articles: How many.
        calls: Requests, repairs included, failures not.
        prompt_tokens: Tokens in.
        completion_tokens: Tokens out.
        cost_usd: Dollars; None where the model's price is not known.
        most_usd: Dollars at most: every try that may fail billed, every answer as long as it may be, every repair.
        seconds: Of calls, one after another.
    """

    articles: int = 0
    calls: float = 0.0
    prompt_tokens: float = 0.0
    completion_tokens: float = 0.0
    cost_usd: float | None = 0.0
    most_usd: float | None = 0.0
    seconds: float = 0.0

    def __add__(self, other: Self) -> "Forecast":
        """For both; dollars are known where they are known for both."""
        return Forecast(
            articles=self.articles + other.articles,
            calls=self.calls + other.calls,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost_usd=_sum(self.cost_usd, other.cost_usd),
            most_usd=_sum(self.most_usd, other.most_usd),
            seconds=self.seconds + other.seconds,
        )

    @staticmethod
    def seconds_from(endpoint: Endpoint) -> str:
        """What the seconds rest on, in words."""
        if endpoint.embedded:
            return "the embedded model's speed on two cores; starting it takes 5 s more"
        return f"{_SECONDS_A_CALL:g} s a call, which nobody has measured at this endpoint"

    def seconds_at(self, pace: Pace) -> float:
        """Expected seconds with several calls in flight and within the limits of a minute."""
        tokens = self.prompt_tokens + self.completion_tokens
        return max(
            self.seconds / max(1, min(pace.in_flight, self.articles)),
            60.0 * self.calls / pace.requests_per_minute if pace.requests_per_minute else 0.0,
            60.0 * tokens / pace.tokens_per_minute if pace.tokens_per_minute else 0.0,
        )


def forecast(article: Article, endpoint: Endpoint, limits: Limits) -> Forecast:
    """What one article is expected to take, and at most: whole where nobody knows the endpoint's context.

    Raises:
        InputError: That context has no room for any article.
    """
    prompts = [estimated_prompt_tokens(one.messages) for one in questions(article, endpoint.context, limits)]
    again = max(prompts) + _ANSWER + _CORRECTION
    # Any part's answer may need mending, but there are no more repair turns than that after a look at all of them.
    repaired = min(_REPAIRED * len(prompts), limits.repairs)
    second = cost_usd(endpoint, Tokens(prompt=again, completion=_ANSWER))
    firsts = [cost_usd(endpoint, Tokens(prompt=prompt, completion=_ANSWER)) for prompt in prompts]
    return Forecast(
        articles=1,
        calls=len(prompts) + repaired,
        prompt_tokens=sum(prompts) + repaired * again,
        completion_tokens=_ANSWER * (len(prompts) + repaired),
        cost_usd=_sum(*firsts, None if second is None else repaired * second),
        most_usd=_most_usd(prompts, endpoint, limits),
        seconds=sum(_seconds(prompt - fixed_tokens(), endpoint) for prompt in prompts)
        + repaired * _seconds(_ANSWER + _CORRECTION, endpoint),
    )


def _most_usd(prompts: Sequence[int], endpoint: Endpoint, limits: Limits) -> float | None:
    """Dollars at most, within the budget of an article (`model.Limits`): parts have one each, and all have one more."""
    budgets = [*prompts, max(prompts)] if len(prompts) > 1 else prompts
    calls = max(1, limits.attempts) - 1 + _LONGER * (1 + limits.repairs)
    each = _sum(*(_most_of_call(prompt, endpoint, limits) for prompt in budgets))
    return None if each is None else calls * each


def _most_of_call(prompt: int, endpoint: Endpoint, limits: Limits) -> float | None:
    longest = _LONGER * limits.answer_tokens
    # Each repair turn's question holds all before it, and its answer and correction.
    question = min(prompt + limits.repairs * (longest + LONGEST_CORRECTION), limits.token_ceiling)
    return cost_usd(endpoint, Tokens(prompt=question, completion=longest))


def _seconds(new_tokens: int, endpoint: Endpoint) -> float:
    """Seconds of one call whose question has so many tokens that are not in the prefix cache."""
    if endpoint.embedded:
        return new_tokens / _IN_A_SECOND + _ANSWER / _OUT_A_SECOND
    return _SECONDS_A_CALL


def _sum(*dollars: float | None) -> float | None:
    known = [one for one in dollars if one is not None]
    return sum(known) if len(known) == len(dollars) else None
