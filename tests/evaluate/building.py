"""Gold and reports in a few words, so that a test shows only what it is about. All of it is invented."""

import json
from pathlib import Path
from typing import Any

from summarizer.article import digest
from summarizer.evaluate import Evaluation, GoldArticle, Settings, evaluate, read_gold
from summarizer.evaluate.record import FieldScore
from summarizer.report import Incident, Report

QUICK = Settings(resamples=200)
_PROVENANCE = {
    "model": "toy-model",
    "endpoint": "localhost",
    "prompt": "toy",
    "summarizer": "0",
    "calls": 1,
    "tokens": {},
    "cost_usd": None,
    "seconds": 0.0,
    "finish": "stop",
}


def figure(best: int | None, low: int | None = None, high: int | None = None) -> dict[str, Any]:
    """A reconciled number."""
    return {"low": low, "best": best, "high": high, "basis": "stated", "claims": []}


def actor(name: str, role: str = "attacker", **given: Any) -> dict[str, Any]:
    """An actor of a report."""
    return {"name": name, "type": None, "role": role, "certainty": "stated", "evidence": [], **given}


def weapon(name: str) -> dict[str, Any]:
    """A weapon of a report."""
    return {"name": name, "type": None, "evidence": []}


def incident(**given: Any) -> Incident:
    """A reported incident that says nothing but this."""
    date = dict.fromkeys(("start", "end", "precision", "basis", "words")) | given.pop("date", {})
    plain = {"id": "1", "summary": None, "event_type": None, "sub_event_type": None}
    location = {"name": None, **given.pop("location", {})}
    return Incident.model_validate_json(json.dumps({**plain, "date": date, "location": location, **given}))


def report(name: str, *incidents: Incident, text: str | None = None, **given: Any) -> Report:
    """A report about the article of this id."""
    words = text or name
    article = {
        **dict.fromkeys(("title", "published", "source", "url", "language")),
        "id": name,
        "sha256": digest(words),
        "characters": len(words),
        "text": text,
    }
    return Report.model_validate(
        {
            "schema": "incident-report/1",
            "article": article,
            "provenance": _PROVENANCE,
            "incidents": [one.model_dump(by_alias=True) for one in incidents],
            "problems": [],
            **given,
        }
    )


def gold(folder: Path, *rows: object) -> tuple[GoldArticle, ...]:
    """The gold of these rows, read from a file."""
    return read_gold(gold_file(folder, *rows))


def gold_file(folder: Path, *rows: object) -> Path:
    """A file gold.jsonl of these rows; a string is a line as it is."""
    file = folder / "gold.jsonl"
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in rows)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def row(name: str, *incidents: dict[str, Any], **given: Any) -> dict[str, Any]:
    """A row of gold."""
    return {"id": name, "incidents": list(incidents), **given}


def scored(folder: Path, wanted: dict[str, Any], came: Incident, settings: Settings = QUICK) -> Evaluation:
    """One article with one incident of gold and one that was reported."""
    return evaluate(gold(folder, row("a", wanted)), [report("a", came)], settings)


def field(found: Evaluation, name: str) -> FieldScore:
    """The score of a field."""
    return next(one for one in found.fields if one.field == name)
