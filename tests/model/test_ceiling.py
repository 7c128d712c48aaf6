import asyncio
from collections.abc import Callable
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from summarizer.model.limiter import Ceiling, Limiter, Pace, Turn
from tests.virtual_time import VirtualClock, in_virtual_time


class Played(NamedTuple):
    answered: int
    refused: int
    seconds: float
    ceilings: list[int]
    most_at_once: int


def play(calls: int, bears: Callable[[float], int], in_flight: int = 64) -> Played:
    """Ask an endpoint that answers within a second and refuses what is more at once than it bears at that moment."""

    async def all_calls() -> Played:
        limiter, clock = Limiter(Pace(in_flight=in_flight), VirtualClock()), VirtualClock()
        at_once: list[int] = [0]
        ceilings: list[int] = []
        outcomes: list[bool] = []
        asked: set[int] = set()

        async def try_once(number: int, turn: Turn) -> bool:
            asked.add(number)
            at_once.append(len(asked))
            refused = len(asked) > bears(clock.now())
            await clock.sleep(0.05 if refused else 1)
            asked.remove(number)
            if refused:
                turn.refused()
            else:
                turn.went_well()
            ceilings.append(limiter.ceiling)
            return not refused

        async def one(number: int) -> None:
            answered = False
            while not answered:
                async with limiter.turn(0) as turn:
                    answered = await try_once(number, turn)
                outcomes.append(answered)

        async with asyncio.TaskGroup() as articles:
            for number in range(calls):
                articles.create_task(one(number))
        return Played(sum(outcomes), outcomes.count(False), clock.now(), ceilings, max(at_once))

    return in_virtual_time(all_calls())


def test_an_endpoint_that_bears_everything_is_asked_as_much_at_once_as_allowed() -> None:
    played = play(640, bears=lambda _: 64)
    assert (played.refused, played.most_at_once, played.seconds) == (0, 64, 10)


def test_an_endpoint_that_bears_less_soon_gets_about_what_it_bears() -> None:
    played = play(1000, bears=lambda _: 10)
    assert played.answered == 1000
    # 54 + 22 + 6 while 64 are halved to 8, then one each time it has grown from 5 to 11, for which 45 must go well.
    assert played.refused <= 82 + 1000 / 45 + 1
    assert set(played.ceilings[-500:]) <= set(range(5, 12))
    assert played.seconds < 150, "100 would be the least"


def test_an_endpoint_that_recovers_gets_more_again() -> None:
    played = play(3000, bears=lambda second: 4 if second < 30 else 64)
    assert max(played.ceilings[100:200]) <= 6
    assert played.ceilings[-1] > 40


def test_calls_refused_together_halve_the_ceiling_once() -> None:
    ceiling = Ceiling(16)
    for call in range(1, 17):
        ceiling.refused(call, last_started=16, in_flight=17 - call)
    assert ceiling.height == 8


def test_a_call_that_started_after_the_halving_halves_it_again() -> None:
    ceiling = Ceiling(16)
    ceiling.refused(1, last_started=16, in_flight=16)
    ceiling.refused(17, last_started=20, in_flight=8)
    assert ceiling.height == 4


def test_the_ceiling_comes_down_to_half_of_what_was_in_flight_where_that_is_less() -> None:
    ceiling = Ceiling(64)
    ceiling.refused(6, last_started=6, in_flight=6)
    assert ceiling.height == 3


def test_successes_of_calls_from_before_the_halving_do_not_raise_it() -> None:
    ceiling = Ceiling(4)
    ceiling.refused(4, last_started=4, in_flight=4)
    for call in (1, 2, 3):
        ceiling.went_well(call)
    assert ceiling.height == 2


def test_as_many_successes_as_the_ceiling_is_high_raise_it_by_one() -> None:
    ceiling = Ceiling(8)
    ceiling.refused(1, last_started=1, in_flight=8)
    heights = []
    for call in range(2, 20):
        ceiling.went_well(call)
        heights.append(ceiling.height)
    assert heights == [4, 4, 4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7]


@given(st.integers(1, 20), st.lists(st.tuples(st.booleans(), st.integers(1, 300), st.integers(1, 30))))
def test_the_ceiling_stays_between_1_and_where_it_began(most: int, events: list[tuple[bool, int, int]]) -> None:
    ceiling, last_started = Ceiling(most), 0
    for refused, call, in_flight in events:
        last_started = max(last_started, call)
        if refused:
            ceiling.refused(call, last_started=last_started, in_flight=in_flight)
        else:
            ceiling.went_well(call)
        assert 1 <= ceiling.height <= most
