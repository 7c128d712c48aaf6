"""What was answered, as tables: accuracy with intervals, what was lost, tokens and seconds.

Intervals are those of `summarizer.evaluate`: bootstrap over articles. Seconds are compared only over articles that two
peers were asked about in the same run, one after the other; a process's first article, which pays for reading the
prompt, is left out. Where the machine had other work, tokens say more than seconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

import numpy as np

from benchmarks.quality.peers import PEERS
from benchmarks.quality.rows import SETS, Row
from benchmarks.quality.score import Scorer, answers_in
from summarizer.evaluate.intervals import Estimate, Ratio, estimates
from summarizer.evaluate.settings import Settings

Answers = Mapping[str, Mapping[str, Any]]

TARGETS: Final[dict[tuple[str, str], float]] = {
    ("fakes", "killed, gold > 0"): 0.90,
    ("fakes", "date within 2 days"): 0.95,
    ("fakes", "country"): 0.0,
    ("fakes", "admin1"): 0.90,
    ("fakes", "evidence covers the annotator's Civilians"): 0.85,
    ("gva", "killed"): 0.90,
    ("gva", "injured, gold > 0"): 0.85,
    ("gva", "date"): 0.80,
    ("gva", "address"): 0.60,
    ("gva", "country"): 0.0,
    ("muc4", "found (has an annotated incident)"): 0.0,
    ("muc4", "not spurious (no annotated incident)"): 0.60,
    ("muc4", "type"): 0.85,
    ("muc4", "country"): 0.90,
    ("muc4", "killed, gold > 0"): 0.80,
}
"""The fields of the table, with the share to reach; 0 where none was set."""
_VERBATIM: Final = "evidence is verbatim"
_SETTINGS: Final = Settings()


@dataclass(frozen=True, slots=True)
class Asked:
    """The rows of each set, and each peer's answers by article."""

    rows: Mapping[str, Sequence[Row]]
    answers: Mapping[str, Answers]

    @classmethod
    def of(cls, rows: Mapping[str, Sequence[Row]], folder: Path, peers: Iterable[str] = PEERS) -> "Asked":
        """What is kept in a folder of some peers' answers."""
        kept = {name: answers_in(folder / f"{name}.jsonl") for name in peers}
        return cls(rows, {name: answers for name, answers in kept.items() if answers})

    def common(self) -> "Asked":
        """Only the articles that all peers were asked about."""
        if not self.answers:
            raise SystemExit("Nothing has been answered yet; `run` asks.")
        shared = set.intersection(*(set(answers) for answers in self.answers.values()))
        if not shared.intersection(row["id"] for rows in self.rows.values() for row in rows):
            raise SystemExit(f"{', '.join(self.answers)} have no article in common.")
        return Asked(
            {name: [row for row in rows if row["id"] in shared] for name, rows in self.rows.items()}, self.answers
        )


def accuracy(asked: Asked, scorer: Scorer, peers: Sequence[str]) -> list[str]:
    """A Markdown table: a field a line, a peer a column, each share with its interval and how many it is of."""
    head = ["set", "field", *(PEERS[name].name for name in peers), "to reach"]
    lines = [_line(head), _line(["---"] * len(head))]
    for name, rows in asked.rows.items():
        cells = {peer: _cells(rows, asked.answers[peer], scorer) for peer in peers}
        for (of, field), target in TARGETS.items():
            if of == name:
                shown = [cells[peer].get(field, "–") for peer in peers]
                lines.append(_line([SETS[name], field, *shown, f"≥ {target:.2f}" if target else ""]))
    every = [row for rows in asked.rows.values() for row in rows]
    shown = [_cells(every, asked.answers[peer], scorer).get(_VERBATIM, "–") for peer in peers]
    lines.append(_line(["all", _VERBATIM, *shown, "1.000"]))
    return lines


def _cells(rows: Sequence[Row], answers: Answers, scorer: Scorer) -> dict[str, str]:
    """Each field over the rows that were answered, as "54/60 .900 [.82, .97]"."""
    by_article = [scorer.shares(row, answers[row["id"]]) for row in rows if row["id"] in answers]
    ratios = {}
    for field in dict.fromkeys(field for shares in by_article for field in shares):
        counted = [shares.get(field, (0, 0)) for shares in by_article]
        right, seen = (np.array(column, dtype=np.float64) for column in zip(*counted, strict=True))
        ratios[field] = Ratio(right, seen)
    cells = {
        field: f"{ratio.over.sum():.0f}/{ratio.of.sum():.0f} {_shown(estimate)}"
        for (field, ratio), estimate in zip(ratios.items(), estimates(list(ratios.values()), _SETTINGS), strict=True)
    }
    if _VERBATIM not in cells:  # a tool that gives no words of the article
        cells |= {field: "no quotes" for field in (*cells, _VERBATIM) if field.startswith("evidence")}
    return cells


def _shown(estimate: Estimate) -> str:
    interval = "" if estimate.low is None else f" [{estimate.low:.2f}, {estimate.high:.2f}]"
    return f"{estimate.value or 0.0:.3f}{interval}"


def cost(asked: Asked, peers: Sequence[str]) -> list[str]:
    """A Markdown table: a peer a line, what its articles took, by article."""
    head = [
        "",
        "articles",
        "lost",
        "calls",
        "tokens in",
        "of them read anew",
        "tokens out",
        "seconds, median (quartiles)",
    ]
    lines = [_line(head), _line(["---"] * len(head))]
    ids = [row["id"] for rows in asked.rows.values() for row in rows]
    for peer in peers:
        answers = [asked.answers[peer][one] for one in ids if one in asked.answers[peer]]
        lost = sum(answer["failure"] is not None for answer in answers)
        means = [
            sum(answer["calls"] for answer in answers),
            sum(answer["prompt"] for answer in answers),
            sum(answer["prompt"] - answer["cached"] for answer in answers),
            sum(answer["completion"] for answer in answers),
        ]
        calls, *tokens = (total / len(answers) for total in means)
        seconds = _spread([answer["seconds"] for answer in answers if _is_timed(answer)])
        lines.append(
            _line([PEERS[peer].name, len(answers), lost, f"{calls:.2f}", *(f"{one:.0f}" for one in tokens), seconds])
        )
    return lines


def paired_seconds(asked: Asked, one: str, other: str) -> str:
    """The ratio of two peers' seconds over the articles that both were asked about in the same run."""
    both = asked.answers[one].keys() & asked.answers[other].keys()
    pairs = [(asked.answers[one][key], asked.answers[other][key]) for key in sorted(both)]
    same = [(mine, theirs) for mine, theirs in pairs if mine["run"] == theirs["run"]]
    timed = [(mine["seconds"], theirs["seconds"]) for mine, theirs in same if _is_timed(mine) and _is_timed(theirs)]
    if len(timed) < 2:
        return "not measured"
    total = sum(mine for mine, _ in timed) / sum(theirs for _, theirs in timed)
    return f"{total:.2f} in all, {_spread([mine / theirs for mine, theirs in timed])} by article, {len(timed)} articles"


def _is_timed(answer: Mapping[str, Any]) -> bool:
    """Whether its seconds are those of an article alone, without a process's start."""
    return answer["seconds"] is not None and not answer["first"]


def _spread(values: Sequence[float]) -> str:
    if len(values) < 2:
        return "–"
    low, _, high = quantiles(values, n=4)
    return f"{median(values):.2f} ({low:.2f} to {high:.2f})"


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"
