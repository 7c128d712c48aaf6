"""The comparison of a report with what a seed expects; no replay is needed for it."""

from pathlib import Path
from typing import Any

import pytest

from tests.seeds import NO_SUCH_ITEM, Expectation, Miss, Outcome, judge, load_misses, load_seed, steps, value_at

REPORT: dict[str, Any] = {
    "incidents": [
        {
            "event_type": "Battles",
            "location": {"name": "Jalālābād", "admin1": None},
            "fatalities": {"low": 9, "best": 9, "high": None},
            "injured": None,
            "fatalities_by_side": {"non-state": {"best": 4}},
            "actors": [
                {"name": "the Red Column", "type": "Rebel group", "role": "attacker"},
                {"name": "police", "type": "State forces", "role": "target"},
            ],
            "casualties": [
                {"outcome": "killed", "who": "Sgt. Ana Pell", "side": "state", "best": 1, "words": None},
                {"outcome": "injured", "who": "shoppers", "side": "civilians", "best": None, "words": "several"},
            ],
            "conflicts": [{"field": "fatalities", "values": [{"value": "9 dead"}, {"value": "19"}]}],
            "weapons": [],
        }
    ]
}


def holds(field: str, check: str, value: Any = None) -> bool:
    return Expectation("a-seed", f"incidents[0].{field}", check, value).holds(REPORT)


@pytest.mark.parametrize(
    ("field", "check", "value"),
    [
        ("event_type", "equals", "Battles"),
        ("fatalities.best", "equals", 9),
        ("fatalities_by_side.non-state.best", "equals", 4),
        ("location.name", "equals", "jalalabad"),
        ("fatalities.best", "one of", [7, 9]),
        ("injured.best", "one of", [0, "null"]),
        ("location.name", "contains", "Jalal"),
        ("location.name", "contains", ["Kunduz", "Jalalabad"]),
        ("actors", "has", {"name": "Red Column", "role": "attacker"}),
        ("actors", "has", {"name": ["RC", "Red Column fighters", "the Red Column of the North"]}),
        ("actors", "has", {"role": ["other", "target"]}),
        ("casualties", "has", {"outcome": "killed", "who": "Ana Pell"}),
        ("casualties", "has", {"outcome": "injured", "words": "several", "best": "null"}),
        ("conflicts", "has", {"values": [{"value": "19"}, {"value": "9"}]}),
        ("casualties", "absent", {"best": 60}),
        ("weapons", "absent", {"name": "rifle"}),
        ("injured", "none", None),
        ("fatalities.high", "none", None),
        ("weapons", "none", None),
    ],
)
def test_what_fits_passes(field: str, check: str, value: Any) -> None:
    assert holds(field, check, value)


@pytest.mark.parametrize(
    ("field", "check", "value"),
    [
        ("event_type", "equals", "Riots"),
        ("fatalities.best", "equals", 10),
        ("injured.best", "equals", 0),
        ("fatalities.best", "one of", [7, 8]),
        ("fatalities.best", "one of", [0, "null"]),
        ("location.name", "contains", "Kunduz"),
        ("location.admin1", "contains", "Kunduz"),
        ("actors", "has", {"name": "Red Column", "role": "target"}),
        ("actors", "has", {"name": "Redcol"}),
        ("casualties", "has", {"outcome": "killed", "side": "non-state"}),
        ("casualties", "has", {"outcome": "killed", "best": "null"}),
        ("casualties", "has", {"who": "Sgt. Ana Pell of the city police"}),
        ("conflicts", "has", {"values": [{"value": "19"}, {"value": "dead"}, {"value": "9"}]}),
        ("conflicts", "has", {"values": [{"value": "9"}, {"value": "9"}]}),
        ("weapons", "has", {"name": "rifle"}),
        ("casualties", "absent", {"outcome": "killed", "best": 1}),
        ("casualties", "absent", {"best": [1, 60]}),
        ("fatalities.best", "none", None),
        ("actors", "none", None),
    ],
)
def test_what_does_not_fit_fails(field: str, check: str, value: Any) -> None:
    assert not holds(field, check, value)


def test_a_part_of_a_closed_word_is_not_the_word() -> None:
    report = {"incidents": [{"casualties": [{"side": "non-state"}]}]}
    assert not Expectation("a-seed", "incidents[0].casualties", "has", {"side": "state"}).holds(report)


@pytest.mark.parametrize(
    ("check", "value"),
    [
        ("equals", 1),
        ("one of", ["null"]),
        ("contains", "x"),
        ("has", {"best": 1}),
        ("absent", {"best": 1}),
        ("none", None),
    ],
)
def test_nothing_passes_on_an_incident_that_is_not_there(check: str, value: Any) -> None:
    assert not Expectation("a-seed", "incidents[1].casualties", check, value).holds(REPORT)


