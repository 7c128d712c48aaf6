"""What holds in part, what a fragment cannot bear out, and which of several places is shown."""

import pytest

from summarizer.check.draft import NOT_IN_ARTICLE, PARTLY_IN_ARTICLE, check_draft
from summarizer.check.said.count import hold_count
from tests.builders import draft_of, event_of, grounds_of

TEXT = (
    "Gunmen of the Free Keld Army shelled New Harbor, in Keld, early on Tuesday, October 20, and killed 12 soldiers. "
    "Two people were hurt and nobody is missing.\n\n"
    "The group of men left the district on foot. A government spokesman in San Tolvar told of the attack that night. "
    "Troops with machine guns and rockets searched the village last week. The Taliban bomber had a car bomb."
)
GROUNDS = grounds_of(TEXT)

IN_PART = [
    ("attacker", "masked gunmen", "gunmen", "masked"),
    ("attacker", "Free Keld Army, Red Front", "Free Keld Army", "Red Front"),
    ("attacker", "Taliban gunmen", "Gunmen", "Taliban"),
    ("place", "New Harbor, Norland", "New Harbor", "Norland"),
    ("weapon", "rockets, drones", "rockets", "drones"),
]


@pytest.mark.parametrize(("field", "value", "words", "left_out"), IN_PART)
def test_what_a_value_holds_without_is_a_problem_of_its_own(field: str, value: str, words: str, left_out: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(**{field: value})))
    assert checked.found[field].words.casefold() == words.casefold()
    assert checked.found[field].left_out == left_out
    assert [(one.code, left_out in one.message) for one in checked.problems] == [(PARTLY_IN_ARTICLE, True)]
    assert checked.failed == frozenset()


WHOLE = [
    ("attacker", "the Free Keld Army", "the Free Keld Army"),
    ("attacker", "Free Keld army", "Free Keld Army"),
    ("weapon", "rocket", "rockets"),
    ("weapon", "machine gun", "machine guns"),
    ("place", "in New Harbor", "New Harbor"),
    ("place", "city of New Harbor", "New Harbor"),
    ("province", "Keld Governorate", "Keld"),
    ("date_words", "Tuesday (20 October)", "Tuesday, October 20"),
    ("date_words", "Oct. 20", "October 20"),
    ("date_words", "on the 20th", "20"),
    ("date_words", "Tuesday night", "Tuesday"),
    ("date_words", "last week", "last week"),
    ("killed", "twelve", "12 soldiers"),
    ("killed", "at least 12 troops", "12 soldiers"),
    ("missing", "no", "nobody"),
]


@pytest.mark.parametrize(("field", "value", "words"), WHOLE)
def test_other_words_for_the_same_hold(field: str, value: str, words: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(**{field: value})))
    assert (checked.found[field].words, checked.problems) == (words, ())


REFUSED = [
    ("attacker", "Red Front gunmen"),
    ("attacker", "rebel gunmen"),
    ("attacker", "government men"),
    ("attacker", "armed group"),
    ("attacker", "the people's forces"),
    ("attacker", "the"),
    ("attacker", "three gunmen"),
    ("weapon", "drone bomb"),
    ("place", "New"),
    ("place", "North"),
    ("place", "village"),
    ("place", "district"),
    ("place", "Harbour"),
    ("place", "New Haven"),
    ("place", "North Harbor"),
    ("place", "Tolvar"),
    ("place", "Hadra, Keld"),
    ("date_words", "the"),
    ("date_words", "on"),
    ("date_words", "this week"),
    ("date_words", "last month"),
    ("date_words", "two weeks ago"),
    ("date_words", "this night"),
    ("date_words", "Monday, October 20"),
    ("date_words", "Tuesday, October 12"),
    ("date_words", "November 20"),
    ("date_words", "Tuesday, October 2"),
    ("date_words", "the 12th"),
    ("killed", "12 villages"),
    ("killed", "12 km"),
    ("killed", "12 civilians"),
    ("killed", "12 thousand"),
    ("killed", "12 million soldiers"),
    ("killed", "up to 120"),
    ("killed", "12 soldiers and 9 children"),
    ("killed", "nobody"),
    ("killed", "dozens"),
    ("injured", "12"),
    ("injured", "two dogs"),
    ("missing", "two"),
]


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_fragment_or_a_changed_word_bears_nothing_out(field: str, value: str) -> None:
    (checked,) = check_draft(GROUNDS, draft_of(event_of(**{field: value})))
    assert checked.found == {}
    assert [one.code for one in checked.problems] == [NOT_IN_ARTICLE]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Dozens of people were killed.", "hundreds"),
        ("Fewer than ten people were killed.", "fewer than 40"),
        ("At least 12 people were killed.", "up to 12"),
        ("Several people and a guard were killed.", "3"),
        ("The 12 clerks were hurt.", "12"),
        ("Idris Valmet was killed.", "Idris Karzan"),
        ("Nine people, including two nurses, were killed. Three men fled.", "nine people, including three nurses"),
        ("Idris Valmet was not killed.", "Idris Valmet"),
    ],
)
def test_another_quantity_or_person_than_the_articles_is_refused(text: str, killed: str) -> None:
    (checked,) = check_draft(grounds_of(text), draft_of(event_of(killed=killed)))
    assert checked.failed == {"killed"}


