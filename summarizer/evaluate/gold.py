"""Gold: what people coded, one article a line, of each only what they filled in.

A row is ``{"article": {"id": ...}, "incidents": [...]}`` as in a report, or an article row as `summarize` reads them
(`id`, `title`, `text`, `published` ...) with ``"incidents"``. What is wrong in it is an error that names the line.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.errors import InputError
from summarizer.evaluate.fields import COORDINATES, LAYOUT, NOT_SCORED, ScoredField, Value
from summarizer.reading.rows import COLUMNS, read_row, row_lines
from summarizer.reading.source import MAX_BYTES, decode, file_error, shown

Accepted = tuple[Value, ...]
"""The values that a coder accepts for a field, the preferred one first; mostly one."""
MOST_INCIDENTS: Final = 200
"""Of one article, and of one list of an incident; what has more is a table and no article."""
_ANY_OF: Final = "any_of"
_ROW_KEYS: Final = frozenset({"article", "incidents", *COLUMNS})
_OF_A_REPORT: Final = frozenset({"provenance", "problems"})


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """An incident as a coder filled it in.

    Attributes:
        values: What is accepted for each field that was filled in; (None,) says that the article does not tell.
        lists: The items of each list that was filled in; each item has at least the key "name".
    """

    values: Mapping[str, Accepted]
    lists: Mapping[str, tuple[Mapping[str, Accepted], ...]]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One row of gold.

    Attributes:
        id: The article's, as in its report.
        where: What messages call the row, "gold.jsonl:7".
        incidents: None at all where the article tells of none.
        row: The article as `read_row` takes it; empty where the row holds no text.
    """

    id: str
    where: str
    incidents: tuple[GoldIncident, ...]
    row: Mapping[str, object]

    def article(self) -> Article:
        """The article itself.

        Raises:
            InputError: The row holds no text.
        """
        return read_row({**self.row, "id": self.id}, self.where)


def read_gold(file: Path) -> tuple[GoldArticle, ...]:
    """The gold of a file of JSON lines.

    Raises:
        InputError: The file cannot be read or has no row; or a row, which is named, is not JSON, has no id or one that
            stood before, has a key that the report does not have, or a value that the report could not have.
    """
    try:
        with file.open("rb") as stream:
            rows = tuple(_article(where, line) for where, line in row_lines(stream, shown(file)))
    except OSError as error:
        raise file_error(file, error) from error
    if not rows:
        raise InputError(f"{shown(file)} has no row.", "Gold has one article a line; docs/evaluate.md shows it.")
    seen: dict[str, str] = {}
    for row in rows:
        if row.id in seen:
            raise InputError(
                f"{row.where} is about article {shown(row.id)!r} again, after {seen[row.id]}.",
                "Put all incidents of an article into one row.",
            )
        seen[row.id] = row.where
    return rows


def _article(where: str, line: bytes) -> GoldArticle:
    row = _parsed(where, line)
    if row.keys() & _OF_A_REPORT:
        raise InputError(
            f"{where} is a report as summarize wrote it, not gold: it would be held against itself.",
            'Take "provenance" and "problems" out of it once a coder has been through every value.',
        )
    inner = row.get("article", {})
    if not isinstance(inner, dict):
        raise InputError(
            f'{where} has no object under "article".', 'Give {"article": {"id": ...}, "incidents": [...]}.'
        )
    facts = {**{name: row[name] for name in COLUMNS if name in row}, **inner}
    name = facts.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        raise InputError(f"{where} has no id.", 'Give the one that its report has under "article".')
    incidents = row.get("incidents")
    if not isinstance(incidents, list):
        near = get_close_matches("incidents", [key for key in row if key not in _ROW_KEYS], n=1)
        hint = f' Did you mean "incidents" by {near[0]!r}?' if near else ""
        raise InputError(f'{where} has no list under "incidents".{hint}', "Where there is none, it is empty.")
    if len(incidents) > MOST_INCIDENTS:
        raise InputError(f"{where} has {len(incidents):,} incidents.", f"An article has {MOST_INCIDENTS} at most.")
    read = tuple(_incident(one, f"{where} incident {number}") for number, one in enumerate(incidents, 1))
    has_text = isinstance(facts.get("text"), str) and facts["text"].strip()
    return GoldArticle(str(name).strip(), where, read, facts if has_text else {})


