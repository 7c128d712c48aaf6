"""The report of a seed, from its recording: no network, no model. What is expected of it is in `tests.seeds`."""

import functools
import json
from pathlib import Path
from typing import Any

from summarizer import Report, summarize
from tests.seeds import CASSETTES, Seed


@functools.cache
def replayed(article: Path) -> Report:
    """The report that the recording of this article gives; made once for all the tests that read it."""
    return summarize(article, replay=CASSETTES)


def replayed_json(seed: Seed) -> Any:
    """The report of a seed, as a reader of the JSON finds it."""
    return json.loads(replayed(seed.article).json_text())
