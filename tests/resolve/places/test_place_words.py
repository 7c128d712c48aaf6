"""Place phrases taken apart."""

import pytest

from summarizer.resolve.places.place_words import Form, parts_of


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("Baharak district, Takhar", ["Baharak district", "Takhar"]),
        ("the village of Gara in Aleppo province", ["village of Gara", "Aleppo province"]),
        ("Old Mill district of Aleppo", ["Old Mill district", "Aleppo"]),
        ("Iraq's Nineveh province", ["Nineveh province", "Iraq"]),
        ("the Afghan capital Kabul", ["capital Kabul", "Afghan"]),
        ("a nearby village in Takhar", ["Takhar"]),
        ("the province", []),
        ("", []),
        (None, []),
    ],
)
def test_the_innermost_place_comes_first_and_a_mere_kind_of_place_is_none(phrase: str | None, words: list[str]) -> None:
    assert [part.words for part in parts_of(phrase)] == words


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("Baharak district", Form("Baharak district", "admin2", shown="Baharak")),
        ("Baharak district", Form("Baharak", "admin2")),
        ("state of Rakhine", Form("Rakhine", "admin1")),
        ("Gaza City", Form("Gaza City", "town")),
        ("Eastern Province", Form("Eastern Province", "admin1")),
        ("Calif.", Form("California", "admin1")),
        ("about 10 km north of Mosul", Form("Mosul", None, near=True)),
        ("the outskirts of Mosul", Form("Mosul", None, near=True)),
        ("Mosul suburbs", Form("Mosul", None, near=True)),
        ("northern Aleppo", Form("Aleppo", "admin1", near=True, strict=True)),
        ("downtown Aleppo", Form("Aleppo", None, near=True)),
    ],
)
def test_a_part_is_read_in_its_likely_ways(phrase: str, form: Form) -> None:
    assert form in parts_of(phrase)[0].forms


def test_the_whole_name_is_tried_before_what_is_left_without_its_first_word() -> None:
    assert parts_of("Northern Ireland")[0].forms[0] == Form("Northern Ireland")


def test_a_phrase_without_end_is_cut() -> None:
    assert len(parts_of("a place, " * 1000)) <= 6
