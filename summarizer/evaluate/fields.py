"""What is scored: the fields of an incident, derived from the report's own models.

A field that is added to the report is scored from then on by its type, or this file refuses to be imported: none is
forgotten. How two values of a field are held against one another is in `sameness`.
"""

import datetime
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Field, TypeAdapter
from pydantic.fields import FieldInfo

from summarizer.report import Evidence, Incident

Kind = Literal["code", "date", "count", "name", "country", "degrees", "coordinates"]
"""What a value is, and so how it is scored: a word of a list; a day; a number of people; a proper name; a country's
name; one half of coordinates, and both."""
Value = str | int | float | datetime.date | tuple[float, float] | None
"""A value of a field; None says that the article does not tell."""

MOST_PEOPLE: Final = 1_000_000_000
"""A gold count above this is a slip of the keyboard."""
COUNTED_UP_TO: Final = 10**15
"""Larger answers are no longer told apart: sums of what is up to here stay exact."""
NOT_SCORED: Final = {
    "id": "the program's own number",
    "summary": "own words: two good summaries share few",
    "casualties": "single claims, of which articles have many in no order; their sums are scored",
    "conflicts": "remarks on the article, in no agreed form",
    "words": "the article's words, which the other keys say in figures",
    "text": "the article's words, which `name` stands for",
    "basis": "how the value was come by",
    "claims": "positions in `casualties`",
    "evidence": "checked against the article by `summarize validate`",
}
"""Keys that gold may have, since a corrected report has them, and that are passed over; each with its reason."""
COORDINATES: Final = "location.coordinates"


@dataclass(frozen=True, slots=True)
class ScoredField:
    """A field of an incident, or of the items of a list.

    Attributes:
        name: Its path by the report's keys: "fatalities.best"; of a list's items "actors.role".
        kind: How its values are scored.
        read: Reads a JSON value of gold as strictly as a report is read; raises pydantic's ValidationError.
    """

    name: str
    kind: Kind
    read: Callable[[str], Value]


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is scored.

    Attributes:
        fields: By path, in the report's order.
        groups: Paths that hold further keys, each with whether it may be null ("location": no; "fatalities": yes).
        lists: Lists of named items by path: the fields of an item, by key.
        attributes: Where each path lies in an `Incident`, or in an item.
    """

    fields: dict[str, ScoredField]
    groups: dict[str, bool]
    lists: dict[str, dict[str, ScoredField]]
    attributes: dict[str, tuple[str, ...]]

    def names(self) -> Iterator[str]:
        """Every name under which something is scored, those of items too, in the report's order."""
        yield from (name for name, field in self.fields.items() if field.kind != "degrees")
        for path, items in self.lists.items():
            yield path
            yield from (field.name for key, field in items.items() if key != "name")

    def kind_of(self, name: str) -> Kind:
        """The kind of a field, or of a field of items."""
        path, _, key = name.rpartition(".")
        return self.lists[path][key].kind if path in self.lists else self.fields[name].kind


def _layout(model: type[BaseModel]) -> Layout:
    layout = Layout({}, {}, {}, {})
    _add_fields(layout, model, "", ())
    if "location.latitude" in layout.fields:
        layout.fields[COORDINATES] = ScoredField(COORDINATES, "coordinates", layout.fields["location.latitude"].read)
    return layout


def _add_fields(layout: Layout, model: type[BaseModel], prefix: str, attributes: tuple[str, ...]) -> None:
    for attribute, info in model.model_fields.items():
        key = info.alias or attribute
        path = f"{prefix}{key}"
        inner, is_nullable = _plain(info.annotation)
        # "basis" of a figure is a text about it; that of a date is one of three words, and coded.
        if key in NOT_SCORED and not (path == "date.basis" and get_origin(inner) is Literal):
            continue
        layout.attributes[path] = (*attributes, attribute)
        if get_origin(inner) is tuple:
            layout.lists[path] = _item_fields(get_args(inner)[0], path)
        elif isinstance(inner, type) and issubclass(inner, BaseModel):
            layout.groups[path] = is_nullable
            _add_fields(layout, inner, f"{path}.", (*attributes, attribute))
        else:
            layout.fields[path] = _field(path, info, inner)


def _item_fields(model: Any, path: str) -> dict[str, ScoredField]:
    if "name" not in model.model_fields:
        raise TypeError(f"items of {path} have no name to be matched by: score {model.__name__}, or name it unscored")
    return {
        key: _field(f"{path}.{key}", info, _plain(info.annotation)[0])
        for key, info in model.model_fields.items()
        if key not in NOT_SCORED
    }


def _plain(annotation: Any) -> tuple[Any, bool]:
    """The type without its null and its bounds, and whether it may be null."""
    is_nullable = False
    if get_origin(annotation) in (types.UnionType, Union):
        kinds = [one for one in get_args(annotation) if one is not types.NoneType]
        is_nullable = len(kinds) < len(get_args(annotation))
        annotation = kinds[0] if len(kinds) == 1 else annotation
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation, is_nullable


def _field(path: str, info: FieldInfo, inner: Any) -> ScoredField:
    kind = _kind(path, info, inner)
    accepted: Any = Annotated[int, Field(ge=0, le=MOST_PEOPLE)] if kind == "count" else info.annotation
    if info.metadata and kind != "count":
        accepted = Annotated[accepted, *info.metadata]
    adapter: TypeAdapter[Value] = TypeAdapter(accepted)
    return ScoredField(path, kind, lambda text: adapter.validate_json(text, strict=True))


def _kind(path: str, info: FieldInfo, inner: Any) -> Kind:
    if inner is Evidence:
        raise TypeError(f"{path} is evidence, which is not scored")
    if get_origin(inner) is Literal or inner is bool or path.endswith("geonames_id"):
        return "code"
    if inner is str:
        return "code" if any(hasattr(one, "pattern") for one in info.metadata) else _kind_of_name(path)
    known: dict[Any, Kind] = {datetime.date: "date", int: "count", float: "degrees"}
    if inner not in known:
        raise TypeError(f"{path}: it is not known how values of type {inner} are scored")
    return known[inner]


def _kind_of_name(path: str) -> Kind:
    return "country" if path == "location.country" else "name"


LAYOUT: Final = _layout(Incident)
"""What is scored of an incident."""
