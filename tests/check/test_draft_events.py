"""Events of a draft: told twice they are one, and a second answer mends without losing anything."""

import pytest

from summarizer.check.draft import check_draft, distinct
from summarizer.check.repair import merged
from summarizer.draft import IncidentDraft
from tests.builders import draft_of, event_of
from tests.check.harm.raid import GROUNDS

FIRST = event_of(what="Rebels attacked a post.", place="Tolvar", date_words="Tuesday", attacker="rebels", killed="nine")


@pytest.mark.parametrize(
    "again",
    [
        FIRST,
        event_of(what="rebels attacked a POST."),
        event_of(what="A post was attacked.", place="TOLVAR", date_words="tuesday", attacker="Rebels", killed="14"),
        event_of(what="Rebels hit again.", place="Tolvar", date_words="Tuesday", attacker="Rebels", killed="ten"),
    ],
)
def test_an_event_told_twice_to_the_letter_is_one(again: IncidentDraft) -> None:
    assert distinct([FIRST, again]) == [FIRST]


@pytest.mark.parametrize(
    "other",
    [
        event_of(what="Rebels attacked a bridge.", place="Mirova", date_words="Tuesday", killed="nine"),
        event_of(what="Rebels attacked it again.", place="Tolvar", date_words="Sunday", killed="nine"),
        event_of(what="Police shot two men.", place="Tolvar", date_words="Tuesday", attacker="police", killed="two"),
    ],
)
def test_events_of_another_place_or_day_or_doer_stay_apart(other: IncidentDraft) -> None:
    assert distinct([FIRST, other]) == [FIRST, other]


def test_events_that_say_neither_where_nor_when_nor_who_stay_apart() -> None:
    raid, kidnapping = event_of(what="A raid.", killed="nine"), event_of(what="A kidnapping.", captured="14")
    assert distinct([raid, kidnapping]) == [raid, kidnapping]


def test_problems_are_numbered_as_the_events_that_are_left() -> None:
    bridge = event_of(what="Rebels blew up a bridge.", place="Mirova", date_words="Sunday", weapon="drones")
    first, second = check_draft(GROUNDS, draft_of(FIRST, FIRST, bridge))
    assert first.failed == frozenset()
    assert {one.where for one in second.problems} == {
        "$.incidents[1].place", "$.incidents[1].date_words", "$.incidents[1].weapon",
    }  # fmt: skip


def test_a_second_answer_mends_what_failed_and_loses_nothing_that_held() -> None:
    first = draft_of(event_of(place="Hadra", attacker="Lake Front", killed="nine", weapon="drones"))
    second = draft_of(event_of(place="Tolvar", attacker=None, killed="12", weapon=None, province="Keld"))
    again = merged(first, check_draft(GROUNDS, first), second)
    assert again == draft_of(event_of(place="Tolvar", attacker="Lake Front", killed="nine", weapon=None))
    assert check_draft(GROUNDS, again)[0].problems == ()


def test_a_second_answer_cannot_touch_a_draft_without_problems() -> None:
    first = draft_of(event_of(place="Tolvar", killed="nine"))
    assert merged(first, check_draft(GROUNDS, first), draft_of(event_of(place="Keld"))) == first


def test_an_empty_second_answer_changes_nothing() -> None:
    first = draft_of(event_of(place="Hadra", killed="nine"))
    assert merged(first, check_draft(GROUNDS, first), draft_of()) == first


def test_repeated_events_of_either_answer_do_not_shift_the_mending() -> None:
    one = event_of(what="Rebels attacked.", place="Tolvar", date_words="Tuesday", killed="nine")
    two = event_of(what="Villagers were kidnapped.", place="Hadra", date_words="Sunday", captured="14")
    mended = two.model_copy(update={"place": "Keld", "date_words": None})
    first = draft_of(one, one, two)
    again = merged(first, check_draft(GROUNDS, first), draft_of(one, one, mended))
    assert again == draft_of(one, mended)


def test_a_second_answer_that_leaves_an_event_out_mends_the_right_one() -> None:
    one = event_of(what="Rebels attacked a post.", place="Tolvar", killed="nine", weapon="drones")
    two = event_of(what="Villagers were kidnapped.", place="Keld", captured="14", weapon="machine guns")
    first = draft_of(one, two)
    again = merged(first, check_draft(GROUNDS, first), draft_of(two))
    assert again.incidents[0].weapon != "machine guns"
