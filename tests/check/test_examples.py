import doctest
import types

import pytest

from summarizer.check import attribution, casualties, draft, harm, linking, tokens, victims


@pytest.mark.parametrize(
    "module",
    [
        tokens,
        harm,
        victims,
        linking,
        attribution,
        casualties,
        draft,
    ],
)
def test_the_documented_examples_hold(module: types.ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
