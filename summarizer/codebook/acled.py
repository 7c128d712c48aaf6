"""ACLED's table as data: its columns, its codes, and the numbers it puts for vague words.

Which of them applies to an incident is `export.acled`'s. Sources: ACLED Codebook (2024), "ACLED columns", "Actor types
and inter codes", "Geo-precision", "Time precision", "Reported fatalities"; the labels of `interaction` are those of
ACLED's API since 2024, which gives words where earlier files gave two digits (12 is now "State forces-Rebel group").
"""

from typing import Final, get_args

from summarizer.codebook import ActorType, EventType, PlacePrecision, SubEventType

COLUMNS: Final = tuple(
    """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp
    """.split()
)

# "Geo-precision": 1 a town; 2 near a town, or a small part of a region; 3 a larger region.
GEO_PRECISION: Final[dict[PlacePrecision, int]] = {"exact": 1, "near": 2, "admin2": 2, "admin1": 3, "country": 3}

_DISORDER: Final[dict[EventType, str]] = {
    "Battles": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Strategic developments": "Strategic developments",
}
_DISORDER_OF_KIND: Final[dict[SubEventType, str]] = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
}

# "Reported fatalities": what is coded where a report gives a word. "several" and its like: 10 in war, else 3.
VAGUE: Final[dict[str, int]] = {"tens": 10, "dozen": 12, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}
VAGUE_IN_WAR: Final = 10
VAGUE_ELSEWHERE: Final = 3
OF_WAR: Final[frozenset[SubEventType]] = frozenset(
    {
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Chemical weapon",
    }
)

_INTER: Final[tuple[ActorType, ...]] = get_args(ActorType)


def disorder_type(event_type: EventType | None, sub_event_type: SubEventType | None) -> str | None:
    """ACLED's widest class of events; None where the type is not known.

    >>> disorder_type("Protests", "Peaceful protest"), disorder_type("Protests", "Excessive force against protesters")
    ('Demonstrations', 'Political violence; Demonstrations')
    """
    of_kind = _DISORDER_OF_KIND.get(sub_event_type) if sub_event_type else None
    return of_kind or (_DISORDER[event_type] if event_type else None)


def interaction(one: ActorType, other: ActorType | None) -> str:
    """Who met whom, the lower inter code first; `other` is None where one party acted alone.

    >>> interaction("Rebel group", "State forces"), interaction("Protesters", None)
    ('State forces-Rebel group', 'Protesters only')
    """
    if other is None:
        return f"{one} only"
    first, second = sorted((one, other), key=_INTER.index)
    if (first, second) == ("Civilians", "External/Other forces"):
        # The one label that ACLED writes the other way about.
        first, second = second, first
    return f"{first}-{second}"
