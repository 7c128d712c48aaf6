import doctest
import importlib

import pytest

ROOMS = ["charsets", "clean", "dateline", "days", "headline", "lines", "page", "sentences", "source"]
OF_INPUTS = ["addresses", "feeds", "opened", "settings", "web_names"]


@pytest.mark.parametrize("room", [*ROOMS, *(f"inputs.{room}" for room in OF_INPUTS)])
def test_the_examples_in_the_docstrings_are_true(room: str) -> None:
    results = doctest.testmod(importlib.import_module(f"summarizer.reading.{room}"))
    assert results.attempted > 0
    assert results.failed == 0
