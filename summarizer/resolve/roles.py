"""Who attacked whom: the draft's parties with the roles that the article's words give them.

Small models mix up the sides of a clash. Where the incident's sentences call one party's doing an attack ("the Taliban
offensive") or the other its object ("attacks on security forces"), that decides; else the draft's roles stand.
"""

import re
from typing import Final

from summarizer.report import Problem
from summarizer.resolve.actors import Party
from summarizer.resolve.story import Story

_ATTACK: Final = r"(?:attack|offensive|raid|ambush|assault|strike|air ?strike|bombing|shelling|incursion|onslaught)"
_ATTACKED: Final = (
    r"(?:attacked|raided|ambushed|stormed|bombed|shelled|shot|opened fire|killed|kidnapped|abducted|seized)"
)
_DOES: Final = rf"(?:['’]s?)? (?:\w+ )?(?:{_ATTACK}s?\b|{_ATTACKED}\b|launched|carried out|claimed responsibility)"
_BY: Final = rf"(?:{_ATTACK}s?|{_ATTACKED}) (?:\w+ )?by (?:the |an? )?(?:\w+ )?"
_ON: Final = rf"(?:{_ATTACK}s? (?:on|against)|{_ATTACKED}|targeted|targeting) (?:the |an? |some )?(?:\w+ )?"
_SUFFERS: Final = r"(?:\w+ )?(?:came under|were attacked|was attacked|were ambushed)\b"


def parties_of(story: Story, position: int) -> tuple[list[Party], list[Problem]]:
    """The parties of an incident, attacker first, and a problem where the draft had them the other way round."""
    found = story.checked.found
    attacker, target = found.get("attacker"), found.get("target")
    swapped = (
        attacker is not None
        and target is not None
        and _aggression(story, target.words) > max(0, _aggression(story, attacker.words))
    )
    if swapped:
        attacker, target = target, attacker
    parties: list[Party] = [
        Party(one.words, role, story.own(one.spans))
        for one, role in ((attacker, "attacker"), (target, "target"))
        if one is not None
    ]
    if not swapped:
        return parties, []
    where = f"$.incidents[{position}].actors"
    message = "the article's words give these two parties each other's role; they were exchanged"
    return parties, [Problem(code="roles-not-borne-out", where=where, message=message, value=[p.name for p in parties])]


def _aggression(story: Story, name: str) -> int:
    """How often a party is told to attack, less how often to be attacked, in the incident's sentences."""
    text = " ".join(story.texts())
    # "Afghan security forces" is "the security forces" elsewhere.
    core = r"\s+".join(re.escape(word) for word in name.split()[-2:])
    attacks = len(re.findall(rf"\b{core}{_DOES}", text, re.IGNORECASE))
    attacks += len(re.findall(rf"\b{_BY}{core}\b", text, re.IGNORECASE))
    suffers = len(re.findall(rf"\b{_ON}{core}\b", text, re.IGNORECASE))
    suffers += len(re.findall(rf"\b{core} {_SUFFERS}", text, re.IGNORECASE))
    return attacks - suffers
