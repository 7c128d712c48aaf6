"""Every export, read by a program that is not ours and held against the reports value by value."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.codebook import acled, ucdp
from summarizer.export import convert
from summarizer.export.cells import Cell, number_text, plain_text
from summarizer.export.flat import NAMES, TAGS, flat_row
from summarizer.report import Report
from tests.export.reports import reports, seed_reports

many = st.lists(reports, max_size=3)
few = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def written(told: list[Report], form: str) -> bytes:
    stream = io.BytesIO()
    convert(told, stream, form)
    return stream.getvalue()


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


def as_read(cell: Cell) -> str:
    """What a reader of CSV, who knows only texts, finds in the cell."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else cell if isinstance(cell, str) else number_text(cell)


@few
@given(many)
def test_the_plain_table_holds_what_the_reports_hold(told: list[Report]) -> None:
    header, *rows = rows_of(written(told, "csv"))
    assert tuple(header) == NAMES
    incidents = [(one, incident) for one in told for incident in one.incidents]
    assert len(rows) == len(incidents)
    for row, (one, incident) in zip(rows, incidents, strict=True):
        cells = dict(zip(header, row, strict=True))
        place, when = incident.location, incident.date
        assert plain_text(cells["article_title"]) == (one.article.title or "")
        assert plain_text(cells["summary"]) == (incident.summary or "")
        assert (cells["event_type"] or None, cells["sub_event_type"] or None) == (
            incident.event_type,
            incident.sub_event_type,
        )
        assert cells["date_start"] == (when.start.isoformat() if when.start else "")
        assert (float(cells["latitude"]) if cells["latitude"] else None) == place.latitude
        assert (float(cells["longitude"]) if cells["longitude"] else None) == place.longitude
        best = incident.fatalities.best if incident.fatalities else None
        assert cells["killed_best"] == ("" if best is None else str(best))
        names = [party.name for party in incident.actors if party.role == "attacker"]
        assert plain_text(cells["attackers"]) == "; ".join(names)
        assert [plain_text(cell) for cell in row] == [as_read(cell) for cell in flat_row(one, incident)]


@few
@given(many)
def test_no_cell_of_any_table_can_run_as_a_formula(told: list[Report]) -> None:
    for form in ("csv", "hxl", "acled", "ucdp"):
        for row in rows_of(written(told, form))[1:]:
            for cell in row:
                bare = cell.lstrip("\t\r\n \x00\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\ufeff")
                assert not bare.startswith(("=", "+", "@", "＝", "＋", "－", "＠")), cell
                assert not bare.startswith("-") or float(bare) < 0 or bare == "-0.0"
                assert not cell.startswith(("\t", "\r", "\n"))


@few
@given(many)
def test_hxl_is_the_plain_table_with_a_row_of_tags(told: list[Report]) -> None:
    plain, tagged = rows_of(written(told, "csv")), rows_of(written(told, "hxl"))
    assert tagged == [plain[0], list(TAGS), *plain[1:]]


@few
@given(many)
def test_acled_and_ucdp_rows_keep_their_columns_and_sums(told: list[Report]) -> None:
    incidents = [incident for one in told for incident in one.incidents]
    for form, columns in (("acled", acled.COLUMNS), ("ucdp", ucdp.COLUMNS)):
        header, *rows = rows_of(written(told, form))
        assert tuple(header) == columns
        assert len(rows) == len(incidents)
        assert all(len(row) == len(columns) for row in rows)
    for row in rows_of(written(told, "ucdp"))[1:]:
        cells = dict(zip(ucdp.COLUMNS, row, strict=True))
        sums = [cells[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
        if cells["best"]:
            assert sum(map(int, sums)) == int(cells["best"])
            assert int(cells["low"]) <= int(cells["best"]) <= int(cells["high"])
        else:
            assert sums == [""] * 4
        assert not any(cells[name] for name in ucdp.COLUMNS if name.endswith(("_dset_id", "_new_id")))
        assert not any(cells[name] for name in ("id", "relid", "country_id", "gwnoa", "gwnob"))


@few
@given(many)
def test_geojson_is_valid_and_holds_the_plain_tables_values(told: list[Report]) -> None:
    text = written(told, "geojson").decode()
    FeatureCollection.model_validate_json(text)
    found = json.loads(text)["features"]
    incidents = [(one, incident) for one in told for incident in one.incidents]
    for feature, (one, incident) in zip(found, incidents, strict=True):
        place = incident.location
        if place.latitude is None or place.longitude is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        assert feature["id"] == incident.id
        assert tuple(feature["properties"].values()) == flat_row(one, incident)


def parquet_values(told: list[Report]) -> list[dict[str, Any]]:
    """What Parquet must give back: the records themselves, a problem's value as JSON text."""
    rows = []
    for one in told:
        whole = one.model_dump(by_alias=True)
        whole["article"].setdefault("text", None)
        for problem in whole["problems"]:
            problem["value"] = None if problem["value"] is None else json.dumps(problem["value"], ensure_ascii=False)
        shared = {name: whole[name] for name in ("article", "problems", "provenance")}
        rows += [lists(incident | shared) for incident in whole["incidents"]]
    return rows


def lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: lists(item) for key, item in value.items()}
    return [lists(item) for item in value] if isinstance(value, list | tuple) else value


@few
@given(many)
def test_duckdb_reads_parquet_as_the_records_themselves(
    tmp_path_factory: pytest.TempPathFactory, told: list[Report]
) -> None:
    file = tmp_path_factory.mktemp("parquet") / "x.parquet"
    convert(told, file)
    with duckdb.connect() as database:
        result = database.execute("SELECT * FROM read_parquet(?)", [str(file)])
        names = [column[0] for column in result.description or ()]
        assert [dict(zip(names, row, strict=True)) for row in result.fetchall()] == parquet_values(told)


def test_pandas_reads_parquet_with_its_types(tmp_path: Path) -> None:
    convert(seed_reports(), tmp_path / "x.parquet")
    frame = pd.read_parquet(tmp_path / "x.parquet")
    incidents = [incident for one in seed_reports() for incident in one.incidents]
    assert list(frame["id"]) == [incident.id for incident in incidents]
    assert [place["latitude"] for place in frame["location"]] == [one.location.latitude for one in incidents]
    assert [len(parties) for parties in frame["actors"]] == [len(one.actors) for one in incidents]
    assert [figure and figure["best"] for figure in frame["fatalities"]] == [
        one.fatalities and one.fatalities.best for one in incidents
    ]


@pytest.mark.parametrize("form", ["csv", "acled", "ucdp"])
def test_duckdb_and_pandas_find_numbers_where_numbers_are(tmp_path: Path, form: str) -> None:
    file = tmp_path / "x.csv"
    convert(seed_reports(), file, form)
    coordinates = [(one.location.latitude, one.location.longitude) for r in seed_reports() for one in r.incidents]
    with duckdb.connect() as database:
        query = "SELECT latitude, longitude FROM read_csv(?)"
        assert database.execute(query, [str(file)]).fetchall() == coordinates
    frame = pd.read_csv(file)
    assert frame["latitude"].dtype == frame["longitude"].dtype == "float64"
    assert min(frame["latitude"]) == -36.72494
    assert len(frame) == len(coordinates)


@few
@given(many)
def test_jsonl_and_json_hold_the_reports_themselves(told: list[Report]) -> None:
    lines = written(told, "jsonl").decode().split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [json.loads(one.json_text()) for one in told]
    document = json.loads(written(told, "json"))
    assert document == (
        json.loads(told[0].json_text()) if len(told) == 1 else [json.loads(one.json_text()) for one in told]
    )
