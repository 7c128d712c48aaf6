"""What a user decides about an evaluation: tolerances, intervals, how much is shown."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]


class Settings(BaseModel):
    """How values are held against one another, and how sure is sure.

    Attributes:
        days: A date within so many days of gold's is near.
        share: A count within this share of gold's is near: 0.1 lets 90 to 110 pass for 100, and for 9 only 9.
        km: Coordinates within so many kilometres are near.
        likeness: A reported incident whose likeness to gold's, from 0 to 1, is below this is another incident.
        resamples: Bootstrap resamples; at least 100.
        seed: The same seed gives the same intervals, byte for byte.
        confidence: Of intervals, and of the verdicts of a comparison.
        worst: How many articles are shown, the worst first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: int = Field(default=2, ge=0)
    share: Share = 0.1
    km: float = Field(default=25, ge=0, allow_inf_nan=False)
    likeness: Share = 0.2
    resamples: int = Field(default=2000, ge=100, le=100_000)
    seed: int = Field(default=1, ge=0)
    confidence: float = Field(default=0.95, gt=0.5, lt=1)
    worst: int = Field(default=10, ge=0)


DEFAULTS = Settings()
