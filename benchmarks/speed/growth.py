"""Time from the model's answer to the report, as an article and its claims grow, and of one of 6,000 characters."""

from pathlib import Path
from typing import Final

from benchmarks.check_time import articles_of_6000, growing_claims, growing_length
from benchmarks.speed.row import Row, at_most, spread

# Linear, with what noise may add.
_LINEAR: Final = 1.05


def growth(folder: Path, *, small: bool) -> list[Row]:
    """One row for each way of growing, with the fitted power; one for the time of one article."""
    del folder
    one = articles_of_6000(rounds=1 if small else 7, most=2 if small else None)
    rows = [Row("checks and resolution, 6,000 characters", "", spread(one, "ms", 1))]
    for name, found in (("characters", growing_length(small=small)), ("claims", growing_claims(small=small))):
        times = ", ".join(f"{size:,}: {taken:.1f}" for size, taken in found.milliseconds.items())
        told = f"power {found.power:.2f} ({times} ms)"
        rows.append(at_most(f"time grows with {name}: power", _LINEAR, found.power, told))
    return rows
