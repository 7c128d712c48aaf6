"""The embedded model over twenty of the project's own articles, one after another: tokens and seconds of an article.

Beside instructor and langextract as in ``benchmarks.quality``, each in a process and with a server of its own, tokens
and the model's own time counted in front of the server. What a user waits beyond the model's own time is what this
project adds. The first article of each process is left out of seconds: it pays for imports.
"""

import json
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.quality.__main__ import embedded
from benchmarks.quality.run import run
from benchmarks.quality.score import answers_in
from benchmarks.quality.worker import Served
from benchmarks.speed.process import LANGEXTRACT, ROOT
from benchmarks.speed.row import Row, at_most, spread
from summarizer.reading import read_file

_OURS: Final = "summarizer_itself"
_OTHERS: Final = {"instructor_flat": "instructor, one flat model", "langextract_examples": "langextract"}
# What is to be reached beside one of them; beside the other the figures are told only.
_BOUND: Final = {"langextract_examples": 0.8}
_ARTICLES: Final = 20

Answers = Mapping[str, Mapping[str, Any]]


def one_after_another(folder: Path, *, small: bool) -> list[Row]:
    """Tokens and seconds; what was answered before is not asked again."""
    rows = list(_rows())[: 1 if small else _ARTICLES]
    others = [name for name in _OTHERS if name != "langextract_examples" or LANGEXTRACT.exists()]
    run(rows, [_OURS, *others], folder, embedded)
    ids = {row["id"] for row in rows}
    taken = {name: answers_in(folder / f"{name}.jsonl") for name in (_OURS, *others)}
    if any(not ids <= answers.keys() for answers in taken.values()):
        raise SystemExit("an article has no answer")
    return [*_tokens(taken, ids), *_prompt_read(taken[_OURS], rows), *_seconds(taken, ids)]


def _rows() -> Iterator[dict[str, Any]]:
    """The seeds, and articles of the injection set, as rows."""
    for path in [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "seeds" / "injections").glob("*.txt"))]:
        article = read_file(path)
        published = article.published.isoformat() if article.published else None
        yield {"id": article.id, "text": article.text, "published": published}


def _tokens(taken: Mapping[str, Answers], ids: set[str]) -> list[Row]:
    totals = {name: [_total(answers[one]) for one in ids] for name, answers in taken.items()}
    rows = [Row("summarizer, tokens an article", "", spread(totals[_OURS], "tokens"))]
    for name in (one for one in _OTHERS if one in taken):
        share = sum(totals[_OURS]) / sum(totals[name])
        told = f"{share:.2f} × ({spread(totals[name], 'tokens')})"
        rows.append(_beside(f"prompt and completion tokens × {_OTHERS[name]}'s", name, share, told))
    return rows


def _total(answer: Mapping[str, Any]) -> int:
    return int(answer["prompt"]) + int(answer["completion"])


def _prompt_read(ours: Answers, rows: list[dict[str, Any]]) -> list[Row]:
    """Prompt tokens that were not in the cache beside the articles' own, second questions included."""
    with embedded() as served:
        own = sum(_counted(served, row["text"]) for row in rows)
    read = sum(int(ours[row["id"]]["prompt"]) - int(ours[row["id"]]["cached"]) for row in rows)
    told = f"{read / own:.2f} × ({read:,} of {own:,} tokens)"
    return [at_most("uncached prompt tokens × the articles' own", 1.15, read / own, told)]


def _counted(served: Served, text: str) -> int:
    """Tokens of a text, by the model's own tokenizer."""
    address = f"{served.base_url.removesuffix('/v1')}/tokenize"
    request = urllib.request.Request(address, json.dumps({"content": text}).encode())  # noqa: S310 - loopback
    request.add_header("Authorization", f"Bearer {served.api_key}")
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - loopback
        return len(json.load(answer)["tokens"])


def _seconds(taken: Mapping[str, Answers], ids: set[str]) -> list[Row]:
    kept = [one for one in ids if not any(answers[one]["first"] for answers in taken.values())] or list(ids)
    ours = taken[_OURS]
    share = sum(ours[one]["seconds"] for one in kept) / sum(ours[one]["model_seconds"] for one in kept)
    rows = [
        Row("summarizer, seconds an article", "", spread([ours[one]["seconds"] for one in kept], "s", 1)),
        at_most("seconds × the model's own for the same tokens", 1.10, share, f"{share:.3f} ×"),
    ]
    for name in (one for one in _OTHERS if one in taken):
        share = sum(ours[one]["seconds"] for one in kept) / sum(taken[name][one]["seconds"] for one in kept)
        told = f"{share:.2f} × ({spread([taken[name][one]['seconds'] for one in kept], 's', 1)})"
        rows.append(_beside(f"seconds × {_OTHERS[name]}", name, share, told))
    return rows


def _beside(what: str, peer: str, share: float, told: str) -> Row:
    return at_most(what, _BOUND[peer], share, told) if peer in _BOUND else Row(what, "", told)
