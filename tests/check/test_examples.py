import doctest
import types

import pytest

from summarizer.check import (
    attribution,
    casualties,
    draft,
    harm,
    linking,
    negation,
    repair,
    said_count,
    said_date,
    said_party,
    said_place,
    summary,
    tokens,
    victims,
)


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
        negation,
        repair,
        said_count,
        said_date,
        said_party,
        said_place,
        summary,
    ],
)
def test_the_documented_examples_hold(module: types.ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
