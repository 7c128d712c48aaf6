"""The report: the public contract ``incident-report/1``, for people and their programs.

Order of keys as declared. Unknown is null, lists may be empty, dates are ISO 8601, offsets are 0-based and
end-exclusive in characters of the article's text as read. Records are frozen. How they are filled is `resolve`'s.
"""

import datetime
import json
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarizer.article import Article, Span
from summarizer.codebook import (
    ActorType,
    Certainty,
    DateBasis,
    DatePrecision,
    EventType,
    Outcome,
    PlacePrecision,
    Role,
    Scope,
    Side,
    SubEventType,
    ViolenceType,
    legal_pair,
)
from summarizer.errors import UNUSABLE_CODES

SCHEMA: Final = "incident-report/1"
Count = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Evidence(_Record):
    """The words that a value rests on: `quote` is exactly ``text[start:end]``, in sentence number `sentence`."""

    quote: str
    start: Count
    end: Count
    sentence: Count

    @classmethod
    def of(cls, article: Article, span: Span) -> Self:
        """Evidence for a span; `sentence` is 0 where the span starts between two sentences."""
        sentence = article.sentence_at(span.start)
        return cls(
            quote=article.slice(span), start=span.start, end=span.end, sentence=sentence.number if sentence else 0
        )


class Range(_Record):
    """``low ≤ best ≤ high``; null where the article gives no such bound ("at least 12": high is null)."""

    low: Count | None
    best: Count | None
    high: Count | None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known):
            raise ValueError(f"low ≤ best ≤ high does not hold: {self.low}, {self.best}, {self.high}")
        return self


class IncidentDate(_Record):
    """When it happened. `words` are the article's; `basis` says how they became days.

    stated: the words give the day; relative: counted from the day of publication, or from another day of the article;
    published: no date is told of the event, and the day of publication stands for it, with precision "week" and no
    words. Precision "week" on a single day says the same of a statement's day: then, or up to a week before.
    """

    start: datetime.date | None
    end: datetime.date | None
    precision: DatePrecision | None
    basis: DateBasis | None
    words: str | None
    evidence: tuple[Evidence, ...] = ()


class Location(_Record):
    """Where it happened; coordinates are never finer than the text, and `country_code` is ISO 3166-1 alpha-3."""

    name: str | None
    admin3: str | None = None
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None
    country_code: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    geonames_id: int | None = None
    precision: PlacePrecision | None = None
    text: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Actor(_Record):
    """A party to the incident, named as the article names it."""

    name: str
    type: ActorType | None
    role: Role
    certainty: Certainty
    evidence: tuple[Evidence, ...]


class Casualty(_Record):
    """One claim about people harmed, as the article makes it.

    Vague words stay words: "several security personnel" has `words` "several" and null counts.
    """

    outcome: Outcome
    who: str | None
    side: Side
    low: Count | None
    best: Count | None
    high: Count | None
    words: str | None
    scope: Scope
    attributed_to: str | None
    evidence: tuple[Evidence, ...]


class Figure(Range):
    """One reconciled number: the range, the rule that made it, and the claims (indexes into `casualties`)."""

    basis: str
    claims: tuple[Count, ...]


class SideFigures(_Record):
    """Deaths by side; null where the article does not tell. The best values never exceed the incident's total."""

    state: Range | None = None
    non_state: Range | None = Field(default=None, alias="non-state")
    civilians: Range | None = None
    unknown: Range | None = None


class Weapon(_Record):
    """What was used, as the article names it."""

    name: str
    type: str | None
    evidence: tuple[Evidence, ...]


class ConflictingValue(_Record):
    """One of the values that do not agree."""

    value: str
    evidence: tuple[Evidence, ...]


class Conflict(_Record):
    """Where the article contradicts itself."""

    field: str
    values: tuple[ConflictingValue, ...]


