"""Evaluations: what is counted, and that nothing can be gained by leaving out what is hard."""

import json
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.evaluate import Evaluation, Settings, evaluate
from summarizer.evaluate.tallies import scored_in
from summarizer.report import Evidence, Report
from tests.evaluate.building import QUICK, actor, field, figure, gold, incident, report, row, scored, weapon


def test_only_fields_that_were_filled_in_are_scored(tmp_path: Path) -> None:
    came = incident(event_type="Battles", fatalities=figure(3), location={"name": "Norvale"})
    found = scored(tmp_path, {"fatalities": {"best": 3}}, came)
    assert [(one.field, one.right) for one in found.fields] == [("fatalities.best", 1)]
    assert found.lists == ()


def test_an_invented_and_a_lost_value_are_counted_apart(tmp_path: Path) -> None:
    rows = gold(tmp_path, row("a", {"event_type": "Riots", "fatalities": None, "injured": {"best": 2}}))
    found = evaluate(rows, [report("a", incident(event_type="Riots", fatalities=figure(4)))], QUICK)
    invented, lost = field(found, "fatalities.best"), field(found, "injured.best")
    assert (invented.invented, invented.nulls, invented.within.value) == (1, 1, 0)
    assert (lost.lost, lost.values, lost.within.value) == (1, 1, 0)


def test_an_article_without_a_report_counts_as_a_report_without_incidents(tmp_path: Path) -> None:
    wanted = {"event_type": "Battles", "fatalities": None, "actors": [{"name": "army"}]}
    rows = gold(tmp_path, row("a", wanted), row("b", wanted))
    right = incident(event_type="Battles", actors=[actor("army")])
    found = evaluate(rows, [report("a", right)], QUICK)
    assert found.articles.without_report == ("b",)
    assert (found.incidents.same, found.incidents.gold) == (1, 2)
    assert found.share("event_type") == 0.5
    # Saying nothing is no right answer where nobody looked, not even of what is not stated.
    assert field(found, "fatalities.best").missed == 1
    assert found.lists[0].recall.value == 0.5
    assert any("have no report" in note for note in found.notes)


def test_an_incident_where_gold_has_none_is_spurious(tmp_path: Path) -> None:
    found = evaluate(gold(tmp_path, row("a"), row("b")), [report("a", incident()), report("b")], QUICK)
    assert found.incidents.precision.value == 0
    assert found.incidents.recall.value is None
    assert found.empty is not None
    assert (found.empty.right, found.empty.invented) == (1, 1)


def test_precision_recall_and_f1_of_incidents(tmp_path: Path) -> None:
    places = ("Norvale", "Ostmark", "Suthby")
    rows = gold(tmp_path, row("a", *({"location": {"name": one}} for one in places)))
    came = [incident(location={"name": one}) for one in ("Suthby", "Norvale", "Elsewhere", "Nowhere")]
    found = evaluate(rows, [report("a", *came)], QUICK).incidents
    assert (found.gold, found.answered, found.same) == (3, 4, 2)
    assert (found.precision.value, found.recall.value, found.f1.value) == (0.5, 2 / 3, 4 / 7)


def test_lists_are_scored_by_names_and_the_other_keys_of_what_was_found(tmp_path: Path) -> None:
    wanted = {
        "actors": [{"name": "Red Front", "role": "attacker"}, {"name": "villagers", "role": "target"}],
        "weapons": [],
    }
    came = incident(actors=[actor("the Red Front", "target"), actor("police")], weapons=[weapon("rifle")])
    found = scored(tmp_path, wanted, came, Settings(resamples=100, likeness=0))
    actors, weapons = found.lists
    assert (actors.gold, actors.answered, actors.same) == (2, 2, 1)
    assert (weapons.gold, weapons.answered, weapons.precision.value) == (0, 1, 0)
    role = field(found, "actors.role")
    assert (role.judged, role.wrong, role.missed) == (2, 1, 1)


def test_tolls_are_shown_by_golds_size_with_their_errors(tmp_path: Path) -> None:
    pairs = [(0, 0), (1, 1), (2, 5), (9, 9), (10, 8), (99, 99), (100, 250), (5000, None)]
    rows = gold(
        tmp_path,
        *(row(f"{n}", {"event_type": "Battles", "fatalities": {"best": ours}}) for n, (ours, _) in enumerate(pairs)),
    )
    reports = [
        report(f"{n}", incident(event_type="Battles", fatalities=None if came is None else figure(came)))
        for n, (_, came) in enumerate(pairs)
    ]
    found = {one.size: one for one in evaluate(rows, reports, QUICK).counts}
    assert list(found) == ["0", "1", "2-9", "10-99", "100+"]
    assert {size: one.judged for size, one in found.items()} == {"0": 1, "1": 1, "2-9": 2, "10-99": 2, "100+": 2}
    assert found["2-9"].exact.value == 0.5
    assert found["2-9"].mean_error.value == 1.5
    assert found["10-99"].mean_error.value == -1
    assert found["10-99"].mean_absolute_error.value == 1
    assert (found["100+"].answered, found["100+"].mean_error.value, found["100+"].exact.value) == (1, 150, 0)


