"""Whatever a draft holds: problems, no crash, in good time, and every value either found or refused."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer.check.draft import COUNT_FIELDS, Found, Grounds, check_draft
from summarizer.check.matching.text import Folded
from summarizer.check.repair import merged
from summarizer.draft import Draft, IncidentDraft
from tests.builders import draft_of, event_of, grounds_of
from tests.check.harm.raid import GROUNDS
from tests.timing import grows_in_proportion

LONG = [
    ("place", "Tolvar " * 700),
    ("place", "T" * 5_000),
    ("place", "Tolvar, " * 600),
    ("attacker", "the Lake Front " * 300),
    ("killed", "nine " * 1_000),
    ("killed", "9" * 5_000),
    ("date_words", "Tuesday " * 600),
    ("what", "Mirova " * 700),
]


@pytest.mark.parametrize(("field", "value"), LONG, ids=[f"{field} {value[:9]}" for field, value in LONG])
def test_a_value_of_thousands_of_characters_is_quick_and_leaves_only_short_words(field: str, value: str) -> None:
    event = event_of().model_copy(update={field: value})
    began = time.process_time()
    (checked,) = check_draft(GROUNDS, Draft.model_construct(incidents=(event,)))
    assert time.process_time() - began < 0.5
    assert all(len(str(one.value)) <= 160 and len(one.message) < 400 for one in checked.problems)
    assert all(len(one.words) < 160 for one in checked.found.values())
    assert {field} == checked.failed | set(checked.found)


def test_the_draft_itself_takes_no_value_of_thousands_of_characters() -> None:
    with pytest.raises(ValidationError):
        event_of(place="T" * 5_000)


@pytest.mark.parametrize("field", ["place", "attacker", "weapon", "date_words", "killed", "what"])
@pytest.mark.parametrize(
    "value",
    ["\x00", "a\x1b[31mb\x07", "\ud800", "\u202e\u200b", "[" * 100, "(?:" * 50, "{{ 7*7 }}", "1" + "0" * 12, "-5"],
)
def test_odd_values_become_problems_and_never_a_crash(field: str, value: str) -> None:
    event = event_of().model_copy(update={field: value})
    (checked,) = check_draft(GROUNDS, draft_of().model_copy(update={"incidents": (event,)}))
    assert checked.found == {}
    assert field == "what" or checked.failed == {field}


def test_five_hundred_events_are_checked_in_good_time() -> None:
    events = tuple(
        event_of(
            what=f"Event {n}.", place=f"Town {n}", date_words=f"on {n} May", attacker="Lake Front " * 10, killed=str(n)
        )
        for n in range(2_000, 2_500)
    )
    began = time.process_time()
    checked = check_draft(GROUNDS, Draft.model_construct(incidents=events))
    assert time.process_time() - began < 4
    assert len(checked) == 500
    assert all({"place", "killed", "date_words"} <= one.failed for one in checked)


VALUES = (
    st.none()
    | st.text(max_size=60)
    | st.sampled_from("Tolvar Hadra Keld rebels Sorush nine 9 19 14 two drones mortars Tuesday Monday 40 -1".split())
    | st.sampled_from(["nine policemen", "Lake Front", "police post", "Keld province", "machine guns", "on Tuesday"])
)


@given(st.lists(st.dictionaries(st.sampled_from(list(IncidentDraft.model_fields)[1:-1]), VALUES), max_size=4))
@settings(deadline=None, max_examples=150)
def test_every_value_is_either_found_as_an_exact_slice_or_a_problem(events: list[dict[str, str | None]]) -> None:
    draft = draft_of(*(event_of(what=f"{n} events.", **said) for n, said in enumerate(events)))
    for position, checked in enumerate(check_draft(GROUNDS, draft)):
        said = {field for field, value in checked.draft if value is not None} - {"what", "type"}
        assert said == set(checked.found) | (checked.failed - {"what"})
        assert not set(checked.found) & checked.failed
        for found in checked.found.values():
            assert found == Found(GROUNDS.article.slice(found.spans[0]), found.spans)
        assert all(one.where.startswith(f"$.incidents[{position}].") for one in checked.problems)


@given(st.dictionaries(st.sampled_from([*COUNT_FIELDS, "place", "attacker", "weapon"]), VALUES), st.data())
@settings(deadline=None, max_examples=100)
def test_whatever_the_second_answer_says_what_held_still_holds(
    said: dict[str, str | None], data: st.DataObject
) -> None:
    first = draft_of(event_of(**said))
    second = draft_of(event_of(**data.draw(st.dictionaries(st.sampled_from(["place", "killed", "weapon"]), VALUES))))
    (before,) = check_draft(GROUNDS, first)
    (after,) = check_draft(GROUNDS, merged(first, [before], second))
    assert before.found.items() <= after.found.items()


_REPEATED = [
    "On Tuesday night Rebels killed nine policemen in Tolvar, and {n} did not explode. ",
    "Tuesday Tuesday, Oct. 20 (Tuesday) {n}, ",
    "The gunmen met gunmen of Gunmen at New Tolvar. {n} ",
    "No {n} was killed. Nobody was never hurt. ",
    "Idris Valmet died; ",
]


@pytest.mark.parametrize("sentence", _REPEATED)
def test_a_long_article_takes_time_in_proportion_to_its_length(sentence: str) -> None:
    said = event_of(
        what="Idris Valmet was killed and a bomb exploded. Nobody was hurt.",
        date_words="Wednesday, October 20",
        place="Tolvar, Mirova",
        attacker="masked gunmen of the Lake Front",
        killed="Idris Valmet",
        injured="12",
    )

    def work_of(characters: int) -> Callable[[], object]:
        text = "".join(sentence.format(n=n) for n in range(2, 3 + characters // len(sentence)))
        grounds = grounds_of(text)

        def work() -> object:
            fresh = Grounds(grounds.article, Folded.of(grounds.article.text), grounds.mentions)
            return check_draft(fresh, draft_of(said))

        return work

    assert grows_in_proportion(work_of)
