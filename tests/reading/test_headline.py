import pytest

from summarizer.reading import Facts, read_row, read_text
from summarizer.reading.headline import set_title

WRAPPED = """\
The column of trucks left the garrison before dawn and was attacked on
the bridge by fighters who had waited there for two days, as many of
them had done before in the same place."""
BODY = "Three people died in the market. Two were hurt."


def test_a_title_that_is_not_in_the_text_is_put_before_it() -> None:
    article = read_text(BODY, Facts(title="Market  bombed "))
    assert article.text == f"Market bombed\n\n{BODY}"
    assert article.text[article.body_start :] == BODY


@pytest.mark.parametrize("between", ["\n", "\n\n", ". ", " ", ": "])
def test_a_title_that_begins_the_text_is_not_put_there_twice(between: str) -> None:
    article = read_text(f"Market bombed{between}{BODY}", Facts(title="Market bombed"))
    assert article.text == f"Market bombed{between}{BODY}"
    assert article.text[article.body_start :] == BODY
    assert len(article.sentences) == 3


def test_capitals_and_quotation_marks_do_not_hide_a_title() -> None:
    article = read_text(f"‘DEATH TRAP’ MARKET BOMBED\n\n{BODY}", Facts(title="'Death trap' market bombed"))
    assert article.text.startswith("‘DEATH")
    assert article.text[article.body_start :] == BODY


def test_a_title_behind_a_date_stays_there_and_the_body_begins_at_0() -> None:
    text = f"Wed 19 Apr 2017 Market bombed. {BODY}"
    article = read_row({"title": "Market bombed", "text": text}, "x")
    assert (article.text, article.body_start, article.title) == (text, 0, "Market bombed")
    assert str(article.published) == "2017-04-19"


def test_the_words_of_a_title_in_a_sentence_are_no_headline() -> None:
    text = "Market bombed in Norvale by unknown men. Three people died."
    headed = set_title(text, "Market bombed")
    assert (headed.text, headed.body_start) == (text, 0)


def test_a_title_is_not_found_inside_a_longer_word() -> None:
    assert set_title("Bombing kills three.", "Bomb").body_start == 0


def test_the_first_line_is_the_title_of_a_plain_text() -> None:
    article = read_text(f"Who bombed the market?\n{BODY}")
    assert (article.title, article.body_start) == ("Who bombed the market?", 23)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n{BODY} Nobody claimed it.",
        f"{'Very long line ' * 20}\n{BODY}",
        f"KABUL (AP) — Twelve died, and\n\n{BODY}",
        f"Sud (Exland), 4 May 90 (Radio Sud)\n-- Twelve died.\n\n{BODY}",
        f"- one dead\n{BODY}",
        f"By Ann Example\n{BODY}",
        WRAPPED,
    ],
)
def test_a_first_line_that_is_no_headline_is_not_made_one(text: str) -> None:
    article = read_text(text)
    assert (article.title, article.body_start) == (None, 0)


def test_a_text_of_its_title_alone_has_no_body() -> None:
    article = read_row({"title": "Market bombed", "text": "Market bombed"}, "x")
    assert (article.text, article.body_start) == ("Market bombed", 13)
