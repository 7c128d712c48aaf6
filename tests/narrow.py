"""An article longer than a model's context, and an endpoint that refuses what does not fit it.

The endpoint tells the events whose sentence is in the text it is asked about, as a model would; how many tokens a
question has, it counts by a rule of its own.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from summarizer import Article, read_text
from summarizer.reading import Facts
from tests.builders import PUBLISHED
from tests.server import Answer, Received, answer_json, completion, error_answer
from tests.toy import answer, event

CONTEXT: Final = 8192
TITLE: Final = "Two guards shot at Norvale depot"
LEAD: Final = "Gunmen shot dead two guards at the fuel depot of Norvale on Monday, the mayor said."
MIDDLE: Final = "On Tuesday a bomb killed four clerks at the customs house of Telmar, the harbour master said."
LAST: Final = "On Wednesday raiders shot dead seven shepherds near Ostrel, the police said."
_KINDS: Final = (
    "Stall {0} of the old market sold {1} baskets of pears to visitors from the valley.",
    "The choir of parish {0} sang for {1} minutes, and the hall was full to the last seat.",
    "Bus line {0} will stop at the new bridge from spring on, which cost {1} crowns.",
    "The weather stayed dry over hill {0}, where the farmers hope for {1} good days more.",
)
EVENTS: Final[Mapping[str, dict[str, Any]]] = {
    LEAD: event(
        what="Gunmen shot dead two guards.",
        date_words="Monday",
        place="Norvale",
        attacker="Gunmen",
        killed="two guards",
    ),
    MIDDLE: event(
        what="A bomb killed four clerks.",
        date_words="Tuesday",
        place="Telmar",
        killed="four clerks",
        weapon="bomb",
        type="Remote explosive/landmine/IED",
    ),
    LAST: event(
        what="Raiders shot dead seven shepherds.",
        date_words="Wednesday",
        place="Ostrel",
        attacker="raiders",
        killed="seven shepherds",
    ),
}
"""What the endpoint tells of each sentence."""


def filler(characters: int, first: int = 1) -> str:
    """Sentences in which nothing happens, five a paragraph, no two the same."""
    sentences: list[str] = []
    while sum(map(len, sentences)) + len(sentences) < characters:
        number = first + len(sentences)
        sentences.append(_KINDS[number % len(_KINDS)].format(number, number % 89 + 11))
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


def long_article(characters: int = 200_000, *, name: str = "long") -> Article:
    """An article of this length, with one event in its first sentence, one in its middle and one at its end."""
    half = characters // 2
    pieces = [TITLE, LEAD, filler(half), MIDDLE, filler(half - 400, first=100_000), LAST]
    return read_text("\n\n".join(pieces), Facts(id=name, title=TITLE, published=PUBLISHED))


def words_in(received: Received) -> str:
    """The text that a question is about: the last that stands between the marks."""
    asked = [one["content"] for one in received.messages if one["content"].startswith("<article>")]
    return asked[-1].removeprefix("<article>\n").removesuffix("\n</article>")


def tokens_of(received: Received) -> int:
    """A token for every 4.5 characters, a few for each message."""
    return sum(int(len(one["content"]) / 4.5) + 4 for one in received.messages)


def refusal(asked: int, context: int) -> Answer:
    """As OpenAI and vLLM refuse what is too long."""
    return error_answer(
        400,
        f"This model's maximum context length is {context} tokens. However, you requested {asked} tokens.",
        "context_length_exceeded",
    )


@dataclass(frozen=True)
class Narrow:
    """The endpoint's script: refuses a question that does not fit beside its answer, else tells its events.

    Attributes:
        context: Tokens that question and answer may have together.
        events: What it tells, by the sentence that the text must have.
        refuse: How it refuses.
        instead: What it does with a question whose text holds these words, in place of telling events.
    """

    context: int = CONTEXT
    events: Mapping[str, dict[str, Any]] = field(default_factory=lambda: EVENTS)
    refuse: Callable[[int, int], Answer] = refusal
    instead: Mapping[str, Answer] = field(default_factory=dict)

    def __call__(self, received: Received) -> Answer:
        asked = tokens_of(received) + received.json["max_tokens"]
        if asked > self.context:
            return self.refuse(asked, self.context)
        text = words_in(received)
        told = next((answer for words, answer in self.instead.items() if words in text), None)
        if told is not None:
            return told
        said = completion(answer(*(one for sentence, one in self.events.items() if sentence in text)))
        used = {"prompt_tokens": tokens_of(received), "completion_tokens": 60, "total_tokens": tokens_of(received) + 60}
        return answer_json({**said, "usage": used})


def texts(requests: list[Received]) -> list[str]:
    """What each question was about."""
    return [words_in(one) for one in requests]


def json_of(requests: list[Received]) -> list[Any]:
    return [json.loads(one.body) for one in requests]
