"""Numbers that are no counts: the short cut that most numbers take says what all the rules would say."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from summarizer.check.numbers.number_words import Place, Words, cardinal
from summarizer.check.numbers.other_numbers import _RULES, kind_of

NUMBERS = st.sampled_from("12 1 one 911 2014 two hundred dozen 30".split())
WORDS = st.sampled_from(
    "men of soldiers was is he who under children turned aged from between at route Division year old and or May Oct "
    "km more per foot half in percent block Oak Street p.m. o'clock Sunday least third second 第 Smith killed this "
    "must 20".split()
)
GAPS = st.sampled_from([" ", " ", " ", " ", ", ", ". ", ": ", "", "-", "  ", "\n", " $", "% ", " (", ") ", "//"])
BESIDE = st.lists(st.tuples(WORDS, GAPS), max_size=2)


@given(BESIDE, st.tuples(NUMBERS, GAPS), BESIDE, st.integers(0, 2))
@settings(max_examples=500)
@example([("soldiers", " ")], ("12", " "), [("Oak", " "), ("Street", "")], 0)
@example([], ("12", ". "), [("men", "")], 0)
@example([("he", " "), ("was", " ")], ("30", ""), [], 0)
@example([("第", "")], ("two", " "), [("men", "")], 0)
@example([("for", " ")], ("12", " "), [("hours", "")], 0)
@example([("Route", " ")], ("12", " "), [("men", "")], 0)
def test_a_number_in_plain_words_is_of_the_kind_that_the_rules_find(
    before: list[tuple[str, str]], number: tuple[str, str], after: list[tuple[str, str]], modifiers: int
) -> None:
    words = Words.of("".join(word + gap for word, gap in [*before, number, *after]))
    for index in range(len(words.starts)):
        read = cardinal(words, index)
        if read is not None:
            place = Place(read.value, index, read.last, max(0, index - modifiers))
            first = next((kind for kind, holds in _RULES if holds(words, place)), None)
            assert kind_of(words, place) == first
