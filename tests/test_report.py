import datetime
import json
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from summarizer.article import Article, Sentence, Span
from summarizer.codebook import SubEventType
from summarizer.report import (
    ArticleFacts,
    Evidence,
    Figure,
    Incident,
    IncidentDate,
    Location,
    Problem,
    Provenance,
    Range,
    Report,
    SideFigures,
    Tokens,
)

ARTICLE = Article(id="a", text="Guards shot. Two died.", sentences=(Sentence(1, 0, 12), Sentence(2, 13, 22)))
NO_DATE = IncidentDate(start=None, end=None, precision=None, basis=None, words=None)
NOWHERE = Location(name=None)


def incident(**values: Any) -> Incident:
    nothing = {"id": "i", "summary": None, "event_type": None, "sub_event_type": None}
    return Incident.model_validate({**nothing, "date": NO_DATE, "location": NOWHERE, **values})


def report(*incidents: Incident, text: str | None = None, problems: tuple[Problem, ...] = ()) -> Report:
    return Report(
        article=ArticleFacts(
            id="a",
            title="Gardes tués à Nîmes",
            published=datetime.date(2024, 2, 29),
            source=None,
            url=None,
            language=None,
            sha256=ARTICLE.sha256,
            characters=22,
            text=text,
        ),
        incidents=incidents,
        problems=problems,
        provenance=Provenance(
            model="toy",
            endpoint="localhost",
            prompt="incident.v1@0",
            summarizer="0",
            calls=1,
            tokens=Tokens(),
            cost_usd=None,
            seconds=0.5,
            finish="stop",
        ),
    )


def test_evidence_quotes_exactly_its_slice() -> None:
    evidence = Evidence.of(ARTICLE, Span(13, 16))
    assert evidence == Evidence(quote="Two", start=13, end=16, sentence=2)
    assert ARTICLE.text[evidence.start : evidence.end] == evidence.quote


def test_evidence_that_starts_between_sentences_has_sentence_zero() -> None:
    assert Evidence.of(ARTICLE, Span(12, 16)).sentence == 0


@pytest.mark.parametrize("bounds", [(1, 2, 3), (0, 0, 0), (12, None, None), (None, None, 5), (None, None, None)])
def test_bounds_in_order_are_a_range(bounds: tuple[int | None, int | None, int | None]) -> None:
    low, best, high = bounds
    assert Range(low=low, best=best, high=high).best == best


@pytest.mark.parametrize("bounds", [(3, 2, 4), (1, 5, 4), (5, None, 4), (None, 5, 4), (-1, 0, 1)])
def test_bounds_out_of_order_are_refused(bounds: tuple[int | None, int | None, int | None]) -> None:
    low, best, high = bounds
    with pytest.raises(ValidationError):
        Range(low=low, best=best, high=high)


def test_a_figure_keeps_the_order_of_its_bounds_too() -> None:
    with pytest.raises(ValidationError, match="does not hold"):
        Figure(low=9, best=2, high=3, basis="stated", claims=(0,))


def test_an_illegal_pair_of_types_is_refused() -> None:
    with pytest.raises(ValidationError, match="Battles / Suicide bomb is not a pair"):
        incident(event_type="Battles", sub_event_type="Suicide bomb")


def test_a_sub_type_without_its_type_is_refused() -> None:
    with pytest.raises(ValidationError, match="not a pair"):
        incident(sub_event_type="Attack")


def test_a_type_alone_is_enough() -> None:
    assert incident(event_type="Riots").sub_event_type is None


@pytest.mark.parametrize("code", ["AF", "afg", "AFGH", ""])
def test_a_country_code_has_three_capitals(code: str) -> None:
    with pytest.raises(ValidationError):
        Location(name="Kabul", country_code=code)


@pytest.mark.parametrize("place", [{"latitude": 90.1}, {"longitude": -180.1}])
def test_coordinates_off_the_globe_are_refused(place: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Location.model_validate({"name": "Nowhere", **place})


def test_keys_come_in_the_contracts_order() -> None:
    written = json.loads(report(incident()).json_text())
    assert list(written) == ["schema", "article", "incidents", "problems", "provenance"]
    assert list(written["incidents"][0]) == [
        *("id", "summary", "event_type", "sub_event_type", "civilian_targeting", "type_of_violence"),
        *("date", "location", "actors", "casualties"),
        *("fatalities", "injured", "missing", "captured", "fatalities_by_side", "weapons", "conflicts"),
    ]
    assert list(written["incidents"][0]["fatalities_by_side"]) == ["state", "non-state", "civilians", "unknown"]


def test_unknown_is_null_and_never_left_out() -> None:
    written = json.loads(report(incident()).json_text())
    assert written["incidents"][0]["fatalities"] is None
    assert written["article"]["source"] is None
    assert written["provenance"]["cost_usd"] is None


def test_the_articles_text_is_there_only_when_asked_for() -> None:
    assert "text" not in json.loads(report().json_text())["article"]
    assert json.loads(report(text="Guards").json_text())["article"]["text"] == "Guards"


def test_letters_beyond_ascii_are_written_as_they_are() -> None:
    assert "Gardes tués à Nîmes" in report().json_text()


def test_a_report_on_one_line_has_no_line_end() -> None:
    assert "\n" not in report(incident()).json_text(indent=None)


def test_a_report_survives_json() -> None:
    full = report(
        incident(
            event_type="Battles",
            sub_event_type="Armed clash",
            fatalities=Figure(low=12, best=12, high=13, basis="stated", claims=(0, 1)),
            fatalities_by_side=SideFigures(state=Range(low=12, best=12, high=12)),
        ),
        problems=(Problem(code="not-in-article", where="$.incidents[0].date", message="no such day", value="Friday"),),
    )
    assert Report.model_validate_json(full.json_text()) == full


def test_a_key_beyond_the_contract_is_refused() -> None:
    written = json.loads(report().json_text())
    with pytest.raises(ValidationError, match="mood"):
        Report.model_validate({**written, "mood": "tense"})


def test_a_report_of_another_version_is_refused() -> None:
    written = json.loads(report().json_text())
    with pytest.raises(ValidationError, match="incident-report/1"):
        Report.model_validate({**written, "schema": "incident-report/2"})


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        report().incidents = ()


def test_the_schema_lists_the_contracts_keys_and_all_of_acleds_sub_types() -> None:
    schema = Report.model_json_schema(by_alias=True, mode="serialization")
    assert list(schema["properties"]) == ["schema", "article", "incidents", "problems", "provenance"]
    choices = schema["$defs"]["Incident"]["properties"]["sub_event_type"]["anyOf"][0]["enum"]
    assert choices == list(get_args(SubEventType))