def test_a_toll_of_any_size_is_counted(tmp_path: Path) -> None:
    found = scored(
        tmp_path,
        {"event_type": "Battles", "fatalities": {"best": 3}},
        incident(event_type="Battles", fatalities=figure(10**400)),
    )
    assert found.counts[0].mean_error.value == 10**15 - 3
    json.loads(found.model_dump_json())


def test_the_worst_article_comes_first_with_gold_and_answer_side_by_side(tmp_path: Path) -> None:
    text = "Bomb in Norvale. Three died."
    wanted = {"location": {"name": "Norvale"}, "fatalities": {"best": 3}, "injured": {"best": {"any_of": [1, None]}}}
    rows = gold(tmp_path, row("good", {"event_type": "Riots"}), row("bad", wanted, text=text))
    quote = Evidence(quote="Norvale", start=8, end=15, sentence=1)
    came = incident(location={"name": "Norvale", "evidence": [quote.model_dump()]}, fatalities=figure(4))
    found = evaluate(rows, [report("good", incident(event_type="Riots")), report("bad", came)], QUICK)
    (shown,) = found.worst
    assert (shown.id, shown.errors, shown.text) == ("bad", 1, text)
    assert [tuple(line.model_dump().values()) for line in shown.incidents[0].lines] == [
        ("location.name", "Norvale", "Norvale", "right"),
        ("fatalities.best", "3", "4", "wrong"),
        ("injured.best", "1 or not stated", "not stated", "right"),
    ]
    assert shown.incidents[0].quotes[0].model_dump() == {"field": "location", "quote": "Norvale", "start": 8, "end": 15}


def test_no_more_articles_are_shown_than_asked_for(tmp_path: Path) -> None:
    rows = gold(tmp_path, *(row(f"{n}", {}) for n in range(5)))
    found = evaluate(rows, [report("0", incident())], Settings(worst=2, resamples=100))
    assert [one.id for one in found.worst] == ["1", "2"]


def test_the_text_of_a_report_stands_in_for_golds(tmp_path: Path) -> None:
    found = evaluate(gold(tmp_path, row("a")), [report("a", incident(), text="Nothing.")], QUICK)
    assert found.worst[0].text == "Nothing."
    assert evaluate(gold(tmp_path, row("a")), [report("a", incident())], QUICK).worst[0].text is None


def test_reports_that_gold_does_not_have_are_passed_over_and_said(tmp_path: Path) -> None:
    found = evaluate(gold(tmp_path, row("a")), [report("a"), report("other", incident())], QUICK)
    assert (found.articles.without_gold, found.incidents.answered) == (1, 0)
    assert any("are of articles that gold does not have" in note for note in found.notes)


