"""Finding words and names in a text, whatever its typography, at exact offsets."""

import doctest
import time
import types
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Span
from summarizer.check.matching import folding, text, transliteration
from summarizer.check.matching.folding import fold
from summarizer.check.matching.text import Folded


def found(article: str, words: str) -> list[str]:
    return [article[start:end] for start, end in Folded.of(article).find(words)]


def names(article: str, name: str) -> list[str]:
    return [article[start:end] for start, end in Folded.of(article).find_name(name)]


@pytest.mark.parametrize(
    ("article", "words", "slices"),
    [
        ("The DEPUTY Police Chief", "deputy police chief", ["DEPUTY Police Chief"]),
        ("in Bahārak district", "Baharak", ["Bahārak"]),
        ("in Baha\u0304rak district", "Bahārak", ["Baha\u0304rak"]),
        ("the cafe\u0301", "café", ["cafe\u0301"]),
        ("he said “no deal”", '"no deal"', ["“no deal”"]),
        ("the army’s men", "army's men", ["army’s men"]),
        ("22 killed—official", "22 killed - official", []),
        ("22 killed—official", "22 killed-official", ["22 killed—official"]),
        ("co‑operation -- now", "co-operation — now", ["co‑operation -- now"]),
        ("he stopped…then", "stopped...then", ["stopped…then"]),
        ("twelve\u00a0\n  soldiers", " twelve soldiers ", ["twelve\u00a0\n  soldiers"]),
        ("sol\u00addiers and sol\u200bdiers", "soldiers", ["sol\u00addiers", "sol\u200bdiers"]),
        ("\ufeffTwelve", "twelve", ["Twelve"]),
        ("Große Straße", "GROSSE STRASSE", ["Große Straße"]),
        ("İstanbul and ISTANBUL", "istanbul", ["İstanbul", "ISTANBUL"]),
        ("ﬁre in Łódź, Đà Nẵng", "Lodz, Da Nang", ["Łódź, Đà Nẵng"]),
        ("１２ soldiers", "12 soldiers", ["１２ soldiers"]),
        ("1\u202f200 soldiers", "1,200 soldiers", ["1\u202f200 soldiers"]),
        ("قُتل ١٢ جنديا في بغداد.", "قتل", ["قُتل"]),
        ("قتل ١٢ جنديا في بغداد.", "بغداد", ["بغداد"]),
        ("В Киеве погибли 12 солдат", "киеве", ["Киеве"]),
        ("昨天在北京发生爆炸", "北京", ["北京"]),
        ("造成12人死亡", "12", ["12"]),
        ("서울에서 폭발", "서울", ["서울"]),
        ("दिल्ली की सड़क", "की", ["की"]),
        ("🚒 12 dead 🚒", "12 dead", ["12 dead"]),
        ("men, women and men", "men", ["men", "men"]),
        ("a a a", "a a", ["a a", "a a"]),
    ],
)
def test_words_are_found_whatever_their_typography(article: str, words: str, slices: list[str]) -> None:
    assert found(article, words) == slices


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("the women left", "men"),
        ("120 left", "12"),
        ("1,200 left", "1"),
        ("1,200 left", "200"),
        ("1\u202f200 left", "200"),
        ("3.12 left", "12"),
        ("12.5 left", "12"),
        ("at 12:30", "12"),
        ("the 12th", "12"),
        ("10² left", "10"),
        ("10² left", "102"),
        ("12½ left", "12"),
        ("12½ left", "121"),
        ("at least 30 left", "at least three"),
        ("nobody was arrested", "somebody was arrested"),
        ("12 were not killed", "12 were killed"),
        ("non-combatants and anti-government fighters", "government fighters"),
        ("non-combatants", "combatants"),
        ("दिल्ली की सड़क", "क"),
        ("हिंदी", "हिंद"),
        ("がん", "か"),
        ("👩\u200d🚒 came", "👩"),
        ("👍🏽", "👍"),
        ("한국", "하"),
        ("words", ""),
        ("words", " \u00ad\n"),
        ("", "words"),
    ],
)
def test_other_words_numbers_and_negations_are_not_found(article: str, words: str) -> None:
    assert found(article, words) == []


def test_a_match_takes_in_the_marks_of_its_last_letter() -> None:
    assert Folded.of("the cafe\u0301\u0323 bar").find("cafe") == [Span(4, 10)]


def test_only_places_inside_the_given_span_are_found() -> None:
    article = Folded.of("ß men. men. men")
    assert article.find("men", within=Span(6, 11)) == [Span(7, 10)]
    assert article.find_name("men", within=Span(0, 5)) == [Span(2, 5)]
    assert article.find("men", within=Span(8, 15)) == [Span(12, 15)]
    assert article.find("men", within=Span(-5, 10**9)) == article.find("men")
    assert article.find("men", within=Span(9, 3)) == []


