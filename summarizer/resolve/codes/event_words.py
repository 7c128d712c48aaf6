"""The words that bear out each ACLED sub-event type, in English news: a type that none of them supports is not kept.

Tables only; `codes` weighs them, `wording` finds them. A row is of phrases parted by "|", a phrase of patterns of one
word each. Sources of the distinctions: ACLED Codebook, "ACLED Event and Sub-event types".
"""

from collections.abc import Mapping, Sequence, Set
from typing import Final, NamedTuple

from summarizer.codebook import SubEventType
from summarizer.resolve.codes.wording import Phrases

_WEAPON: Final = r"(?:bombs?|attacks?|attackers?|explosions?|blasts?|assaults?|missions?|operations?|raids?|strikes?)"

# What says that an event was of this kind.
_TELLING: Final[dict[SubEventType | None, str]] = {
    "Armed clash": (
        r"clash(?:es|ed|ing)?|fighting|fought|battles?|battled|battling|fire-?fights?|gun-?battles?|shoot-?outs?|"
        r"gun-?fights?|ambush(?:es|ed|ing)?|exchang(?:e|es|ed|ing) (?:of)? fire|exchang(?:e|es|ed|ing) gunfire|"
        r"exchange of (?:gun)?fire|exchanges of (?:gun)?fire|skirmish(?:es|ed)?|offensives?|combats?|"
        r"returned fire|crossfire|counter-?attack\w*|counter-?offensives?"
    ),
    "Government regains territory": (
        r"(?:retook|retaken|retaking|recaptur\w+|regain(?:ed|s|ing)?|reclaimed|liberated|liberating)"
    ),
    "Non-state actor overtakes territory": (
        r"(?:captured|seized|took|takes|taken|captures|seizes|overran|overrun) (?:control|over)|over-?ran|overrun|"
        r"(?:captured|seized|took|captures|seizes) (?:the|a|an|several|two|three|four)? "
        r"(?:town|towns|city|village|villages|district|base|area|stronghold)|"
        r"(?:captured|seized|took|captures|seizes) the (?:\w+) (?:town|city|village|district|base|area)|fell to"
    ),
    "Air/drone strike": (
        r"air-?strikes?|air-?raids?|air strikes?|air raids?|air attacks?|war-?planes?|(?:fighter)? jets?|drones?|"
        r"barrel bombs?|barrel-?bomb\w*|aerial|helicopter gunships?|gunships?|bombing raids?|aircraft|"
        r"(?:planes|helicopters) (?:bomb|hit|struck|attack|fir)\w*|cluster bombs?"
    ),
    "Suicide bomb": (
        rf"suicide {_WEAPON}|suicide (?:bombers?|bombings?|bomb-?\w*|vests?|belts?|trucks?|cars?|vehicles?|jackets?)|"
        rf"suicide (?:car|truck|vehicle|vest|vehicle-borne) {_WEAPON}|suicide car-?bomb\w*|suicide-?bomb\w*|"
        r"(?:blew|blow|blown|blowing) (?:himself|herself|themselves) up|"
        r"detonat(?:ed|ing) (?:his|her|their|an|a) (?:\w+)? (?:vests?|belts?|explosives?)|"
        r"detonat(?:ed|ing) (?:his|her|their) (?:vests?|belts?|explosives?)"
    ),
    "Shelling/artillery/missile attack": (
        r"shell(?:ed|ing|s)?|shellings?|mortars?|artillery|rockets?|missiles?|howitzers?|bombardments?|bombarded|"
        r"bazookas?|rocket-?propelled"
    ),
    "Remote explosive/landmine/IED": (
        r"bombs?|bombed|bombings?|bombers?|car-?bombs?|truck-?bombs?|ieds?|land-?mines?|mines?|explosives?|"
        r"explosions?|exploded|explodes?|exploding|blasts?|roadside|dynamite|dynamited|booby-?trap\w*|booby trap\w*|"
        r"detonat\w+|blew up|blown up|blow up|went off|tnt"
    ),
    "Grenade": r"grenades?",
    "Chemical weapon": (
        r"chemical (?:weapons?|attacks?|agents?)|chlorine|sarin|mustard gas|nerve (?:agents?|gas)|"
        r"(?:toxic|poison|poisonous) gas(?:es)?"
    ),
    "Sexual violence": r"rap(?:e|ed|es|ing|ists?)|sexual(?:ly)? (?:assault|violen|abus)\w+|gang-?raped?",
    "Abduction/forced disappearance": (
        r"(?:kidnap|abduct)\w*|hostages?|ransom|taken away|disappeared|disappearances?|hijack\w*|"
        r"seized by (?:\w+)? (?:gunm[ae]n|men|kidnappers|rebels|militants|guerrillas|fighters)|"
        r"seized from (?:his|her|their|the|a) (?:homes?|house|houses|office|car|church|school|village)"
    ),
    "Attack": (
        r"shot|shots|shooting|shootings|gunm[ae]n|gunfire|gunshots?|open(?:ed|ing|s) fire|fired (?:at|on|into)|"
        r"stab(?:s|bed|bings?)?|murder\w*|assassin\w*|execut(?:ed|ions?|ing)|behead\w*|beaten|massacre\w*|robbe\w+|gunpoint|"
        r"gunned|machine-?gunn\w*|machine-?guns?|strafed|tortured|hacked|slain|slayings?|homicides?|killers?|"
        r"carjack\w*|robber(?:y|ies)|home invasions?|handguns?|knifepoint|(?:pull|point)\w* (?:a|his|her|the)? guns?"
    ),
    "Excessive force against protesters": (
        r"(?:opened|open|opening) fire|fired (?:live|real|into|at|on|upon)|live (?:ammunition|rounds|bullets)|"
        r"shot dead|killed"
    ),
    "Protest with intervention": (
        r"tear-?gas\w*|tear gas|water cannons?|dispers\w+|batons?|rubber bullets?|broke up|detained|arrested"
    ),
    "Peaceful protest": (
        r"protests?|protested|protesting|protest(?:e|o)rs?|demonstrat(?:ions?|ors?|ed|ing)|march(?:ed|es|ers|ing)|"
        r"a march|the march|rall(?:y|ied|ies)|sit-?ins?|vigils?|picket\w*|(?:general|hunger) strikes?|strikers"
    ),
    "Violent demonstration": (
        r"riot(?:s|ed|ing|ers?)?|threw stones|throw(?:ing|s) stones|hurl(?:ed|ing) (?:stones|rocks|bricks)|stones|"
        r"petrol bombs?|molotov\w*|burn(?:ed|t|ing) tyres|burn(?:ed|t|ing) tires|barricades?|set fire|"
        r"clashed with (?:the|riot)? police|clashed with police|pelted|torched|disturbances|looting"
    ),
    "Mob violence": r"mobs?|lynch\w*|crowds?|looters|vigilantes?|villagers? attacked|sectarian clashes",
    "Looting/property destruction": (
        r"loot\w*|ransack\w*|arson\w*|torched|torching|vandal\w*|(?:burn|burned|burnt|burning) down|"
        r"set (?:on|it|them|a|the|two|three|several)? (?:\w+)? fire|set fire|set afire|set ablaze|destroyed|"
        r"stole\w*|burgl\w*|sabotage\w*|burned|burnt|burning"
    ),
    "Arrests": r"arrest\w*|detained|detention|captured|custody",
    "Disrupted weapons use": (
        r"(?:defus|deactivat)\w+|(?:seized|found|discovered) (?:\w+)? (?:weapons|arms|explosives|bombs?)|"
        r"(?:seized|found|discovered) (?:weapons|arms|explosives)|weapons caches?|arms caches?|caches? of|made safe|"
        r"foiled|intercepted|shot down|disarmed"
    ),
    "Agreement": r"agreements?|cease-?fires?|truces?|peace deals?|accords?|signed|treat(?:y|ies)",
    "Change to group/activity": r"merg(?:ed|er|ing)|split|defect\w*|pledged|reinforce\w*|deploy\w*|recruit\w*",
    "Headquarters or base established": (
        r"(?:established|opened|built) (?:a|its|their)? (?:new)? (?:base|headquarters|camp|outpost)|"
        r"set up (?:a|its|their)? (?:new)? (?:base|headquarters|camp|outpost)|"
        r"(?:established|opened) (?:a|its|their) (?:base|headquarters|camp|outpost)|new (?:base|headquarters)"
    ),
    "Non-violent transfer of territory": (
        r"withdr[ae]w\w*|hand(?:ed|ing) over|without (?:a)? (?:fight|fighting)|surrender\w*|pull(?:ed|ing) out"
    ),
    # The words in another sense.
    None: (
        r"(?:custody|legal|court|political|electoral|election|uphill|verbal|domestic|propaganda) "
        r"(?:battles?|fights?|clash(?:es)?|offensives?)|(?:fire|crime|disease)-?fighting|"
        r"(?:diplomatic|peace|charm|media|political) offensives?|battles? (?:with|against) (?:cancer|covid\S*|drugs)|"
        r"(?:gold|coal|copper|silver|diamond|tin|iron|salt|nickel|lithium|uranium) (?:mines?|mining)|mines? workers|"
        r"heart attacks?|panic attacks?|(?:parting|big|long|best|first|last|second) shots? (?:at|of)|shot down|"
        r"shot (?:a|the|some)? (?:videos?|films?|photos?)|shot (?:videos?|films?)|"
        r"shooting (?:range|guard|star|stars|club|hoops)|population explosions?|crowds? of (?:mourners|fans)|"
        r"(?:flag|shell) (?:companies|company)|rocket (?:science|launch)|bomb threats?|bomb (?:squads?|disposal)|"
        r"protest(?:s|ed|ing)? to (?:the)?|"
        r"(?:bill|budget|proposal|amendment|legislation) (?:had|has|was)? (?:been)? killed|"
        r"execut\w+ (?:\w+)? (?:\w+)? warrants?|"
        r"(?:rescu(?:ed|ing)|freed|freeing|released|releasing) (?:the)? (?:\w+)? hostages?|"
        r"hunger strikes?|march (?:\d\S*)|\d\S* march|in march|last march"
    ),
}
# So general that they bear a choice out and speak for no type over another.
_GENERAL: Final[dict[SubEventType | None, str]] = {
    "Attack": (
        r"attack(?:ed|ers?|s|ing)?|kill(?:ed|ings?|s)|assault\w*|raid(?:s|ed|ers?|ing)?|beating|fired|violence|"
        r"died|death|deaths|dead|wounded|injured|victims?|deadly|robb(?:ed|ery|eries|ers?|ing)|threaten\w*|storm(?:ed|ing)"
    ),
    "Armed clash": r"attack(?:ed|ers?|s|ing)?|assault\w*|raid(?:s|ed|ers?|ing)?|storm(?:ed|ing)|killed|opened fire",
    "Looting/property destruction": r"robb(?:ed|ery|eries|ers?|ing)|damaged?|thefts?",
    "Air/drone strike": r"helicopters?|planes|airplanes?|bomb(?:s|ed|ings?|ardments?|arded)|strikes?|struck",
    "Shelling/artillery/missile attack": r"fired|bomb(?:ed|ings?)|struck",
    "Remote explosive/landmine/IED": r"attacks?|attacked",
    "Government regains territory": r"captured|seized|control|advanced?",
    "Non-state actor overtakes territory": r"captured|seized|control|advanced?|took",
    "Mob violence": r"villagers|residents|beaten|attacked",
}

