"""Which kinds of events are wanted, in ACLED's words: ``--only``.

Coding projects differ in what they count: one leaves battles out, another protests. Whether an incident is of a wanted
kind is decided by its codes alone; leaving it out, and saying so, is `pipeline.left_out`'s.
"""

from dataclasses import dataclass
from typing import Final, Self

from summarizer.codebook import EVENT_TYPE_OF, SUB_EVENT_TYPES, EventType, SubEventType
from summarizer.codebook.acled import disorder_type
from summarizer.errors import InputError

CIVILIAN_TARGETING: Final = "Civilian targeting"
_DISORDERS: Final = ("Political violence", "Demonstrations", "Strategic developments")
KINDS: Final[tuple[str, ...]] = tuple(
    dict.fromkeys([*_DISORDERS, CIVILIAN_TARGETING, *SUB_EVENT_TYPES, *EVENT_TYPE_OF])
)
"""Every word that may be wanted: ACLED's disorder types, its civilian targeting, event types and sub-event types."""
_KIND_OF: Final = {kind.casefold(): kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Relevance:
    """The kinds of events that are wanted.

    Attributes:
        kinds: Words of `KINDS`, of which one has to fit; empty where all events are wanted.
    """

    kinds: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: str) -> Self:
        """Read kinds with commas between them, in any case of letters.

        >>> sorted(Relevance.of("explosions/remote violence, Armed clash").kinds)
        ['Armed clash', 'Explosions/Remote violence']

        Raises:
            InputError: A word is none of `KINDS`, or there is none.
        """
        said = [word.strip() for word in words.split(",") if word.strip()]
        unknown = [word for word in said if word.casefold() not in _KIND_OF]
        if unknown:
            import difflib

            near = difflib.get_close_matches(unknown[0].casefold(), _KIND_OF, n=1, cutoff=0.7)
            hint = f"Did you mean {_KIND_OF[near[0]]}?" if near else f"There are: {', '.join(KINDS)}."
            raise InputError(f"{unknown[0]!r} is no kind of event in ACLED's words.", hint)
        if not said:
            raise InputError("It names no kind of event.", f"There are: {', '.join(KINDS)}.")
        return cls(frozenset(_KIND_OF[word.casefold()] for word in said))

    def wants(
        self, event_type: EventType | None, sub_event_type: SubEventType | None, *, civilian_targeting: bool | None
    ) -> bool:
        """Whether an event with these codes is wanted; what is not known (None) is, for nothing says that it is not.

        >>> violence = Relevance.of("Political violence")
        >>> violence.wants("Riots", "Mob violence", civilian_targeting=False)
        True
        >>> violence.wants("Riots", "Violent demonstration", civilian_targeting=False)
        False
        """
        if not self.kinds or event_type is None:
            return True
        kinds: set[str | None] = {event_type, sub_event_type}
        if sub_event_type is None:
            kinds.update(SUB_EVENT_TYPES[event_type])
        # "Political violence; Demonstrations" is of both.
        kinds.update((disorder_type(event_type, sub_event_type) or "").split("; "))
        if civilian_targeting is not False:
            kinds.add(CIVILIAN_TARGETING)
        return bool(self.kinds & kinds)

    def __str__(self) -> str:
        """The kinds in the codebook's order, or "all"."""
        return ", ".join(kind for kind in KINDS if kind in self.kinds) or "all"
