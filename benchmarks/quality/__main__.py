"""The benchmark's command line; see the package's header."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.quality.again import again
from benchmarks.quality.peers import PEERS
from benchmarks.quality.rows import SETS, rows_in_turn, rows_of
from benchmarks.quality.run import run
from benchmarks.quality.score import Scorer
from benchmarks.quality.table import Asked, accuracy, cost, paired_seconds
from benchmarks.quality.worker import Served
from summarizer.embedded import embedded_server
from summarizer.pipeline.questions import opening

_KEPT: Final = Path("build/quality")
_OWN: Final = "summarizer_itself"


def main() -> None:
    """Ask, make reports again, or print what was answered."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=(__doc__ or "").split(";")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of annotated rows")
    parser.add_argument("--scorer", type=Path, default=Path("../shared/eval/score.py"), help="scorer of these rows")
    parser.add_argument("--kept", type=Path, default=_KEPT, help="folder of answers")
    parser.add_argument("--rows", type=int, default=60, help="articles of each set")
    commands = parser.add_subparsers(dest="command", required=True)
    asking = commands.add_parser("run", help="ask each peer about each article that it was not asked about")
    asking.add_argument("--most", type=int, help="articles of all sets together")
    asking.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS))
    commands.add_parser("again", help="make this project's reports anew from its recordings")
    showing = commands.add_parser("table", help="print what was answered")
    showing.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS), help="only these, side by side")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        raise SystemExit(f"There is no annotated news in {arguments.data}; --data says where it is.")
    if arguments.command == "table":
        show(arguments)
        return
    rows = [row for _, row in rows_in_turn(arguments.data, arguments.rows)]
    if arguments.command == "again":
        made, gone = again(rows, arguments.kept / f"{_OWN}.jsonl")
        print(f"{made} made anew; {gone} no longer fit their recording: `run` asks again")
        return
    run(list(islice(rows, arguments.most)), arguments.peers, arguments.kept, embedded)


@contextmanager
def embedded() -> Iterator[Served]:
    """The embedded model, in a server of its own, as this project starts it."""
    with embedded_server(quiet=False, prefix=opening()) as served:
        yield Served(served.base_url, served.api_key, served.model)


def show(arguments: argparse.Namespace) -> None:
    """All tables, as Markdown."""
    scorer = Scorer(arguments.scorer)
    rows = {name: rows_of(arguments.data, name, arguments.rows) for name in SETS}
    asked = Asked.of(rows, arguments.kept, arguments.peers)
    if _OWN in asked.answers:
        print("\n".join(["Each article that this project was asked about:", "", *accuracy(asked, scorer, [_OWN])]))
    peers, common = list(asked.answers), asked.common()
    number = sum(len(rows) for rows in common.rows.values())
    print("\n".join(["", f"The {number} articles that all were asked about:", "", *accuracy(common, scorer, peers)]))
    print("\n".join(["", "What an article took:", "", *cost(common, peers)]))
    for peer in peers:
        if peer != _OWN and _OWN in peers:
            print(f"\nSeconds against {PEERS[peer].name}: {paired_seconds(asked, _OWN, peer)}")


if __name__ == "__main__":
    main()
