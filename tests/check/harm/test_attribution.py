"""Who says so: the speakers of a sentence, and which of them stands behind a number."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.check.harm.attribution import attributions, speaker_of
from summarizer.check.harm.casualties import casualty_mentions
from tests.builders import article_of

SPEAKERS = [
    ("Police said nine people were killed.", ["Police"]),
    ("Nine people were killed, police said.", ["police"]),
    ("Nine people were killed, the mayor said on Monday.", ["the mayor"]),
    ('"Nine people were killed," the mayor said.', ["the mayor"]),
    ("“Nine people were killed,” the mayor told reporters.", ["the mayor"]),
    ("According to the ministry, nine people were killed.", ["the ministry"]),
    ("Nine people were killed, according to the ministry.", ["the ministry"]),
    ("The governor told reporters that 14 were hurt.", ["The governor"]),
    ("The rebels claimed they had killed 30 soldiers.", ["The rebels"]),
    ("Residents reported that nine people were killed.", ["Residents"]),
    ("Gen. Ilya Brandt said 12 rebels were killed.", ["Gen. Ilya Brandt"]),
    ("Sela Odum, a spokeswoman for the hospital, said 20 people were hurt.", ["Sela Odum"]),
    ("Local media put the number of dead at 22.", ["Local media"]),
    ("In a statement, the army said it had killed 12 rebels.", ["the army"]),
    ("The ministry said nine died, but the Red Cross put the toll at 14.", ["The ministry", "the Red Cross"]),
    ("The army reported 12 dead, while the rebels said 40 soldiers were killed.", ["The army", "the rebels"]),
    ("The ministry announced a truce and rebel leaders confirmed it.", ["The ministry", "rebel leaders"]),
    ("On Monday the army said it had killed 12 rebels.", ["the army"]),
    ("“Nine people were killed,” said the mayor.", ["the mayor"]),
    ("Nine people were killed, said Colonel Idris Valmet.", ["Colonel Idris Valmet"]),
    ("The Observatory, which is based in Tolvar, said 31 people were killed.", ["The Observatory"]),
    ("Activists say 12 were killed; the army says five.", ["Activists", "the army"]),
    ("Rebels also said 12 soldiers were killed.", ["Rebels"]),
    ("Nine people were killed in Hadra.", []),
    ("Two people were confirmed dead.", []),
    ("Twelve people were reported missing.", []),
    ("The rebels put down their arms.", []),
]


@pytest.mark.parametrize(
    ("sentence", "who"),
    SPEAKERS,
)
def test_the_speakers_of_a_sentence_are_named_as_it_names_them(sentence: str, who: list[str]) -> None:
    found = attributions(sentence)
    assert [one.who for one in found] == who
    assert all(sentence[one.start :].startswith(one.who) and one.start < one.end for one in found)


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("The army denied that 12 soldiers were killed.", [True]),
        ("The army said 12 soldiers were killed.", [False]),
        ("The rebels claimed 12 kills, but the army denied the report.", [False, True]),
    ],
)
def test_one_who_denies_is_told_from_one_who_says(sentence: str, denies: list[bool]) -> None:
    assert [one.denies for one in attributions(sentence)] == denies


@pytest.mark.parametrize(
    ("sentence", "word", "who"),
    [
        ("Police said nine died.", "nine", "Police"),
        ("Nine died, police said.", "Nine", "police"),
        ("Nine died.", "Nine", None),
        ("The ministry said nine died, but the Red Cross put the toll at 14.", "nine", "The ministry"),
        ("The army said 12 rebels died; police said four guards were hurt.", "12", "The army"),
        ("The army said 12 rebels died; police said four guards were hurt.", "four", "police"),
        ("The army said it won, but 14 people died in Hadra.", "14", None),
        ("Doctors said nine died and 14 were hurt.", "14", "Doctors"),
    ],
)
def test_the_nearest_speaker_stands_behind_what_is_told(sentence: str, word: str, who: str | None) -> None:
    assert speaker_of(attributions(sentence), sentence.index(word), sentence) == who


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Police said nine people were killed and 12 wounded.", [(9, "Police"), (12, "Police")]),
        ("Nine people were killed on Monday.", [(9, None)]),
        (
            "The army said 12 soldiers died, while the rebels said 40 soldiers were killed.",
            [(12, "The army"), (40, "the rebels")],
        ),
        (
            "The ministry said nine died, but the Red Cross put the toll at 14.",
            [(9, "The ministry"), (14, "the Red Cross")],
        ),
    ],
)
def test_a_statement_of_harm_carries_its_speaker(sentence: str, told: list[tuple[int, str | None]]) -> None:
    assert [(one.best, one.speaker) for one in casualty_mentions(article_of(sentence))] == told


def test_a_speaker_of_one_sentence_says_nothing_in_the_next() -> None:
    found = casualty_mentions(article_of("Police said nine people were killed. Four villagers were hurt."))
    assert [one.speaker for one in found] == ["Police", None]


def test_a_speaker_stands_where_it_is_said_to() -> None:
    (found,) = attributions(". The said")
    assert (found.who, found.start) == ("The", 2)


PIECES = st.sampled_from(
    "The army police said says told reported , . ; “ ” but and while according to Ana Pereda who a spokeswoman of the "
    "ministry nine denied on Monday which".split(" ")
)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(), st.integers(0, 200))
@settings(deadline=None)
def test_no_words_crash_it_and_every_speaker_is_a_slice(sentence: str, offset: int) -> None:
    found = attributions(sentence)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert sentence[one.start : one.start + len(one.who)] == one.who != ""
    assert speaker_of(found, offset, sentence) in {None, *(one.who for one in found)}


@pytest.mark.parametrize(
    "piece",
    ["police said, ", "the a ", "according to the ", "Ana ", ", a spokesman, ", "x.", "Ana Pereda, a spokeswoman of, "],
)
def test_the_longest_sentences_that_reading_makes_are_quick(piece: str) -> None:
    began = time.process_time()
    attributions(piece * (4_000 // len(piece)))
    assert time.process_time() - began < 0.3
