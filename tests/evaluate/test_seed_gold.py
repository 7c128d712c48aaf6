"""The gold that the documentation shows is of the seeds, as the seeds' expected files have them."""

import json
from pathlib import Path

import pytest

from summarizer.evaluate import evaluate, read_gold
from summarizer.reading import read_text
from tests.evaluate.building import QUICK, gold
from tests.seed_replay import replayed
from tests.seeds import SEEDS

FILES = sorted((SEEDS / "gold").glob("*.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_is_of_a_seed_and_has_its_text(file: Path) -> None:
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        text = (SEEDS / row["file"]).read_text(encoding="utf-8")
        assert row["id"] == read_text(text).id
        assert row.get("text", text) == text


def test_a_report_that_a_coder_has_signed_is_gold_by_which_it_is_right_throughout(tmp_path: Path) -> None:
    made = replayed(next(SEEDS.glob("aribinda-*.txt")))
    signed = json.loads(made.json_text())
    del signed["provenance"], signed["problems"]
    found = evaluate(gold(tmp_path, signed), [made], QUICK)
    assert found.overall is not None
    assert found.overall.right == found.overall.judged > 2 * 20
    assert {one.f1.value for one in (found.incidents, *found.lists)} == {1.0}
    assert found.worst == ()


def test_both_coders_can_be_read_and_share_most_articles() -> None:
    first, second = ({one.id for one in read_gold(file)} for file in FILES)
    assert second < first
