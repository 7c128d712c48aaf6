"""The published schema, and saved reports held against all that the contract promises, and against their articles.

Of one report: it is what the schema says, with every key; dates and numbers are in order; codes are legal; ids are
those of its article; every quote lies within the article and, where its text is at hand, is that text's slice. Where
reports and articles come from, and what is said of findings, is `cli`'s.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from summarizer.article import digest
from summarizer.report import SCHEMA, Evidence, Incident, Range, Report

_LONGEST_SHOWN: Final = 80
_SIDES: Final = ("state", "non_state", "civilians", "unknown")


def report_schema() -> dict[str, Any]:
    """The JSON Schema of a report as it is written: every key is there, and no other."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA.replace('/', ':')}"}
    return {**head, **Report.model_json_schema(by_alias=True, mode="serialization")}


class Finding(NamedTuple):
    """One thing that is wrong with a report.

    Attributes:
        report: The article's id, or where the report stands when it has none.
        path: A JSON path into the report.
        what: What is wrong, in words.
    """

    report: str
    path: str
    what: str


def parsed(line: bytes | str, where: str) -> tuple[Report | None, list[Finding]]:
    """A report, and what its schema has against it; None with findings when it is no report at all.

    Args:
        line: JSON.
        where: What findings call it when it names no article: "reports.jsonl:7".
    """
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        return None, [Finding(where, "$", f"it is not JSON: {error}")]
    name = _name(plain) or where
    try:
        report = Report.model_validate_json(line, strict=True)
    except ValidationError as error:
        return None, [
            Finding(name, _path(one["loc"]), one["msg"].removeprefix("Value error, ")) for one in error.errors()
        ]
    # Validation fills in what is missing; the published schema wants every key.
    missing = differences(plain, report.model_dump(mode="json", by_alias=True))
    return report, [Finding(name, path, what) for path, what in missing]


def differences(given: Any, whole: Any, path: str = "$") -> Iterator[tuple[str, str]]:
    """Where a JSON value is not what its reading is written as: path, and what is wrong.

    >>> list(differences({"a": [1]}, {"a": [1], "b": None}))
    [('$.b', 'the key is missing')]
    """
    if isinstance(given, dict) and isinstance(whole, dict):
        for key, value in whole.items():
            inner = f"{path}.{key}"
            yield from differences(given[key], value, inner) if key in given else [(inner, "the key is missing")]
    elif isinstance(given, list) and isinstance(whole, list) and len(given) == len(whole):
        for number, (one, other) in enumerate(zip(given, whole, strict=True)):
            yield from differences(one, other, f"{path}[{number}]")
    elif given != whole:
        yield path, f"{_short(given)} is not written as it should be: {_short(whole)}"


def findings_in(report: Report, text: str | None = None) -> Iterator[Finding]:
    """What is wrong with a report that fits its schema.

    Args:
        report: As read.
        text: The article's text, where it is at hand; the report's own `text` stands in for it.
    """
    own = report.article.text
    for path, what in [*_of_article(report, text), *_of_incidents(report), *_of_evidence(report, text or own)]:
        yield Finding(report.article.id, path, what)


def _of_article(report: Report, text: str | None) -> Iterator[tuple[str, str]]:
    facts = report.article
    for read, path in ((text, "$.article"), (facts.text, "$.article.text")):
        if read is None:
            continue
        if digest(read) != facts.sha256:
            yield path, "the text is another one than was read: its SHA-256 differs"
        elif len(read) != facts.characters:
            yield "$.article.characters", f"{facts.characters}, but the text has {len(read)}"


def _of_incidents(report: Report) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for number, incident in enumerate(report.incidents):
        path = f"$.incidents[{number}]"
        if incident.id in seen:
            yield f"{path}.id", f"{incident.id} stands twice"
        seen.add(incident.id)
        for inner, what in [*_of_date(incident), *_of_numbers(incident), *_of_sides(incident)]:
            yield f"{path}.{inner}", what
    ids = {incident_id(report.article.id, position) for position in range(len(report.incidents) + _LEFT_OUT)}
    for number, incident in enumerate(report.incidents):
        if incident.id not in ids:
            yield f"$.incidents[{number}].id", f"{incident.id} is not made from the article's id {report.article.id}"


# Events of the draft that became no incident keep their position, so that ids may skip some.
_LEFT_OUT: Final = 64


def incident_id(article_id: str, position: int) -> str:
    """The id of an incident: a hash of its article's id and its position in the draft."""
    return hashlib.sha256(f"{article_id}#{position}".encode()).hexdigest()[:16]


def _of_date(incident: Incident) -> Iterator[tuple[str, str]]:
    date = incident.date
    if (date.start is None) != (date.end is None):
        yield "date", f"one end is missing: {date.start} to {date.end}"
    elif date.start is not None and date.end is not None and date.start > date.end:
        yield "date", f"it ends before it starts: {date.start} to {date.end}"
    if incident.sub_event_type is not None and incident.event_type is None:
        yield "event_type", f"it is null beside the sub-event type {incident.sub_event_type}"


def _of_numbers(incident: Incident) -> Iterator[tuple[str, str]]:
    for number, claim in enumerate(incident.casualties):
        known = [one for one in (claim.low, claim.best, claim.high) if one is not None]
        if known != sorted(known):
            yield f"casualties[{number}]", f"low ≤ best ≤ high does not hold: {claim.low}, {claim.best}, {claim.high}"
    for name in ("fatalities", "injured", "missing", "captured"):
        figure = getattr(incident, name)
        for claim in figure.claims if figure is not None else ():
            if claim >= len(incident.casualties):
                yield f"{name}.claims", f"there is no claim {claim}: casualties has {len(incident.casualties)}"


def _of_sides(incident: Incident) -> Iterator[tuple[str, str]]:
    ranges: Mapping[str, Range | None] = {name: getattr(incident.fatalities_by_side, name) for name in _SIDES}
    best = sum(one.best or 0 for one in ranges.values() if one is not None)
    total = incident.fatalities
    if total is None:
        if best:
            yield "fatalities_by_side", f"{best} by side, and no total"
    elif total.best is not None and best > total.best:
        yield "fatalities_by_side", f"the sides have {best}, more than the total of {total.best}"


def _of_evidence(report: Report, text: str | None) -> Iterator[tuple[str, str]]:
    for path, evidence in evidence_in(report):
        if not evidence.start < evidence.end <= report.article.characters:
            yield path, f"{evidence.start} to {evidence.end} is no slice of {report.article.characters} characters"
        elif len(evidence.quote) != evidence.end - evidence.start:
            length = evidence.end - evidence.start
            yield path, f"the quote has {len(evidence.quote)} characters, its offsets {length}"
        elif text is not None and text[evidence.start : evidence.end] != evidence.quote:
            there = text[evidence.start : evidence.end]
            yield path, f"the quote is {_short(evidence.quote)}, the article has {_short(there)} there"


def evidence_in(value: Any, path: str = "$") -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence of a record, with its JSON path."""
    if isinstance(value, Evidence):
        yield path, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from evidence_in(one, f"{path}[{number}]")
    elif hasattr(value, "model_fields_set"):
        for name, field in type(value).model_fields.items():
            yield from evidence_in(getattr(value, name), f"{path}.{field.alias or name}")


def _path(location: tuple[int | str, ...]) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)


def _name(plain: Any) -> str | None:
    article = plain.get("article") if isinstance(plain, dict) else None
    name = article.get("id") if isinstance(article, dict) else None
    return name if isinstance(name, str) else None


def _short(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
