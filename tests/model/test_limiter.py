import asyncio
import doctest
import gc
import itertools
import random
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.model import limiter as room
from summarizer.model.limiter import Limiter, Pace
from tests.virtual_time import VirtualClock, in_virtual_time


class Call(NamedTuple):
    """A call as a test plans it: when it comes, what it is thought to take, what it takes, how long it lasts."""

    comes: float = 0.0
    estimated: int = 0
    taken: int = 0
    lasts: float = 0.0


class Start(NamedTuple):
    """A call as it went; the first to come has number 0."""

    number: int
    at: float
    tokens: int


def starts_of(pace: Pace, calls: Sequence[Call]) -> list[Start]:
    """Play the calls; the starts in their order."""

    async def play() -> list[Start]:
        limiter, clock = Limiter(pace, VirtualClock()), VirtualClock()
        starts: list[Start] = []
        numbers = itertools.count()

        async def one(call: Call) -> None:
            await clock.sleep(call.comes)
            number = next(numbers)
            async with limiter.turn(call.estimated) as turn:
                starts.append(Start(number, clock.now(), call.taken))
                await clock.sleep(call.lasts)
                turn.used(call.taken)

        async with asyncio.TaskGroup() as articles:
            for call in calls:
                articles.create_task(one(call))
        return starts

    return in_virtual_time(play())


def times_of(pace: Pace, *calls: Call) -> list[float]:
    return [start.at for start in starts_of(pace, calls)]


def fullest_minute(starts: Sequence[Start]) -> tuple[int, int]:
    """Most calls, and most tokens of more than one call, that started within any 60 seconds."""
    windows = [[one for one in starts if first.at <= one.at < first.at + 60] for first in starts]
    tokens = [sum(one.tokens for one in window) for window in windows if len(window) > 1]
    return max(map(len, windows)), max(tokens, default=0)


CALLS = st.lists(
    st.builds(
        lambda comes, estimated, share, lasts: Call(comes, estimated, int(estimated * share), lasts),
        st.floats(0, 200),
        st.integers(0, 1200),
        st.floats(0, 1),
        st.floats(0, 90),
    ),
    min_size=1,
    max_size=30,
)
PACES = st.builds(Pace, st.integers(1, 5), st.integers(1, 1000), st.integers(1, 6))


@given(PACES, CALLS)
def test_no_60_seconds_hold_more_calls_or_tokens_than_the_pace_and_every_call_starts(
    pace: Pace, calls: list[Call]
) -> None:
    starts = starts_of(pace, calls)
    most_calls, most_tokens = fullest_minute(starts)
    assert sorted(start.number for start in starts) == list(range(len(calls)))
    assert most_calls <= (pace.requests_per_minute or 0)
    assert most_tokens <= (pace.tokens_per_minute or 0)


@given(PACES, CALLS)
def test_calls_start_in_the_order_in_which_they_came(pace: Pace, calls: list[Call]) -> None:
    assert [start.number for start in starts_of(pace, calls)] == list(range(len(calls)))


def test_the_first_minute_holds_no_more_calls_than_any_other() -> None:
    times = times_of(Pace(requests_per_minute=10), *[Call(comes=number) for number in range(40)])
    assert times == [*range(10), *range(60, 70), *range(120, 130), *range(180, 190)]


def test_a_pace_that_is_not_reached_holds_nobody_back() -> None:
    assert times_of(Pace(requests_per_minute=3, tokens_per_minute=300), *[Call(0, 100, 100)] * 3) == [0, 0, 0]


def test_without_limits_only_the_calls_in_flight_count() -> None:
    assert times_of(Pace(in_flight=2), *[Call(lasts=10)] * 5) == [0, 0, 10, 10, 20]


def test_tokens_not_needed_after_all_go_to_the_next_call_at_once() -> None:
    thrifty, next_one = Call(0, 1000, 200, 5), Call(1, 800, 800)
    assert times_of(Pace(tokens_per_minute=1000), thrifty, next_one) == [0, 5]


def test_tokens_beyond_the_estimate_are_waited_for_by_the_calls_after() -> None:
    wasteful, next_one = Call(0, 100, 900), Call(1, 200, 200)
    assert times_of(Pace(tokens_per_minute=1000), wasteful, next_one) == [0, 60]


def test_a_real_count_that_comes_after_the_minute_changes_nothing() -> None:
    slow = Call(0, 100, 1000, 70)
    assert times_of(Pace(tokens_per_minute=1000), slow, Call(65, 900, 900), Call(71, 100, 100)) == [0, 65, 71]


def test_a_call_larger_than_the_limit_goes_alone_rather_than_never() -> None:
    small, large, after = Call(0, 10, 10), Call(1, 5000, 5000), Call(2, 10, 10)
    assert times_of(Pace(tokens_per_minute=1000), small, large, after) == [0, 60, 120]


def test_a_large_call_is_not_overtaken_by_small_ones_that_would_fit() -> None:
    calls = [Call(0, 900, 900), Call(1, 500, 500), *[Call(2, 50, 50)] * 4]
    starts = starts_of(Pace(tokens_per_minute=1000), calls)
    assert [start.number for start in starts] == list(range(6))
    assert [start.at for start in starts] == [0, 60, 60, 60, 60, 60]


