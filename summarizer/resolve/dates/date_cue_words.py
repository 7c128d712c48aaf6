"""The words that tell what a date goes with: events, finds, statements, and what comes after an event.

Tables only, about English and about no source of news; how a sentence is read with them is in `date_cues`.
"""

from typing import Final, Literal

Cue = Literal["event", "found", "report", "aftermath", "caption", "other"]
"""event: it happened then; found: it was found out then; report: it was said then; aftermath: what it led to;
caption: a picture was taken then, of whatever it shows."""


def _words(kind: Cue, words: str) -> dict[str, Cue]:
    return dict.fromkeys(words.split(), kind)


def _pairs(kind: Cue, pairs: str) -> dict[str, Cue]:
    return dict.fromkeys(pairs.split(", "), kind)


OCCASIONS: Final = frozenset(
    (
        "court hearing trial funeral funerals burial mourners vigil memorial meeting talks prosecutor prosecutors judge"
    ).split()
)
"""These may also be what was attacked: "gunmen attacked a funeral on Tuesday"."""

WORDS: Final[dict[str, Cue]] = {
    **dict.fromkeys(OCCASIONS, "aftermath"),
    **_words(
        "event",
        "attack attacks attacked attacking attacker attackers assault assaults assaulted offensive kill kills "
        "killed killing killings murder murders murdered homicide homicides slain slaying massacre massacred "
        "execution executions executed beheaded beheading assassinated assassination shot shots shoot shoots "
        "shooting shootings shootout gunned gunfire gunfight gunbattle fired firing discharged stab stabs "
        "stabbed stabbing stabbings wound wounds wounded wounding injure injures injured injuring hurt die "
        "died dead death deaths bomb bombs bombed bombing bombings bombardment bombardments bomber bombers "
        "blast blasts explode exploded explosion explosions detonated detonation detonates clash clashes "
        "clashed fight fights fighting fought battle battles battled skirmish skirmishes raid raids raided "
        "ambush ambushes ambushed storm stormed storming overran overrun seize seized capture captured strike "
        "strikes struck airstrike airstrikes air-strike air-strikes hit hits shell shells shelled shelling "
        "rocket rockets mortar mortars pounded target targeted targets targeting happened happens occurred "
        "occurs occurring unfolded began started erupted incident incidents rob robbed robbery robberies "
        "steal stole stolen burglary burglaries burglarized burglarised break-in break-ins carjacked "
        "carjacking invaded kidnap kidnapped kidnapping kidnappings abduct abducted abduction abductions "
        "raped rape looted looting burned burnt torched riot riots rioted rioting protest protests protested "
        "protesters demonstrated demonstration demonstrations demonstrators rally rallied rallies marched "
        "marches responded gunman gunmen shooter shooters entered confronted pointed threatened crash crashed "
        "crashes standoff disappeared",
    ),
    **_words("event", "occured"),  # so misspelt often enough
    **_words("found", "found discovered recovered located bodies remains"),
    **_words(
        "report",
        "said says say saying told tells announced announces announcement reported report reports confirmed "
        "claimed claims claiming stated added acknowledged admitted denied condemned warned tweeted wrote "
        "posted published issued urged vowed declared accused accuses blamed blames revealed disclosed "
        "provided statement statements conference briefing interview interviewed asked identified update "
        "updated described descriptions commented quoted speaking spoke according",
    ),
    **_words(
        "aftermath",
        "arrest arrests arrested arresting appear appears appeared appearing custody detained surrendered "
        "charged charges arraigned arraignment indicted sentenced convicted pleaded pled bail bond jailed "
        "booked extradited released buried mourned mourning autopsy anniversary succumbed remain remained "
        "remaining continue continues continued continuing search searching searched sought seek seeks "
        "seeking investigating awaiting visited scheduled resigned reopened",
    ),
}

PAIRS: Final[dict[str, Cue]] = {
    **_pairs(
        "event",
        "went off, blew up, blown up, blew himself, blew herself, broke out, took place, takes place, "
        "taken place, blew themselves, home invasion, home invasions, broke into, was reported, "
        "were reported, been reported, set fire, opened fire, opening fire, claimed lives, "
        "claiming lives",
    ),
    **_pairs(
        "found",
        "dead body",
    ),
    **_pairs(
        "report",
        "claimed responsibility, claims responsibility, took responsibility, put the, called on, "
        "called for, released the, released a, released an, released its",
    ),
    **_pairs(
        "aftermath",
        "died of, died from, died later, later died, has died, have died, pronounced dead, laid to, "
        "arrest was, arrests were, arrested in, turned himself, rose to, risen to, rises to, climbed to, "
        "jumped to, increased to, rose from, stood at, stands at, accused of, guilty of, ordered held, "
        "the lookout",
    ),
}
"""Two words, with one space, that tell together what neither tells alone."""

CHARGED: Final = frozenset("charged charges arraigned indicted sentenced convicted pleaded pled accused guilty".split())
"""After these comes what somebody is charged with, in `THE_CHARGES`."""

THE_CHARGES: Final = frozenset(
    (
        "not guilty with to of on in a an two three four five multiple several count counts and charge "
        "charges attempted murder homicide manslaughter assault aggravated armed robbery first-degree "
        "second-degree felony capital rape burglary kidnapping reckless endangerment weapon weapons "
        "possession illegal unlawful criminal terrorism"
    ).split()
)
"""Words of what somebody is charged with; there they name no new event."""
