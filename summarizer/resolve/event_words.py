"""The words that bear out each ACLED sub-event type, in English news: a type that none of them supports is not kept.

Tables only; `codes` weighs them. Patterns match whole words, case folded. Sources of the distinctions: ACLED Codebook
(2024), "Event types", with its order of precedence (an air strike inside a ground battle is a battle, a protest that
turns violent is a riot, a person abducted and then killed is an attack).
"""

import re
from typing import Final

from summarizer.codebook import SubEventType

_WORDS: Final[dict[SubEventType, str]] = {
    "Armed clash": (
        r"clash(?:es|ed|ing)?|fighting|fought|battles?|firefights?|gun ?battles?|shoot-?outs?|gunfights?|"
        r"ambush(?:es|ed)?|exchang(?:e|ed|ing) (?:of )?(?:gun)?fire|skirmish(?:es)?|offensive|assault on|"
        r"combat"
    ),
    "Government regains territory": r"re(?:took|taken|captur\w+|gain(?:ed|s|ing)?|taking) |liberated",
    "Non-state actor overtakes territory": (
        r"(?:captured|seized|overran|overrun|took) (?:control of )?(?:the )?(?:town|city|village|district|base|area)|"
        r"seized control|took control"
    ),
    "Air/drone strike": (
        r"air ?-?strikes?|air ?-?raids?|warplanes?|(?:fighter )?jets?|drones?|barrel bombs?|"
        r"bombard(?:ed|ment) from the air|aerial|helicopter gunships?|bombing raids?|aircraft"
    ),
    "Suicide bomb": (
        r"suicide (?:bomb\w*|attack\w*|car|truck|vest)|blew (?:himself|herself|themselves) up|"
        r"detonated (?:his|her|their) (?:vest|explosives?|belt)|suicide"
    ),
    "Shelling/artillery/missile attack": r"shell(?:ed|ing|s)|mortars?|artillery|rockets?|missiles?|howitzers?",
    "Remote explosive/landmine/IED": (
        r"bomb(?:s|ed|ing|ings)?|car ?bombs?|ieds?|landmines?|mines?|explosives?|explo(?:sion|sions|ded|des)|"
        r"blasts?|roadside|dynamite|booby[- ]trap\w*|detonat\w+"
    ),
    "Grenade": r"grenades?",
    "Chemical weapon": (
        r"chemical (?:weapons?|attack|agents?)|chlorine|sarin|mustard gas|nerve agent|toxic gas(?:es)?"
    ),
    "Sexual violence": r"rap(?:e|ed|es|ing|ists?)|sexual(?:ly)? (?:assault\w*|violence|abus\w+)",
    "Abduction/forced disappearance": (
        r"kidnap\w*|abduct\w*|hostages?|ransom|taken away|seized (?:from|by)|disappear\w*"
    ),
    "Attack": (
        r"shot|shooting|gunm[ae]n|gunfire|opened fire|stab\w*|murder\w*|assassinat\w*|execut(?:ed|ion)|"
        r"beheaded|beat(?:en|ing)?|attack(?:ed|ers?|s)?|massacre\w*|killings?|robb\w+|assault\w*|"
        r"raid(?:ed|ers?)?|gunpoint|gunned"
    ),
    "Excessive force against protesters": (
        r"(?:opened fire on|fired (?:live )?(?:rounds|ammunition|shots?|bullets?)|live ammunition|shot dead|killed)"
    ),
    "Protest with intervention": (
        r"tear ?gas|water cannon|dispers\w+|batons?|rubber bullets?|broke up|detained|arrested"
    ),
    "Peaceful protest": (r"protest\w*|demonstrat\w*|march(?:ed|es|ers)?|rall(?:y|ied|ies)|sit-in|vigil|picket\w*"),
    "Violent demonstration": (
        r"riot(?:s|ed|ing|ers?)?|threw stones|stones|petrol bombs?|molotov\w*|burn(?:ed|t|ing) tyres|"
        r"barricades?|set fire|clashed with (?:the )?police|pelted|torched"
    ),
    "Mob violence": r"mobs?|lynch\w*|crowds?|looters|vigilantes?|villagers? attacked",
    "Looting/property destruction": (
        r"loot\w*|ransack\w*|arson\w*|torched|vandal\w*|burn(?:ed|t) down|set (?:on )?fire|destroyed|robb\w+|"
        r"stole\w*|burgl\w*|sabotage\w*"
    ),
    "Arrests": r"arrest\w*|detained|detention|custody",
    "Disrupted weapons use": (
        r"defus\w+|seized (?:weapons|arms|explosives)|weapons? cache|arms cache|made safe|foiled|intercepted|"
        r"shot down|disarmed"
    ),
    "Agreement": r"agreement|ceasefire|cease-fire|truce|peace deal|accord|signed",
    "Change to group/activity": r"merg\w+|split|defect\w*|pledged|reinforce\w*|deploy\w*|recruit\w*",
    "Headquarters or base established": (
        r"(?:set up|established|opened) (?:a |its |their )?(?:new )?(?:base|headquarters|camp)"
    ),
    "Non-violent transfer of territory": (
        r"withdr[ae]w\w*|hand(?:ed)? over|without (?:a )?fight\w*|surrender\w*|pull(?:ed)? out"
    ),
}

BEARING: Final[dict[SubEventType, re.Pattern[str]]] = {
    sub_event: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for sub_event, words in _WORDS.items()
}
