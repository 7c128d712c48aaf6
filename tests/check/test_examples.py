import doctest
import importlib
import pkgutil

import pytest

import summarizer.check as room


@pytest.mark.parametrize("name", [module.name for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")])
def test_the_documented_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
