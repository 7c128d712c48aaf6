"""From ten articles to a hundred thousand, by the command line: peak memory, and time an article."""

import math
import statistics
from pathlib import Path
from typing import Final

from benchmarks.soak.memory import MOST_MB, MOST_TIMES, SMALL, reported
from benchmarks.soak.running import Ended, Endpoint, endpoint
from benchmarks.speed.row import Row, at_most

_SIZES: Final = (10, 100, 1_000, 10_000, 100_000)
_FEW: Final = (10, 20)


def size(folder: Path, *, small: bool) -> list[Row]:
    """The same command over ever more articles, against a scripted server that answers at once."""
    sizes = _FEW if small else _SIZES
    with endpoint() as asked:
        # The start and what is loaded at first use are no part of an article's time.
        start = min(_run(asked, folder, 1).seconds for _ in range(1 if small else 3))
        ended = {articles: _run(asked, folder, articles) for articles in sizes}
    each = {articles: 1000 * (one.seconds - start) / articles for articles, one in ended.items()}
    rows = [
        Row(f"{articles:,} articles", "", f"{one.peak_mb:.0f} MB at most, {each[articles]:.1f} ms an article")
        for articles, one in ended.items()
    ]
    largest, base = sizes[-1], SMALL if SMALL in ended else sizes[0]
    times = ended[largest].peak_mb / ended[base].peak_mb
    rows.append(at_most(f"peak memory, {largest:,} × {base:,} articles", MOST_TIMES, times, f"{times:.2f} ×"))
    peak = ended[largest].peak_mb
    rows.append(at_most(f"peak memory, {largest:,} articles, MB", MOST_MB, peak, f"{peak:.0f} MB"))
    # Ten articles are too few to be told from the start's own noise.
    grown = [articles for articles in sizes if articles >= 100] if not small else list(sizes)
    slope = statistics.linear_regression(
        [math.log(articles) for articles in grown], [math.log(max(1e-3, each[articles])) for articles in grown]
    ).slope
    rows.append(Row("time an article grows with articles to the power of", "flat: 0", f"{slope:.2f}", slope <= 0.05))
    return rows


def _run(asked: Endpoint, folder: Path, articles: int) -> Ended:
    ended, holds = reported(asked, folder, articles, model="right")
    if not holds:
        raise SystemExit(f"{articles} articles: not a report each, in order (exit code {ended.code}): {ended.said}")
    return ended
