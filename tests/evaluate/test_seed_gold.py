"""The gold that the documentation shows is of the seeds, as the seeds' expected files have them."""

import json
from pathlib import Path

import pytest

from summarizer.evaluate import read_gold
from summarizer.reading import read_text
from tests.seeds import SEEDS

FILES = sorted((SEEDS / "gold").glob("*.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_is_of_a_seed_and_has_its_text(file: Path) -> None:
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        text = (SEEDS / row["file"]).read_text(encoding="utf-8")
        assert row["id"] == read_text(text).id
        assert row.get("text", text) == text


def test_both_coders_can_be_read_and_share_most_articles() -> None:
    first, second = ({one.id for one in read_gold(file)} for file in FILES)
    assert second < first
