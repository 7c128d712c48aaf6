"""What a piece found: figures to print, and what had to hold."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.soak.running import Endpoint


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one piece.

    Attributes:
        lines: To print, in order.
        broken: What did not hold; empty when all did.
    """

    lines: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        """Add a figure."""
        self.lines.append(line)

    def hold(self, what: str, *, holds: bool) -> None:
        """Add something that has to hold, and whether it does."""
        self.lines.append(f"{'ok  ' if holds else 'NOT '} {what}")
        if not holds:
            self.broken.append(what)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece is run, and how large.

    Attributes:
        folder: The piece's own.
        size: Articles.
        kills: How often the run of `kills` is killed.
        seed: Decides the moments.
        endpoint: Whom to ask.
    """

    folder: Path
    size: int
    kills: int
    seed: int
    endpoint: Endpoint


Piece = Callable[[Place], Figures]


def ids_of(file: Path) -> list[str]:
    """The ids of the articles in a file of reports; raises ValueError where a line is not a whole report."""
    with file.open(encoding="utf-8") as stream:
        return [_id_of(line) for line in stream]


def _id_of(line: str) -> str:
    if not line.endswith("\n"):
        raise ValueError("the last line has no end")
    return str(json.loads(line)["article"]["id"])


def wanted_ids(size: int) -> list[str]:
    """The ids of so many synthetic articles, in their order."""
    return [f"soak-{number:07}" for number in range(size)]
