import doctest
import json
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.model import estimate
from summarizer.model.estimate import estimated_prompt_tokens, estimated_tokens
from summarizer.prompt import Message

CASSETTES = sorted((Path(__file__).parents[2] / "cassettes").glob("*.json"))


class Counted(NamedTuple):
    estimated: int
    in_truth: int


def counted(cassette: Path) -> list[Counted]:
    """Each recorded call: what is estimated for its messages, and what the server counted."""
    calls = []
    for one in json.loads(cassette.read_text("utf-8"))["interactions"]:
        messages = [Message(**message) for message in json.loads(one["request"]["body"])["messages"]]
        usage = json.loads(one["response"]["body"]["string"])["usage"]
        calls.append(Counted(estimated_prompt_tokens(messages), usage["prompt_tokens"]))
    return calls


@pytest.mark.parametrize("cassette", CASSETTES, ids=lambda path: path.stem)
def test_the_estimate_of_a_recorded_call_is_a_little_high_and_never_low(cassette: Path) -> None:
    for call in counted(cassette):
        assert call.in_truth <= call.estimated <= 1.15 * call.in_truth


def test_the_estimates_of_all_recorded_calls_are_less_than_a_tenth_too_high() -> None:
    calls = [call for cassette in CASSETTES for call in counted(cassette)]
    assert 1 <= mean(call.estimated / call.in_truth for call in calls) < 1.10


@pytest.mark.parametrize(
    ("text", "in_truth"),  # by the embedded model's tokenizer
    [
        ("Щонайменше дванадцятеро людей загинули у вівторок увечері", 27),
        ("قتل ما لا يقل عن اثني عشر شخصا مساء الثلاثاء", 14),
        ("周二晚上，武装人员袭击了村口的一个市场", 11),
    ],
    ids=["Ukrainian", "Arabic", "Chinese"],
)
def test_other_scripts_count_more_than_english_and_not_less_than_they_take(text: str, in_truth: int) -> None:
    assert in_truth <= estimated_tokens(text) <= 4 * in_truth
    assert estimated_tokens(text) > estimated_tokens("x" * len(text))


@given(st.text(), st.text())
def test_more_text_is_never_fewer_tokens(text: str, more: str) -> None:
    assert max(estimated_tokens(text), estimated_tokens(more)) <= estimated_tokens(text + more)
    assert estimated_tokens(text + more) <= estimated_tokens(text) + estimated_tokens(more)


def test_no_text_is_no_token_and_half_a_character_fails_nothing() -> None:
    assert estimated_tokens("") == 0
    assert estimated_tokens("\ud83d") == 2


def test_the_examples_hold() -> None:
    assert doctest.testmod(estimate).failed == 0
