"""Whole processes, timed from outside, in turn: in each round every command runs once."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
PYTHON: Final = sys.executable
SUMMARIZE: Final = str(Path(sys.executable).with_name("summarize"))
LANGEXTRACT: Final = ROOT / "build" / "quality" / "langextract" / "bin" / "python"
"""The environment of `langextract`, which does not go together with this one's libraries; `make bench` makes it."""

# What chooses an endpoint, and what would have every process compile the package anew.
_NAMES: Final = ("OPENAI_", "SUMMARIZER_BASE_URL", "SUMMARIZER_MODEL", "SUMMARIZER_API_KEY", "PYTHONDONTWRITEBYTECODE")


def environment() -> dict[str, str]:
    """This process' environment, so that each command runs as it does for a user the second time."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_NAMES)}


def seconds_of(command: Sequence[str]) -> float:
    """How long a command takes, from its start to its end.

    Raises:
        SystemExit: It failed; its words are in the message.
    """
    began = time.perf_counter()
    ended = subprocess.run(  # noqa: S603 - ours
        command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - began
    if ended.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit code {ended.returncode}\n{ended.stderr[-2000:]}")
    return seconds


def in_turn(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each command in each round, after one round that warms the disk's cache and is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = seconds_of(command)
            if number:
                taken[name].append(seconds)
    return taken


def drive(driver: str, *arguments: str | int, python: str | Path = PYTHON) -> dict[str, Any]:
    """What a driver prints: one JSON object.

    Raises:
        SystemExit: It failed; its words are above.
    """
    command = [str(python), "-m", f"benchmarks.speed.drivers.{driver}", *map(str, arguments)]
    ended = subprocess.run(  # noqa: S603 - ours
        command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=False
    )
    if ended.returncode != 0:
        raise SystemExit(f"the driver {driver} failed with exit code {ended.returncode}")
    told: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return told
