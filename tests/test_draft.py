from typing import Any, get_args

import pytest
from pydantic import ValidationError

from summarizer.codebook import SubEventType
from summarizer.draft import Draft, IncidentDraft
from tests.toy import event

SCHEMA: dict[str, Any] = Draft.model_json_schema()
EVENT: dict[str, Any] = SCHEMA["$defs"]["IncidentDraft"]


def drafted(**said: object) -> IncidentDraft:
    return IncidentDraft.model_validate(event(**said))


@pytest.mark.parametrize(
    "word", ["", " ", "-", "Unknown", "unknown.", "N/A", "None", "null", "not stated", "UNDEFINED"]
)
def test_words_for_nothing_become_none(word: str) -> None:
    assert drafted(killed=word).killed is None


@pytest.mark.parametrize("word", ["Unknown gunmen", "none of them", "0", "no one", "Nila"])
def test_words_that_say_something_stay(word: str) -> None:
    assert drafted(attacker=word).attacker == word


def test_space_around_words_goes() -> None:
    assert drafted(place=" Norvale\n").place == "Norvale"


def test_words_without_end_are_refused() -> None:
    with pytest.raises(ValidationError, match="160"):
        drafted(place="x" * 161)


def test_a_key_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        drafted(mood="tense")


def test_a_type_that_is_not_acleds_is_refused() -> None:
    with pytest.raises(ValidationError, match="type"):
        drafted(type="Shooting")


def test_every_key_is_required_and_no_other_allowed() -> None:
    assert SCHEMA["additionalProperties"] is EVENT["additionalProperties"] is False
    assert SCHEMA["required"] == ["incidents"]
    assert EVENT["required"] == list(EVENT["properties"]) == list(IncidentDraft.model_fields)


def test_the_model_may_choose_among_all_of_acleds_sub_types() -> None:
    assert EVENT["properties"]["type"]["enum"] == list(get_args(SubEventType))


def test_what_is_easy_to_find_comes_before_what_must_be_judged() -> None:
    first, *_, last = IncidentDraft.model_fields
    assert (first, last) == ("what", "type")


def test_more_than_five_events_are_refused() -> None:
    with pytest.raises(ValidationError, match="5"):
        Draft(incidents=(drafted(),) * 6)
