"""How far a run is, on standard error: a bar on a terminal, one line a minute elsewhere."""

import asyncio
import os
import sys
import time
from contextlib import suppress
from typing import Final, Self

from summarizer.cli.tally import Tally
from summarizer.cli.words import say

_BETWEEN_LINES: Final = 60.0  # seconds
_BETWEEN_FRAMES: Final = 0.25


def has_bar(*, beside_reports: bool) -> bool:
    """Whether a bar can be shown: a terminal that can go back in its line, and no reports scrolling over it."""
    if beside_reports and sys.stdout.isatty():
        return False
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def figures(tally: Tally, total: int | None, seconds: float) -> str:
    """How far the run is, in words: done, failed, rate, tokens, cost, time left.

    The rate and the time left are of the articles that were asked about in this run; those that were done before come
    at once.

    Args:
        tally: What has become of the articles so far.
        total: How many there are, where that is known.
        seconds: Since the run began.
    """
    asked = tally.ended - tally.kept - tally.repeated
    rate = asked / seconds if seconds > 0 else 0.0
    failed = tally.errors + tally.unusable
    parts = [f"{tally.ended} of {total} done" if total is not None else f"{tally.ended} done", f"{failed} failed"]
    if rate:
        parts.append(f"{60 * rate:.1f} a minute")
    parts.append(f"{tally.account.prompt_tokens + tally.account.completion_tokens:,} tokens")
    if tally.account.cost_usd:
        parts.append(f"${tally.account.cost_usd:.2f}")
    if rate and total is not None and total > tally.ended:
        parts.append(f"{_span((total - tally.ended) / rate)} left")
    return ", ".join(parts)


def _span(seconds: float) -> str:
    """A time in its two largest units.

    >>> _span(42), _span(190), _span(9000)
    ('42 s', '3 min 10 s', '2 h 30 min')
    """
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


class Progress:
    """Shows a tally for as long as an ``async with`` block lasts; on standard error, or not at all."""

    def __init__(self, tally: Tally, total: int | None, *, is_shown: bool, has_bar: bool) -> None:
        self._tally = tally
        self._total = total
        self._show = self._bar if has_bar else self._lines
        self._is_shown = is_shown
        self._began = time.monotonic()
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        if self._is_shown:
            self._began = asyncio.get_running_loop().time()
            self._task = asyncio.create_task(self._show())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def _figures(self) -> str:
        return figures(self._tally, self._total, asyncio.get_running_loop().time() - self._began)

    async def _lines(self) -> None:
        while True:
            await asyncio.sleep(_BETWEEN_LINES)
            say(self._figures())

    async def _bar(self) -> None:
        # Imported only here: 60 ms that no other run has to pay.
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        # What is said meanwhile is printed above the bar: rich stands in for standard error as long as it is shown.
        console = Console(stderr=True)
        columns = BarColumn(bar_width=24), TextColumn("{task.description}", markup=False)
        with Bar(*columns, console=console, transient=True, redirect_stdout=False) as bar:
            shown = bar.add_task(self._figures(), total=self._total)
            while True:
                bar.update(shown, description=self._figures(), completed=self._tally.ended)
                await asyncio.sleep(_BETWEEN_FRAMES)
