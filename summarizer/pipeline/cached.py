"""A session that looks into the cache first, and opens the endpoint for the first article that is not there.

An entry is bound to the article and to all that decides its report: model, address, prompts, options, and the version
of this package. Kept is what was made well: no report of an article, or a part of one, whose answer could not be used,
and none whose repair turn broke off. A report from the cache is the one that was made, with a note in its provenance
that says so.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError

from summarizer.article import Article
from summarizer.pipeline.options import Options
from summarizer.pipeline.session import Session, making_of
from summarizer.report import FROM_CACHE, Report
from summarizer.store import Cache, Key, article_key
from summarizer.version import __version__

_AT_WORK: Final[dict[Key, Future[None]]] = {}
"""What is being made now in this process, by whichever session in whichever thread."""
_LOCK: Final = threading.Lock()
_UNFINISHED: Final = frozenset({"repair-failed", "part-lost"})


@dataclass(frozen=True, slots=True)
class CachedSession(Session):
    """A session behind the cache; made by `session`.

    Attributes:
        cache: Open.
        making: All that decides a report besides its article.
        opener: Opens the session that asks.
        opened: Closes it.
    """

    cache: Cache = field(default_factory=Cache)
    making: dict[str, str] = field(default_factory=dict)
    opener: Callable[[], AbstractAsyncContextManager[Session]] | None = None
    opened: AsyncExitStack = field(default_factory=AsyncExitStack)
    _asking: list[Session] = field(default_factory=list)
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def report(self, article: Article) -> Report:
        """The report from the cache, or made now; errors as `summarize`. Of the same article one at a time is made."""
        key = article_key(article, {**self.making, "summarizer": __version__})
        while True:
            found = self._found(key)
            if found is not None:
                return found
            with _LOCK:
                other = _AT_WORK.get(key)
                mine = _AT_WORK.setdefault(key, Future()) if other is None else None
            if mine is None and other is not None:
                # However that ends: what it made is in the cache, and what it did not make is made here.
                await asyncio.wrap_future(_watched(other))
                continue
            try:
                return await self._made(article, key)
            finally:
                with _LOCK:
                    done = _AT_WORK.pop(key)
                done.set_result(None)

    def _found(self, key: Key) -> Report | None:
        line = self.cache.get(key)
        if line is None:
            return None
        try:
            report = Report.model_validate_json(line)
        except ValidationError:
            # Damaged; it is made again, and replaced.
            return None
        made = report.provenance
        return report.model_copy(update={"provenance": made.model_copy(update={"notes": (*made.notes, FROM_CACHE)})})

    async def _made(self, article: Article, key: Key) -> Report:
        report = await (await self._asked()).report(article)
        if report.unusable is None and _UNFINISHED.isdisjoint(problem.code for problem in report.problems):
            self.cache.put(key, report.json_text(indent=None))
        return report

    async def _asked(self) -> Session:
        async with self._opening:
            if not self._asking and self.opener is not None:
                self._asking.append(await self.opened.enter_async_context(self.opener()))
        return self._asking[0]


def _watched(other: "Future[None]") -> "Future[None]":
    """A future that ends with another, and can be cancelled without it."""
    own: Future[None] = Future()

    def end(_: object) -> None:
        with suppress(InvalidStateError):
            own.set_result(None)

    other.add_done_callback(end)
    return own


@asynccontextmanager
async def behind_cache(
    options: Options, opener: Callable[[], AbstractAsyncContextManager[Session]]
) -> AsyncIterator[CachedSession]:
    """A session behind the user's cache, which opens another for what is not there."""
    making = await asyncio.to_thread(making_of, options)
    with Cache() as cache:
        async with AsyncExitStack() as opened:
            yield CachedSession(options, cache=cache, making=making, opener=opener, opened=opened)
