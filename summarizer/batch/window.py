"""The order of what comes out: that of the input, or none."""

import asyncio

from summarizer.batch.records import Outcome


class Window:
    """Outcomes on their way to whoever takes them.

    How many may be in here at once is decided where articles are started.
    """

    def __init__(self, *, ordered: bool) -> None:
        self._ordered = ordered
        self._early: dict[int, Outcome] = {}
        self._next = 0
        self._ready: asyncio.Queue[Outcome | None] = asyncio.Queue()

    def put(self, outcome: Outcome) -> None:
        """Hand in an outcome; positions have no gaps, and come in any order."""
        if not self._ordered:
            self._ready.put_nowait(outcome)
            return
        self._early[outcome.position] = outcome
        while self._next in self._early:
            self._ready.put_nowait(self._early.pop(self._next))
            self._next += 1

    def close(self) -> None:
        """Say that there will be no more."""
        self._ready.put_nowait(None)

    async def get(self) -> Outcome | None:
        """The next outcome; None after the last."""
        return await self._ready.get()
