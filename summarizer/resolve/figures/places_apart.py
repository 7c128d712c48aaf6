"""Totals told of several places: a report that sums up a day's attacks, and the toll of the incident's own place.

ACLED codes an event for each place (Codebook, "one location"), so a sum over several is the toll of none of them. Which
toll counts in the end is `reconcile`'s.
"""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.check.harm.casualties import Mention
from summarizer.report import Location
from summarizer.resolve.story import Story

_EVENTS: Final = r"(?:attacks|(?:air )?raids|(?:air[ -]?)?strikes|shootings|bombings|blasts|incidents)"
_PLACES: Final = r"(?:towns|cities|villages|provinces|regions)"
_SEVERAL: Final = re.compile(
    rf"\b(?:separate (?:\w+ ){{0,2}}{_EVENTS}|(?:several|different|various|many|two|three|four) (?:\w+ )?{_PLACES}|"
    r"(?:across|around|throughout) (?:the |its |\w+['’]?s )?(?:\w+ )?(?:country|nation|towns|cities|provinces)|"
    r"towns and cities|cities and towns|nationwide|countrywide)\b",
    re.IGNORECASE,
)
# "Eight killed in Mirova and Hadra"
_PAIR: Final = re.compile(
    r"\b(?:in|on|at) (?P<one>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),? and (?P<other>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_LEAD_SENTENCES: Final = 3


def of_several_places(story: Story, stated: Sequence[Mention], location: Location) -> frozenset[int]:
    """Indexes of the dead that are counted for several places, where the incident's own place has a toll of its own.

    "Air strikes across the country killed 32. In Mirova nine people were killed. …", an incident in Mirova → the 32.
    """
    dead = [(index, one) for index, one in enumerate(stated) if one.outcome == "killed" and not one.part]
    counted = [(index, one) for index, one in dead if one.number is not None and one.best]
    if len(counted) < 2:
        return frozenset()
    total = counted[0][1].best or 0
    whole = {one.sentence for _, one in counted if (one.best or 0) >= total}
    texts = {one.number: story.article.slice(one) for one in story.article.sentences}
    names = {name for name in (location.text, location.name) if name}
    here = {number for number, words in texts.items() if any(name in words for name in names)}
    own = next((index for index, one in counted if one.sentence in here - whole and (one.best or 0) < total), None)
    if own is None:
        return frozenset()
    first = [texts[number] for number in sorted(whole)[:_LEAD_SENTENCES]]
    # Several towns are not this one; where its name stands with the sum, it may be the sum's own place.
    several = whole.isdisjoint(here) and any(_SEVERAL.search(words) for words in first)
    if not several and not (_adds_up(counted, total) and any(_PAIR.search(words) for words in first)):
        return frozenset()
    return frozenset(index for index, _ in dead if index < own)


def _adds_up(counted: Sequence[tuple[int, Mention]], total: int) -> bool:
    """Whether two of the lower tolls come to the total."""
    parts = {one.best or 0 for _, one in counted if (one.best or 0) < total}
    return any(total - part in parts for part in parts)
