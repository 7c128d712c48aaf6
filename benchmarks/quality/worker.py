"""One peer in a process of its own: a row a line on standard input, an answer a line on standard output.

Of its own, since peers want other versions of the same libraries; standard library only, for that reason too. Time and
tokens are taken outside (`meter`, `run`), for all peers alike.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

Row = dict[str, Any]
Incidents = list[dict[str, Any]]


class Served(NamedTuple):
    """The model that a peer asks: an OpenAI-compatible address, with its key and the model's name.

    `folder` is where the answers are kept, and where a peer may keep more.
    """

    base_url: str
    api_key: str
    model: str
    folder: str = ""


class Lost(Exception):  # noqa: N818 - an outcome that is counted, not an error of the benchmark's
    """The peer gave nothing that can be used: what a user would have to do again by hand."""


def headed(row: Row) -> str:
    """An article as a user would paste it: day of publication, title, text; each where it is known."""
    published = f"Published: {row['published']}\n" if row.get("published") else ""
    title = f"{row['title']}\n" if row.get("title") else ""
    return published + title + str(row["text"])


def work(opened: Callable[[Served], Callable[[Row], Incidents]]) -> None:
    """Answer rows until standard input ends.

    Args:
        opened: Makes what answers a row; told where the model is.
    """
    answers = _own_output()
    answer = opened(Served(*json.loads(sys.stdin.readline())))
    for line in sys.stdin:
        try:
            outcome: dict[str, Any] = {"incidents": answer(json.loads(line)), "failure": None}
        except Exception as error:  # whatever a peer raises, its article is lost and the next is asked
            outcome = {"incidents": [], "failure": f"{type(error).__name__}: {error}"[:300]}
        answers.write(json.dumps(outcome) + "\n")
        answers.flush()


def _own_output() -> Any:
    """The pipe to the runner, where nothing that a library prints can get."""
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return own