@pytest.mark.parametrize("name", ["Idris Valmet", "Idris Valmet, 31", "Idrees Valmet"])
def test_a_person_named_with_a_word_of_harm_that_nobody_else_suffers_holds(name: str) -> None:
    grounds = grounds_of("The body was that of Idris Valmet, 31, the sheriff said, who had died of a fall.")
    (checked,) = check_draft(grounds, draft_of(event_of(killed=name)))
    assert checked.failed == frozenset()


def test_the_place_shown_first_is_the_one_told_with_the_rest_of_the_event() -> None:
    text = "Tolvar has a market. It was calm for years. Rebels killed nine guards in Tolvar on Tuesday."
    grounds = grounds_of(text)
    (checked,) = check_draft(grounds, draft_of(event_of(place="Tolvar", date_words="Tuesday", killed="nine")))
    assert [span.start for span in checked.found["place"].spans] == [text.rindex("Tolvar"), text.index("Tolvar")]


def test_a_place_called_by_kinds_of_places_alone_is_one_all_the_same() -> None:
    (checked,) = check_draft(grounds_of("A bomb went off in Lake City."), draft_of(event_of(place="Lake City")))
    assert checked.found["place"].words == "Lake City"


@pytest.mark.parametrize("value", ["May", "in May", "March"])
def test_a_verb_is_no_month(value: str) -> None:
    grounds = grounds_of("In May talks failed. Rebels may march in anger." if value == "March" else "Rebels may march.")
    (checked,) = check_draft(grounds, draft_of(event_of(date_words=value)))
    assert checked.failed == {"date_words"}


@pytest.mark.parametrize("place", ["بغداد", "Киеве", "北京", "Étrelle", "E\u0301trelle", "Sa\u00adna'a"])
def test_a_place_in_any_script_is_found_at_its_exact_offset(place: str) -> None:
    text = "قُتل ١٢ جنديا في بغداد. 🚒 В Киеве погибли 12. 北京发生爆炸. \u202bÉtrelle\u202c and Sana’a."
    grounds = grounds_of(text)
    (checked,) = check_draft(grounds, draft_of(event_of(place=place)))
    (span,) = checked.found["place"].spans
    assert checked.found["place"].words == grounds.article.text[span.start : span.end]
    assert len(checked.found["place"].words) == len(place.replace("\u0301", "").replace("\u00ad", ""))


def test_a_place_in_another_script_is_not_another_of_that_script() -> None:
    grounds = grounds_of("В Киеве погибли 12 солдат. 北京发生爆炸.")
    (checked,) = check_draft(grounds, draft_of(event_of(place="南京", province="Киев")))
    assert checked.failed == {"place", "province"}


def test_an_age_stands_for_the_one_who_is_of_it() -> None:
    held = hold_count(grounds_of("A 19-year-old was killed and two others were wounded."), "killed", "19-year-old")
    assert not isinstance(held, str)
    assert held.words == "A 19-year-old"
    assert isinstance(hold_count(grounds_of("A 19-year-old was killed."), "killed", "60-year-old"), str)
