"""What a sentence says of a party: that it attacked, or was attacked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.resolve.codes.deeds import Named, is_done, named, part_of, people_in
from summarizer.resolve.codes.wording import words_of


def told(sentence: str) -> dict[str, int]:
    words = words_of(sentence)
    return {" ".join(words[one.first : one.last]): part_of(words, one) for one in people_in(words)}


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Police shot dead two gunmen.", {"police": 1, "gunmen": -1}),
        ("POLICE SHOT DEAD TWO GUNMEN.", {"police": 1, "gunmen": -1}),
        ("Taliban killed nine policemen in Tolvar.", {"taliban": 1, "policemen": -1}),
        ("A convoy of the army was ambushed by rebels.", {"army": -1, "rebels": 1}),
        ("Rebels of the Lake Front ambushed an army convoy.", {"rebels": 1, "army": -1}),
        ("Unidentified gunmen on motorcycles opened fire on students.", {"unidentified gunmen": 1, "students": -1}),
        ("Two men shot in Hadra", {"men": -1}),
        ("Two men were shot dead by unknown assailants.", {"men": -1, "unknown assailants": 1}),
        ("Insurgents attack army post", {"insurgents": 1, "army": -1}),
        ("The army's raid on villagers went on.", {"army's": 1, "villagers": -1}),
        ("The murder of four nurses shocked the town.", {"nurses": -1}),
        ("Rebels killed and wounded two soldiers.", {"rebels": 1, "soldiers": -1}),
        ("Troops came under fire.", {"troops": -1}),
        ("The army said that rebels attacked villagers.", {"army": 0, "rebels": 1, "villagers": -1}),
        ("Soldiers stood by when rebels attacked.", {"soldiers": 0, "rebels": -1}),
        ("Rebels and soldiers exchanged fire.", {"rebels": 0, "soldiers": 0}),
        ("Four soldiers in a separate ambush", {"soldiers": 0}),
        ("Police arrested two students.", {"police": 0, "students": 0}),
    ],
)
def test_a_sentence_tells_what_its_people_did_or_suffered(sentence: str, parts: dict[str, int]) -> None:
    assert told(sentence) == parts


def test_a_name_is_found_by_its_last_words_with_and_without_possessive() -> None:
    words = words_of("The Lake Front's men said the Lake Front had won.")
    assert list(named(words, ["lake", "front"])) == [Named(1, 3), Named(6, 8)]
    assert list(named(words, [])) == []


@pytest.mark.parametrize(
    ("sentence", "done"),
    [("Rebels attacked a clinic.", True), ("A clinic was attacked.", True), ("The murdered.", False), ("Rain.", False)],
)
def test_a_deed_is_done_in_the_passive_or_to_somebody(sentence: str, *, done: bool) -> None:
    words = words_of(sentence)
    assert any(is_done(words, at) for at in range(len(words))) is done


WORDS = st.sampled_from(
    "rebels army the of by on was attacked shot dead killed and gunmen two , . 's raid said came under fire".split()
)


@given(st.lists(WORDS, max_size=25))
def test_every_part_is_one_of_three(words: list[str]) -> None:
    for one in people_in(words):
        assert 0 <= one.first < one.last <= len(words)
        assert part_of(words, one) in {-1, 0, 1}
