import io
import time
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.reading import Facts, read_row, read_stream, read_text
from summarizer.reading.page import looks_like_html
from summarizer.reading.source import tidy

# Words that the rooms of reading look for, so that random texts reach their branches.
PIECES = [
    *(
        "KABUL",
        "Gen.",
        "7 p.m.",
        "Sunday",
        "22 Oct 2020",
        "20 окт.",
        "(ANI)",
        "--",
        "U.S.",
        "“",
        '"',
        "(",
        ")",
        "?",
        "...",
    ),
    *(
        "Advertisement",
        "Published",
        "<html>",
        "<p>",
        "Copyright 2019 X.",
        "All rights reserved.",
        "died.",
        "الجيش",
        "。",
    ),
    *(
        "Three people died in the market",
        "\n",
        "\n\n",
        "\r\n",
        "  ",
        "\u2028",
        "\x00",
        "\ud800",
        "\u0301",
        "\ufeff",
        "😀",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map(" ".join) | st.text(
    st.characters(), max_size=300
)
WORDS = st.none() | TEXTS
JSON = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.lists(st.integers(), max_size=2)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(article: Article) -> None:
    end = 0
    for number, sentence in enumerate(article.sentences, start=1):
        assert sentence.number == number
        assert end <= sentence.start < sentence.end <= len(article.text)
        assert not article.text[end : sentence.start].strip()
        words = article.slice(sentence)
        assert words == words.strip()
        end = sentence.end
    assert not article.text[end:].strip()
    assert 0 <= article.body_start <= len(article.text)
    if article.dateline is not None:
        assert 0 <= article.dateline.start < article.dateline.end <= len(article.text)
    article.text.encode("utf-8")


@QUICK
@given(text=TEXTS, title=WORDS, language=st.sampled_from([None, "en", "ar", "zh-Hans", "ru", "x", ""]))
def test_any_text_is_read_or_refused(text: str, title: str | None, language: str | None) -> None:
    with suppress(InputError):
        check(read_text(text, Facts(title=title, language=language)))


@QUICK
@given(row=st.fixed_dictionaries({"text": JSON}, optional=dict.fromkeys(["id", "title", "published", "url"], JSON)))
def test_any_row_is_read_or_refused(row: Mapping[str, object]) -> None:
    with suppress(InputError):
        check(read_row(row, "rows.jsonl:1"))


@QUICK
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        check(read_stream(io.BytesIO(data)))


@QUICK
@given(text=TEXTS)
def test_the_words_kept_are_the_texts_own_and_in_its_order(text: str) -> None:
    with suppress(InputError):
        given_words = iter(tidy(text).split())
        if not looks_like_html(tidy(text)):
            assert all(word in given_words for word in read_text(text).text.split())


@pytest.mark.parametrize(
    "unit", ["Three people died in the market of Norvale on Sunday. ", "22 Oct 2020\n", "a paragraph\n\n", "<!--", "("]
)
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    read_text("Warm up, 22 Oct 2020.")
    text = unit * (200_000 // len(unit))
    begun = time.process_time()
    read_text(text)
    assert time.process_time() - begun < 1


def test_an_article_takes_a_few_milliseconds() -> None:
    paragraph = "The men left at dawn, Gen. Raz Omar said. It began at 7:45 p.m. Sunday, and 12 were missing. " * 3
    text = "Clash in the north\n\nKABUL, 22 Oct 2020 (ANI) -- " + "\n\n".join(f"{n} {paragraph}" for n in range(20))
    read_text(text)
    begun = time.process_time()
    for _ in range(20):
        read_text(text)
    # About 1 ms each on the machine it was written on; the bound leaves room for a busy one.
    assert (time.process_time() - begun) / 20 < 0.01
