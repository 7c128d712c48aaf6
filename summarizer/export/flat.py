"""An incident as one flat row, each column with its HXL tag: what csv, hxl and geojson share.

Several values in one cell are joined by "; ", in the report's order. What has no place in a row (the claims one by one,
the evidence, the text of problems) is in the formats that keep the report whole. Tags are of the HXL 1.1 standard: core
hashtags, with attributes of this project's where the dictionary of attributes has none.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from summarizer.codebook import Role
from summarizer.export.cells import Cell
from summarizer.report import Actor, Incident, Range, Report


class Column(NamedTuple):
    """A column: its name, its HXL tag, and where its value comes from."""

    name: str
    tag: str
    value: Callable[[Report, Incident], Cell]


def joined(texts: Iterable[str | None]) -> str | None:
    """Several values in one cell; None where there are none.

    >>> joined(["Rebel group", None]), joined([])
    ('Rebel group; ', None)
    """
    texts = tuple(texts)
    return "; ".join(text or "" for text in texts) if texts else None


def _of_article() -> Iterator[Column]:
    yield Column("article_id", "#meta+article+id", lambda report, _: report.article.id)
    yield Column("article_title", "#meta+article+title", lambda report, _: report.article.title)
    yield Column("article_published", "#date+article+published", lambda report, _: _iso(report.article.published))
    yield Column("article_source", "#meta+article+source", lambda report, _: report.article.source)
    yield Column("article_url", "#meta+article+url", lambda report, _: report.article.url)
    yield Column("article_language", "#meta+article+language", lambda report, _: report.article.language)


def _of_event() -> Iterator[Column]:
    yield Column("incident_id", "#event+id", lambda _, incident: incident.id)
    yield Column("summary", "#description+event", lambda _, incident: incident.summary)
    yield Column("event_type", "#event+type", lambda _, incident: incident.event_type)
    yield Column("sub_event_type", "#event+subtype", lambda _, incident: incident.sub_event_type)
    yield Column("civilian_targeting", "#event+civilians+targeted", lambda _, incident: incident.civilian_targeting)
    yield Column("type_of_violence", "#event+code+v_ucdp", lambda _, incident: incident.type_of_violence)


def _of_date() -> Iterator[Column]:
    yield Column("date_start", "#date+start", lambda _, incident: _iso(incident.date.start))
    yield Column("date_end", "#date+end", lambda _, incident: _iso(incident.date.end))
    yield Column("date_precision", "#date+precision", lambda _, incident: incident.date.precision)
    yield Column("date_basis", "#date+basis", lambda _, incident: incident.date.basis)
    yield Column("date_words", "#date+words", lambda _, incident: incident.date.words)


def _of_place() -> Iterator[Column]:
    yield Column("location", "#loc+name", lambda _, incident: incident.location.name)
    yield Column("admin3", "#adm3+name", lambda _, incident: incident.location.admin3)
    yield Column("admin2", "#adm2+name", lambda _, incident: incident.location.admin2)
    yield Column("admin1", "#adm1+name", lambda _, incident: incident.location.admin1)
    yield Column("country", "#country+name", lambda _, incident: incident.location.country)
    yield Column("country_code", "#country+code+v_iso3", lambda _, incident: incident.location.country_code)
    yield Column("latitude", "#geo+lat", lambda _, incident: incident.location.latitude)
    yield Column("longitude", "#geo+lon", lambda _, incident: incident.location.longitude)
    yield Column("geonames_id", "#loc+id+v_geonames", lambda _, incident: incident.location.geonames_id)
    yield Column("location_precision", "#geo+precision", lambda _, incident: incident.location.precision)
    yield Column("location_words", "#loc+words", lambda _, incident: incident.location.text)


_PLURAL: Final[dict[Role, str]] = {"attacker": "attackers", "target": "targets", "other": "others"}


def _of_actors(role: Role) -> Iterator[Column]:
    def value(told: Callable[[Actor], str | None]) -> Callable[[Report, Incident], Cell]:
        return lambda _, incident: joined(told(actor) for actor in incident.actors if actor.role == role)

    yield Column(_PLURAL[role], f"#group+{role}+name+list", value(lambda actor: actor.name))
    yield Column(f"{role}_types", f"#group+{role}+type+list", value(lambda actor: actor.type))
    yield Column(f"{role}_certainty", f"#group+{role}+certainty+list", value(lambda actor: actor.certainty))


def _of_figure(name: str, tag: str, figure: Callable[[Incident], Range | None]) -> Iterator[Column]:
    def value(bound: Callable[[Range], int | None]) -> Callable[[Report, Incident], Cell]:
        def of(_: Report, incident: Incident) -> Cell:
            found = figure(incident)
            return None if found is None else bound(found)

        return of

    yield Column(f"{name}_low", f"{tag}+min", value(lambda found: found.low))
    yield Column(f"{name}_best", f"{tag}+best", value(lambda found: found.best))
    yield Column(f"{name}_high", f"{tag}+max", value(lambda found: found.high))


def _of_harm() -> Iterator[Column]:
    tag = "#affected+killed"
    yield from _of_figure("killed", tag, lambda incident: incident.fatalities)
    yield from _of_figure("killed_state", f"{tag}+state", lambda one: one.fatalities_by_side.state)
    yield from _of_figure("killed_non_state", f"{tag}+nonstate", lambda one: one.fatalities_by_side.non_state)
    yield from _of_figure("killed_civilians", f"{tag}+civilians", lambda one: one.fatalities_by_side.civilians)
    yield from _of_figure("killed_unknown", f"{tag}+unknown", lambda one: one.fatalities_by_side.unknown)
    yield from _of_figure("injured", "#affected+injured", lambda incident: incident.injured)
    yield from _of_figure("missing", "#affected+missing", lambda incident: incident.missing)
    yield from _of_figure("captured", "#affected+captured", lambda incident: incident.captured)
    yield Column("vague_counts", "#affected+words+list", lambda _, incident: joined(_vague(incident)))


def _vague(incident: Incident) -> Iterator[str]:
    """Claims that no number came of: "killed: several"."""
    for claim in incident.casualties:
        if claim.words is not None and claim.low is claim.best is claim.high is None:
            yield f"{claim.outcome}: {claim.words}"


def _of_the_rest() -> Iterator[Column]:
    yield Column("weapons", "#item+name+list", lambda _, incident: joined(one.name for one in incident.weapons))
    yield Column("weapon_types", "#item+type+list", lambda _, incident: joined(one.type for one in incident.weapons))
    yield Column("conflicts", "#meta+conflicts+list", lambda _, incident: joined(_conflicts(incident)))
    yield Column("problems", "#meta+problems+num", lambda report, _: len(report.problems))
    yield Column("model", "#meta+model", lambda report, _: report.provenance.model)
    yield Column("prompt", "#meta+prompt", lambda report, _: report.provenance.prompt)


def _conflicts(incident: Incident) -> Iterator[str]:
    for conflict in incident.conflicts:
        yield f"{conflict.field}: " + " / ".join(one.value for one in conflict.values)


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


COLUMNS: Final = (
    *_of_article(),
    *_of_event(),
    *_of_date(),
    *_of_place(),
    *_of_actors("attacker"),
    *_of_actors("target"),
    *_of_actors("other"),
    *_of_harm(),
    *_of_the_rest(),
)
NAMES: Final = tuple(column.name for column in COLUMNS)
TAGS: Final = tuple(column.tag for column in COLUMNS)


def flat_row(report: Report, incident: Incident) -> tuple[Cell, ...]:
    """The incident's cells, in the order of `COLUMNS`."""
    return tuple(column.value(report, incident) for column in COLUMNS)
