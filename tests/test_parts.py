"""Articles in parts: nothing is lost, each part fits, and a part begins where a reader could begin."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.article import Article
from summarizer.parts import parts_of, whole
from summarizer.reading import Facts, read_text
from tests.builders import article_of

LEAD = "NORVALE, 3 Feb -- Two guards were shot dead at the depot on Monday."
STORY = " ".join(f"Stall number {number} of the market stayed shut all day." for number in range(1, 101))


def size(text: str) -> int:
    """A made-up measure: three characters are one, rounded up."""
    return math.ceil(len(text) / 3)


def story(*sentences: str, title: str | None = "Guards shot at Norvale") -> Article:
    return article_of("\n\n".join(filter(None, (title, " ".join((LEAD, *sentences))))), title=title)


def slices(article: Article, room: int) -> list[str]:
    return [article.text[part.start : part.end] for part in parts_of(article, room, size)]


def test_the_whole_article_is_a_part_without_an_opening() -> None:
    article = story(STORY)
    assert whole(article).text_of(article) == article.text
    assert parts_of(article, 2 * size(article.text), size) == (whole(article),)


def test_parts_are_whole_sentences() -> None:
    article = story(STORY)
    begins, ends = ({getattr(one, edge) for one in article.sentences} for edge in ("start", "end"))
    parts = parts_of(article, 400, size)
    assert len(parts) > 4
    assert {part.start for part in parts} <= begins
    assert {len(article.text[: part.end].rstrip()) for part in parts} <= ends


def test_each_part_takes_up_the_last_three_sentences_of_the_one_before() -> None:
    for before, after in pairwise(slices(story(STORY), 400)):
        assert before.endswith(". ".join(after.split(". ")[:3]) + ". ")
        assert not before.endswith(". ".join(after.split(". ")[:4]) + ". ")


def test_what_is_taken_up_never_crowds_out_what_is_new() -> None:
    long = [f"Clerk number {number} read the {'very ' * 15}long list out." for number in range(30)]
    article = story(*long)
    parts = parts_of(article, 240, size)
    repeated = [before.end - after.start for before, after in pairwise(parts)]
    assert 0 < max(repeated) * 4 <= 3 * 240
    assert all(before.end < after.end for before, after in pairwise(parts))


def test_every_part_but_the_first_is_opened_by_headline_dateline_and_first_sentence() -> None:
    article = story(STORY)
    first, *others = (part.text_of(article) for part in parts_of(article, 400, size))
    assert first.startswith(f"Guards shot at Norvale\n\n{LEAD}")
    assert all(one.startswith(f"Guards shot at Norvale\n\n{LEAD}\n\n[…]\n\nStall number") for one in others)


def test_a_first_sentence_that_would_take_too_much_leaves_the_headline() -> None:
    article = article_of(f"Guards shot\n\nThe {'very ' * 80}old depot burned. {STORY}", title="Guards shot")
    assert {part.opening for part in parts_of(article, 400, size)[1:]} == {"Guards shot"}


def test_an_article_without_a_headline_is_opened_by_its_first_sentence() -> None:
    article = story(STORY, title=None)
    assert {part.opening for part in parts_of(article, 400, size)[1:]} == {LEAD}


def test_a_sentence_that_does_not_fit_is_divided_between_words() -> None:
    article = article_of(f"{LEAD} The list held {'guards and clerks, ' * 60}nothing else.")
    found = slices(article, 120)
    assert len(found) > 5
    assert all(one[-1].isspace() for one in found[:-1])
    assert all(size(one) <= 120 for one in found)


def test_a_word_that_does_not_fit_is_divided_between_characters() -> None:
    article = article_of(f"{LEAD} {'x' * 3000}")
    found = slices(article, 150)
    assert sum(one.count("x") for one in found) == 3000
    assert all(size(one) <= 150 for one in found)


WORDS = st.sampled_from(["gunmen", "Norvale", "нападение", "袭击", "12", "Mr.", "«bridge»", "a" * 90, "said,"])
SENTENCE = st.lists(WORDS, min_size=1, max_size=40).map(lambda words: " ".join(words) + ". ")
BREAK = st.sampled_from(["", "", "", "\n\n", "\n", " \t "])
TEXT = st.lists(st.tuples(SENTENCE, BREAK), min_size=1, max_size=60).map(lambda rows: "".join(map("".join, rows)))


@given(TEXT, st.integers(min_value=60, max_value=900), st.sampled_from([None, "Guards shot at Norvale"]))
def test_parts_hold_every_character_in_order_and_each_fits(text: str, room: int, title: str | None) -> None:
    article = read_text(text, Facts(title=title))
    parts = parts_of(article, room, size)
    assert (parts[0].start, parts[-1].end) == (0, len(article.text))
    for before, after in pairwise(parts):
        assert before.start < after.start <= before.end < after.end
    assert all(size(part.text_of(article)) <= room for part in parts)
