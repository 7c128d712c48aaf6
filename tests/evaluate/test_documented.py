"""docs/evaluate.md names every field that is scored, every key of the JSON, and what the room offers."""

import re
from typing import Any

import pytest

from summarizer.evaluate import Comparison, Evaluation, Settings
from summarizer.evaluate.fields import LAYOUT, NOT_SCORED
from tests.cli.documented import ROOT

TEXT = (ROOT / "docs" / "evaluate.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"[\w.-]+", TEXT))
# Said together in one row: low, best and high of each figure.
FIGURES = {name for name, field in LAYOUT.fields.items() if field.kind == "count"}


@pytest.mark.parametrize("name", sorted(set(LAYOUT.names()) - FIGURES))
def test_every_field_that_is_scored_is_named(name: str) -> None:
    assert f"`{name}`" in TEXT


def test_every_figure_is_named() -> None:
    for name in FIGURES:
        *group, end = name.split(".")
        assert end in ("low", "best", "high")
        assert f"`{group[0]}`" in TEXT or f"`.{group[-1]}`" in TEXT or f"`{'.'.join(group)}`" in TEXT


@pytest.mark.parametrize("name", NOT_SCORED)
def test_every_key_that_is_not_scored_is_named(name: str) -> None:
    assert f"`{name}`" in TEXT


def keys(schema: dict[str, Any]) -> set[str]:
    return {key for one in (schema, *schema["$defs"].values()) for key in one.get("properties", {})}


@pytest.mark.parametrize("record", [Evaluation, Comparison])
def test_every_key_of_the_json_is_named(record: type[Evaluation | Comparison]) -> None:
    assert keys(record.model_json_schema(by_alias=True)) <= WORDS


def test_the_tolerances_of_the_page_are_those_of_the_program() -> None:
    settings = Settings()
    assert f"`--days` ({settings.days})" in TEXT
    assert f"`--km` ({settings.km:g}" in TEXT
    assert f"`--share` (.{settings.share * 100:.0f})" in TEXT
    assert f"`--likeness` (.{settings.likeness * 100:.0f})" in TEXT
    assert f"{settings.resamples:,} times" in TEXT
