"""Every seed, replayed from its recording and held against the fields a coder expects."""

from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.reading import read_file
from tests.seed_replay import replayed, replayed_json
from tests.seed_table import table
from tests.seeds import Outcome, Seed, judge, load_misses, load_seeds

ALL_SEEDS = load_seeds()
MISSES = load_misses()
VERDICTS = ("  ok", "known miss", "  MISS", "  mended")
EVERY_SEED = pytest.mark.parametrize("seed", ALL_SEEDS, ids=lambda seed: seed.name)


@EVERY_SEED
def test_every_expected_field_is_right_or_a_known_miss(seed: Seed) -> None:
    missed = [told(outcome) for outcome in judge(seed, replayed_json(seed), MISSES) if outcome.status == "MISS"]
    assert not missed, "wrong and not in known_misses.toml:\n" + "\n".join(missed)


@EVERY_SEED
def test_a_known_miss_that_has_come_right_leaves_the_table(seed: Seed) -> None:
    mended = [told(outcome) for outcome in judge(seed, replayed_json(seed), MISSES) if outcome.status == "mended"]
    assert not mended, "remove it from known_misses, so that the table only shrinks:\n" + "\n".join(mended)


@EVERY_SEED
def test_every_piece_of_evidence_is_an_exact_slice_of_the_article(seed: Seed) -> None:
    article = read_file(seed.article)
    pieces = list(evidence_in(replayed_json(seed)))
    wrong = [piece for piece in pieces if not is_slice(piece, article)]
    assert not wrong
    assert pieces or not replayed(seed.article).incidents, "incidents without any evidence"


@EVERY_SEED
def test_the_report_is_about_the_article_as_read(seed: Seed) -> None:
    article = read_file(seed.article)
    facts = replayed(seed.article).article
    assert (facts.sha256, facts.characters) == (article.sha256, len(article.text))


def test_each_known_miss_names_one_expected_field() -> None:
    expectations = [expectation for seed in ALL_SEEDS for expectation in seed.expectations]
    counts = {(miss.seed, miss.field): sum(map(miss.covers, expectations)) for miss in MISSES}
    unclear = {name: count for name, count in counts.items() if count != 1}
    assert not unclear, f"none: remove it; several: add check or value: {unclear}"


def test_at_most_a_fifth_of_the_fields_is_a_known_miss() -> None:
    fields = sum(len(seed.expectations) for seed in ALL_SEEDS)
    assert len(MISSES) * 5 <= fields


def test_no_field_of_the_given_article_is_a_known_miss() -> None:
    assert [miss for miss in MISSES if miss.seed.startswith("takhar")] == []


@EVERY_SEED
def test_the_table_of_a_seed_fits_120_columns_and_shows_every_field(seed: Seed) -> None:
    outcomes = judge(seed, replayed_json(seed), MISSES)
    lines = table(seed, outcomes).splitlines()
    assert max(map(len, lines)) <= 120
    assert sum(line.endswith(VERDICTS) for line in lines) == len(outcomes)


def told(outcome: Outcome) -> str:
    wanted = outcome.expectation
    return f"  {wanted.field} {wanted.check} {wanted.value!r}, got {outcome.got!r}"


def evidence_in(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if {"quote", "start", "end", "sentence"} <= set(part):
            yield part
        for value in part.values():
            yield from evidence_in(value)
    elif isinstance(part, list):
        for item in part:
            yield from evidence_in(item)


def is_slice(piece: dict[str, Any], article: Article) -> bool:
    sentence = article.sentence_at(piece["start"])
    number = sentence.number if sentence else 0
    return bool(piece["quote"]) and (article.text[piece["start"] : piece["end"]], number) == (
        piece["quote"],
        piece["sentence"],
    )
