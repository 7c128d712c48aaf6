"""What was used: the draft's words where the article has them, with a plain kind."""

import re
from typing import Final

from summarizer.report import Evidence, Weapon
from summarizer.resolve.story import Story

_KINDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        ("chemical", r"chlorine|sarin|chemical\w*|gas|nerve agent"),
        (
            "explosive",
            r"bomb\w*|car ?bombs?|ieds?|mines?|landmines?|explosives?|grenades?|dynamite|explosive (?:belt|vest)s?|vest",
        ),
        ("artillery", r"mortars?|artillery|rockets?|missiles?|shells?|shelling|howitzers?"),
        ("aircraft", r"air ?-?strikes?|warplanes?|jets?|drones?|helicopters?|aircraft|planes?"),
        (
            "firearm",
            r"guns?|gunfire|handguns?|pistols?|rifles?|shotguns?|machine ?guns?|firearms?|ak-?47s?|m-?16s?|bullets?|gunshots?|revolvers?",
        ),
        ("blade", r"kni(?:fe|ves)|machetes?|axes?|swords?|blades?|spears?"),
        ("vehicle", r"cars?|trucks?|vans?|vehicles?"),
        ("fire", r"petrol bombs?|molotov\w*|fire|arson"),
        ("blunt", r"sticks?|stones?|clubs?|batons?|bats?|rocks?|bricks?"),
    )
)


def weapons_of(story: Story) -> tuple[Weapon, ...]:
    """The weapon of the draft, where the article has it; its kind is null where no word tells."""
    found = story.checked.found.get("weapon")
    if found is None:
        return ()
    kind = next((kind for kind, words in _KINDS if words.search(found.words)), None)
    evidence = tuple(Evidence.of(story.article, span) for span in story.own(found.spans)[:1])
    return (Weapon(name=found.words, type=kind, evidence=evidence),)
