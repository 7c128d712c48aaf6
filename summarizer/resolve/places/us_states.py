"""How American news abbreviates the states.

Sources: United States Postal Service, Publication 28, appendix B; AP Stylebook, "state names".
"""

import re
from collections.abc import Iterable
from typing import Final

from summarizer.article import Span

# Postal code and AP abbreviations of the states of the US.
US_STATES: Final[dict[str, str]] = {
    "Alabama": "AL|Ala.",
    "Alaska": "AK",
    "Arizona": "AZ|Ariz.",
    "Arkansas": "AR|Ark.",
    "California": "CA|Calif.|Cal.",
    "Colorado": "CO|Colo.",
    "Connecticut": "CT|Conn.",
    "Delaware": "DE|Del.",
    "District of Columbia": "DC|D.C.",
    "Florida": "FL|Fla.",
    "Georgia": "GA|Ga.",
    "Hawaii": "HI",
    "Idaho": "ID",
    "Illinois": "IL|Ill.",
    "Indiana": "IN|Ind.",
    "Iowa": "IA",
    "Kansas": "KS|Kan.",
    "Kentucky": "KY|Ky.",
    "Louisiana": "LA|La.",
    "Maine": "ME",
    "Maryland": "MD|Md.",
    "Massachusetts": "MA|Mass.",
    "Michigan": "MI|Mich.",
    "Minnesota": "MN|Minn.",
    "Mississippi": "MS|Miss.",
    "Missouri": "MO|Mo.",
    "Montana": "MT|Mont.",
    "Nebraska": "NE|Neb.",
    "Nevada": "NV|Nev.",
    "New Hampshire": "NH|N.H.",
    "New Jersey": "NJ|N.J.",
    "New Mexico": "NM|N.M.",
    "New York": "NY|N.Y.",
    "North Carolina": "NC|N.C.",
    "North Dakota": "ND|N.D.",
    "Ohio": "OH",
    "Oklahoma": "OK|Okla.",
    "Oregon": "OR|Ore.",
    "Pennsylvania": "PA|Pa.|Penn.",
    "Rhode Island": "RI|R.I.",
    "South Carolina": "SC|S.C.",
    "South Dakota": "SD|S.D.",
    "Tennessee": "TN|Tenn.",
    "Texas": "TX|Tex.",
    "Utah": "UT",
    "Vermont": "VT|Vt.",
    "Virginia": "VA|Va.",
    "Washington": "WA|Wash.",
    "West Virginia": "WV|W.Va.",
    "Wisconsin": "WI|Wis.|Wisc.",
    "Wyoming": "WY|Wyo.",
}

_BEHIND: Final = re.compile(r", ([A-Z][A-Za-z.]{1,14})(?: [A-Z][a-z]{1,10})?")
_STATE_OF: Final = {short: state for state, shorts in US_STATES.items() for short in shorts.split("|")}


def state_of(abbreviation: str) -> str | None:
    """The state of a postal code or an AP abbreviation, in its own case; None for anything else.

    >>> state_of("CA"), state_of("Calif."), state_of("Calif"), state_of("ca")
    ('California', 'California', 'California', None)
    """
    return _STATE_OF.get(abbreviation) or _STATE_OF.get(f"{abbreviation}.")


def state_behind(text: str, spans: Iterable[Span]) -> str | None:
    """The state that a comma joins to a name: "Palestine, Texas", "Long Beach, CA"; None where none stands there.

    >>> state_behind("A man was shot in Palestine, Texas, police said.", [Span(18, 27)])
    'Texas'
    """
    for span in spans:
        match = _BEHIND.match(text, span.end)
        if match is not None:
            two, one = match[0].lstrip(", "), match[1]
            state = next((name for name in (two, one) if name in US_STATES), None) or state_of(one)
            if state is not None:
                return state
    return None
