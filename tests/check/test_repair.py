"""The second question is short whatever went wrong, and its answer loses nothing that held."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.check.draft import check_draft
from summarizer.check.repair import REPAIRABLE, corrections, listed, merged, needs_repair
from summarizer.draft import Draft, IncidentDraft
from tests.builders import draft_of, event_of
from tests.check.harm.raid import GROUNDS

RAID = event_of(what="Rebels attacked a post.", place="Tolvar", attacker="Rebels", killed="nine", weapon="drones")
KIDNAPPING = event_of(what="Villagers were kidnapped.", place="Hadra", captured="14", date_words="on Tuesday")


def test_a_correction_tells_path_value_and_what_the_article_says() -> None:
    checked = check_draft(GROUNDS, draft_of(RAID, KIDNAPPING.model_copy(update={"date_words": "Monday"})))
    dateline = "the article has this in its dateline only, which is about the report, not the incident"
    assert corrections(checked) == [
        "incidents[0].weapon: 'drones': the article does not name this",
        "incidents[1].date_words: 'Monday': the article does not have these words; it says 'tuesday'",
        f"incidents[1].place: 'Hadra': {dateline}",
    ]


def test_only_what_a_second_answer_can_mend_asks_for_one() -> None:
    counts_only = check_draft(GROUNDS, draft_of(event_of(killed="700", province="Kelm", what="Mirova fell.")))
    assert counts_only[0].failed == {"killed", "province", "what"}
    assert not needs_repair(counts_only)
    assert corrections(counts_only) == []
    assert needs_repair(check_draft(GROUNDS, draft_of(RAID)))


def test_a_value_that_holds_in_part_asks_for_no_second_answer() -> None:
    checked = check_draft(GROUNDS, draft_of(event_of(place="Tolvar, Norland")))
    assert checked[0].problems
    assert not needs_repair(checked)


def test_five_hundred_problems_make_no_longer_message_than_eight() -> None:
    events = tuple(
        event_of(what=f"Event {n}.", place=f"Place{n} " + "x" * 140, attacker=f"Group{n}", date_words="in 2031")
        for n in range(500)
    )
    reasons = corrections(check_draft(GROUNDS, Draft.model_construct(incidents=events)))
    assert len(reasons) == 1_500
    assert len(listed(reasons)) < 2_000
    assert listed(reasons).count("\n") == 7


@given(st.lists(st.text(max_size=400), max_size=600))
@settings(deadline=None, max_examples=60)
def test_the_list_of_reasons_is_bounded_and_has_one_line_each(reasons: list[str]) -> None:
    assert len(listed(reasons)) < 2_000
    assert len(listed(reasons).splitlines()) <= 8


def test_events_that_come_back_in_another_order_mend_the_right_ones() -> None:
    first = draft_of(RAID, KIDNAPPING)
    second = draft_of(KIDNAPPING.model_copy(update={"place": "Keld"}), RAID.model_copy(update={"weapon": "mortars"}))
    again = merged(first, check_draft(GROUNDS, first), second)
    assert [(one.place, one.weapon) for one in again.incidents] == [("Tolvar", "mortars"), ("Keld", None)]


def test_an_event_is_mended_though_the_second_answer_tells_fewer() -> None:
    first = draft_of(RAID, KIDNAPPING)
    again = merged(first, check_draft(GROUNDS, first), draft_of(KIDNAPPING.model_copy(update={"place": "Keld"})))
    assert [(one.place, one.weapon) for one in again.incidents] == [("Tolvar", "drones"), ("Keld", None)]


def test_a_single_event_told_all_anew_still_mends_what_failed() -> None:
    first = draft_of(event_of(what="Mirova fell.", place="Hadra"))
    second = draft_of(event_of(what="Rebels attacked a post.", place="Tolvar"))
    assert merged(first, check_draft(GROUNDS, first), second) == second


SAID = st.fixed_dictionaries(
    {},
    optional={
        "place": st.sampled_from(["Tolvar", "Hadra", "Keld", "Mirova"]),
        "date_words": st.sampled_from(["on Tuesday", "Monday", "in 2019"]),
        "attacker": st.sampled_from(["Rebels", "Lake Front", "Taliban"]),
        "weapon": st.sampled_from(["mortars", "drones"]),
        "killed": st.sampled_from(["nine", "12", "several"]),
        "captured": st.sampled_from(["14 villagers", "15"]),
        "what": st.sampled_from(["A raid.", "Rebels killed nine policemen.", "Mirova fell.", "A kidnapping."]),
    },
)
EVENTS = st.lists(SAID, max_size=4).map(lambda said: draft_of(*(event_of(**one) for one in said)))


@given(EVENTS, EVENTS)
@settings(deadline=None, max_examples=150)
def test_whatever_comes_back_every_value_that_held_still_does(first: Draft, second: Draft) -> None:
    before = check_draft(GROUNDS, first)
    again = merged(first, before, second)
    assert len(again.incidents) == len(before)
    for one, kept in zip(before, again.incidents, strict=True):
        assert {field: getattr(kept, field) for field in one.found} == {
            field: getattr(one.draft, field) for field in one.found
        }
        changed = {name for name in IncidentDraft.model_fields if getattr(kept, name) != getattr(one.draft, name)}
        assert changed <= one.failed


@given(EVENTS)
@settings(deadline=None, max_examples=60)
def test_the_same_answer_again_changes_nothing(first: Draft) -> None:
    before = check_draft(GROUNDS, first)
    assert merged(first, before, first).incidents == tuple(one.draft for one in before)


@pytest.mark.parametrize("field", sorted(REPAIRABLE))
def test_every_repairable_field_is_one_of_the_draft(field: str) -> None:
    assert field in IncidentDraft.model_fields
