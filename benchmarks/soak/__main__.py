"""``python -m benchmarks.soak [PIECE…] [--size N]``: runs the pieces, prints their figures; 1 when something broke."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.soak.figures import Piece, Place
from benchmarks.soak.kills import kills
from benchmarks.soak.memory import memory
from benchmarks.soak.running import endpoint
from benchmarks.soak.trouble import full_disk, many_files, odd_names, read_only_folder, two_runs

PIECES: Final[dict[str, Piece]] = {
    "names": odd_names,
    "read-only": read_only_folder,
    "two-runs": two_runs,
    "full-disk": full_disk,
    "files": many_files,
    "kills": kills,
    "memory": memory,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the pieces; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("pieces", nargs="*", metavar="PIECE", help=f"of {', '.join(PIECES)}; all")
    parser.add_argument("--size", type=int, default=100_000, metavar="N", help="articles (100,000)")
    parser.add_argument("--kills", type=int, default=20, metavar="N", help="how often a run is killed (20)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="decides the moments of the kills")
    parser.add_argument("--folder", type=Path, default=Path("build/soak"), metavar="DIR", help="where to work")
    parser.add_argument("--again", action="store_true", help="run also what has ended well in this folder before")
    given = parser.parse_args(arguments)
    unknown = set(given.pieces) - set(PIECES)
    if unknown:
        parser.error(f"no such piece: {', '.join(sorted(unknown))}")
    names = given.pieces or list(PIECES)
    return 1 if [name for name in names if not _ended_well(name, given)] else 0


def _ended_well(name: str, given: argparse.Namespace) -> bool:
    folder = given.folder.absolute() / name
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / f"done-{given.size}-{given.kills}-{given.seed}.txt"
    if done.exists() and not given.again:
        print(f"== {name} (as found before in {folder})\n{done.read_text()}", end="", flush=True)
        return True
    print(f"== {name}", flush=True)
    began = time.perf_counter()
    with endpoint() as asked:
        figures = PIECES[name](Place(folder, given.size, given.kills, given.seed, asked))
    figures.say(f"{time.perf_counter() - began:.0f} s")
    text = "".join(f"{line}\n" for line in figures.lines)
    print(text, end="", flush=True)
    if not figures.broken:
        done.write_text(text)
    return not figures.broken


if __name__ == "__main__":
    sys.exit(main())
