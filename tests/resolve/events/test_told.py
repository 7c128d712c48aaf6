"""Whether sentences tell of an event, or only speak of violence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.codebook import EVENT_TYPE_OF, SubEventType
from summarizer.resolve.events.told import tells_of_event

RAIN = ["It rained in Hadra.", "The governor opened a bridge.", "Bread was cheap."]


@pytest.mark.parametrize(
    "sentence",
    [
        "A bomb exploded in Hadra.",
        "Gunmen attacked a clinic.",
        "A judge was kidnapped.",
        "REBELS STORMED A POST.",
        "The murder of a judge on Tuesday shook the town.",
        "He spoke of the assault last night.",
        "The raid of 16 November is not forgotten.",
        "In recent hours there have been attacks on two clinics.",
        "There were bombings in the port.",
        "Two clerks are still being held hostage.",
        "The attacks damaged two bridges.",
        "On Tuesday deputies responded to a shooting.",
        "The clinic was robbed over the weekend.",
        "Somebody fired through the door.",
    ],
)
def test_a_deed_or_a_dated_event_is_told_wherever_it_stands(sentence: str) -> None:
    assert tells_of_event([*RAIN, sentence], [False] * 4, "Attack")


def test_no_sentence_is_read_behind_the_one_that_tells() -> None:
    sentences = iter(["A bomb exploded in Hadra.", *RAIN])
    assert tells_of_event(sentences, iter([False] * 4), "Attack")
    assert list(sentences) == RAIN


@pytest.mark.parametrize(
    "sentence",
    [
        "The president spoke of terrorism and of the violence of the past.",
        "He said there would be no attack on Tuesday.",
        "Killings and bombings have to end, she said.",
        "The rebels threatened to attack a clinic.",
        "The murder of a judge is a crime.",
        "Doctors fight cancer.",
        "The group that stormed a post wants a republic.",
        "He read the papers that were seized from the gunmen.",
        "Four clerks were killed when the plane crashed.",
        "The attacks have to end, there is no other way.",
        "Police executed two search warrants on Tuesday.",
        "The budget had been killed twice before.",
        "Nurses marked the anniversary of the siege in which two guards were killed on a Tuesday.",
        "Officials warned on Tuesday that a bomb attack could kill hundreds.",
        "Posts that a bomb exploded in Hadra on Tuesday are false.",
        "Forty people were killed in a simulated bombing on Tuesday.",
        "In the film, shown on Tuesday, gunmen attacked a clinic.",
        "The peace talks stopped due to the murder of two clerks.",
    ],
)
def test_words_of_violence_alone_tell_nothing(sentence: str) -> None:
    assert not tells_of_event([*RAIN, sentence], [False] * 4, "Attack")


@pytest.mark.parametrize("sentence", ["The four clerks were killed when the plane crashed.", "A quake killed nine."])
def test_harm_of_an_accident_is_no_event(sentence: str) -> None:
    assert not tells_of_event([sentence, *RAIN], [True, False, False, False], "Attack")


def test_an_accident_beside_violence_hides_nothing() -> None:
    assert tells_of_event(["Gunmen shot at a bus, which crashed and killed nine."], [True], "Attack")


def test_harm_in_the_first_sentences_is_told() -> None:
    told = "A colonel is blamed for the death of six priests."
    assert tells_of_event([told, *RAIN], [True, False, False, False], "Attack")
    assert not tells_of_event([*RAIN, told], [False, False, False, True], "Attack")


def test_a_deed_that_tells_who_somebody_is_counts_with_a_day() -> None:
    assert tells_of_event([*RAIN, "The group that stormed a post on Tuesday wants a republic."], [False] * 4, "Attack")


@pytest.mark.parametrize(
    "lead",
    [
        "My people, we shall never forgive the murderers and the bombs that killed our sons.",
        "The economy is in a stable state after years of stability.",
    ],
)
def test_a_speaker_tells_no_event_by_words_of_violence_nor_does_stability(lead: str) -> None:
    assert not tells_of_event([lead, *RAIN], [False] * 4, "Attack")


@pytest.mark.parametrize(
    "lead", ["We were in the hall on Tuesday when the bomb exploded.", '"We saw it," she said of the bomb in the hall.']
)
def test_who_speaks_of_a_deed_tells_it(lead: str) -> None:
    assert tells_of_event([lead, *RAIN], [False] * 4, "Attack")


@pytest.mark.parametrize(
    "lead",
    [
        ["A bomb explosion rocked Jos, our correspondent gathered.", "The area was quiet."],
        ["An explosion rocked Jos, our security sources said."],
        ["A World War I bomb and an explosion shook Jos."],
        ["An explosion shook My Lai."],
        ['"The hall is gone.', 'We all heard the explosion in it," she said.'],
        ["“The hall is gone and we all heard the explosion.", "It was loud,” she said."],
    ],
)
def test_what_papers_say_of_themselves_names_and_quotations_are_no_speakers(lead: list[str]) -> None:
    assert tells_of_event([*lead, *RAIN], [False] * (len(lead) + len(RAIN)), "Attack")


def test_a_speaker_is_one_again_behind_a_closed_quotation() -> None:
    lead = ["“Never again.", "Never,” he said, and we shall not forgive the murderers and the bombs."]
    assert not tells_of_event([*lead, *RAIN], [False] * 5, "Attack")


def test_an_event_with_harm_is_told() -> None:
    assert tells_of_event([*RAIN, "The shooting left two hurt."], [False, False, False, True], "Attack")


@pytest.mark.parametrize(
    ("lead", "sub_event", "told"),
    [
        ("Police arrested 40 members of the party.", "Arrests", True),
        ("Thousands marched through Hadra.", "Peaceful protest", True),
        ("Thousands walked through Hadra.", "Peaceful protest", False),
        ("The two sides signed a cease-fire.", "Agreement", True),
        ("The two sides hold talks on a cease-fire.", "Agreement", False),
        ("The minister met the bishop.", "Other", False),
        ("Gunfire was heard in Hadra.", "Other", True),
    ],
)
def test_an_event_without_violence_is_told_in_the_lead(
    lead: str, sub_event: SubEventType, told: bool
) -> None:  # a table
    assert tells_of_event([lead, *RAIN], [False] * 4, sub_event) is told
    assert not tells_of_event([*RAIN, RAIN[0], "Thousands marched."], [False] * 5, sub_event)


@given(st.lists(st.text(max_size=60), max_size=6), st.sampled_from([None, *EVENT_TYPE_OF]))
def test_any_text_gives_an_answer(sentences: list[str], sub_event: SubEventType | None) -> None:
    assert tells_of_event(sentences, [False] * len(sentences), sub_event) in {True, False}


@pytest.mark.parametrize(
    "sentence",
    [
        "A fire at a mill in Hadra killed 11 workers on Tuesday.",
        "An earthquake killed 300 people in Hadra.",
        "A bus plunged into a ravine near Hadra, killing 18 people.",
        "The virus has killed 300 people in Hadra.",
    ],
)
def test_harm_without_an_attacker_or_a_weapon_is_no_incident(sentence: str) -> None:
    assert not tells_of_event([sentence, "Nine people died in the first hour."], [True, True], "Attack")
    assert tells_of_event([sentence, "Gunmen shot two of the rescuers."], [True, True], "Attack")


@pytest.mark.parametrize(
    "sentence",
    [
        "Fourteen bodies were found in a truck.",
        "Deputies found two men dead at a home.",
        "A bomb killed 12 people on the anniversary of the war.",
        "Gunmen opened fire on the convoy.",
    ],
)
def test_bodies_that_are_found_tell_of_a_deed_and_so_does_one_beside_a_memory_or_fire(sentence: str) -> None:
    assert tells_of_event([*RAIN, sentence], [False] * 4, "Attack")