class Incident(_Record):
    """One event: one time, one place, one kind, one set of parties.

    `civilian_targeting` is ACLED's: civilians were the main or only target. `type_of_violence` is UCDP's: 1 for
    state-based, 2 for non-state, 3 for one-sided. Both are null where the parties do not tell.
    """

    id: str
    summary: str | None
    event_type: EventType | None
    sub_event_type: SubEventType | None
    civilian_targeting: bool | None = None
    type_of_violence: ViolenceType | None = None
    date: IncidentDate
    location: Location
    actors: tuple[Actor, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    fatalities: Figure | None = None
    injured: Figure | None = None
    missing: Figure | None = None
    captured: Figure | None = None
    fatalities_by_side: SideFigures = SideFigures()
    weapons: tuple[Weapon, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @model_validator(mode="after")
    def _legal(self) -> Self:
        if self.sub_event_type is not None and not legal_pair(self.event_type or "", self.sub_event_type):
            raise ValueError(f"{self.event_type} / {self.sub_event_type} is not a pair of ACLED's")
        return self


class ArticleFacts(_Record):
    """Which article the report is about; `text` only when asked for."""

    id: str
    title: str | None
    published: datetime.date | None
    source: str | None
    url: str | None
    language: str | None
    sha256: str
    characters: Count
    text: str | None = Field(default=None, exclude_if=lambda text: text is None)


class Problem(_Record):
    """What was said and could not be verified: it stays here and out of the incident.

    `code` is a short kebab-case word, `where` a JSON path into the report (``$.incidents[0].date``).
    """

    code: str
    where: str
    message: str
    value: Any = None


class Tokens(_Record):
    """Token counts over all calls, failed ones too; `cached` is the part of `prompt` the server had at hand."""

    prompt: Count = 0
    cached: Count = 0
    completion: Count = 0


FROM_CACHE: Final = "from the cache: calls, tokens, cost and seconds are those of when it was made"
"""The note of a report that was not made now."""


class Provenance(_Record):
    """How the report was made.

    `endpoint` is the host only; `prompt` is name and hash; `seconds` are of the calls; `cost_usd` is null where the
    model's price is not known; `notes` say in fixed words what was passed over or mended to read the answers.
    """

    model: str
    endpoint: str
    prompt: str
    summarizer: str
    calls: Count
    tokens: Tokens
    cost_usd: float | None
    seconds: float
    finish: str | None
    notes: tuple[str, ...] = ()


class Report(_Record):
    """All that was found in one article."""

    schema_: Literal["incident-report/1"] = Field(default=SCHEMA, alias="schema")
    article: ArticleFacts
    incidents: tuple[Incident, ...]
    problems: tuple[Problem, ...]
    provenance: Provenance

    @property
    def unusable(self) -> Problem | None:
        """The problem that stands in place of all incidents: an answer came, and it could not be used."""
        return next((problem for problem in self.problems if problem.code in UNUSABLE_CODES), None)

    def json_text(self, *, indent: int | None = 2) -> str:
        """The report as JSON: keys in the contract's order, non-ASCII text as it is, no trailing newline.

        Args:
            indent: Spaces a level, and what fits on a line stands on one; None for one line in all.
        """
        if indent is None:
            return self.model_dump_json(by_alias=True)
        return "".join(_laid_out(self.model_dump(mode="json", by_alias=True), " " * indent, ""))


_WIDTH: Final = 110


def _laid_out(value: object, step: str, margin: str, key: str = "") -> Iterator[str]:
    """JSON for people: a list or object stands on one line where it fits, else each item on its own.

    The standard library knows only "all on one line" and "every number on a line of its own", and a report is mostly
    short pieces of evidence.
    """
    whole = key + json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(margin) + len(whole) <= _WIDTH:
        yield whole
        return
    inner = margin + step
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    items = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    yield key + opening
    for number, (name, item) in enumerate(items):
        yield ",\n" + inner if number else "\n" + inner
        yield from _laid_out(item, step, inner, "" if name is None else f"{json.dumps(name, ensure_ascii=False)}: ")
    yield "\n" + margin + closing
