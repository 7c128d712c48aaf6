"""Phrases found in sentences, whatever their case, white space and the words' other senses."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from summarizer.resolve.codes.event_words import BEARING
from summarizer.resolve.codes.wording import Phrases, bare, places_of, words_of
from tests.timing import grows_in_proportion

TABLE = Phrases(
    {"bomb": "(?:car)? bombs?|went off", "clash": "battles?|fought (?:a|the)? battle", "": "custody battles?"},
    nothing="",
)


def found(text: str) -> list[tuple[str, int, int]]:
    return [(hit.key, hit.first, hit.last) for hit in TABLE.found(words_of(text))]


def test_a_phrase_is_found_over_case_and_line_ends() -> None:
    assert found("A CAR\n  BOMB Went Off.") == [("bomb", 1, 3), ("bomb", 2, 3), ("bomb", 3, 5)]


def test_of_one_key_the_longest_phrase_at_a_word_is_found() -> None:
    assert found("They fought a battle") == [("clash", 1, 4), ("clash", 3, 4)]


def test_a_phrase_of_another_sense_hides_its_words() -> None:
    assert found("The custody battle and the battle") == [("clash", 5, 6)]


def test_a_phrase_that_is_cut_off_is_none() -> None:
    assert found("It went") == []


def test_words_lose_their_possessive_ending_only() -> None:
    assert [bare(word) for word in words_of("The Front’s rebels'")] == ["the", "front", "rebels", "'"]


@given(st.text(max_size=200))
def test_every_word_has_a_place_of_its_own(text: str) -> None:
    words, places = words_of(text), places_of(text)
    assert [text[start:end].lower() for start, end in places] == words
    for hit in BEARING.found(words):
        assert 0 <= hit.first < hit.last <= len(words)


def test_places_of_the_first_words_are_those_of_all() -> None:
    text = "Gunmen of the Lake Front, in Tolvar."
    assert places_of(text, 3) == places_of(text)[:3]


def test_long_texts_take_time_in_proportion_to_their_length() -> None:
    def finding(length: int) -> Callable[[], object]:
        words = words_of("a custody battle exchange of set fire " * (length // 38))
        return lambda: list(BEARING.found(words))

    assert grows_in_proportion(finding)
