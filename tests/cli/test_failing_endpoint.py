"""Two hundred articles through an endpoint that fails three times in ten, in every way; then the rest of them."""

import hashlib
import random
import threading
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from summarizer import errors
from summarizer.report import Report
from tests.cli.commanding import named, rows, summarize
from tests.conftest import Serve
from tests.model.failures import NO_SCHEMA, TABLE
from tests.server import Answer, Received, says
from tests.toy import ARTICLE, GOOD_ANSWER

ARTICLES: Final = 200
FAILURES: Final = [*(row.answer for row in TABLE.values()), NO_SCHEMA]


class Moody:
    """Fails at random, always alike for the same seed: by what is asked, and how often that has been asked before."""

    def __init__(self, seed: int, share: float) -> None:
        self.seed, self.share = seed, share
        self.failed = 0
        self._asked: Counter[bytes] = Counter()
        self._lock = threading.Lock()

    def answer(self, request: Received) -> Answer:
        article = request.messages[-1]["content"].encode()
        with self._lock:
            self._asked[article] += 1
            times = self._asked[article]
        dice = random.Random(hashlib.sha256(b"%d %d %b" % (self.seed, times, article)).digest())  # noqa: S311 - no secret
        if dice.random() >= self.share:
            return says(GOOD_ANSWER)
        with self._lock:
            self.failed += 1
        return dice.choice(FAILURES)


def reports(path: Path) -> dict[str, Report]:
    found = [Report.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({report.article.id for report in found}) == len(found)
    return {report.article.id: report for report in found}


@pytest.mark.parametrize("seed", [1, 2])
def test_every_article_ends_right_or_with_its_typed_error_and_a_second_run_finishes_the_rest(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int
) -> None:
    moody = Moody(seed, 0.3)
    server = named(serve(moody.answer), monkeypatch)
    texts = {f"row-{number:03}": f"{ARTICLE}Report number {number}.\n" for number in range(ARTICLES)}
    rows(tmp_path / "a.jsonl", *({"id": name, "text": text} for name, text in texts.items()))

    first = summarize("a.jsonl", "-o", "out.jsonl", "--quiet")
    assert first.exit_code == 1
    assert 0.2 < moody.failed / len(server.requests) < 0.4
    made = reports(tmp_path / "out.jsonl")
    right = {name for name, report in made.items() if report.unusable is None}
    assert all(made[name].incidents[0].fatalities.best == 2 for name in right)  # type: ignore[union-attr]  # it is there
    unusable = {name: report.unusable for name, report in made.items() if report.unusable is not None}
    said = dict(line.split(": ", 2)[1:] for line in first.stderr.splitlines())
    # Each article is right, has the problem in its report, or has its error said by name.
    assert set(said) | right | set(unusable) == set(texts)
    assert not right & set(said)
    assert len(right) > ARTICLES * 0.75

    server_before = len(server.requests)
    moody.share = 0.0
    second = summarize("a.jsonl", "-o", "out.jsonl", "--quiet")
    assert (second.exit_code, second.stderr) == (0, "")
    assert len(server.requests) - server_before == ARTICLES - len(right)
    made = reports(tmp_path / "out.jsonl")
    assert list(made) == list(texts)
    assert all(report.unusable is None for report in made.values())


def test_every_error_that_an_endpoint_can_cause_is_among_the_failures() -> None:
    caused = {row.error for row in TABLE.values()}
    ours = {errors.EndpointError, errors.AnswerError, errors.BudgetError}
    every = {one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.EndpointError)}
    assert every - ours == caused