def _parsed(where: str, line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise InputError(f"{where} is too long for a row of gold.", "Gold has one article a line.")
    try:
        row = json.loads(decode(line, where), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error) or type(error).__name__
        raise InputError(f"{where} is not JSON: {reason}.", "Gold has one JSON object a line.") from error
    if not isinstance(row, dict):
        raise InputError(f"{where} is JSON, but not an object.", 'Give {"id": ..., "incidents": [...]}.')
    return row


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _incident(value: object, where: str) -> GoldIncident:
    if not isinstance(value, dict):
        raise InputError(f"{where} is not an object.", "Each incident has the keys that a coder filled in.")
    values: dict[str, Accepted] = {}
    lists: dict[str, tuple[Mapping[str, Accepted], ...]] = {}
    for path, inner in _leaves(value, "", where):
        if path in LAYOUT.lists:
            lists[path] = _items(inner, path, where)
        else:
            values[path] = _accepted(LAYOUT.fields[path], inner, where)
    return GoldIncident(_with_coordinates(values, where), lists)


def _leaves(value: Mapping[str, object], prefix: str, where: str) -> Iterator[tuple[str, object]]:
    """The paths that are filled in, with their values."""
    for key, inner in value.items():
        path = f"{prefix}{key}"
        if path in LAYOUT.groups:
            yield from _inside(inner, path, where)
        elif path in LAYOUT.lists or (path in LAYOUT.fields and path != COORDINATES):
            yield path, inner
        elif key not in NOT_SCORED:
            raise _unknown(path, where, [*LAYOUT.fields, *LAYOUT.groups, *LAYOUT.lists])


def _inside(value: object, path: str, where: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        yield from _leaves(value, f"{path}.", where)
    elif value is None and LAYOUT.groups[path]:
        # No figure at all: said once, of its best value.
        yield f"{path}.best", None
    else:
        keys = [one.removeprefix(f"{path}.") for one in LAYOUT.fields if one.startswith(f"{path}.")]
        raise InputError(f"{where}: {path} is an object with {', '.join(keys)}, not {_short(value)}.")


def _unknown(path: str, where: str, known: list[str]) -> InputError:
    ends = {one.rpartition(".")[2]: one for one in reversed(known)}
    near = get_close_matches(path, known, n=1) or [
        ends[one] for one in get_close_matches(path.rpartition(".")[2], ends, n=1, cutoff=0.5)
    ]
    remedy = f"Did you mean {near[0]}?" if near else "docs/evaluate.md lists the fields."
    return InputError(f"{where}: the report has no {shown(path)}.", remedy)


def _items(value: object, path: str, where: str) -> tuple[Mapping[str, Accepted], ...]:
    fields = LAYOUT.lists[path]
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise InputError(f'{where}: {path} is a list of objects such as {{"name": ...}}, not {_short(value)}.')
    if len(value) > MOST_INCIDENTS:
        raise InputError(f"{where}: {path} has {len(value):,} items.", f"A list has {MOST_INCIDENTS} at most.")
    items = []
    for item in value:
        for key in item:
            if key not in fields and key not in NOT_SCORED:
                raise _unknown(f"{path}.{key}", where, [field.name for field in fields.values()])
        if "name" not in item:
            raise InputError(f"{where}: one of {path} has no name, by which it is found in the report.")
        items.append({key: _accepted(fields[key], one, where) for key, one in item.items() if key in fields})
    return tuple(items)


def _accepted(field: ScoredField, value: object, where: str) -> Accepted:
    if isinstance(value, dict) and value.keys() == {_ANY_OF}:
        several = value[_ANY_OF]
        if not isinstance(several, list) or not several:
            raise InputError(f"{where}: {field.name}: any_of is a list of values, not {_short(several)}.")
        return tuple(_value(field, one, where) for one in several)
    return (_value(field, value, where),)


def _value(field: ScoredField, value: object, where: str) -> Value:
    if value is None and not field.name.endswith(".name"):
        return None
    if value is None and field.name == "location.name":
        return None
    try:
        return field.read(json.dumps(value))
    except (ValidationError, ValueError) as error:
        why = error.errors(include_url=False)[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise InputError(f"{where}: {field.name} cannot be {_short(value)}: {why}.") from error


def _with_coordinates(values: dict[str, Accepted], where: str) -> dict[str, Accepted]:
    """Latitude and longitude as one value: half of a place is none."""
    halves = [values.pop(one, None) for one in ("location.latitude", "location.longitude")]
    if halves == [None, None]:
        return values
    latitude, longitude = (one[0] if one is not None and len(one) == 1 else "?" for one in halves)
    if "?" in (latitude, longitude) or (latitude is None) != (longitude is None):
        raise InputError(f"{where}: location needs latitude and longitude together, one value each.")
    both = (latitude, longitude) if isinstance(latitude, float) and isinstance(longitude, float) else None
    return {**values, COORDINATES: (both,)}


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"
