"""Interrupts: the first lets what is in flight finish, the second stops at once."""

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import Self

from summarizer.batch import Batch
from summarizer.cli.words import say


class Interrupts:
    """Takes the interrupts of a batch for as long as a ``with`` block lasts."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._work: asyncio.Task[None] | None = None
        self._stopped_now = False

    def __enter__(self) -> Self:
        # Windows has no signal handlers in its event loop: there the first interrupt stops at once.
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(NotImplementedError):
            asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)

    async def guard(self, work: Coroutine[object, object, None]) -> bool:
        """Do the work; whether a second interrupt stopped it."""
        self._work = asyncio.create_task(work)
        try:
            await self._work
        except asyncio.CancelledError:
            if not self._stopped_now:
                raise
        return self._stopped_now

    def _interrupted(self) -> None:
        if self._batch.stopped == "asked" and self._work is not None:
            self._stopped_now = True
            self._work.cancel()
            return
        say("interrupted: finishing what is in flight; interrupt again to stop now")
        self._batch.finish()
