import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer.article import Article, Sentence, Span, digest

TEXT = "Guards shot. Two died."
ARTICLE = Article(id="a", text=TEXT, sentences=(Sentence(1, 0, 12), Sentence(2, 13, 22)))


def test_a_span_slices_the_text() -> None:
    assert ARTICLE.slice(Span(7, 11)) == "shot"
    assert ARTICLE.slice(ARTICLE.sentences[1]) == "Two died."


@pytest.mark.parametrize(
    ("offset", "number"), [(0, 1), (11, 1), (13, 2), (21, 2)], ids=["first", "end of 1", "start of 2", "last"]
)
def test_a_sentence_is_found_by_an_offset_inside_it(offset: int, number: int) -> None:
    found = ARTICLE.sentence_at(offset)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("offset", [12, 22, 1000])
def test_no_sentence_holds_the_space_between_two_or_what_is_beyond_the_text(offset: int) -> None:
    assert ARTICLE.sentence_at(offset) is None


def test_an_article_without_sentences_has_none_anywhere() -> None:
    assert Article(id="a", text="", sentences=()).sentence_at(0) is None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=20), st.integers(0, 200))
def test_the_search_agrees_with_looking_at_every_sentence(gaps: list[tuple[int, int]], offset: int) -> None:
    sentences, end = [], 0
    for number, (gap, length) in enumerate(gaps, 1):
        sentences.append(Sentence(number, end + gap, end + gap + length))
        end += gap + length
    article = Article(id="a", text="x" * end, sentences=tuple(sentences))
    expected = next((one for one in sentences if one.start <= offset < one.end), None)
    assert article.sentence_at(offset) == expected


def test_the_digest_is_of_the_text_in_utf_8() -> None:
    assert digest("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
    assert ARTICLE.sha256 == digest(TEXT)


def test_half_a_surrogate_pair_has_a_digest_too() -> None:
    assert len(digest("\ud800")) == 64


def test_an_article_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        ARTICLE.text = "something else"


def test_an_article_survives_json() -> None:
    full = ARTICLE.model_copy(update={"published": datetime.date(2024, 2, 29), "title": "Guards shot"})
    assert Article.model_validate_json(full.model_dump_json()) == full