def test_the_number_of_incidents_is_compared() -> None:
    assert Expectation("a-seed", "incidents", "count", 1).holds(REPORT)
    assert not Expectation("a-seed", "incidents", "count", 0).holds(REPORT)


def test_a_path_leads_through_null_to_null_and_past_the_end_of_a_list_to_nothing() -> None:
    assert value_at(REPORT, "incidents[0].injured.best") is None
    assert value_at(REPORT, "incidents[1].injured.best") is NO_SUCH_ITEM


def test_a_path_is_keys_and_indexes() -> None:
    assert steps("incidents[1].fatalities_by_side.non-state") == ("incidents", 1, "fatalities_by_side", "non-state")


def test_a_key_that_reports_do_not_have_is_an_error_and_not_a_miss() -> None:
    with pytest.raises(KeyError):
        value_at(REPORT, "incidents[0].victims")


def test_a_seed_is_read_with_its_count_first(tmp_path: Path) -> None:
    seed = load_seed(written(tmp_path, 'field = "incidents[0].injured"\ncheck = "none"'))
    assert [(e.seed, e.field, e.check, e.value) for e in seed.expectations] == [
        ("a-seed", "incidents", "count", 1),
        ("a-seed", "incidents[0].injured", "none", None),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "value = 1",
        'field = "incidents[0].injured.best"',
        'field = "incidents[0].injured.best"\nvalue = 1\ncheck = "roughly"',
        'field = "incidents[0].injured.best"\nvalue = 1\ncheck = "one of"',
        'field = "incidents[0].injured.best"\nvalue = 1\ncheck = "none"',
        'field = "incidents[0].casualties"\nvalue = 1\ncheck = "absent"',
        'field = "incidents[0].casualties"\nvalue = { best = 1 }',
        'field = "incidents[0].injured.best"\nvalue = 1\nreason = "because"',
        'field = "incidents"\nvalue = 1\ncheck = "count"',
    ],
)
def test_a_malformed_expectation_names_its_file(tmp_path: Path, entry: str) -> None:
    with pytest.raises(ValueError, match=r"a-seed\.expected\.toml: this is no expectation"):
        load_seed(written(tmp_path, entry))


def test_the_same_expectation_twice_is_refused(tmp_path: Path) -> None:
    entry = 'field = "incidents[0].injured.best"\nvalue = 1'
    with pytest.raises(ValueError, match="twice"):
        load_seed(written(tmp_path, f"{entry}\n[[expect]]\n{entry}"))


def test_a_seed_without_its_article_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, 'field = "incidents[0].injured.best"\nvalue = 1')
    (tmp_path / "a-seed.txt").unlink()
    with pytest.raises(ValueError, match=r"a-seed\.html"):
        load_seed(path)


def test_a_miss_covers_by_field_and_where_given_by_check_and_value() -> None:
    expectation = Expectation("a-seed", "incidents[0].casualties", "has", {"best": 1})
    assert Miss("a-seed", expectation.field, None, None, "why").covers(expectation)
    assert Miss("a-seed", expectation.field, "has", {"best": 1}, "why").covers(expectation)
    assert not Miss("a-seed", expectation.field, "absent", None, "why").covers(expectation)
    assert not Miss("a-seed", expectation.field, "has", {"best": 2}, "why").covers(expectation)
    assert not Miss("b-seed", expectation.field, None, None, "why").covers(expectation)


def test_a_miss_needs_a_reason(tmp_path: Path) -> None:
    table = tmp_path / "known_misses.toml"
    table.write_text('[[miss]]\nseed = "a-seed"\nfield = "incidents"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="reason"):
        load_misses(table)


def test_the_verdict_tells_a_known_miss_a_new_one_and_a_mended_one(tmp_path: Path) -> None:
    right = 'field = "incidents[0].fatalities.best"\nvalue = 9'
    wrong = 'field = "incidents[0].injured.best"\nvalue = 3'
    seed = load_seed(written(tmp_path, f"{right}\n[[expect]]\n{wrong}"))
    listed = tuple(Miss("a-seed", e.field, None, None, "why") for e in seed.expectations[1:])
    assert statuses(judge(seed, REPORT)) == ["ok", "ok", "MISS"]
    assert statuses(judge(seed, REPORT, listed)) == ["ok", "mended", "known miss"]


def statuses(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def written(folder: Path, entry: str) -> Path:
    (folder / "a-seed.txt").write_text("Nine people were killed.", encoding="utf-8")
    path = folder / "a-seed.expected.toml"
    about = '[about]\norigin = "invented"\nhard_because = "of nothing"\n'
    path.write_text(f"incidents = 1\n{about}[[expect]]\n{entry}\n", encoding="utf-8")
    return path