@pytest.mark.parametrize(
    ("article", "name", "slices"),
    [
        ("in Bahārak district", "Baharak", ["Bahārak"]),
        ("in Al-Hasakah.", "Hassakeh", ["Al-Hasakah"]),
        ("in Hassakeh.", "Al-Hasakah", ["Hassakeh"]),
        ("in Al Hasakah.", "al-Hasakeh", ["Al Hasakah"]),
        ("chief Raz Mohammad Durandish's men", "Raz Muhammad Doorandish", ["Raz Mohammad Durandish"]),
        ("in Deir ez-Zor", "Deir al-Zour", ["Deir ez-Zor"]),
        ("in KUNDUZ", "Kondoz", ["KUNDUZ"]),
        ("in Mazar-i-Sharif", "Mazar-e Sharif", ["Mazar-i-Sharif"]),
        ("in Dar'a and Daraa", "Deraa", ["Dar'a", "Daraa"]),
        ("Hizbullah and Hezbollah", "Hezbollah", ["Hezbollah"]),
    ],
)
def test_a_name_is_found_in_another_transliteration(article: str, name: str, slices: list[str]) -> None:
    assert names(article, name) == slices


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("in Homs", "Hama"),
        ("in Homs", "Hums"),
        ("in Palena", "Paletwa"),
        ("Hassan fled", "Hussein"),
        ("Karim fled", "Karam"),
        ("the Yemeni army", "Yemen"),
        ("the 17th Division", "18th Division"),
        ("Movement M-19", "Movement M-20"),
        ("Brigade 1,200", "Brigada 1"),
        ("anti-Hezbollah", "Hizbullah"),
        ("Mohammad said. Doorandish left", "Muhammad Durandish"),
        ("a salami sandwich", "Salamee"),
        ("in Киев", "Киів"),
        ("Al", "El"),
        ("in Kunduz", "Kundooz" * 40),
    ],
)
def test_another_name_or_number_is_no_variant(article: str, name: str) -> None:
    assert names(article, name) == []


# Letters and digits, but for the Arabic stretcher, which folds to nothing.
WORD = st.text(st.characters(categories=["L", "Nd"], exclude_characters="ـ"), min_size=1, max_size=6).flatmap(
    lambda word: st.sampled_from([word, word + "\u0301", word[:1] + "\u00ad" + word[1:] + "x"])
)
BETWEEN = st.sampled_from([" ", "\n", " \u00a0\t", ", ", " — ", "… ", " “", "” ", "; (", ") ", "\u200b ", " 🚒 "])


@given(st.lists(st.tuples(WORD, BETWEEN), min_size=1, max_size=12), st.data())
def test_every_slice_at_word_boundaries_is_found_where_it_stands(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    article = "".join(word + between for word, between in pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    start = sum(len(word + between) for word, between in pieces[:first])
    end = sum(len(word + between) for word, between in pieces[:last]) + len(pieces[last][0])
    spans = Folded.of(article).find(article[start:end])
    assert Span(start, end) in spans
    assert {fold(article[one.start : one.end]).strip() for one in spans} == {fold(article[start:end]).strip()}


@given(st.text(), st.text(max_size=5), st.integers(-3, 30), st.integers(-3, 30))
def test_any_text_and_any_words_give_spans_that_fold_to_the_words(
    article: str, words: str, low: int, high: int
) -> None:
    folded = Folded.of(article)
    for span in folded.find(words):
        assert fold(article[span.start : span.end]).strip() == fold(words).strip()
        assert not unicodedata.category((article + " ")[span.end]).startswith("M")
    for span in folded.find_name(words, within=Span(low, high)):
        assert low <= span.start < span.end <= high


@pytest.mark.parametrize("between", ["\n", " \n", "\n ", " \u00a0", "\u00a0 ", " \u2009\u2009", "\r\n\t", "  ", "   "])
@pytest.mark.parametrize("elsewhere", ["", "two  spaces", "é"])
def test_white_space_of_any_kind_folds_to_one_space_whatever_else_the_text_has(between: str, elsewhere: str) -> None:
    folded = folding.folding(f"“Nine{between}men” {elsewhere}")
    at = folded.text.index(" ")
    assert folded.text.startswith('"nine men" ')
    assert (folded.starts[at], folded.ends[at]) == (5, 5 + len(between))


@given(st.text())
def test_the_origins_of_folded_characters_rise_and_stay_inside_the_text(article: str) -> None:
    folded, starts, ends = folding.folding(article)
    assert len(folded) == len(starts) == len(ends)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(article) for start, end in zip(starts, ends, strict=True))


@pytest.mark.parametrize(
    ("article", "name"),
    [
        ("a" * 200_000, "a" * 5000),
        ("ab " * 66_000, "b ab" + " ab" * 1200),
        ("Ahmad " * 33_000, "Ahmed " * 12),
        ("Ahmad " * 33_000, "Ahmed " * 800),
        ("a" + "\u0301\u0316" * 100_000, "a\u0301" * 2500),
        ("\u00ad\u200d" * 100_000, "\u00ad" * 5000),
        ("a\u00ad" * 100_000, "a" * 5000),
        ("👩\u200d" * 100_000, "👩" * 5000),
    ],
)
def test_long_articles_and_long_names_take_no_quadratic_time(article: str, name: str) -> None:
    began = time.process_time()
    folded = Folded.of(article)
    folded.find(name)
    folded.find_name(name)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("module", [folding, text, transliteration])
def test_the_documented_examples_hold(module: types.ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
