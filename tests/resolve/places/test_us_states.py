"""States of the US by their abbreviations."""

import pytest

from summarizer.resolve.places.us_states import US_STATES, state_of


@pytest.mark.parametrize(
    ("short", "state"),
    [
        ("CA", "California"),
        ("Calif.", "California"),
        ("Ala", "Alabama"),
        ("N.H.", "New Hampshire"),
        ("DC", "District of Columbia"),
    ],
)
def test_postal_codes_and_ap_abbreviations_are_known(short: str, state: str) -> None:
    assert state_of(short) == state


@pytest.mark.parametrize("word", ["ca", "or", "Alabama", "", "XX"])
def test_other_words_are_no_abbreviations(word: str) -> None:
    assert state_of(word) is None


def test_all_states_are_there_and_no_abbreviation_stands_for_two() -> None:
    shorts = [short for listed in US_STATES.values() for short in listed.split("|")]
    assert len(US_STATES) == 51
    assert len(set(shorts)) == len(shorts)
