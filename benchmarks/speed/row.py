"""A row of the table, and how several measurements become one figure."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        what: What was measured.
        target: What it should reach, in words; "" where nothing was asked.
        measured: The figure, with its range.
        holds: Whether the target is reached; None where there is none.
    """

    what: str
    target: str
    measured: str
    holds: bool | None = None

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        """A row as it was kept."""
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        """What is written down of it."""
        return asdict(self)

    def line(self) -> str:
        """As Markdown."""
        mark = {True: "yes", False: "**no**", None: ""}[self.holds]
        return f"| {self.what} | {self.target} | {self.measured} | {mark} |"


HEAD = ("| what | to reach | measured | reached |", "| --- | --- | --- | --- |")


def at_most(what: str, bound: float, ratio: float, measured: str) -> Row:
    """A row whose ratio should not pass a bound."""
    return Row(what, f"≤ {bound:g}", measured, ratio <= bound)


def at_least(what: str, bound: float, ratio: float, measured: str) -> Row:
    """A row whose ratio should reach a bound."""
    return Row(what, f"≥ {bound:g}", measured, ratio >= bound)


def spread(values: Sequence[float], unit: str, digits: int = 0) -> str:
    """Median and range: "103 ms (98 to 120)"."""
    low, high = min(values), max(values)
    return f"{statistics.median(values):,.{digits}f} {unit} ({low:,.{digits}f} to {high:,.{digits}f})"


def ratios(over: Sequence[float], under: Sequence[float]) -> list[float]:
    """Round by round, so that what slowed a round down slowed both."""
    return [one / other for one, other in zip(over, under, strict=True)]
