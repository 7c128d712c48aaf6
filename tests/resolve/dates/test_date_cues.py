"""What a date is told of; all sentences are invented."""

import doctest

import pytest

from summarizer.article import Span
from summarizer.resolve.dates import date_cues
from summarizer.resolve.dates.date_cue_words import Cue
from summarizer.resolve.dates.date_cues import cue_of

# The date stands between asterisks.
TOLD: list[tuple[str, Cue]] = [
    ("Gunmen killed nine in Hadra on *Sunday*, police said.", "event"),
    ("On *Sunday* gunmen killed nine in Hadra.", "event"),
    ("The shooting happened about 5:44 a.m. *Sunday* at the mill.", "event"),
    ("The *Sunday night* shooting shook Hadra.", "event"),
    ("It was *Sunday*'s raid that did it.", "event"),
    ("Police said that on *Sunday* gunmen stormed the mill.", "event"),
    ("Gunmen attacked a funeral in Hadra on *Sunday*.", "event"),
    ("Floods claimed at least 12 lives *Sunday*.", "event"),
    ("The car was left there and on *Sunday* it exploded.", "event"),
    ("The bodies were found *Sunday*.", "found"),
    ("Police found the car *Sunday*.", "found"),
    ("Nine were killed in Hadra, police said *Sunday*.", "report"),
    ("The minister told reporters in the capital on *Sunday*.", "report"),
    ("The group on *Sunday* claimed responsibility for the bombing.", "report"),
    ("A picture taken on *Sunday* shows a burnt mill.", "caption"),
    ("Smoke over Hadra on *Sunday* (Northern Agency)", "caption"),
    ("A man was arrested *Sunday* in Keld.", "aftermath"),
    ("A man was charged with armed robbery and murder on *Sunday*.", "aftermath"),
    ("A boy died *Sunday* of gunshot wounds.", "aftermath"),
    ("A boy died in Keld *Sunday* at a hospital.", "aftermath"),
    ("The boy was pronounced dead *Sunday*.", "aftermath"),
    ("The toll rose to 23 on *Sunday*.", "aftermath"),
    ("It snowed *Sunday* in Keld.", "other"),
    ("He slept through *Sunday*'s storm.", "event"),
    ("He parked there during *Sunday*'s blizzard.", "other"),
]


@pytest.mark.parametrize(("marked", "cue"), TOLD, ids=[row[0] for row in TOLD])
def test_the_word_a_date_goes_with_tells_what_it_is_told_of(marked: str, cue: Cue) -> None:
    before, words, after = marked.split("*")
    text = before + words + after
    assert cue_of(text, Span(0, len(text)), Span(len(before), len(before) + len(words))) == cue


def test_the_documented_examples_hold() -> None:
    assert doctest.testmod(date_cues).failed == 0
