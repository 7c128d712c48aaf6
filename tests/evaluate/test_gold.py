"""Gold is read as coders write it; what is wrong in it names its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.evaluate import read_gold
from summarizer.evaluate.fields import LAYOUT
from tests.evaluate.building import gold, gold_file, row


def test_only_what_was_filled_in_is_there_and_null_is_an_answer(tmp_path: Path) -> None:
    (article,) = gold(tmp_path, row("a", {"fatalities": {"best": 3}, "date": {"start": None}}))
    assert article.incidents[0].values == {"fatalities.best": (3,), "date.start": (None,)}


def test_no_figure_at_all_says_so_of_its_best_value(tmp_path: Path) -> None:
    (article,) = gold(tmp_path, row("a", {"fatalities": None, "fatalities_by_side": {"non-state": None}}))
    assert article.incidents[0].values == {
        "fatalities.best": (None,),
        "fatalities_by_side.non-state.best": (None,),
    }


def test_several_values_may_be_accepted(tmp_path: Path) -> None:
    wanted = {"fatalities": {"best": {"any_of": [12, None]}}, "actors": [{"name": {"any_of": ["army", "troops"]}}]}
    (article,) = gold(tmp_path, row("a", wanted))
    assert article.incidents[0].values["fatalities.best"] == (12, None)
    assert article.incidents[0].lists["actors"] == ({"name": ("army", "troops")},)


def test_the_shape_of_a_report_is_read_too(tmp_path: Path) -> None:
    (article,) = gold(tmp_path, {"article": {"id": "a", "title": "Bomb", "text": "A bomb."}, "incidents": []})
    assert (article.id, article.incidents) == ("a", ())
    assert article.article().title == "Bomb"


def test_a_number_serves_as_an_id(tmp_path: Path) -> None:
    assert gold(tmp_path, {"id": 7, "incidents": []})[0].id == "7"


def test_what_a_corrected_report_brings_along_is_passed_over(tmp_path: Path) -> None:
    wanted = {
        "id": "x",
        "summary": "A bomb.",
        "date": {"start": "2020-01-01", "words": "on Wednesday", "evidence": []},
        "fatalities": {"best": 1, "basis": "stated", "claims": [0]},
        "casualties": [{"outcome": "killed"}],
        "weapons": [{"name": "bomb", "evidence": []}],
    }
    (article,) = gold(tmp_path, row("a", wanted))
    assert set(article.incidents[0].values) == {"date.start", "fatalities.best"}


def test_coordinates_are_one_value(tmp_path: Path) -> None:
    (article,) = gold(tmp_path, row("a", {"location": {"latitude": 36, "longitude": 69.5}}))
    assert article.incidents[0].values == {"location.coordinates": ((36.0, 69.5),)}


def test_every_field_can_be_filled_in_with_null(tmp_path: Path) -> None:
    wanted: dict[str, Any] = {}
    for name in (one for one, field in LAYOUT.fields.items() if field.kind != "coordinates"):
        *groups, key = name.split(".")
        inner = wanted
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[key] = None
    (article,) = gold(tmp_path, row("a", wanted))
    assert set(article.incidents[0].values) == {one for one in LAYOUT.fields if not one.endswith("itude")}


INCIDENT = {
    "a key that the report does not have": ({"fatalities": {"bst": 1}}, "no fatalities.bst. Did you mean fatalities.b"),
    "a key in the wrong place": ({"start": "2020-01-01"}, "no start. Did you mean date.start"),
    "a key of an item": ({"actors": [{"name": "x", "rol": "target"}]}, "no actors.rol. Did you mean actors.role"),
    "a text for a number": ({"fatalities": {"best": "3"}}, 'fatalities.best cannot be "3"'),
    "a share of a person": ({"fatalities": {"best": 1.5}}, "fatalities.best cannot be 1.5"),
    "fewer than nobody": ({"fatalities": {"best": -1}}, "greater than or equal to 0"),
    "more people than there are": ({"fatalities": {"best": 10**20}}, "fatalities.best cannot be"),
    "a day that is not": ({"date": {"start": "2020-02-30"}}, 'date.start cannot be "2020-02-30"'),
    "a word that is no code": ({"event_type": "Battle"}, "event_type cannot be"),
    "a number for a figure": ({"fatalities": 3}, "fatalities is an object with low, best, high, not 3"),
    "null for a place": ({"location": None}, "location is an object with name"),
    "a word for a list": ({"actors": "army"}, "actors is a list of objects"),
    "words in a list": ({"weapons": ["bomb"]}, "weapons is a list of objects"),
    "null for a list": ({"weapons": None}, "weapons is a list of objects"),
    "an item without a name": ({"actors": [{"role": "target"}]}, "has no name"),
    "an item whose name is null": ({"actors": [{"name": None}]}, "actors.name cannot be null"),
    "no values": ({"fatalities": {"best": {"any_of": []}}}, "any_of is a list of values"),
    "half a place": ({"location": {"latitude": 3.0}}, "latitude and longitude together"),
    "a place off the map": ({"location": {"latitude": 91, "longitude": 0}}, "location.latitude cannot be 91"),
    "a made-up key": ({"location": {"coordinates": [1, 2]}}, "no location.coordinates"),
}


@pytest.mark.parametrize(("wanted", "message"), INCIDENT.values(), ids=INCIDENT)
def test_a_wrong_value_is_named_with_its_line(tmp_path: Path, wanted: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as raised:
        gold(tmp_path, row("a"), row("b", wanted))
    assert "gold.jsonl:2 incident 1" in str(raised.value)
    assert message in str(raised.value)


ROW = {
    "not JSON": ('{"id": "a",', "is not JSON"),
    "not a number": ('{"id": "a", "incidents": [{"fatalities": {"best": NaN}}]}', "NaN is no number"),
    "infinity": ('{"id": "a", "incidents": [{"location": {"latitude": Infinity}}]}', "Infinity is no number"),
    "no object": ("[1]", "not an object"),
    "too deep": ("[" * 100_000, "is not JSON"),
    "no id": ({"incidents": []}, "has no id"),
    "an empty id": ({"id": " ", "incidents": []}, "has no id"),
    "no incidents": ({"id": "a"}, 'no list under "incidents"'),
    "a misspelt key": ({"id": "a", "incident": []}, "Did you mean \"incidents\" by 'incident'?"),
    "null for incidents": ({"id": "a", "incidents": None}, 'no list under "incidents"'),
    "a word for an incident": ({"id": "a", "incidents": ["bomb"]}, "incident 1 is not an object"),
    "a word for an article": ({"article": "a", "incidents": []}, 'no object under "article"'),
    "too many incidents": ({"id": "a", "incidents": [{}] * 5000}, "5,000 incidents"),
    "a report": ({"id": "a", "incidents": [], "provenance": {}}, "is a report as summarize wrote it"),
}


@pytest.mark.parametrize(("line", "message"), ROW.values(), ids=ROW)
def test_a_wrong_row_is_named(tmp_path: Path, line: object, message: str) -> None:
    with pytest.raises(InputError) as raised:
        gold(tmp_path, row("z"), line)
    assert "gold.jsonl:2" in str(raised.value)
    assert message in str(raised.value)


def test_an_article_that_stood_before_is_refused_with_both_lines(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl:3 is about article 'a' again, after .*gold\.jsonl:1"):
        gold(tmp_path, row("a"), row("b"), row("a"))


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_gold_without_a_row_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match="has no row"):
        gold(tmp_path, content)


def test_gold_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_gold(tmp_path / "none.jsonl")


def test_names_in_any_script_are_read(tmp_path: Path) -> None:
    file = gold_file(tmp_path, row("a", {"location": {"name": "صنعاء"}}), row("b", {"location": {"name": "北京"}}))
    assert [one.incidents[0].values["location.name"] for one in read_gold(file)] == [("صنعاء",), ("北京",)]
    assert "صنعاء" in file.read_text(encoding="utf-8")


def test_a_line_without_text_has_no_article_to_report(tmp_path: Path) -> None:
    (article,) = gold(tmp_path, json.dumps(row("a", text="  ")))
    assert article.row == {}
    with pytest.raises(InputError, match="has no text"):
        article.article()
