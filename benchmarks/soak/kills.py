"""A run that is killed at random moments (SIGKILL) and given again each time, until it ends by itself.

The moments lie evenly at random over the whole work, measured by the questions that the endpoint has been asked, and
one more in the start. After each kill the output has to be whole or not there. Questions asked beyond one for each
article (and its repair turn) are what the kills have cost: at most the calls in flight.
"""

import json
import random
import shutil
import sqlite3
import time
from pathlib import Path
from typing import Final

from benchmarks.soak.articles import write_rows
from benchmarks.soak.figures import Figures, Place, ids_of, wanted_ids
from benchmarks.soak.running import Running, summarize

_JOBS: Final = 8
_LOOK: Final = 0.02  # seconds


def kills(place: Place) -> Figures:
    """Kill, look, resume."""
    figures, dice = Figures(), random.Random(place.seed)  # noqa: S311 - no secret
    rows = write_rows(place.folder / "articles.jsonl", place.size)
    output = place.folder / "reports.jsonl"
    for left in place.folder.glob(f"{output.name}*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    command = (str(rows), "-o", str(output), "-j", str(_JOBS))
    began, asked_before = time.perf_counter(), place.endpoint.questions
    broken: list[str] = []
    for moment in sorted(dice.randrange(place.size) for _ in range(place.kills)):
        _killed(place, Running(place.endpoint, command), asked_before + moment)
        broken += [f"after the kill at {moment}: {what}" for what in _faults(output)]
    last = summarize(place.endpoint, *command)
    seconds, asked = time.perf_counter() - began, place.endpoint.questions - asked_before
    ids = ids_of(output) if output.exists() else []
    figures.hold(f"{place.kills} kills: files whole at each {broken or ''}", holds=not broken)
    figures.hold(
        f"{len(ids):,} reports of {place.size:,} articles, {len(set(ids)):,} different, in order",
        holds=last.code == 0 and ids == wanted_ids(place.size),
    )
    repairs = _repairs(output)
    figures.hold(
        f"{asked:,} questions, {repairs:,} of them repairs: {asked - repairs - place.size} asked again "
        f"(at most {2 * _JOBS * place.kills})",
        holds=asked - repairs - place.size <= 2 * _JOBS * place.kills,
    )
    figures.say(f"{seconds:.0f} s in all, with {place.kills + 1} starts")
    return figures


def _killed(place: Place, running: Running, questions: int) -> None:
    while running.at_work and place.endpoint.questions < questions:
        time.sleep(_LOOK)
    running.kill()


def _faults(output: Path) -> list[str]:
    """What is wrong with the files of a killed run."""
    faults = []
    if output.exists():
        try:
            ids = ids_of(output)
            if len(ids) != len(set(ids)):
                faults.append("an article twice")
        except ValueError as error:
            faults.append(f"not whole: {error}")
    for file in output.parent.glob(f"{output.name}.run/*.sqlite"):
        database = sqlite3.connect(file)
        ((said,),) = database.execute("PRAGMA integrity_check")
        database.close()
        if said != "ok":
            faults.append(f"{file.name}: {said}")
    return faults


def _repairs(output: Path) -> int:
    """Calls beyond the first, as the reports tell."""
    with output.open(encoding="utf-8") as stream:
        return sum(json.loads(line)["provenance"]["calls"] - 1 for line in stream)
