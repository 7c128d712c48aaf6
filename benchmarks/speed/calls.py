"""Many articles against a scripted server in a process of its own: the whole pipeline, and other clients.

All ask the same question, with the same schema, about the same synthetic articles of 6,000 characters; langextract cuts
each into pieces of its own length, and asks about those. In each round every client runs once, in one process.
"""

import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.soak.running import Endpoint, endpoint
from benchmarks.speed.process import LANGEXTRACT, PYTHON, drive
from benchmarks.speed.row import Row, at_least, ratios, spread

_IN_FLIGHT: Final = 64
# Articles a round: some seconds each.
_ARTICLES: Final = {
    "bare": 1500,
    "openai_alone": 600,
    "instructor_alone": 400,
    "langextract_alone": 60,
    "pipeline": 600,
}
_NAMES: Final = {
    "bare": "bare httpx2 and pydantic",
    "openai_alone": "openai and pydantic",
    "instructor_alone": "instructor alone",
    "langextract_alone": "langextract",
    "pipeline": "this pipeline, whole",
}
_WAIT: Final = 2.0
_WAITING: Final = 256


def at_once(folder: Path, *, small: bool) -> list[Row]:
    """Articles a second with a server that answers at once."""
    del folder
    drivers = [name for name in _ARTICLES if name != "langextract_alone" or LANGEXTRACT.exists()]
    taken: dict[str, list[float]] = {name: [] for name in drivers}
    with endpoint() as asked:
        for _ in range(1 if small else 5):
            for name in drivers:
                articles = 20 if small else _ARTICLES[name]
                model = "extractions" if name == "langextract_alone" else "right"
                taken[name].append(_rate(name, asked, articles, {"model": model, "in_flight": _IN_FLIGHT}))
    rows = [Row(f"{_NAMES[name]}, articles a second", "", spread(taken[name], "/s")) for name in drivers]
    for other, bound in (("instructor_alone", 1.2), ("langextract_alone", 8.0)):
        if other in taken:
            times = statistics.median(ratios(taken["pipeline"], taken[other]))
            rows.append(at_least(f"this pipeline × {_NAMES[other]}", bound, times, f"{times:.2f} ×"))
    return rows


def waiting(folder: Path, *, small: bool) -> list[Row]:
    """The share of the ideal rate with a server that takes two seconds for each answer."""
    del folder
    in_flight, waves = (8, 1) if small else (_WAITING, 4)
    model, ideal = f"right-slow-{int(1000 * _WAIT)}", in_flight / _WAIT
    with endpoint() as asked:
        rates = [
            _rate("pipeline", asked, in_flight * waves, {"model": model, "in_flight": in_flight})
            for _ in range(1 if small else 5)
        ]
    share = statistics.median(rates) / ideal
    told = f"{spread(rates, '/s')} of {ideal:.0f}: {share:.2f}"
    return [at_least(f"an answer takes 2 s, {in_flight} in flight: share of the ideal rate", 0.95, share, told)]


def _rate(driver: str, asked: Endpoint, articles: int, settings: Mapping[str, Any]) -> float:
    """Articles a second. Breaks where an article has no answer, or the server was not asked once about each."""
    before = asked.questions
    python = LANGEXTRACT if driver == "langextract_alone" else PYTHON
    told = drive(driver, asked.base_url, articles, settings["in_flight"], settings["model"], python=python)
    questions = asked.questions - before - told["warm_up"]
    if told["answers"] != articles:
        raise SystemExit(f"{driver}: {told['answers']} answers to {articles} articles")
    if questions != articles and driver != "langextract_alone":
        raise SystemExit(f"{driver}: {questions} questions about {articles} articles")
    return articles / float(told["seconds"])
