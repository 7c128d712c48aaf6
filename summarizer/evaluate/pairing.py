"""Which of the answered incidents is which of gold's: the best assignment of one to one, by likeness.

Likeness of two incidents is the mean over the fields that the coder filled in with a value; a field that came without
one counts 0. The assignment is optimal in the sum of likenesses (Kuhn 1955), and what is less
alike than the settings ask for is no pair.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from summarizer.evaluate.answers import Answer
from summarizer.evaluate.fields import LAYOUT
from summarizer.evaluate.gold import Accepted, GoldIncident
from summarizer.evaluate.sameness import likeness, verdict
from summarizer.evaluate.settings import Settings

Items = Sequence[Mapping[str, Accepted]]
# Between pairs that are equally alike, those that stand in the same order: reports have the main incident first.
_OUT_OF_ORDER = 1e-6


def pairs(gold: Sequence[GoldIncident], answers: Sequence[Answer], settings: Settings) -> dict[int, int]:
    """The position of the answer for each gold incident that has one.

    Args:
        gold: An article's incidents as coded.
        answers: Its incidents as answered.
        settings: `likeness` is the least that makes a pair.
    """
    if not gold or not answers:
        return {}
    likenesses = np.array([[_likeness(one, other, settings) for other in answers] for one in gold])
    return dict(_assigned(likenesses, settings.likeness))


def _assigned(likenesses: NDArray[np.float64], least: float) -> Iterator[tuple[int, int]]:
    allowed = likenesses >= least
    if allowed.size == 1:
        # Most articles have one incident, and most lists one item.
        yield from [(0, 0)] if allowed[0, 0] else []
        return
    rows, columns = np.indices(likenesses.shape)
    worth = np.where(allowed, 1.0 + likenesses - _OUT_OF_ORDER * abs(rows - columns) / max(likenesses.shape), 0.0)
    for row, column in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
        if allowed[row, column]:
            yield int(row), int(column)


def _likeness(gold: GoldIncident, answer: Answer, settings: Settings) -> float:
    found = [one for one in _likenesses(gold, answer, settings) if one is not None]
    # Nothing was filled in that could tell incidents apart: any is as good as another.
    return sum(found) / len(found) if found else 1.0


def _likenesses(gold: GoldIncident, answer: Answer, settings: Settings) -> Iterator[float | None]:
    for name, accepted in gold.values.items():
        if name in answer.values and any(one is not None for one in accepted):
            yield likeness(LAYOUT.fields[name].kind, accepted, answer.values[name]) or 0.0
    for path, items in gold.lists.items():
        if path in answer.lists and items:
            yield 2 * len(item_pairs(items, answer.lists[path], settings)) / (len(items) + len(answer.lists[path]))


def item_pairs(gold: Items, answers: Items, settings: Settings) -> dict[int, int]:
    """The position of the answered item for each of gold's that has one: items are the same by their names.

    Where several could be, one that agrees in the other keys too is taken.
    """
    if not gold or not answers:
        return {}
    return dict(_assigned(np.array([[_item_likeness(one, two, settings) for two in answers] for one in gold]), 0.5))


def _item_likeness(gold: Mapping[str, Accepted], answer: Mapping[str, Accepted], settings: Settings) -> float:
    found = {verdict("name", gold["name"], one, settings) for one in answer["name"]}
    if not found & {"right", "near"}:
        return 0.0
    keys = [key for key in gold if key != "name" and key in answer]
    agreed = sum(any(one in gold[key] for one in answer[key]) for key in keys)
    return (0.8 if "right" in found else 0.6) + 0.2 * (agreed / len(keys) if keys else 1.0)