def test_ids_that_match_nothing_are_an_error_that_shows_both(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gold has a, b, the reports have x"):
        evaluate(gold(tmp_path, row("a"), row("b")), [report("x")], QUICK)


def test_no_report_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no report"):
        evaluate(gold(tmp_path, row("a")), [], QUICK)


def test_two_reports_of_an_article_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Two reports are of article 'a'"):
        evaluate(gold(tmp_path, row("a")), [report("a"), report("a")], QUICK)


def test_unusable_reports_are_counted(tmp_path: Path) -> None:
    refused: Report = report("a", problems=[{"code": "refused", "where": "$", "message": "refused"}])
    found = evaluate(gold(tmp_path, row("a", {})), [refused], QUICK)
    assert (found.articles.unusable, found.incidents.recall.value) == (1, 0)


def test_the_record_is_read_back_from_its_json(tmp_path: Path) -> None:
    found = scored(tmp_path, {"fatalities": {"best": 3}, "actors": [{"name": "army"}]}, incident(fatalities=figure(3)))
    assert json.loads(found.model_dump_json(by_alias=True))["schema"] == "evaluation/1"
    assert Evaluation.model_validate_json(found.model_dump_json(by_alias=True)) == found


def test_a_field_that_was_not_scored_has_no_share(tmp_path: Path) -> None:
    found = scored(tmp_path, {"fatalities": {"best": 3}}, incident(fatalities=figure(3)))
    with pytest.raises(KeyError):
        found.share("injured.best")


def test_a_second_coder_is_compared_on_the_articles_that_both_have(tmp_path: Path) -> None:
    types = ("Battles", "Riots", "Protests", "Battles")
    first = gold(tmp_path, *(row(f"{n}", {"event_type": one}) for n, one in enumerate(types)))
    second = gold(tmp_path, row("9", {}), *(row(f"{n}", {"event_type": one}) for n, one in enumerate(types[:3])))
    reports = [report(f"{n}", incident(event_type=one)) for n, one in enumerate(types)]
    found = evaluate(first, reports, QUICK, second_coder=second)
    of_types = {one.between: one for one in found.agreement if one.field == "event_type"}
    assert {one.units for one in of_types.values()} == {3}
    assert len(of_types) == 4
    assert any("over the 3 articles" in note for note in found.notes)


def test_coders_without_a_common_article_are_an_error(tmp_path: Path) -> None:
    first, second = gold(tmp_path, row("a")), gold(tmp_path, row("b"))
    with pytest.raises(InputError, match="no article in common"):
        evaluate(first, [report("a")], QUICK, second_coder=second)


def test_an_answer_gone_wild_with_five_thousand_incidents_is_scored(tmp_path: Path) -> None:
    wild = report("a", *[incident(event_type="Riots")] * 5000)
    found = evaluate(gold(tmp_path, row("a", {"event_type": "Riots"})), [wild], QUICK)
    assert (found.incidents.same, found.incidents.answered) == (1, 5000)
    assert len(found.worst[0].incidents) == 51


def test_what_gold_scores_is_known_before_any_report(tmp_path: Path) -> None:
    rows = gold(tmp_path, row("a", {"fatalities": None, "actors": [{"name": "crowd", "role": "attacker"}]}), row("b"))
    names = {"incidents", "fatalities.best", "actors", "actors.role", "all fields", "no incident"}
    assert scored_in(rows) == names
    found = evaluate(rows, [report("b")], QUICK)
    assert [found.share(name) for name in sorted(names)] == [0, 0, 0, 0, 0, 1]
    assert scored_in(gold(tmp_path, row("a", {}))) == {"incidents"}


UNUSABLE = [{"code": "refused", "where": "$", "message": "refused"}]


def test_no_incident_is_missed_where_no_report_came(tmp_path: Path) -> None:
    rows = gold(tmp_path, *(row(f"{n}") for n in range(10)), row("dull"))
    found = evaluate(rows, [report("dull")], QUICK)
    assert found.empty is not None
    assert (found.empty.right, found.empty.missed, found.share("no incident")) == (1, 10, 1 / 11)


def test_no_incident_is_missed_where_the_answer_could_not_be_used(tmp_path: Path) -> None:
    found = evaluate(gold(tmp_path, row("a"), row("b")), [report("a", problems=UNUSABLE), report("b")], QUICK)
    assert found.empty is not None
    assert (found.articles.unusable, found.empty.right, found.empty.missed) == (1, 1, 1)


def test_whether_there_is_any_incident_is_compared_where_a_report_can_be_used(tmp_path: Path) -> None:
    rows = gold(tmp_path, row("a", {}), row("b"), row("c"), row("d"))
    found = evaluate(rows, [report("a", incident()), report("b"), report("c", problems=UNUSABLE)], QUICK)
    assert [(one.field, one.units) for one in found.agreement] == [("any incident", 2)]


def test_how_many_incidents_agreement_leaves_out_is_said(tmp_path: Path) -> None:
    rows = gold(tmp_path, row("a", {"location": {"name": "Norvale"}}), row("b", {"location": {"name": "Ostmark"}}))
    ours = [report("a", incident(location={"name": "Norvale"})), report("b", incident(location={"name": "Suthby"}))]
    said = "Agreement leaves out 1 of gold's 2 incidents"
    assert any(said in note for note in evaluate(rows, ours, QUICK).notes)
    all_paired = evaluate(rows, ours, Settings(resamples=200, likeness=0))
    assert not any("leaves out" in note for note in all_paired.notes)


def test_incidents_that_the_second_coder_has_not_found_are_left_out_too(tmp_path: Path) -> None:
    rows = gold(tmp_path, row("a", {"event_type": "Riots"}), row("b", {"event_type": "Riots"}), row("c", {}))
    second = gold(tmp_path, row("a", {"event_type": "Riots"}), row("b"))
    ours = [report(name, incident(event_type="Riots")) for name in "ab"]
    notes = evaluate(rows, ours, QUICK, second_coder=second).notes
    assert any("Agreement leaves out 1 of gold's 2 incidents" in note for note in notes)
