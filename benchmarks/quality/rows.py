"""Which articles are asked about: a fixed random part of each set, the sets in turn.

In turn, so that what is there after an hour is a part of every set; a larger part begins with the smaller one.
"""

import json
from collections.abc import Iterator
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any, Final

from benchmarks.sample import sampled

Row = dict[str, Any]

SETS: Final = {"fakes": "FA-KES", "gva": "GVA", "muc4": "MUC-4"}
"""Name in file names → name in tables."""


def rows_of(data: Path, name: str, number: int) -> list[Row]:
    """The first `number` rows of a set in its fixed random order."""
    return [json.loads(line) for line in sampled(data / f"{name}-dev.jsonl", number)]


def rows_in_turn(data: Path, number: int) -> Iterator[tuple[str, Row]]:
    """Set and row, one of each set in turn."""
    parts = [[(name, row) for row in rows_of(data, name, number)] for name in SETS]
    return (one for one in chain.from_iterable(zip_longest(*parts)) if one is not None)
