import doctest
import types

import pytest

from summarizer.resolve import (
    actors,
    codes,
    conflicts,
    events,
    figures,
    incident,
    location,
    roles,
    scope,
    weapons,
    when,
)


@pytest.mark.parametrize(
    "module", [figures, scope, events, codes, actors, roles, conflicts, when, weapons, location, incident]
)
def test_the_documented_examples_hold(module: types.ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
