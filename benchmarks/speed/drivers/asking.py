"""What the drivers of many articles share: the articles, the arguments, the clock. Standard library only."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Final, NamedTuple

from benchmarks.soak.articles import article

LENGTH: Final = 6_000
"""Characters of an article."""
_OTHERS: Final = 1_000_000  # numbers of articles that are not timed

Row = dict[str, str]


class Given(NamedTuple):
    """The arguments: whom to ask, about how many articles, how many at once, and as which model."""

    base_url: str
    articles: int
    in_flight: int
    model: str

    @classmethod
    def of_command_line(cls) -> "Given":
        """As this process was started."""
        base_url, articles, in_flight, model = sys.argv[1:]
        return cls(base_url, int(articles), int(in_flight), model)

    def rows(self) -> list[Row]:
        """The articles, made before the clock runs."""
        return [article(number, LENGTH) for number in range(self.articles)]

    def warm_up(self) -> list[Row]:
        """Other articles, one for each that will be in flight: connections and what is loaded at first use."""
        return [article(_OTHERS + number, LENGTH) for number in range(min(self.in_flight, self.articles))]


async def timed(given: Given, answered: Callable[[Row], Awaitable[bool]]) -> None:
    """Ask about all articles, so many at once, and print what it took.

    Args:
        given: The arguments.
        answered: Asks about an article; whether an answer came that can be used.
    """
    warm_up = given.warm_up()
    await _all(iter(warm_up), given.in_flight, answered)
    rows = given.rows()
    began = time.perf_counter()
    answers = await _all(iter(rows), given.in_flight, answered)
    seconds = time.perf_counter() - began
    print(json.dumps({"answers": answers, "seconds": seconds, "warm_up": len(warm_up)}))


async def _all(rows: Iterator[Row], in_flight: int, answered: Callable[[Row], Awaitable[bool]]) -> int:
    async def worker() -> int:
        answers = 0
        for row in rows:
            answers += await answered(row)
        return answers

    return sum(await asyncio.gather(*(worker() for _ in range(in_flight))))
