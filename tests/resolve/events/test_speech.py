"""Who speaks in the first person, and what only stands in quotes."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.resolve.events.speech import spoken_in


def test_a_long_quotation_is_opened_again_with_each_paragraph() -> None:
    assert list(spoken_in(["“We ran.", "“We hid,” he said.", "We shall never forgive."])) == [False, False, True]
    assert list(spoken_in(['"We ran.', '"We hid," he said.', "We shall never forgive."])) == [False, False, True]


def test_a_mark_that_nothing_closes_hides_only_a_few_sentences() -> None:
    assert list(spoken_in(["“Never.", *["We mourn."] * 6]))[-1]


@given(st.lists(st.text(alphabet='“”"We our I.', max_size=12), max_size=6))
def test_each_sentence_gets_an_answer(sentences: list[str]) -> None:
    assert len(list(spoken_in(sentences))) == len(sentences)
