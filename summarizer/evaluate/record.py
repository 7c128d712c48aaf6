"""What an evaluation comes to: frozen records, and the JSON of ``--format json`` (``evaluation/1``).

Every share is right answers of answers that were to be given, an incident that was not found included. Which articles
and values they come from is `tallies`', how they are shown `table`'s and `page`'s.
"""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.evaluate.agreement import Alpha
from summarizer.evaluate.fields import Kind
from summarizer.evaluate.intervals import Estimate
from summarizer.evaluate.sameness import Verdict
from summarizer.evaluate.settings import Settings

SCHEMA: Final = "evaluation/1"


class Record(BaseModel):
    """Frozen, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Articles(Record):
    """Which articles were held against which.

    Attributes:
        gold: Articles of gold.
        reported: Those of them that have a report.
        without_report: The ids of the others, the first 20: each counts as wrong, "no incident" included.
        unusable: Reports that stand for an answer which could not be used; they have no incidents either.
        without_gold: Reports of articles that gold does not have; they are passed over.
    """

    gold: int
    reported: int
    without_report: tuple[str, ...]
    unusable: int
    without_gold: int


class FoundScore(Record):
    """Incidents, or items of a list: how many gold has, came, and are the same.

    Attributes:
        field: "incidents", or the list's path.
        gold: How many gold has.
        answered: How many the reports have.
        same: How many are pairs.
        precision: Of those answered, the share that gold has.
        recall: Of gold's, the share that was answered.
        f1: Their harmonic mean.
    """

    field: str
    gold: int
    answered: int
    same: int
    precision: Estimate
    recall: Estimate
    f1: Estimate


class FieldScore(Record):
    """One field, over all incidents for which a coder filled it in.

    Attributes:
        field: Its path: "fatalities.best"; "actors.role" is of gold's actors.
        kind: How its values are scored.
        judged: How often it was filled in; the sum of the six counts that follow.
        right: The same value, or rightly none.
        near: Not the same, and within the tolerance.
        wrong: Another value.
        invented: A value where gold says that the article gives none.
        lost: None where gold has one.
        missed: No incident, or no item, was reported that could hold it.
        nulls: How often gold says of an incident that was found that the article gives no value.
        values: How often gold has one, of an incident that was found.
        exact: Share that is right.
        within: Share that is right or near.
    """

    field: str
    kind: Kind
    judged: int
    right: int
    near: int
    wrong: int
    invented: int
    lost: int
    missed: int
    nulls: int
    values: int
    exact: Estimate
    within: Estimate


class BinScore(Record):
    """A toll, over the incidents for which gold has a number of one size.

    Attributes:
        field: "fatalities.best".
        size: Gold's number: 0, 1, 2-9, 10-99, 100+.
        judged: Incidents.
        answered: Those for which a number came.
        exact: Share that is exactly gold's number.
        within: Share that is within the tolerance.
        mean_error: Mean of answer minus gold, over those answered: below 0, tolls come too low.
        mean_absolute_error: The same without its sign.
    """

    field: str
    size: Literal["0", "1", "2-9", "10-99", "100+"]
    judged: int
    answered: int
    exact: Estimate
    within: Estimate
    mean_error: Estimate
    mean_absolute_error: Estimate


class Line(Record):
    """One field of a shown incident: what gold accepts beside what came.

    Attributes:
        field: Its path.
        gold: Gold's value in words, several with "or"; None where there is no gold.
        answer: The answer in words; None where nothing came.
        verdict: What the answer is worth; "spurious" where gold has no such incident or item.
    """

    field: str
    gold: str | None
    answer: str | None
    verdict: Verdict | Literal["spurious"]


class Quote(Record):
    """Words that the answer rests on; `start` and `end` are offsets in the article shown, None where it is not."""

    field: str
    quote: str
    start: int | None
    end: int | None


class ShownIncident(Record):
    """An incident of gold beside the one that was reported, or either alone."""

    lines: tuple[Line, ...]
    quotes: tuple[Quote, ...]


class ShownArticle(Record):
    """An article with gold and answer side by side.

    Attributes:
        id: The article's.
        title: Where gold or report has it.
        errors: Answers beyond the tolerance, items missed and spurious, incidents missed and spurious.
        text: The article, where gold or report has it.
        incidents: Gold's in their order, then those that are spurious.
        problems: What the report says could not be verified.
    """

    id: str
    title: str | None
    errors: int
    text: str | None
    incidents: tuple[ShownIncident, ...]
    problems: tuple[str, ...]


class Evaluation(Record):
    """How good reports are by gold.

    Attributes:
        schema_: "evaluation/1".
        settings: Tolerances, seed and the like.
        articles: Which were held against which.
        incidents: How many incidents were found.
        empty: Articles of gold without an incident, as a field: right where a report has none either, invented
            where it has one, missed where there is no report that can be used.
        fields: Every field that was filled in.
        overall: All of them together: micro-averaged, so that a field often filled in counts more.
        lists: Lists by their items' names.
        counts: Tolls by gold's size.
        agreement: Krippendorff's alpha.
        worst: The articles with most errors.
        notes: What a reader of the figures has to know, in sentences.
    """

    schema_: Literal["evaluation/1"] = Field(default=SCHEMA, alias="schema")
    settings: Settings
    articles: Articles
    incidents: FoundScore
    empty: FieldScore | None
    fields: tuple[FieldScore, ...]
    overall: FieldScore | None
    lists: tuple[FoundScore, ...]
    counts: tuple[BinScore, ...]
    agreement: tuple[Alpha, ...]
    worst: tuple[ShownArticle, ...]
    notes: tuple[str, ...]

    def share(self, field: str) -> float | None:
        """The one figure of a field: F1 of incidents and lists, else the share within the tolerance.

        Raises:
            KeyError: It was not scored.
        """
        for found in (self.incidents, *self.lists):
            if found.field == field:
                return found.f1.value
        scored = (*self.fields, *(one for one in (self.overall, self.empty) if one is not None))
        return {one.field: one.within.value for one in scored}[field]
