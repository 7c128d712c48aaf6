"""Time, as the rest of this room sees it: so that tests can play hours in no time."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """A clock that can be waited on; `RealClock` but in tests."""

    def now(self) -> float:
        """Seconds since some moment; never goes back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Let other work go on for so many seconds."""
        ...


class RealClock:
    """The machine's."""

    def now(self) -> float:
        """Seconds since some moment; never goes back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Let other work go on for so many seconds."""
        await asyncio.sleep(seconds)
