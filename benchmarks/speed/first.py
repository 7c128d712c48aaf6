"""From a cold start to the first report with the embedded model, its file on disk; beside llama.cpp on its own.

llama.cpp alone: the same server with the same settings, started, and asked the same first question by its own process;
its load time is from outside, its reading and writing by its own clock. Two floors: with nothing read before, and with
the prompt's fixed part in the cache, where this project's own server has it from its second start on.
"""

import statistics
from pathlib import Path
from typing import Final

from benchmarks.speed.process import SUMMARIZE, drive, seconds_of
from benchmarks.speed.row import Row, at_most, ratios, spread

_SEED: Final = "seeds/rockford-2025-06-15.txt"
_SECOND: Final = 1.0


def first_report(folder: Path, *, small: bool) -> list[Row]:
    """Seconds of the whole command beside load time and floor of one article, in turn."""
    command = [SUMMARIZE, _SEED, "--quiet", "-o", str(folder / "first.json")]
    seconds_of(command)  # keeps the state after the prompt's fixed part, if no process has done so before
    whole, bounds, warm = [], [], []
    for _ in range(1 if small else 5):
        whole.append(seconds_of(command))
        raw = drive("raw_model", _SEED)
        bounds.append(raw["load"] + _SECOND + raw["cold"])
        warm.append(raw["load"] + _SECOND + raw["warm"])
    rows = [
        Row("cold start to the first report", "", spread(whole, "s", 1)),
        Row("llama.cpp: load + 1 s + one article, nothing cached", "", spread(bounds, "s", 1)),
        Row("llama.cpp: load + 1 s + one article, prompt cached", "", spread(warm, "s", 1)),
    ]
    for name, floor in (("nothing cached", bounds), ("prompt cached", warm)):
        share = statistics.median(ratios(whole, floor))
        rows.append(at_most(f"cold start × that, {name}", 1.0, share, f"{share:.2f} ×"))
    return rows