def test_a_failing_call_frees_its_place() -> None:
    async def play() -> float:
        limiter, clock = Limiter(Pace(in_flight=1), VirtualClock()), VirtualClock()

        async def failing() -> None:
            async with limiter.turn(0):
                await clock.sleep(3)
                raise OSError("reset")

        failed = asyncio.create_task(failing())
        await clock.sleep(1)
        async with limiter.turn(0):
            assert isinstance(failed.exception(), OSError)
            return clock.now()

    assert in_virtual_time(play()) == 3


@pytest.mark.parametrize("moment", [1, 3, 59.5], ids=["first in the queue", "behind another", "just before its turn"])
def test_whoever_gives_up_waiting_blocks_nobody_and_takes_no_place(moment: float) -> None:
    async def play() -> list[float]:
        limiter, clock = Limiter(Pace(requests_per_minute=1), VirtualClock()), VirtualClock()
        times: list[float] = []

        async def one(comes: float) -> None:
            await clock.sleep(comes)
            async with limiter.turn(0):
                times.append(clock.now())

        async with asyncio.TaskGroup() as articles:
            articles.create_task(one(0))
            givers_up = [articles.create_task(one(comes)) for comes in (0.5, 0.6)]
            articles.create_task(one(2))
            await clock.sleep(moment)
            for giver_up in givers_up:
                giver_up.cancel()
        return times

    assert in_virtual_time(play()) == [0, 60]


def test_a_call_that_is_cancelled_in_flight_frees_its_place() -> None:
    async def play() -> float:
        limiter, clock = Limiter(Pace(in_flight=1), VirtualClock()), VirtualClock()
        with suppress(TimeoutError):
            async with asyncio.timeout(5), limiter.turn(0):
                await clock.sleep(1000)
        async with limiter.turn(0):
            return clock.now()

    assert in_virtual_time(play()) == 5


def test_nobody_starts_before_the_moment_the_endpoint_named() -> None:
    async def play() -> tuple[float, list[float]]:
        limiter, clock = Limiter(Pace(), VirtualClock()), VirtualClock()
        async with limiter.turn(0) as first, limiter.turn(0) as second:
            first.refused(20)
            second.refused(5)  # a shorter wait does not undo a longer one
        pause, times = limiter.pause, []
        for _ in range(2):
            async with limiter.turn(0):
                times.append(clock.now())
        return pause, times

    assert in_virtual_time(play()) == (20, [20, 20])


def test_those_already_waiting_wait_longer_when_the_endpoint_says_so() -> None:
    async def play() -> float:
        limiter, clock = Limiter(Pace(requests_per_minute=1), VirtualClock()), VirtualClock()

        async def refused_late() -> None:
            async with limiter.turn(0) as turn:
                await clock.sleep(50)
                turn.refused(100)

        first = asyncio.create_task(refused_late())
        await clock.sleep(1)
        async with limiter.turn(0):
            await first
            return clock.now()

    assert in_virtual_time(play()) == 150


@pytest.mark.parametrize("nonsense", [float("inf"), float("nan"), -5.0, None])
def test_a_wait_that_is_no_time_holds_nobody_back(nonsense: float | None) -> None:
    async def play() -> float:
        limiter = Limiter(Pace(), VirtualClock())
        async with limiter.turn(0) as turn:
            turn.refused(nonsense)
        async with limiter.turn(0):
            return limiter.pause

    assert in_virtual_time(play()) == 0


def test_nothing_runs_on_in_the_background() -> None:
    async def play() -> int:
        limiter, clock = Limiter(Pace(tokens_per_minute=1000), VirtualClock()), VirtualClock()
        async with limiter.turn(1000) as turn:
            asyncio.get_running_loop().call_later(5, turn.used, 10)
            async with limiter.turn(500):
                await clock.sleep(0.1)
                return len(asyncio.all_tasks())

    assert in_virtual_time(play()) == 1


def test_10_000_waiters_cost_as_much_each_as_1_000() -> None:
    def seconds_each(waiters: int) -> float:
        gc.disable()  # it looks through all tasks alive, and they are the test's
        began = time.process_time()
        times_of(Pace(requests_per_minute=100, in_flight=8), *[Call(lasts=1)] * waiters)
        gc.enable()
        return (time.process_time() - began) / waiters

    assert seconds_each(10_000) < 4 * seconds_each(1_000)


def test_10_000_who_give_up_at_once_leave_the_queue_in_less_than_a_few_seconds() -> None:
    async def play() -> float:
        limiter, clock = Limiter(Pace(in_flight=1), VirtualClock()), VirtualClock()

        async def one() -> None:
            async with limiter.turn(0):
                await clock.sleep(1000)

        waiting = [asyncio.create_task(one()) for _ in range(10_000)]
        await clock.sleep(1)
        random.Random(4).shuffle(waiting)  # noqa: S311 - any order will do
        began = time.process_time()
        for task in waiting:
            task.cancel()
        await asyncio.wait(waiting)
        return time.process_time() - began

    assert in_virtual_time(play()) < 5


@pytest.mark.parametrize("pace", [{"requests_per_minute": 0}, {"tokens_per_minute": -1}, {"in_flight": 0}])
def test_a_pace_at_which_no_call_could_start_is_refused(pace: dict[str, int]) -> None:
    with pytest.raises(InputError, match="no call could ever start"):
        Pace(**pace)


def test_the_examples_hold() -> None:
    assert doctest.testmod(room).failed == 0
