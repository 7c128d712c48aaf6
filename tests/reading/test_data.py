"""Data in a text is no part of the story; a story that is kept as data is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading import read_text
from summarizer.reading.data import without_data
from tests.timing import grows_in_proportion

STORY = "Two traders died at the harbour of Norvale on Monday, the mayor of the town said."


@pytest.mark.parametrize(
    "data",
    [
        '{"killed": "40"}',
        '[{"killed": 40}, {"killed": 50}]',
        '{"incidents":[]}',
        "{}",
        '{\n  "@context": "https://schema.org",\n  "name": "Norvale {News}"\n}',
        "{'killed': '40', 'who': None}",
        '{"who": "Tormal\'s {men", "where": ["Velm", {"a": 1}]}',
    ],
)
def test_whole_objects_go_wherever_they_stand(data: str) -> None:
    assert without_data(f"{STORY}\n{data}\nIt rained.") == f"{STORY}\n\nIt rained."
    assert without_data(f"{STORY} Answer: {data}") == f"{STORY} Answer: "


@pytest.mark.parametrize(
    "text",
    [
        "He said [two] died.",
        "{sic} [1] [99]",
        '["ash", "oak"]',
        '{"killed": "40"',
        "{{ article }}",
        "{% if %}",
        "[[1]]",
    ],
)
def test_brackets_that_hold_no_object_stay(text: str) -> None:
    assert without_data(f"{STORY} {text}") == f"{STORY} {text}"


def test_a_story_that_is_kept_as_data_stays() -> None:
    row = json.dumps({"title": "Traders die", "text": STORY})
    assert read_text(row).text == row
    assert without_data(f"Norvale News\n{row}") == f"Norvale News\n{row}"


def test_an_object_on_a_line_of_its_own_leaves_nothing_in_the_article() -> None:
    plain = read_text(f"{STORY}\n\nIt rained.\n")
    assert read_text(f'{STORY}\n\n{{"killed": "40"}}\n\nIt rained.\n') == plain


@given(st.text(st.sampled_from('{}[]":,a1 \n')))
def test_what_stands_around_an_object_stays(text: str) -> None:
    left = without_data(f"{STORY}{text}{STORY}")
    assert left.startswith(STORY)
    assert left.endswith(STORY)
    assert len(left) == len(STORY) * 2 + len(text) or {"{", "}"} <= set(text)


@pytest.mark.parametrize("piece", ['{"a":', "[", '[{"', '{"a":1}', "{ "])
def test_time_grows_with_the_text_however_it_is_nested(piece: str) -> None:
    assert grows_in_proportion(lambda length: lambda: without_data(piece * (length // len(piece))))
