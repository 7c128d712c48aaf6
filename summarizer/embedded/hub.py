"""The first source of the model: its publisher's repository on Hugging Face.

The download itself runs in a child process (`child.download`), so that a network which swallows packets costs a few
seconds and no setting of the caller's process is touched. The digest is for `fetch` to check.
"""

from collections.abc import Callable
from pathlib import Path

from summarizer.embedded import needs
from summarizer.embedded.process import Child
from summarizer.embedded.weights import ModelFile
from summarizer.errors import EmbeddedModelError

_PATIENCE = 15.0  # seconds to the first answer, the child's start (1 s) included; a name server may be what is silent


def fill(model: ModelFile, part: Path, reached: Callable[[int], None], patience: float = _PATIENCE) -> None:
    """Append to `part` what it lacks of the model's file.

    Args:
        model: Which file is meant.
        part: The file so far; need not exist.
        reached: Told the length of `part` as it grows, in bytes.
        patience: Seconds to wait for the first answer. After it, the download's own limits hold: 10 s for a byte, and
            five retries in a row without one.

    Raises:
        EmbeddedModelError: The file is not to be had there. What was downloaded is kept.
        OSError: `part` cannot be written.
    """
    order = {
        "job": "download",
        "repository": model.repository,
        "name": model.name,
        "size": model.size,
        "to": str(part),
        "patience": patience / 2,
    }
    child = Child(order)
    try:
        answer = child.answer(within=patience)
        if answer is None:
            raise EmbeddedModelError(f"no answer within {patience:.0f} s" if child.timed_out else child.epitaph())
        if "found" in answer:
            while not child.ended(within=0.2):
                reached(part.stat().st_size if part.exists() else 0)
            answer = child.answer(within=1) or {}
        _judge(answer, model, part)
    finally:
        child.stop()


def _judge(answer: dict[str, object], model: ModelFile, part: Path) -> None:
    if answer.get("errno") in needs.FULL:
        raise OSError(answer["errno"], answer["refused"])
    if "refused" in answer:
        raise EmbeddedModelError(str(answer["refused"]))
    if part.stat().st_size != model.size:
        raise EmbeddedModelError("the download stopped before its end")
