"""A draft held against its article: what holds is found with its places, what does not becomes a problem."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.check.draft import check_draft
from tests.builders import draft_of, event_of, grounds_of
from tests.check.harm.raid import GROUNDS

HELD = [
    ("place", "Tolvar", "Tolvar"),
    ("place", "tolvar", "Tolvar"),
    ("place", "Tolvar, Keld province", "Tolvar"),
    ("place", "Tólvar", "Tolvar"),
    ("province", "Keld", "Keld"),
    ("province", "Keld Province", "Keld province"),
    ("attacker", "Lake Front", "Lake Front"),
    ("attacker", "rebels", "Rebels"),
    ("target", "police post", "police post"),
    ("target", '"camp oryol"', "“Camp Oryol”"),
    ("weapon", "mortars", "mortars"),
    ("weapon", "machine guns", "machine guns"),
    ("date_words", "Tuesday night", "Tuesday\xa0night"),
    ("date_words", "on Tuesday", "on Tuesday"),
    ("killed", "nine policemen", "nine policemen"),
    ("killed", "nine", "nine policemen"),
    ("killed", "9", "nine policemen"),
    ("killed", "Hamid Sorush", "Deputy police chief Hamid Sorush"),
    ("injured", "a driver", "a driver"),
    ("injured", "1", "a driver"),
    ("missing", "two", "Two guards"),
    ("captured", "14 villagers", "14 villagers"),
]

REFUSED = [
    ("place", "Hadra"),
    ("place", "Mirova"),
    ("place", "Tolva"),
    ("province", "Kelm"),
    ("country", "Norland"),
    ("attacker", "government troops"),
    ("attacker", "Islamic State"),
    ("target", "a school"),
    ("weapon", "drones"),
    ("weapon", "a knife"),
    ("date_words", "Monday"),
    ("date_words", "Wednesday night"),
    ("date_words", "21 Oct"),
    ("date_words", "October 2019"),
    ("killed", "eight"),
    ("killed", "19"),
    ("killed", "90"),
    ("killed", "12"),
    ("killed", "14"),
    ("killed", "30"),
    ("killed", "no one"),
    ("killed", "dozens"),
    ("killed", "several soldiers"),
    ("killed", "nine million"),
    ("killed", "Omar Tellez"),
    ("injured", "nine"),
    ("injured", "two"),
    ("missing", "14"),
    ("captured", "9"),
    ("captured", "15"),
]


@pytest.mark.parametrize(("field", "value", "words"), [(*row[:2], row[2].replace("\xa0", " ")) for row in HELD])
def test_a_value_of_the_article_is_found_in_the_articles_own_words(field: str, value: str, words: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(**{field: value})))
    assert checked.problems == ()
    assert checked.found[field].words == words
    assert [GROUNDS.article.slice(span) for span in checked.found[field].spans[:1]] == [words]


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_value_that_the_article_does_not_bear_out_is_a_problem_and_not_found(field: str, value: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(**{field: value})))
    (problem,) = checked.problems
    assert checked.found == {}
    assert checked.failed == {field}
    assert (problem.code, problem.where, problem.value) == ("not-in-article", f"$.incidents[0].{field}", value)


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("killed", "12", "'nine policemen'"),
        ("injured", "nine", "'a driver'"),
        ("captured", "9", "'14 villagers'"),
        ("missing", "48", "'Two guards'"),
    ],
)
def test_a_changed_number_is_refused_with_what_the_article_says_there(field: str, value: str, hint: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(**{field: value})))
    assert hint in checked.problems[0].message


def test_a_number_for_an_outcome_that_the_article_never_tells_says_so() -> None:
    (checked,) = check_draft(grounds_of("Nine people were killed."), draft_of(event_of(injured="4")))
    assert checked.problems[0].message == "the article tells of nobody injured"


def test_hints_stay_few_however_much_the_article_says() -> None:
    grounds = grounds_of(" ".join(f"A blast killed {n} people in town {n}." for n in range(2, 200)))
    (checked,) = check_draft(grounds, draft_of(event_of(killed="5000")))
    assert len(checked.problems[0].message) < 200


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two soldiers and a civilian were killed.", "3"),
        ("Two soldiers and a civilian were killed.", "three"),
        ("Five policemen, three soldiers and two civilians died.", "10"),
        ("Two soldiers and a civilian were killed.", "two soldiers and a civilian"),
    ],
)
def test_a_sum_of_joined_victims_holds(text: str, killed: str) -> None:
    (checked,) = check_draft(grounds_of(text), draft_of(event_of(killed=killed)))
    assert checked.problems == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two soldiers and a civilian were killed.", "4"),
        ("12 people, including three children, were killed.", "15"),
        ("Nine policemen were killed. Nine of them were killed in their sleep.", "18"),
        ("Nine policemen were killed and 12 guards were hurt.", "21"),
        ("The army denied that 12 soldiers were killed.", "12"),
        ("The bomb could have killed 100 people.", "100"),
        ("Nine people were not killed.", "nine"),
        ("At least nine people were killed.", "-9"),
    ],
)
def test_a_number_that_is_no_sum_or_was_never_stated_is_refused(text: str, killed: str) -> None:
    (checked,) = check_draft(grounds_of(text), draft_of(event_of(killed=killed)))
    assert checked.failed == {"killed"}


@pytest.mark.parametrize(
    "words",
    [
        "October 13",
        "Wednesday, October 21",
        "Tuesday, October 13",
        "20 November",
        "yesterday",
        "in 2019",
    ],
)
def test_another_day_than_the_articles_is_refused(words: str) -> None:
    (checked,) = check_draft(grounds_of("The raid was on Tuesday, October 20."), draft_of(event_of(date_words=words)))
    assert checked.failed == {"date_words"}


@given(st.integers(0, 2_000).filter(lambda number: number not in {1, 9, 10}))
@settings(deadline=None, max_examples=60)
def test_no_other_number_of_dead_gets_through(number: int) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(killed=str(number))))
    assert checked.failed == {"killed"}


def test_nothing_said_is_nothing_found_and_no_problem() -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of()))
    assert (checked.found, checked.problems, checked.what) == ({}, (), "An attack.")


def test_every_place_of_a_value_is_given_but_those_in_the_dateline() -> None:
    grounds = grounds_of("HADRA, 21 Oct (ANP) -- A bomb went off in Tolvar. Hadra sent help to Tolvar.")
    (checked,) = check_draft(grounds, draft_of(event_of(place="Tolvar", province="Hadra")))
    places = {field: {span.start for span in found.spans} for field, found in checked.found.items()}
    text = grounds.article.text
    assert places == {"place": {text.index("Tolvar"), text.rindex("Tolvar")}, "province": {text.index("Hadra")}}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("country", "Iraq", "in its dateline only"),
        ("place", "Bagdad", "in its dateline only"),
        ("attacker", "ANP", "in its dateline only"),
        ("date_words", "21 Oct", "in its dateline only"),
        ("country", "Syria", "does not name this"),
        ("date_words", "22 Oct", "does not have these words"),
    ],
)
def test_what_only_the_dateline_has_is_refused_for_that_reason(field: str, value: str, told: str) -> None:
    grounds = grounds_of("BAGHDAD, Iraq, 21 Oct (ANP) -- A bomb went off in Tolvar.")
    (problem,) = check_draft(grounds, draft_of(event_of(**{field: value})))[0].problems
    assert told in problem.message


@pytest.mark.parametrize(
    "what",
    [
        "Rebels of the Lake Front killed nine policemen in Tolvar.",
        "Gunmen attacked a post in Keld province on Tuesday.",
        "Nine policemen and their deputy chief, Hamid Sorush, were killed.",
        "Attackers killed 9 officers with mortars.",
        "In Tolvar, rebels kidnapped 14 villagers.",
    ],
)
def test_a_summary_of_said_things_stays(what: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(what=what)))
    assert (checked.what, checked.problems) == (what, ())


@pytest.mark.parametrize(
    ("what", "unsaid"),
    [
        ("Rebels killed 13 policemen in Tolvar.", "13"),
        ("Rebels killed nine policemen and wounded 40 people.", "40"),
        ("Rebels killed nine policemen in Mirova.", "Mirova"),
        ("Nine policemen were killed by the Taliban.", "Taliban"),
        ("Hamid Karzai was killed in Tolvar.", "Karzai"),
        ("Taliban killed nine policemen in Tolvar.", "Taliban"),
        ("Mirova was attacked by rebels.", "Mirova"),
    ],
)
def test_a_summary_with_an_unsaid_number_or_name_is_refused(what: str, unsaid: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(what=what)))
    assert checked.what is None
    assert [(one.where, unsaid in one.message) for one in checked.problems] == [("$.incidents[0].what", True)]


@pytest.mark.parametrize(
    "word",
    ["", "unknown", "Unknown.", "N/A", "none", "Not specified", "-", "null", "  ", None, "\n", "unknown\n"],
)
def test_words_for_nothing_are_null(word: str | None) -> None:
    assert event_of(place=word, attacker=word, killed=word) == event_of()


def test_unknown_gunmen_are_somebody() -> None:
    assert event_of(attacker="Unknown gunmen").attacker == "Unknown gunmen"
