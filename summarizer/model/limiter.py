"""When a call may start: one limiter for all articles that are read at the same time.

Three things hold a call back: the requests and tokens of the last minute, a ceiling on calls in flight that follows
what the endpoint bears, and the endpoint's word to wait. Whether a failed call is made again, and how long that call
alone waits before it, is not decided here. Nothing runs in the background: whoever is first in the queue waits for all.
"""

import asyncio
import logging
import math
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

from summarizer.errors import InputError
from summarizer.model.clock import Clock

_LOG: Final = logging.getLogger("summarizer.model")
_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast an endpoint may be asked.

    Attributes:
        requests_per_minute: Most calls that start within 60 seconds, whichever 60; None for no limit. At least 1.
        tokens_per_minute: Most tokens, in and out, of the calls that start within 60 seconds; None for no limit. At
            least 1.
        in_flight: Most calls at the same time. At least 1.

    Raises:
        InputError: One of them is less than 1.
    """

    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    in_flight: int = 64

    def __post_init__(self) -> None:
        """Refuse a pace at which no call could ever start."""
        for what, number in (
            ("requests per minute", self.requests_per_minute),
            ("tokens per minute", self.tokens_per_minute),
            ("calls at once", self.in_flight),
        ):
            if number is not None and number < 1:
                raise InputError(f"{number} {what}: no call could ever start.", "Give 1 or more, or leave it out.")


class Ceiling:
    """How many calls may be in flight: halved when the endpoint refuses one, grown back one by one.

    TCP's rule, additive increase and multiplicative decrease (RFC 5681), with calls for segments:

    - A refused call (429, 503) brings the ceiling to half of the calls then in flight, and never below 1.
    - Calls that started before that say nothing of the new ceiling. Their refusals do not halve it again, their
      successes do not raise it: it is halved at most once a round trip.
    - After as many successes as the ceiling is high, it is 1 higher, up to where it began.

    >>> ceiling = Ceiling(8)
    >>> ceiling.refused(call=1, last_started=8, in_flight=8)
    >>> ceiling.refused(call=2, last_started=8, in_flight=7)  # started together with call 1
    >>> ceiling.height
    4
    >>> for call in range(9, 13):
    ...     ceiling.went_well(call)
    >>> ceiling.height
    5
    """

    def __init__(self, most: int) -> None:
        self.height: int = most
        self._most = most
        self._successes = 0
        self._last_of_old = 0  # number of the last call that started under a ceiling since given up

    def refused(self, call: int, *, last_started: int, in_flight: int) -> None:
        """Take note that the endpoint refused a call.

        Args:
            call: Its number; calls are numbered from 1 as they start.
            last_started: The highest number so far.
            in_flight: Calls in flight, this one included.
        """
        if call <= self._last_of_old:
            return
        # Half of those in flight, not of the ceiling: one that was not reached would give no relief when halved.
        self.height = max(1, min(self.height, in_flight) // 2)
        self._last_of_old = last_started
        self._successes = 0
        _LOG.info("the endpoint refuses calls: at most %d at the same time", self.height)

    def went_well(self, call: int) -> None:
        """Take note that the endpoint answered the call with this number."""
        if call <= self._last_of_old or self.height >= self._most:
            return
        self._successes += 1
        if self._successes >= self.height:
            self.height += 1
            self._successes = 0


@dataclass(slots=True)
class _Started:
    """A call of the last minute: when it started, and its tokens as far as they are known."""

    at: float
    tokens: int
    within: bool = True


class _LastMinute:
    """The calls that started less than 60 seconds ago, one by one.

    A bucket that leaks would be smaller, but lets twice the limit pass in its first minute: once its whole content,
    and once what has leaked by then.
    """

    def __init__(self, pace: Pace) -> None:
        self._most_calls: float = pace.requests_per_minute or math.inf
        self._most_tokens: float = pace.tokens_per_minute or math.inf
        self._unlimited = math.inf == self._most_calls == self._most_tokens
        self._calls: deque[_Started] = deque()
        self._tokens = 0

    def seconds_until_room(self, tokens: int, now: float) -> float:
        """Seconds until it is worth asking again; 0 when a call with so many tokens may start."""
        while self._calls and self._calls[0].at + _MINUTE <= now:
            gone = self._calls.popleft()
            gone.within = False
            self._tokens -= gone.tokens
        full = len(self._calls) >= self._most_calls or self._tokens + tokens > self._most_tokens
        # With no call in the last minute, one that is larger than the limit goes alone rather than never.
        return self._calls[0].at + _MINUTE - now if full and self._calls else 0.0

    def start(self, tokens: int, now: float) -> _Started:
        """Count a call that starts now."""
        started = _Started(now, tokens)
        if not self._unlimited:
            self._calls.append(started)
            self._tokens += tokens
        return started

    def correct(self, started: _Started, tokens: int) -> None:
        """Put the real count in the place of the estimate."""
        if started.within:
            self._tokens += tokens - started.tokens
        started.tokens = tokens


@dataclass(slots=True)
class _Shared:
    """What the limiter and its turns know together."""

    clock: Clock
    ceiling: Ceiling
    last_minute: _LastMinute
    started: int = 0
    in_flight: int = 0
    paused_until: float = -math.inf
    news: asyncio.Event = field(default_factory=asyncio.Event)  # something happened that may let a call start


@dataclass(frozen=True, slots=True)
class Turn:
    """A call that may be made now, and what its outcome tells the calls after it."""

    _number: int
    _started: _Started
    _shared: _Shared

    def used(self, tokens: int) -> None:
        """Put the tokens that the call took, in and out, in the place of the estimate."""
        self._shared.last_minute.correct(self._started, tokens)
        self._shared.news.set()

    def went_well(self) -> None:
        """The endpoint answered, whatever the answer is worth: the ceiling may grow."""
        self._shared.ceiling.went_well(self._number)
        self._shared.news.set()

    def refused(self, retry_after: float | None = None) -> None:
        """The endpoint had no room for the call (429, 503): the ceiling shrinks. To be said within the turn's block.

        Args:
            retry_after: Seconds, by the endpoint's word, in which no call starts, of whichever article; None without
                one, and then only the ceiling changes.
        """
        shared = self._shared
        shared.ceiling.refused(self._number, last_started=shared.started, in_flight=shared.in_flight)
        if retry_after is not None and math.isfinite(retry_after):
            shared.paused_until = max(shared.paused_until, shared.clock.now() + retry_after)


class Limiter:
    """Lets calls start in the order in which they came, as fast as the pace and the endpoint allow.

    Guarantees: in no 60 seconds (start included, end not) do more calls start, or calls with more tokens, than the
    pace says. Tokens count at the moment their call started: as estimated, and from `Turn.used` on as they were; where
    they were more than estimated, the calls after wait for what is over. A call larger than the limit goes alone. No
    call overtakes another, so a large one waits no longer than those before it take. An endpoint that measures with a
    bucket of one minute's size, refilled steadily, accepts whatever passes here.

    >>> from summarizer.model.clock import RealClock
    >>> async def one_call():
    ...     limiter = Limiter(Pace(requests_per_minute=60), RealClock())
    ...     async with limiter.turn(1200) as turn:
    ...         turn.used(840)
    ...         turn.went_well()
    ...     return limiter.ceiling
    >>> asyncio.run(one_call())
    64
    """

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self._shared = _Shared(clock, Ceiling(pace.in_flight), _LastMinute(pace))
        # Held by whoever is first in the queue; the others wait for it in the order in which they came.
        self._first = asyncio.Lock()

    @property
    def ceiling(self) -> int:
        """Most calls that may be in flight now."""
        return self._shared.ceiling.height

    @property
    def pause(self) -> float:
        """Seconds until calls may start again by the endpoint's own word; 0 when it said nothing of the kind."""
        return max(0.0, self._shared.paused_until - self._shared.clock.now())

    @asynccontextmanager
    async def turn(self, tokens: int) -> AsyncIterator[Turn]:
        """Wait until a call may start, and count it as in flight until the block ends, however it ends.

        Whoever gives up waiting (is cancelled) leaves the queue as if never there. There is no deadline here: put the
        ``async with`` under ``asyncio.timeout``, and look at `pause` first.

        Args:
            tokens: What the call will take in and out, estimated; 0 or more.
        """
        shared = self._shared
        async with self._first:
            while (seconds := self._seconds_until_room(tokens)) > 0:
                await self._wait(seconds)
            shared.started += 1
            shared.in_flight += 1
            turn = Turn(shared.started, shared.last_minute.start(tokens, shared.clock.now()), shared)
        try:
            yield turn
        finally:
            shared.in_flight -= 1
            shared.news.set()

    def _seconds_until_room(self, tokens: int) -> float:
        shared = self._shared
        if shared.in_flight >= shared.ceiling.height:
            return math.inf
        return max(self.pause, shared.last_minute.seconds_until_room(tokens, shared.clock.now()))

    async def _wait(self, seconds: float) -> None:
        """Until so many seconds have passed, or something happened before that."""
        shared = self._shared
        shared.news.clear()
        if seconds == math.inf:
            await shared.news.wait()
            return
        nap = asyncio.ensure_future(shared.clock.sleep(seconds))
        news = asyncio.ensure_future(shared.news.wait())
        try:
            await asyncio.wait({nap, news}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
            nap.cancel()
        if nap.done():
            nap.result()  # a clock that fails must not be waited on for ever
