import doctest
import importlib
import pkgutil

import pytest

import summarizer.export as room
from summarizer import codebook

MODULES = [
    module.name
    for package in (room, codebook)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_documented_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
