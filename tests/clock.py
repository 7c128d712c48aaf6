"""A clock that tests turn: sleeping on it takes no time, and is written down."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class FakeClock:
    """Stands still but for sleeps, which pass at once."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds
