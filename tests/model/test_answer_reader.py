import pytest
from hypothesis import given, settings

from summarizer.model.answer_notes import Note
from summarizer.model.answer_reader import DEEPEST, CutOff, Malformed, Read, read
from tests.model.answer_written import objects_written


def test_it_reads_from_a_bracket_to_its_match_and_no_further() -> None:
    assert read("a {'b': [1]} c }", 2) == Read({"b": [1]}, 12, frozenset({Note.SINGLE_QUOTES}))


@settings(deadline=None)  # hundreds of texts in each example
@given(objects_written())
def test_no_beginning_of_an_object_is_read_as_an_object(written: tuple[object, str]) -> None:
    for end in range(1, len(written[1])):
        with pytest.raises((CutOff, Malformed)):
            read(written[1][:end], 0)


@pytest.mark.parametrize(
    "text", ["{", '{"a', '{"a\\', '{"a"', '{"a":', '{"a": 1', '{"a": 1,', "{a", "{/* }", "{// }", "[“b"]
)
def test_a_text_that_ends_too_early_is_told_from_one_that_is_wrong(text: str) -> None:
    with pytest.raises(CutOff):
        read(text, 0)


@pytest.mark.parametrize(("text", "position"), [('{"a": b}', 6), ('{"a" 1}', 5), ('{"a": 1 "b"}', 8), ("{“a “b”}", 4)])
def test_what_is_wrong_is_found_where_it_stands(text: str, position: int) -> None:
    with pytest.raises(Malformed) as raised:
        read(text, 0)
    assert raised.value.position == position


def test_objects_are_read_to_a_fixed_depth() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST, 0).end == 2 * DEEPEST
    with pytest.raises(Malformed):
        read("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 0)
