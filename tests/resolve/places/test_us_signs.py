"""Signs of American local news."""

import pytest

from summarizer.resolve.places.us_signs import american_signs


@pytest.mark.parametrize(
    "text",
    [
        "A man was shot in the 1200 block of Mill Street, police said.",
        "The Larch County sheriff is looking for him.",
        "Shots hit a home on Ray Place NW.",
        "Call Crime Stoppers at 555-010-4477.",
        "Officers responded at 2 a.m. to Oak Street and Elm Avenue.",
    ],
)
def test_the_words_of_local_news_are_signs(text: str) -> None:
    assert american_signs(text) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village near Mirova.",
        "Rebels shelled the airport, killing 12 soldiers.",
        "",
        "Жители и 12 люди",
    ],
)
def test_other_news_has_none(text: str) -> None:
    assert american_signs(text) == 0
