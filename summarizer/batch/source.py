"""The articles, one at a time and never before they are wanted, however they come.

Reading an article can take a while: a large file, a web page. What is no asynchronous iterable is therefore read in a
thread of its own, so that calls in flight are not held up.
"""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")


class _End(Exception):  # noqa: N818 - a signal, as StopIteration is, which no future may hold
    """There is no next one."""


async def streamed(items: Iterable[T] | AsyncIterable[T]) -> AsyncGenerator[T, None]:
    """The items, each fetched when it is asked for."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
        return
    reader = _Reader(items)
    try:
        while True:
            try:
                item = await reader.next()
            except _End:
                return
            yield item
    finally:
        reader.stop()


class _Reader(Generic[T]):
    """A thread that goes through an iterable, one step at a time.

    A thread of its own and not one of asyncio's: those are waited for at the end of the program, and a read from
    standard input may never end. All steps are made in the same thread, as SQLite's cursors want it.
    """

    def __init__(self, items: Iterable[T]) -> None:
        self._items = items
        self._wanted: SimpleQueue[asyncio.Future[T] | None] = SimpleQueue()
        self._loop = asyncio.get_running_loop()
        threading.Thread(target=self._work, name="summarizer-reading", daemon=True).start()

    def next(self) -> "asyncio.Future[T]":
        """The next item, soon."""
        future: asyncio.Future[T] = self._loop.create_future()
        self._wanted.put(future)
        return future

    def stop(self) -> None:
        """Read no more."""
        self._wanted.put(None)

    def _work(self) -> None:
        steps: Iterator[T] | None = None
        while (future := self._wanted.get()) is not None:
            try:
                steps = iter(self._items) if steps is None else steps
                settle = partial(_succeed, future, next(steps))
            except StopIteration:
                settle = partial(_fail, future, _End())
            except BaseException as error:  # it belongs to whoever asked
                settle = partial(_fail, future, error)
            # The loop may be closed when a slow read comes back.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(settle)
        close = getattr(steps, "close", None)
        if close is not None:
            close()


def _succeed(future: "asyncio.Future[T]", item: T) -> None:
    if not future.done():
        future.set_result(item)


def _fail(future: "asyncio.Future[T]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
