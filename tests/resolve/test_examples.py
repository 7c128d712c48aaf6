import doctest
import importlib
import pkgutil

import pytest

import summarizer.resolve as room


@pytest.mark.parametrize("name", [module.name for module in pkgutil.iter_modules(room.__path__)])
def test_the_documented_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"{room.__name__}.{name}")).failed == 0
