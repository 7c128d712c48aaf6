"""Peak memory of a small run and of a large one, and time per article: neither may grow with the input."""

from pathlib import Path
from typing import Final

from benchmarks.soak.articles import write_rows
from benchmarks.soak.figures import Figures, Place, ids_of, wanted_ids
from benchmarks.soak.running import Ended, Endpoint, summarize

SMALL: Final = 1_000
MOST_TIMES: Final = 1.3
MOST_MB: Final = 400


def memory(place: Place) -> Figures:
    """The same command over few articles and over many."""
    figures = Figures()
    small, large = min(SMALL, max(1, place.size // 2)), place.size
    peaks = []
    for size in (small, large):
        ended = _run(place, size, figures)
        peaks.append(ended.peak_mb)
        figures.say(
            f"{size:,} articles: peak memory {ended.peak_mb:.0f} MB; {ended.seconds:.0f} s, "
            f"{size / ended.seconds:.1f} articles/s, {1000 * ended.seconds / size:.1f} ms each with the start"
        )
    times = peaks[1] / peaks[0]
    figures.hold(
        f"peak memory of {large:,} articles is {times:.2f} times that of {small:,} (at most {MOST_TIMES})",
        holds=times <= MOST_TIMES,
    )
    figures.hold(f"and {peaks[1]:.0f} MB (under {MOST_MB})", holds=peaks[1] < MOST_MB)
    return figures


def reported(endpoint: Endpoint, folder: Path, size: int, model: str = "soak") -> tuple[Ended, bool]:
    """The command over so many articles, all anew, and whether each has its report, in order."""
    rows = write_rows(folder / f"articles-{size}.jsonl", size)
    output = folder / f"reports-{size}.jsonl"
    ended = summarize(endpoint, str(rows), "-o", str(output), "--force", model=model)
    return ended, ended.code == 0 and ids_of(output) == wanted_ids(size)


def _run(place: Place, size: int, figures: Figures) -> Ended:
    ended, holds = reported(place.endpoint, place.folder, size)
    figures.hold(f"{size:,} articles: a report each, in order (exit code {ended.code})", holds=holds)
    if not holds:
        figures.say(ended.said[-2_000:])
    return ended
