"""Articles × peers, to one file a peer; what is there is not asked again, so a run may be stopped and taken up.

Each article goes to all peers before the next, each peer with a server of its own, so that all of them meet the same
machine at the same time, and none loses the prompt that its server keeps to another's.
"""

import json
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from benchmarks.quality.meter import Meter, metered
from benchmarks.quality.peers import PEERS, Peer
from benchmarks.quality.rows import Row
from benchmarks.quality.score import answers_in
from benchmarks.quality.worker import Served

_FOLDER: Final = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Working:
    """One peer at work: its process, what counts its questions, where its answers are kept, and in which run."""

    process: "subprocess.Popen[str]"
    meter: Meter
    kept: Path
    run: str
    fresh: bool = True

    def ask(self, row: Row) -> dict[str, Any]:
        """One row's answer with what it took, kept in the file."""
        began = time.perf_counter()
        _pipe(self.process.stdin).write(json.dumps(row) + "\n")
        _pipe(self.process.stdin).flush()
        line = _pipe(self.process.stdout).readline()
        seconds = time.perf_counter() - began
        if not line:
            raise SystemExit(f"{self.kept.stem} has died; its words are above.")
        # The first article of a process pays for reading the prompt and for imports.
        answer = {"article": {"id": row["id"]}, **json.loads(line), **self.meter.taken()}
        answer |= {"seconds": round(seconds, 3), "first": self.fresh, "run": self.run}
        self.fresh = False
        with self.kept.open("a", encoding="utf-8") as file:
            file.write(json.dumps(answer) + "\n")
        return answer


Serving = Callable[[], AbstractContextManager[Served]]


def run(rows: Sequence[Row], peers: Sequence[str], folder: Path, serving: Serving) -> None:
    """Ask each peer about each row, unless its answer is there.

    Args:
        rows: Articles, in the order in which they are asked about.
        peers: Modules in `peers`.
        folder: Where ``PEER.jsonl`` is kept.
        serving: Starts a server of the model for one peer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    started = secrets.token_hex(4)
    done = {name: answers_in(folder / f"{name}.jsonl").keys() for name in peers}
    with ExitStack() as stack:
        working: dict[str, Working] = {}
        for number, row in enumerate(rows, start=1):
            for name in peers:
                if row["id"] in done[name]:
                    continue
                if name not in working:
                    working[name] = stack.enter_context(_working(name, folder, serving, started))
                answer = working[name].ask(row)
                outcome = answer["failure"] or f"{answer['seconds']:.1f} s"
                print(f"{number}/{len(rows)} {row['id']} {name}: {outcome}", file=sys.stderr, flush=True)


@contextmanager
def _working(name: str, folder: Path, serving: Serving, started: str) -> Iterator[Working]:
    with serving() as served, metered(served.base_url) as meter:
        command = [_python(PEERS[name]), "-m", f"benchmarks.quality.peers.{name}"]
        with subprocess.Popen(  # noqa: S603 - our own modules
            command, cwd=_FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        ) as process:
            _pipe(process.stdin).write(
                json.dumps([meter.address, served.api_key, served.model, str(folder.resolve())]) + "\n"
            )
            yield Working(process, meter, folder / f"{name}.jsonl", started)
            _pipe(process.stdin).close()


def _python(peer: Peer) -> str:
    if peer.environment is None:
        return sys.executable
    found = _FOLDER / peer.environment / "bin" / "python"
    if not found.exists():
        raise SystemExit(f"{peer.name} has no environment in {peer.environment}; `make quality` makes it.")
    return str(found)


def _pipe(pipe: "IO[str] | None") -> "IO[str]":
    if pipe is None:  # cannot be: both are asked for
        raise RuntimeError("no pipe")
    return pipe
