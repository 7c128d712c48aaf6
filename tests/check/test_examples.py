import doctest
import types

import pytest

from summarizer.check import attribution, casualties, casualty_words, draft, harm, linking, tokens, victim, victims


@pytest.mark.parametrize(
    "module",
    [
        tokens,
        casualty_words,
        harm,
        victim,
        victims,
        linking,
        attribution,
        casualties,
        draft,
    ],
)
def test_the_documented_examples_hold(module: types.ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
