"""``python -m benchmarks.speed [PIECE…] [--small]``: measures what is not there yet, and prints the table."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.speed.calls import at_once, waiting
from benchmarks.speed.cold import replay, start_up
from benchmarks.speed.first import first_report
from benchmarks.speed.growth import growth
from benchmarks.speed.machine import machine
from benchmarks.speed.model import one_after_another
from benchmarks.speed.row import HEAD, Row
from benchmarks.speed.size import size

PIECES: Final[dict[str, Callable[..., list[Row]]]] = {
    "start-up": start_up,
    "replay": replay,
    "calls": at_once,
    "waiting": waiting,
    "size": size,
    "growth": growth,
    "model": one_after_another,
    "first": first_report,
}
"""Name → what measures it, given a folder of its own and whether only to see that it runs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code. A piece with a wrong count ends the run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("pieces", nargs="*", metavar="PIECE", help=f"of {', '.join(PIECES)}; all")
    parser.add_argument("--small", action="store_true", help="as little as possible: does it still run")
    parser.add_argument("--again", action="store_true", help="measure again what is there")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/bench"), metavar="DIR", help="where figures are kept"
    )
    given = parser.parse_args(arguments)
    if unknown := set(given.pieces) - set(PIECES):
        parser.error(f"no such piece: {', '.join(sorted(unknown))}")
    folder = given.folder.absolute() / ("small" if given.small else "full")
    print("\n".join([machine(), "", *HEAD]), flush=True)
    for name in given.pieces or PIECES:
        for row in _rows(name, folder / name, small=given.small, again=given.again):
            print(row.line(), flush=True)
    return 0


def _rows(name: str, folder: Path, *, small: bool, again: bool) -> list[Row]:
    """A piece's rows, measured now or as they were kept."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "rows.json"
    if kept.exists() and not again:
        return [Row.read(row) for row in json.loads(kept.read_text(encoding="utf-8"))]
    rows = PIECES[name](folder, small=small)
    kept.write_text(json.dumps([row.kept() for row in rows], indent=1), encoding="utf-8")
    return rows


if __name__ == "__main__":
    sys.exit(main())
