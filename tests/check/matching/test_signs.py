"""Which searches a sentence needs, by its words."""

# ruff: noqa: SLF001 - the patterns that the signs speak for are nobody else's

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.check.matching.signs import sign, signs_in, signs_of
from summarizer.reading import read_text
from summarizer.resolve.codes import roles, weapons
from summarizer.resolve.events import looking_back

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


@pytest.mark.parametrize("letters", ["", " ", "a", "it's", "Velm", "-based"])
def test_letters_that_may_lie_in_no_word_are_refused(letters: str) -> None:
    with pytest.raises(ValueError, match="no letters of a word"):
        sign(letters)


def test_an_articles_signs_are_its_sentences() -> None:
    article = read_text("They left Velm. They crossed the bridge. They slept.")
    assert [signs & (VELM | BRIDGE) for signs in signs_in(article)] == [VELM, BRIDGE, 0]


def test_what_was_looked_at_is_looked_at_again_for_new_letters() -> None:
    article = read_text("They left Quor.")
    signs_in(article)
    later = sign("quor")
    assert signs_in(article)[0] & later
    assert signs_of("Quor") & later


PIECES = st.lists(st.sampled_from(["velm", "VELM", "ve", "lm", " ", "\n", "-", "’", "bridge", "BRİDGE", "brıdge", "."]))


@given(PIECES.map("".join))
def test_a_sign_tells_no_more_and_no_less_than_the_letters_of_the_words(text: str) -> None:
    plain = text.casefold().replace("i\u0307", "i").replace("ı", "i")
    assert bool(signs_of(text) & VELM) is ("velm" in plain)
    assert bool(signs_of(text) & BRIDGE) is ("bridge" in plain)


def test_of_a_phrase_the_longest_word_counts() -> None:
    phrase = sign(" so quarlom ")
    assert signs_of("Quarloms were seen.") & phrase
    assert not signs_of("so so") & phrase


def test_refused_phrases_leave_nothing_behind() -> None:
    with pytest.raises(ValueError, match="no letters"):
        sign("zzyxw", "-")
    assert not signs_of("zzyxw")


SEARCHES = [
    *((looking_back._BACK, looking_back.ANOTHER_TIME), (looking_back._DAYS_BEFORE, looking_back.ANOTHER_TIME)),
    *((looking_back._WAR, looking_back.ANOTHER_TIME), (looking_back._OF_YEAR, looking_back.ANOTHER_TIME)),
    *((looking_back._ELSEWHERE, looking_back.ANOTHER_EVENT), (looking_back._IN_OTHERS, looking_back.ANOTHER_EVENT)),
    *((weapons._ANY, weapons.WEAPON), (weapons._NO_WEAPON, weapons._OTHERWISE)),
    *((roles._CLAIMS, roles.BLAME), (roles._SUSPECTED, roles.BLAME), (roles._RESPONSIBLE, roles.BLAME)),
]


@pytest.mark.parametrize(("pattern", "announced"), SEARCHES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_no_search_finds_anything_where_its_sign_is_not_set(
    pattern: re.Pattern[str], announced: int, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    assert signs_of(text) & announced


def test_clauses_of_another_time_have_their_sign() -> None:
    for words in ("since 2015, when 60 died", "days after 60 died", "came days after bandits killed 21"):
        assert signs_of(words) & looking_back.ANOTHER_TIME


def test_articles_of_one_text_are_told_apart() -> None:
    article = read_text("They left Velm. They slept.")
    whole = Article(id=article.id, text=article.text, sentences=((1, 0, len(article.text)),))  # type: ignore[arg-type]  # pydantic makes sentences of tuples
    assert len(signs_in(article)) == 2
    assert len(signs_in(whole)) == 1
