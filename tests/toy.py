"""An invented article, and what a model might say about it: JSON as it comes from an endpoint."""

import json
from typing import Any, Final

from summarizer.draft import IncidentDraft

TITLE: Final = "Guards shot at Norvale depot"
ARTICLE: Final = (
    f"{TITLE}\n\n"
    "Gunmen shot dead two guards at the fuel depot of Norvale on 3 February 2024, the mayor said. "
    "Five people were wounded.\n"
)


def event(**said: object) -> dict[str, Any]:
    """One event that says what happened, and of the rest only this."""
    nothing = dict.fromkeys(IncidentDraft.model_fields)
    return {**nothing, "what": "Gunmen shot two guards at Norvale.", "type": "Attack", **said}


def answer(*events: dict[str, Any]) -> str:
    """A model's answer with these events."""
    return json.dumps({"incidents": events})


GOOD: Final = event(
    date_words="3 February 2024", place="Norvale", attacker="Gunmen", killed="two guards", injured="Five people"
)
GOOD_ANSWER: Final = answer(GOOD)
