import re

import pytest

from summarizer import errors
from summarizer.errors import InvalidAnswerError, RateLimitError, SummarizerError

DRAWN = re.findall(r"(\w+Error) +(\d)  (.*)|(SummarizerError) +exit code", errors.__doc__ or "")
TREE = {name: (int(code), said) for name, code, said, _ in DRAWN if name}
CLASSES = {
    name: one for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, SummarizerError)
}


def test_the_tree_in_the_header_is_the_tree() -> None:
    assert set(TREE) | {"SummarizerError"} == set(CLASSES)


@pytest.mark.parametrize("name", TREE)
def test_exit_code_and_retries_are_as_drawn(name: str) -> None:
    code, said = TREE[name]
    assert CLASSES[name].exit_code == code
    assert CLASSES[name].retryable is ("(retried)" in said)


def test_indentation_in_the_tree_is_inheritance() -> None:
    above: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"^( +(?:[│├└─ ]+ )?)(\w+Error)\b", line)
        if found is None:
            continue
        depth, name = len(found[1]), found[2]
        if above:
            parent = above[max(one for one in above if one < depth)]
            assert CLASSES[name].__base__ is CLASSES[parent]
        above[depth] = name
    assert len(above) == 4


def test_a_message_is_what_happened_and_what_to_do() -> None:
    error = SummarizerError("The disk is full.", "Make room.")
    assert (str(error), error.message, error.remedy) == (
        "The disk is full. Make room.",
        "The disk is full.",
        "Make room.",
    )
    assert str(SummarizerError("The disk is full.")) == "The disk is full."


def test_what_an_error_carries_besides_is_not_in_its_message() -> None:
    assert RateLimitError("Too many.", retry_after=2.5).retry_after == 2.5
    error = InvalidAnswerError("Not JSON.", "Try again.", answer="a whole completion", reasons=("a: b",))
    assert str(error) == "Not JSON. Try again."
    assert (error.answer, error.reasons) == ("a whole completion", ("a: b",))
