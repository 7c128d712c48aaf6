"""What tests of batch and store need: small articles, reports of them, and one who reports as it is told."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, aclosing, nullcontext
from typing import Final, TypeVar

from summarizer.article import Article, Item
from summarizer.batch import Batch, Outcome, Reporter
from summarizer.report import ArticleFacts, Provenance, Report, Tokens

T = TypeVar("T")

MAKING: Final = {"model": "toy-model", "endpoint": "embedded", "prompt": "incident.v1@0123456789ab"}
PRICE: Final = 0.25
"""Dollars that each report of these tests costs: a number that sums up without rounding."""


def toy_article(number: int, text: str = "") -> Article:
    """A short article of its own."""
    return Article(id=f"toy-{number:06}", text=text or f"Two guards were shot at post {number}.", sentences=())


def toy_articles(count: int) -> Iterator[Article]:
    """So many of them, made when they are wanted."""
    return (toy_article(number) for number in range(count))


def toy_report(article: Article, cost_usd: float | None = PRICE) -> Report:
    """A report that says nothing but whose it is."""
    return Report(
        article=ArticleFacts(
            id=article.id,
            title=article.title,
            published=article.published,
            source=article.source,
            url=article.url,
            language=article.language,
            sha256=article.sha256,
            characters=len(article.text),
        ),
        incidents=(),
        problems=(),
        provenance=Provenance(
            model=MAKING["model"],
            endpoint=MAKING["endpoint"],
            prompt=MAKING["prompt"],
            summarizer="0.1.0",
            calls=1,
            tokens=Tokens(prompt=100, completion=20),
            cost_usd=cost_usd,
            seconds=0.5,
            finish="stop",
        ),
    )


class Toy:
    """Reports articles at once, or as a test tells it to.

    Attributes:
        asked: Ids, in the order in which their reports were begun.
        in_flight: Ids of reports begun and not ended.
        most: The largest number of them at one moment.
        faults: What happens to an article instead, by its id.
        held: Ids that wait until they are taken off this set by `release`.
    """

    def __init__(self, faults: Mapping[str, Exception] | None = None, held: Iterable[int] = ()) -> None:
        self.asked: list[str] = []
        self.in_flight: set[str] = set()
        self.most = 0
        self.faults = dict(faults or {})
        self.held = {toy_article(number).id: asyncio.Event() for number in held}
        self.opened = 0

    async def report(self, article: Article) -> Report:
        self.asked.append(article.id)
        self.in_flight.add(article.id)
        self.most = max(self.most, len(self.in_flight))
        try:
            await asyncio.sleep(0)
            if article.id in self.held:
                await self.held[article.id].wait()
            if article.id in self.faults:
                raise self.faults[article.id]
            return toy_report(article)
        finally:
            self.in_flight.discard(article.id)

    def release(self, *numbers: int) -> None:
        """Let these articles go on."""
        for number in numbers:
            self.held[toy_article(number).id].set()

    def open(self) -> AbstractAsyncContextManager[Reporter]:
        """Count how often it is opened."""
        self.opened += 1
        return nullcontext(self)


async def until(condition: Callable[[], bool]) -> None:
    """Let everything run until the condition holds."""
    give_up = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < give_up, "it never came to that"
        await asyncio.sleep(0)


async def quiet() -> None:
    """Let everything run that can run without anything new from outside; no thread is waited for."""
    for _ in range(100):
        await asyncio.sleep(0)


async def arriving(items: Iterable[T]) -> AsyncIterator[T]:
    """The items without a thread, so that `quiet` is enough to have them read."""
    for item in items:
        yield item


def outcomes_of(batch: Batch, articles: Iterable[Item]) -> list[Outcome]:
    """All outcomes of a batch."""
    return asyncio.run(_all_of(batch, articles))


async def _all_of(batch: Batch, articles: Iterable[Item]) -> list[Outcome]:
    async with aclosing(batch.run(articles)) as outcomes:
        return [outcome async for outcome in outcomes]


def told(outcomes: Iterable[Outcome]) -> list[tuple[int, str]]:
    """Where, and what became of it."""
    return [(one.position, one.how) for one in outcomes]
