"""The expected-field table of the seeds: ``python -m tests.seed_table``, or ``make seeds``.

Replays each seed and prints every expected field beside what the report has. The exit code is 1 when a field is wrong
and not listed in known_misses.toml, or a seed gives no report. What passes is decided in `tests.seeds`.
"""

import argparse
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from summarizer.errors import SummarizerError
from tests.seed_replay import replayed_json
from tests.seeds import Expectation, Outcome, Seed, judge, load_misses, load_seeds

WIDTHS = (37, 32, 33, 10)  # field, expected, got, verdict: 118 columns with the gaps
EMPTY = "–"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or with ``--only NAME`` that of one seed; the exit code."""
    seeds = {seed.name: seed for seed in load_seeds()}
    parser = argparse.ArgumentParser(prog="python -m tests.seed_table", description="Expected fields of the seeds.")
    parser.add_argument("--only", metavar="NAME", choices=seeds, help=f"one seed: {', '.join(seeds)}")
    chosen = parser.parse_args(arguments).only
    misses, failed = load_misses(), False
    everything: list[Outcome] = []
    for seed in [seeds[chosen]] if chosen else seeds.values():
        try:
            outcomes = judge(seed, replayed_json(seed), misses)
        except SummarizerError as error:
            sys.stdout.write(f"{seed.name}: no report: {error}\n\n")
            failed = True
            continue
        everything += outcomes
        sys.stdout.write(table(seed, outcomes) + "\n\n")
    sys.stdout.write(count_line("all seeds", everything) + "\n")
    return int(failed or any(outcome.status == "MISS" for outcome in everything))


def table(seed: Seed, outcomes: Iterable[Outcome]) -> str:
    """The rows of one seed under its count line. "[0].date" is short for "incidents[0].date"."""
    outcomes = tuple(outcomes)
    rows = [row(("field", "expected", "got", "")), row(["-" * width for width in WIDTHS])]
    for outcome in outcomes:
        wanted = outcome.expectation
        field = wanted.field.removeprefix("incidents") or wanted.field
        rows.append(row((field, expected(wanted), got(outcome), outcome.status)))
    return "\n".join([count_line(seed.name, outcomes), *rows])


def count_line(name: str, outcomes: Iterable[Outcome]) -> str:
    """A line such as "nyala-2024-09-19: 17 of 19 right, 2 known misses, 0 MISSES"."""
    counts = Counter(outcome.status for outcome in outcomes)
    line = f"{name}: {counts['ok'] + counts['mended']} of {counts.total()} right, {counts['known miss']} known misses"
    mended = f", {counts['mended']} mended: take it out of known_misses.toml" if counts["mended"] else ""
    return f"{line}, {counts['MISS']} MISSES{mended}"


def row(cells: Sequence[str]) -> str:
    """The cells side by side, each wrapped within its column."""
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, WIDTHS, strict=True)]
    lines = zip_longest(*wrapped, fillvalue="")
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, WIDTHS, strict=True)).rstrip() for line in lines
    )


def expected(wanted: Expectation) -> str:
    """The expected value, with its check where it is not plain equality."""
    if wanted.check == "none":
        return "none"
    if wanted.check == "count":
        return f"{wanted.value} of them"
    return shown(wanted.value) if wanted.check in {"equals", "one of"} else f"{wanted.check} {shown(wanted.value)}"


def got(outcome: Outcome) -> str:
    """What the report has; of a list of records, the keys that the expectation speaks of."""
    wanted, found = outcome.expectation, outcome.got
    if wanted.check == "count" and isinstance(found, list):
        return f"{len(found)} of them"
    if wanted.check in {"has", "absent"} and isinstance(found, list):
        return "; ".join(shown({key: item.get(key) for key in wanted.value}) for item in found) or EMPTY
    return shown(found)


def shown(value: Any) -> str:
    """A value in few letters: records as "key value" without their evidence, alternatives with a bar between them."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {shown(item)}" for key, item in value.items() if key != "evidence")
    if isinstance(value, list):
        between = " + " if value and isinstance(value[0], dict) else " | "
        return between.join(map(shown, value)) or EMPTY
    return "null" if value is None else str(value)


if __name__ == "__main__":
    sys.exit(main())
