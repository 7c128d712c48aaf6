"""Whether time grows with length and no faster, on a machine that others use too."""

import time
from collections.abc import Callable
from typing import Final

SHORT: Final = 50_000
LONG: Final = 200_000
# Four times the text may take up to eight times as long; sixteen would be quadratic.
_MOST: Final = 8
# Below this many seconds the clock tells nothing.
_LEAST: Final = 0.02


def cpu_seconds(work: Callable[[], object]) -> float:
    """What the work takes of this process's time."""
    began = time.process_time()
    work()
    return time.process_time() - began


def grows_in_proportion(work_of: Callable[[int], Callable[[], object]]) -> bool:
    """Whether the work on `LONG` characters takes less than eight times what `SHORT` ones take; tried twice."""
    short, long = work_of(SHORT), work_of(LONG)
    return any(cpu_seconds(long) < _MOST * max(cpu_seconds(short), _LEAST) for _ in range(2))
