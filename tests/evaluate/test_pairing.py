"""Which reported incident is which of gold's."""

from itertools import permutations
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluate.answers import Answer, reported
from summarizer.evaluate.gold import GoldIncident
from summarizer.evaluate.pairing import item_pairs, pairs
from summarizer.evaluate.sameness import likeness
from summarizer.evaluate.settings import Settings
from tests.evaluate.building import actor, figure, gold, incident, row


def wanted(folder: Path, *incidents: dict[str, Any]) -> tuple[GoldIncident, ...]:
    return gold(folder, row("a", *incidents))[0].incidents


def test_the_order_of_the_report_does_not_matter(tmp_path: Path) -> None:
    coded = wanted(tmp_path, {"location": {"name": "Norvale"}}, {"location": {"name": "Ostmark"}})
    answers = [reported(incident(location={"name": name})) for name in ("Ostmark", "Elsewhere", "Norvale")]
    assert pairs(coded, answers, Settings()) == {0: 2, 1: 0}


def test_the_sum_of_all_counts_and_not_the_first_that_fits(tmp_path: Path) -> None:
    coded = wanted(tmp_path, {"location": {"name": "northern market"}}, {"location": {"name": "market"}})
    answers = [reported(incident(location={"name": name})) for name in ("market", "northern")]
    assert pairs(coded, answers, Settings()) == {0: 1, 1: 0}


def test_what_has_nothing_in_common_is_no_pair(tmp_path: Path) -> None:
    coded = wanted(tmp_path, {"location": {"name": "Norvale"}, "fatalities": {"best": 3}})
    other = [reported(incident(location={"name": "Ostmark"}, fatalities=figure(300)))]
    assert pairs(coded, other, Settings()) == {}
    assert pairs(coded, other, Settings(likeness=0)) == {0: 0}


def test_an_incident_of_which_nothing_is_filled_in_is_any(tmp_path: Path) -> None:
    coded = wanted(tmp_path, {}, {"location": {"name": "Norvale"}})
    answers = [reported(incident(location={"name": "Norvale"})), reported(incident())]
    assert pairs(coded, answers, Settings()) == {0: 1, 1: 0}


def test_equals_are_taken_in_order(tmp_path: Path) -> None:
    coded = wanted(tmp_path, *[{"event_type": "Battles"}] * 3)
    answers = [reported(incident(event_type="Battles"))] * 3
    assert pairs(coded, answers, Settings()) == {0: 0, 1: 1, 2: 2}


def test_five_thousand_reported_incidents_are_no_trouble(tmp_path: Path) -> None:
    coded = wanted(tmp_path, {"fatalities": {"best": 4321}, "location": {"name": "Norvale"}})
    answers = [reported(incident(fatalities=figure(best))) for best in range(5000)]
    assert pairs(coded, answers, Settings()) == {0: 4321}


NUMBERS = st.lists(st.integers(1, 50), min_size=1, max_size=4)


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_no_other_assignment_is_better(ours: list[int], theirs: list[int]) -> None:
    coded = [GoldIncident({"fatalities.best": (one,)}, {}) for one in ours]
    answers = [Answer({"fatalities.best": (one,)}, {}) for one in theirs]
    found = pairs(coded, answers, Settings(likeness=0))
    assert len(found) == min(len(ours), len(theirs))
    total = sum(likeness("count", (ours[one],), (theirs[other],)) or 0 for one, other in found.items())
    short, long = sorted((ours, theirs), key=len)
    best = max(
        sum(likeness("count", (one,), (other,)) or 0 for one, other in zip(short, chosen, strict=True))
        for chosen in permutations(long, len(short))
    )
    assert total >= best - 1e-4


def test_items_are_the_same_by_their_names_and_then_by_their_other_keys() -> None:
    wanted_items = [{"name": ("police",), "role": ("target",)}, {"name": ("police",), "role": ("attacker",)}]
    came = reported(incident(actors=[actor("police", "attacker"), actor("police", "target")])).lists["actors"]
    assert item_pairs(wanted_items, came, Settings()) == {0: 1, 1: 0}
    assert item_pairs([{"name": ("army",)}], came, Settings()) == {}
