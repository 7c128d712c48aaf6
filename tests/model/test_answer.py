import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.answer import json_inside

DRAFT = '{"incidents": [{"what": "a {b} \\"c\\" d"}]}'


@pytest.mark.parametrize(
    "text",
    [
        DRAFT,
        f"\n {DRAFT} \n",
        f"\ufeff{DRAFT}",
        f"```json\n{DRAFT}\n```",
        f"```\n{DRAFT}\n```",
        f"Here is the JSON:\n\n{DRAFT}",
        f"{DRAFT}\n\nI hope this helps {{really}}!",
        f"[{DRAFT}]",
        f"<think>The schema is {{}}.\nSo: {{'a': 1}}.</think>\n{DRAFT}",
        f"\ufeff <think></think>{DRAFT}",
        f"The answer needs incidents.</think>{DRAFT}",
        f"The type {{ incidents: Incident[] }} means:\n{DRAFT}",
        f'An empty object {{}} would be wrong, and {{"a": 1}} too: {DRAFT}',
    ],
)
def test_the_object_is_found_whatever_stands_around_it(text: str) -> None:
    assert json_inside(text) == DRAFT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot help with that.",
        "null",
        "[]",
        DRAFT[:-1],
        DRAFT[:-3],
        '{"incidents": [{"what": "first"}, {"what": "sec',
        "{'incidents': []}",
        '{"incidents": [{"what": "a"}, ]}',
        "{" * 5000,
        '{"a":' * 5000,
    ],
)
def test_a_text_without_a_complete_object_stays_as_it_is(text: str) -> None:
    assert json_inside(text) == text


def test_a_word_of_thinking_inside_the_answer_is_part_of_it() -> None:
    text = json.dumps({"what": "He wrote </think> on the wall"})
    assert json_inside(text) == text


def test_a_long_answer_of_nothing_but_braces_takes_no_time() -> None:
    began = time.perf_counter()
    json_inside("{" * 1_000_000)
    json_inside('{"' * 100_000)
    json_inside("<think>" * 100_000)
    assert time.perf_counter() - began < 1


@given(
    st.dictionaries(
        st.text(), st.none() | st.integers() | st.text() | st.lists(st.text(), max_size=3), min_size=1, max_size=4
    ),
    st.text(st.characters(exclude_characters="{}<>")),
    st.text(st.characters(exclude_characters="{}<>")),
)
def test_any_object_comes_back_whole_from_between_any_prose(value: object, before: str, after: str) -> None:
    written = json.dumps(value, ensure_ascii=False)
    assert json_inside(f"{before}{written}{after}") == written
