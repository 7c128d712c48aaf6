import doctest
import importlib

import pytest


@pytest.mark.parametrize("room", ["answer", "answer_notes", "answer_reader"])
def test_the_examples_in_the_docstrings_come_out_as_written(room: str) -> None:
    results = doctest.testmod(importlib.import_module(f"summarizer.model.{room}"))
    assert results.attempted
    assert not results.failed
