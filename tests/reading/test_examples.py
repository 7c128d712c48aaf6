import doctest
import importlib

import pytest


@pytest.mark.parametrize(
    "room", ["charsets", "clean", "dateline", "days", "headline", "lines", "page", "sentences", "source"]
)
def test_the_examples_in_the_docstrings_are_true(room: str) -> None:
    results = doctest.testmod(importlib.import_module(f"summarizer.reading.{room}"))
    assert results.attempted > 0
    assert results.failed == 0