# Shortly before a word these say that it did not happen: "no chlorine", "threatened to bomb", "without a fight".
NOT_SO: Final = frozenset(
    "no not never without denied denies deny denying n't neither nor threatened threatening threaten planned plotted "
    "plotting planning would could might may if avoid prevent against".split()
)
_NOT_SO_REACH: Final = 3


class Bearing(NamedTuple):
    """What a phrase says: of which type, and whether it tells that type or only agrees with it."""

    sub_event: SubEventType
    telling: bool


def _rows(table: Mapping[SubEventType | None, str], *, telling: bool) -> dict[Bearing | None, str]:
    return {Bearing(one, telling) if one is not None else None: phrases for one, phrases in table.items()}


BEARING: Final[Phrases[Bearing | None]] = Phrases(
    {**_rows(_GENERAL, telling=False), **_rows(_TELLING, telling=True)}, nothing=None
)


def is_so(words: Sequence[str], at: int, not_so: Set[str] = NOT_SO) -> bool:
    """Whether no word shortly before one denies it or only thinks of it.

    >>> is_so(["police", "used", "tear", "gas"], 2), is_so(["no", "tear", "gas", "was", "used"], 1)
    (True, False)
    """
    return not_so.isdisjoint(words[max(0, at - _NOT_SO_REACH) : at])
