from typing import get_args

import pytest

from summarizer.codebook import EVENT_TYPE_OF, OUTCOMES, SUB_EVENT_TYPES, EventType, SubEventType, legal_pair


def test_there_are_six_types_and_25_sub_types() -> None:
    assert len(get_args(EventType)) == 6
    assert len(get_args(SubEventType)) == 25


def test_every_sub_type_belongs_to_exactly_one_type() -> None:
    listed = [sub_event for sub_events in SUB_EVENT_TYPES.values() for sub_event in sub_events]
    assert sorted(listed) == sorted(get_args(SubEventType))
    assert tuple(SUB_EVENT_TYPES) == get_args(EventType)


def test_the_way_from_sub_type_to_type_gives_a_legal_pair() -> None:
    assert all(legal_pair(event, sub_event) for sub_event, event in EVENT_TYPE_OF.items())
    assert len(EVENT_TYPE_OF) == 25


@pytest.mark.parametrize(
    ("event", "sub_event"), [("Battles", "Attack"), ("battles", "Armed clash"), ("", ""), ("Riots", "riots")]
)
def test_other_pairs_are_not_legal(event: str, sub_event: str) -> None:
    assert not legal_pair(event, sub_event)


def test_outcomes_are_listed_deaths_first() -> None:
    assert OUTCOMES == ("killed", "injured", "missing", "captured", "displaced")
