import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model.answer import json_inside
from summarizer.model.answer_notes import Note
from tests.model.answer_written import OBJECTS, objects_written

# Prose in which nothing is a mark of anything.
PROSE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}[]<>◁"), max_size=20)
BEFORE = st.sampled_from(
    ["", "\ufeff", "<think>\n{'a': 1}, [{\n</think>\n\n", "Yes, [1]:\n```json\n", "So {what: ..., {\n</think>\n```\n"]
)
AFTER = st.sampled_from(["", "\n```", "\n``` Is that all?", " [1] {name}", "</answer>"])
PIECES = "/* */ // None ``` <think> </think> {'b':[ {c:1} \"d\" <|channel|>final<|message|>".split()
PARTS = st.sampled_from([*"{}[]\"'“”,:\\#…\n a1\ufeff\x00\ud800", *PIECES])
HOSTILE = {
    "opening braces": "{" * 1_000_000,
    "opening brackets": "[" * 1_000_000,
    "brackets of both kinds": "[{" * 500_000,
    "pairs of braces": "{}" * 200_000,
    "double quotes": '"' * 1_000_000,
    "single quotes": "{" + "'" * 1_000_000,
    "smart quotes": "{“" * 300_000,
    "keys without end": '{"a":' * 200_000,
    "braces and quotes": "{\"{'" * 200_000,
    "one long string": '{"a": "' + "x" * 1_000_000,
    "one long string of apostrophes": "{'a': '" + "x'" * 500_000,
    "one long string of backslashes": "{'a': '" + "\\" * 1_000_001,
    "comments that do not end": "{/*" * 300_000,
    "comments that end at the end": "{/*" * 300_000 + "*/",
    "beginnings of thoughts": "<think>" * 100_000,
    "ends of thoughts": "</think>" * 100_000,
    "thoughts with broken objects": "x{'a': b\n</think>" * 50_000,
    "broken objects and one end of a thought": "x{'a': b\n" * 100_000 + "</think>",
    "angle brackets": "<" * 1_000_000,
    "names in angle brackets": "<" + "a_" * 500_000,
    "fences": "```" * 300_000,
    "blanks": "{" + " " * 1_000_000,
    "brackets and blanks": "[ " * 500_000,
    "lines": "x\n" * 500_000 + "{'a': b",
    "objects side by side": '{"a": 1} ' * 50_000,
    "a deep string": json.dumps(json.dumps(json.dumps(json.dumps('"' * 50_000)))),
    "a deep list": '{"a": ' + "[" * 10_000 + "]" * 10_000 + "}",
    "a deep list with a comma": '{"a": ' + "[" * 10_000 + "]" * 10_000 + ",}",
    "many digits": '{"a": ' + "1" * 1_000_000 + "}",
    "many members": "{" + "'a': None," * 50_000 + "}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_answer_takes_long_or_breaks_the_reader(text: str) -> None:
    began = time.process_time()
    json_inside(text)
    # One or two seconds at most; were the time not linear, it would be minutes.
    assert time.process_time() - began < 10


@given(OBJECTS, st.sampled_from([None, 1]), st.booleans())
def test_plain_json_comes_back_as_it_is_without_a_note(value: object, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert json_inside(f"\n{text} ") == (text, (), True)


@given(OBJECTS, PROSE, PROSE)
def test_plain_json_within_prose_keeps_its_own_writing(value: object, before: str, after: str) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(" ,", " :"))
    found = json_inside(f"{before}{text}{after}")
    assert (found.text, found.whole) == (text, True)


@given(objects_written(), BEFORE, AFTER, st.booleans())
def test_the_same_value_comes_back_however_it_is_written(
    written: tuple[object, str], before: str, after: str, listed: bool
) -> None:
    value, text = written
    found = json_inside(f"{before}[{text}]{after}" if listed else f"{before}{text}{after}")
    assert found.whole
    assert json.dumps(json.loads(found.text), sort_keys=True) == json.dumps(value, sort_keys=True)


@settings(deadline=None)  # hundreds of answers in each example
@given(objects_written(), BEFORE, st.booleans())
def test_what_is_cut_off_before_its_last_bracket_is_never_whole(
    written: tuple[object, str], before: str, listed: bool
) -> None:
    whole = f"{before}[{written[1]}]" if listed else before + written[1]
    assert json_inside(whole).whole
    assert [end for end in range(len(whole)) if json_inside(whole[:end]).whole] == []


@settings(max_examples=500)
@given(st.lists(PARTS, max_size=30).map("".join))
def test_whatever_is_called_whole_is_an_object_in_strict_json_and_all_else_is_left_alone(text: str) -> None:
    found = json_inside(text)
    if found.whole:
        assert isinstance(json.loads(found.text), dict)
        assert json_inside(found.text) == (found.text, (), True)
        assert found.notes or found.text == text.strip(" \t\n\r")
    else:
        assert (found.text, found.notes) == (text, ())
    assert list(found.notes) == [note.value for note in Note if note in found.notes]
