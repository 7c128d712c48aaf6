"""Which searches a sentence needs, by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.check.matching.signs import sign, signs_in, signs_of
from summarizer.reading import read_text

VELM = sign("velm")
BRIDGE = sign("bridge", "ford")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left Velm.", VELM),
        ("VELM-based men", VELM),
        ("The drawbridges of Oxford", BRIDGE),
        ("A bridge in Velm", VELM | BRIDGE),
        ("a ve\nlm, brid ge", 0),
        ("", 0),
    ],
)
def test_a_sign_is_set_where_a_word_has_its_letters(text: str, expected: int) -> None:
    assert signs_of(text) & (VELM | BRIDGE) == expected


@pytest.mark.parametrize("letters", ["", "a", "two words", "it's", "Velm", "-based"])
def test_letters_that_may_lie_in_no_word_are_refused(letters: str) -> None:
    with pytest.raises(ValueError, match="no letters of a word"):
        sign(letters)


def test_an_articles_signs_are_its_sentences() -> None:
    article = read_text("They left Velm. They crossed the bridge. They slept.")
    assert [signs & (VELM | BRIDGE) for signs in signs_in(article)] == [VELM, BRIDGE, 0]


def test_what_was_looked_at_is_looked_at_again_for_new_letters() -> None:
    article = read_text("They left Quor.")
    assert not any(signs_in(article)) or signs_of("quor") == signs_in(article)[0]
    later = sign("quor")
    assert signs_in(article)[0] & later
    assert signs_of("Quor") & later


@given(st.text(alphabet="aelmnv wɪ.-’'\n\u017f\u212aVELM", max_size=30))
def test_letters_of_a_text_are_never_missed(text: str) -> None:
    assert bool(signs_of(text) & VELM) or "velm" not in text.casefold()


def test_articles_of_one_text_are_told_apart() -> None:
    article = read_text("They left Velm. They slept.")
    whole = Article(id=article.id, text=article.text, sentences=((1, 0, len(article.text)),))  # type: ignore[arg-type]  # pydantic makes sentences of tuples
    assert len(signs_in(article)) == 2
    assert len(signs_in(whole)) == 1
