"""An article judged: which incidents were found, and what each answer that gold can judge is worth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.evaluate.answers import Answer
from summarizer.evaluate.fields import LAYOUT, Value
from summarizer.evaluate.gold import Accepted, GoldArticle, GoldIncident
from summarizer.evaluate.pairing import item_pairs, pairs
from summarizer.evaluate.sameness import NO_BOUNDS, Bounds, Verdict, verdict
from summarizer.evaluate.settings import Settings


class Judgement(NamedTuple):
    """One answer.

    Attributes:
        field: "fatalities.best", or of an item "actors.role".
        incident: The gold incident's position in its article.
        item: The item's position in its list; None for a field of the incident itself.
        accepted: What the coder accepts.
        answer: What came; None too where nothing came.
        verdict: What it is worth.
    """

    field: str
    incident: int
    item: int | None
    accepted: Accepted
    answer: Value
    verdict: Verdict

    @property
    def unit(self) -> tuple[str, int, int | None]:
        """What was judged: the same whoever answered."""
        return self.field, self.incident, self.item


class Found(NamedTuple):
    """How many were looked for, came, and were the same."""

    gold: int
    answered: int
    same: int

    def plus(self, other: "Found") -> "Found":
        """Both together."""
        return Found(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def errors(self) -> int:
        """What was missed, and what was spurious."""
        return self.gold + self.answered - 2 * self.same


NONE_FOUND = Found(0, 0, 0)


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """All that is counted of an article.

    Attributes:
        incidents: Those of gold, those of the report, and the pairs.
        pairs: The position of the answer for each gold incident that has one.
        judgements: Of every field that was filled in.
        lists: The items of each list that was filled in, over all incidents of gold. Items of a spurious incident do
            not count again: the incident does.
    """

    incidents: Found
    pairs: Mapping[int, int]
    judgements: tuple[Judgement, ...]
    lists: Mapping[str, Found]

    @property
    def errors(self) -> int:
        """Answers beyond the tolerance, items missed and spurious, incidents missed and spurious."""
        bad = sum(one.verdict not in ("right", "near") for one in self.judgements)
        return bad + sum(one.errors for one in self.lists.values()) + self.incidents.errors


def judged(gold: GoldArticle, answers: Sequence[Answer], settings: Settings) -> JudgedArticle:
    """An article's answers held against its gold; no answers at all where it has no report."""
    paired = pairs(gold.incidents, answers, settings)
    judgements: list[Judgement] = []
    lists: dict[str, Found] = {}
    for number, incident in enumerate(gold.incidents):
        answer = answers[paired[number]] if number in paired else None
        judgements += _values(number, incident, answer, settings)
        for path, items in incident.lists.items():
            found, of_items = _list((path, number), items, answer, settings)
            lists[path] = lists.get(path, NONE_FOUND).plus(found)
            judgements += of_items
    return JudgedArticle(Found(len(gold.incidents), len(answers), len(paired)), paired, tuple(judgements), lists)


def _values(number: int, gold: GoldIncident, answer: Answer | None, settings: Settings) -> Iterator[Judgement]:
    for name, accepted in gold.values.items():
        if answer is None:
            yield Judgement(name, number, None, accepted, None, "missed")
            continue
        value = answer.values[name][0]
        worth = verdict(LAYOUT.fields[name].kind, accepted, value, settings, _bounds(gold, name))
        yield Judgement(name, number, None, accepted, value, worth)


def _bounds(gold: GoldIncident, name: str) -> Bounds:
    """The coder's low and high of the figure that a best value belongs to."""
    figure, _, key = name.rpartition(".")
    if key != "best":
        return NO_BOUNDS
    low, high = (_number(gold.values.get(f"{figure}.{end}")) for end in ("low", "high"))
    return low, high


def _number(accepted: Accepted | None) -> int | None:
    return accepted[0] if accepted and isinstance(accepted[0], int) else None


def _list(
    place: tuple[str, int], gold: tuple[Mapping[str, Accepted], ...], answer: Answer | None, settings: Settings
) -> tuple[Found, list[Judgement]]:
    """The items of a list, and what is judged of each besides its name."""
    path, number = place
    answered = answer.lists[path] if answer is not None else ()
    paired = item_pairs(gold, answered, settings)
    judgements = []
    for position, item in enumerate(gold):
        for key in item.keys() - {"name"}:
            name = f"{path}.{key}"
            value = answered[paired[position]][key][0] if position in paired else None
            worth: Verdict = "missed"
            if position in paired:
                worth = verdict(LAYOUT.lists[path][key].kind, item[key], value, settings)
            judgements.append(Judgement(name, number, position, item[key], value, worth))
    return Found(len(gold), len(answered), len(paired)), sorted(judgements, key=lambda one: (one.item, one.field))
