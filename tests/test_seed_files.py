"""The seed files themselves: what they expect can be said in a report, and agrees with calendar and article."""

import datetime
import hashlib
from collections.abc import Iterator
from typing import Any

import pytest

from summarizer.codebook import legal_pair
from summarizer.report import Report
from tests.seeds import HOLDS_THE_WORDS, NULL, SEEDS, Expectation, Seed, folded, load_seeds, steps

ALL_SEEDS = load_seeds()
EVERY_SEED = pytest.mark.parametrize("seed", ALL_SEEDS, ids=lambda seed: seed.name)
SCHEMA = Report.model_json_schema(mode="serialization", by_alias=True)
GIVEN = "takhar-2020-10-22"


@EVERY_SEED
def test_every_expected_field_and_word_exists_in_the_schema(seed: Seed) -> None:
    unknown = [complaint for expectation in seed.expectations for complaint in complaints(expectation)]
    assert not unknown


@EVERY_SEED
def test_expected_event_types_are_legal_pairs(seed: Seed) -> None:
    types = {e.field: e.value for e in seed.expectations if e.check == "equals"}
    pairs = [(types[field.replace("sub_event", "event")], sub) for field, sub in types.items() if "sub_event" in field]
    assert all(legal_pair(event, sub) for event, sub in pairs)
    assert len(pairs) == seed.expectations[0].value


@EVERY_SEED
def test_the_weekday_of_each_expected_date_stands_in_the_article(seed: Seed) -> None:
    text = seed.article.read_text(encoding="utf-8")
    dates = [e.value for e in seed.expectations if e.field.endswith("date.start") and e.check == "equals"]
    assert [day for day in dates if datetime.date.fromisoformat(day).strftime("%A") not in text] == []


@EVERY_SEED
def test_what_is_expected_in_the_articles_words_stands_in_the_article(seed: Seed) -> None:
    text = folded(seed.article.read_text(encoding="utf-8"))
    foreign = [words for e in seed.expectations for words in quoted(e) if not any(folded(one) in text for one in words)]
    assert not foreign


@EVERY_SEED
def test_an_article_says_nothing_of_its_origin(seed: Seed) -> None:
    text = folded(seed.article.read_text(encoding="utf-8"))
    assert [word for word in ("invented", "fictional", "fixture", "summarizer", "codebook") if word in text] == []
    assert seed.origin.startswith("given" if seed.name == GIVEN else "invented")


def test_the_given_article_is_as_it_was_given() -> None:
    content = (SEEDS / f"{GIVEN}.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == "b7be282c65eb4edbce3a60d4a57c9e001df29d2656d39ab769b2b51079190c17"


def test_the_readme_lists_every_seed() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [seed.name for seed in ALL_SEEDS if f"`{seed.article.name}`" not in readme] == []


def complaints(expectation: Expectation) -> Iterator[str]:
    nodes = [SCHEMA]
    for step in steps(expectation.field):
        nodes = [inner for node in nodes for inner in below(node, step)]
    if not nodes:
        yield f"no such field: {expectation.field}"
    values = expectation.value if isinstance(expectation.value, list) else [expectation.value]
    for value in values if expectation.check in {"equals", "one of"} else ():
        yield from illegal(value, nodes, expectation.field)
    if expectation.check in {"has", "absent"}:
        records = [inner for node in nodes for inner in below(node, 0)]
        yield from illegal(expectation.value, records, expectation.field)


def illegal(value: Any, nodes: list[dict[str, Any]], where: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            found = [deeper for node in nodes for deeper in below(node, key)]
            yield from illegal(inner, found, f"{where}.{key}") if found else [f"no such key: {where}.{key}"]
    elif isinstance(value, list):
        items = [deeper for node in nodes for deeper in below(node, 0)]
        for one in value:
            yield from illegal(one, items or nodes, where)
    elif value != NULL and (words := [word for node in nodes for word in node.get("enum", ())]) and value not in words:
        yield f"{where} is never {value!r}"


def below(node: dict[str, Any], step: str | int) -> list[dict[str, Any]]:
    inner = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
    return plain(inner) if inner else []


def plain(node: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return plain(SCHEMA["$defs"][node["$ref"].rpartition("/")[2]])
    return [inner for option in node["anyOf"] for inner in plain(option)] if "anyOf" in node else [node]


def quoted(expectation: Expectation) -> Iterator[list[str]]:
    if expectation.field.endswith("date.words"):
        yield [expectation.value]
    if expectation.check == "has":
        for key, value in expectation.value.items():
            if key in HOLDS_THE_WORDS | {"name"}:
                yield value if isinstance(value, list) else [value]
