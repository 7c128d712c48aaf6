"""What an event's own sentences are, and where the body of its article begins."""

import dataclasses

from summarizer.resolve.story import body_of, holds_any, told_words
from tests.builders import article_of, grounds_of, story_of


def test_a_story_is_told_in_its_own_sentences_in_order() -> None:
    whole = story_of(grounds_of("A bomb went off in Hadra. It rained in Keld. Two people died."))
    story = dataclasses.replace(whole, sentences=frozenset({3, 1}))
    assert [one.number for one in story.told] == [1, 3]
    assert list(story.texts) == ["A bomb went off in Hadra.", "Two people died."]


def test_the_body_begins_behind_the_headline() -> None:
    article = article_of("Bomb in Hadra\n\nA bomb went off in Hadra. Two people died.", title="Bomb in Hadra")
    assert article.slice(article.sentences[body_of(article)]) == "A bomb went off in Hadra."


def test_without_a_headline_the_body_begins_with_the_first_sentence() -> None:
    assert body_of(article_of("A bomb went off in Hadra. Two people died.")) == 0


def test_a_dateline_is_no_part_of_what_a_sentence_tells() -> None:
    article = article_of("HADRA, 22 Oct (ANI) -- A bomb went off. Two people died.")
    assert [told_words(article, one).strip() for one in article.sentences] == ["A bomb went off.", "Two people died."]


def test_any_of_several_strings_is_enough() -> None:
    assert holds_any("killed last year", ("week", "year"))
    assert not holds_any("killed on Monday", ("week", "year"))
    assert not holds_any("killed on Monday", ())
