"""Invented sentences and the harm a careful reader finds in each; `test_casualties` compares.

"killed 12 soldiers; injured 3 (additional)": outcome, best value ("?" where the words are vague), a word of those
harmed, and what marks the statement: `additional` to others, `part` of others, `update` of an earlier number, `struck`
(hit, and it is left open whether alive), `person` (one particular person, not a count). An empty string: nothing is
said to have happened.
"""

from typing import Final

Table = list[tuple[str, str]]

PASSIVE: Final[Table] = [
    ("Twelve soldiers were killed in the raid.", "killed 12 soldiers"),
    ("At least 40 people were wounded when the bomb went off.", "injured 40 people"),
    ("Three villagers have been killed since dawn.", "killed 3 villagers"),
    ("A farmer was killed and his wife was wounded.", "killed 1 farmer; injured 1 wife (person)"),
    ("Nine passengers got injured as the bus overturned.", "injured 9 passengers"),
    ("The mayor of Tolvar was shot dead outside his home.", "killed 1 mayor (person)"),
    ("Four officers were shot and killed.", "killed 4 officers"),
    ("Seven pilgrims were fatally shot.", "killed 7 pilgrims"),
    ("A shopkeeper was beaten to death by a mob.", "killed 1 shopkeeper"),
    ("Three inmates were stabbed to death.", "killed 3 inmates"),
    ("Two teenagers were shot near the station.", "injured 2 teenagers (struck)"),
    ("Two men were shot and wounded.", "injured 2 men"),
    ("Six drivers were kidnapped on the coast road.", "captured 6 drivers"),
    ("Eleven protesters were arrested.", "captured 11 protesters"),
    ("Some 2,000 villagers were displaced by the fighting.", "displaced 2000 villagers"),
    ("More than 3,000 people have been displaced.", "displaced 3000 people"),
    ("Two engineers were abducted and later released.", "captured 2 engineers"),
    ("Fourteen rebels were captured alive.", "captured 14 rebels"),
    ("Ten fishermen were detained by the coast guard.", "captured 10 fishermen"),
    ("As many as 12 to 15 recruits were killed, the mayor said.", "killed 15 recruits"),
    ("As many as 40 recruits were killed.", "killed 40 recruits"),
    ("Thirty people are feared dead.", "killed 30 people"),
    ("Thirty people were said to have died.", "killed 30 people"),
    ("Twelve people were reported killed.", "killed 12 people"),
    ("A policeman was shot in the leg.", "injured 1 policeman (struck)"),
    ("One was killed and two were hurt.", "killed 1; injured 2"),
    ("The pilot was killed.", "killed 1 pilot (person)"),
]

ACTIVE: Final[Table] = [
    ("Gunmen killed six workers at the plant.", "killed 6 workers"),
    ("The blast killed 12 people and wounded 40.", "killed 12 people; injured 40"),
    ("The blast killed 12 and wounded 40 others.", "killed 12; injured 40 (additional)"),
    ("A roadside bomb killed a policeman and injured two bystanders.", "killed 1 policeman; injured 2 bystanders"),
    ("Soldiers shot dead three students.", "killed 3 students"),
    ("Gunmen shot dead the mayor of Hadra.", "killed 1 mayor (person)"),
    ("The attackers shot two guards before fleeing.", "injured 2 guards (struck)"),
    ("Rebels kidnapped four nurses from a clinic.", "captured 4 nurses"),
    ("Police detained 15 demonstrators.", "captured 15 demonstrators"),
    ("Troops captured nine militants in the hills.", "captured 9 militants"),
    ("Gunmen stormed the office, killed two clerks and fled.", "killed 2 clerks"),
    ("Two gunmen opened fire and killed a guard.", "killed 1 guard"),
    ("Four policemen arrested a suspect.", "captured 1 suspect"),
    ("Three armed men kidnapped a priest.", "captured 1 priest"),
    ("The two suspects were charged with killing a clerk.", "killed 1 clerk"),
    ("Ten rebels attacked the post and wounded three guards.", "injured 3 guards"),
    ("A gunman who shot two clerks was killed by police.", "injured 2 clerks (struck); killed 1 gunman"),
    ("The blast killed at least 12 people.", "killed 12 people"),
    ("The blast killed as many as 40 people.", "killed 40 people"),
    ("The blast killed between 20 and 30 people.", "killed 20 people"),
    ("The blast killed at least 12 Afghan National Army soldiers.", "killed 12 soldiers"),
    ("The army killed 12 militants and arrested three.", "killed 12 militants; captured 3"),
    ("The blast, which killed 30 people, was heard for miles.", "killed 30 people"),
    ("Police shot and killed a man who had stabbed two shoppers.", "killed 1 man; injured 2 shoppers (struck)"),
    ("The first blast killed five and the second killed nine.", "killed 5; killed 9"),
]

PARTICIPLES: Final[Table] = [
    ("A car bomb exploded in Hadra, killing 12 and wounding 40.", "killed 12; injured 40"),
    ("The shell hit a school, killing three children and injuring 14 people.", "killed 3 children; injured 14 people"),
    (
        "Militants overran the post, killing five policemen and capturing two.",
        "killed 5 policemen; captured 2",
    ),
    ("Raiders burned the village, displacing 600 people.", "displaced 600 people"),
    (
        "Gunmen ambushed the convoy, killing 12 soldiers while 40 were hurt.",
        "killed 12 soldiers; injured 40",
    ),
    ("The gang attacked the camp, abducting nine girls.", "captured 9 girls"),
    ("The blast tore through the bus, leaving 14 dead and 30 wounded.", "killed 14; injured 30"),
    ("The blast left six dead.", "killed 6"),
    ("The crash left two people dead and five others injured.", "killed 2 people; injured 5 (additional)"),
    ("A mortar landed on a market, killing eight.", "killed 8"),
    ("The raid ended with the killing of two commanders.", "killed 2 commanders"),
]

HEADLINES: Final[Table] = [
    ("20 killed, 30 injured in blast", "killed 20; injured 30"),
    ("14 August: Civilian killed 3 injured in blast", "injured 3"),
    ("Bomb kills nine in market", "killed 9"),
    ("Bomb wounds 40 people", "injured 40 people"),
    ("Four Soldiers Killed In Ambush", "killed 4 soldiers"),
    ("12 dead, dozens hurt in bus bombing", "killed 12; injured ?"),
    ("Five shot dead in bar", "killed 5"),
    ("Gunmen kill seven farmers", "killed 7 farmers"),
    ("Six police officers wounded in clash", "injured 6 officers"),
    ("Police chief killed in attack", "killed 1 chief (person)"),
    ("Mayor, two guards slain", "killed 1 mayor (person); killed 2 guards"),
    ("Three missing after boat sinks", "missing 3"),
    ("Army raid: two rebels dead, one captured", "killed 2 rebels; captured 1"),
    ("The bodies of 12 soldiers killed in the raid were flown home.", "killed 12 soldiers"),
    ("Relatives of the 14 people injured in the blast waited outside.", "injured 14 people"),
    ("The three teachers abducted last week are alive.", "captured 3 teachers"),
]

DEATHS: Final[Table] = [
    ("Nine people died at the scene.", "killed 9 people"),
    ("Two of the wounded died in hospital.", "killed 2"),
    ("Three of those wounded later died.", "killed 3"),
    ("Fourteen passengers perished in the fire.", "killed 14 passengers"),
    ("Seven miners are dead.", "killed 7 miners"),
    ("Rescuers pulled five bodies from the rubble.", "killed 5"),
    ("The bodies of six hostages were found in a well.", "killed 6 hostages"),
    ("The deaths of four nurses shocked the town.", "killed 4 nurses"),
    ("The death toll rose from 9 to 14.", "killed 14 (update)"),
    ("The death toll now stands at 31.", "killed 31 (update)"),
    ("Officials put the death toll at 22.", "killed 22"),
    ("The Red Cross put the toll at 14.", "killed 14"),
    ("The attack claimed the lives of 18 people.", "killed 18 people"),
    ("The fire claimed 11 lives.", "killed 11"),
    ("Nine died and 12 were hurt.", "killed 9; injured 12"),
    ("The dead included two children.", "killed 2 children (part)"),
    ("Casualties were put at 17 dead and 40 wounded.", "killed 17; injured 40"),
    ("The storm caused 26 deaths in the valley.", "killed 26"),
    ("A soldier who was wounded on Monday died of his wounds.", "killed 1 soldier"),
    ("The number of people killed rose to 30.", "killed 30 (update)"),
    ("Twelve people lost their lives.", "killed 12 people"),
    ("Two bodies were found in a ditch.", "killed 2"),
    ("The body of a woman was found in a ditch.", "killed 1 woman"),
    ("A man was found shot to death.", "killed 1 man"),
    ("The attack resulted in 12 deaths and 30 injuries.", "killed 12; injured 30"),
]

STATES: Final[Table] = [
    ("A man is in critical condition.", "injured 1 man (struck)"),
    ("Police found three men with gunshot wounds.", "injured 3 men (struck)"),
    ("Two women were taken to hospital with burns.", "injured 2 women (struck)"),
    ("A 17-year-old boy was rushed to an area hospital.", "injured 1 boy (struck)"),
    ("Both victims are in stable condition.", "injured 2 victims (struck)"),
    ("Sixteen sailors are still missing.", "missing 16 sailors"),
    ("Another 48 are missing.", "missing 48 (additional)"),
    ("Ten people were reported missing after the flood.", "missing 10 people"),
    ("Four aid workers have disappeared in the valley.", "missing 4 workers"),
    ("Three soldiers went missing.", "missing 3 soldiers"),
    ("Thirty people suffered minor injuries.", "injured 30 people"),
]

COORDINATION: Final[Table] = [
    ("Two guards and a cook were killed at the gate.", "killed 2 guards; killed 1 cook"),
    ("Two soldiers and a civilian died.", "killed 2 soldiers; killed 1 civilian"),
    (
        "Five policemen, three soldiers and two civilians were killed.",
        "killed 5 policemen; killed 3 soldiers; killed 2 civilians",
    ),
    (
        "The blast killed two women, a child and an elderly man.",
        "killed 2 women; killed 1 child; killed 1 man",
    ),
    (
        "A nurse, her two children and a driver were shot dead.",
        "killed 1 nurse; killed 2 children; killed 1 driver",
    ),
    ("Twelve fighters as well as two civilians were killed.", "killed 12 fighters; killed 2 civilians (additional)"),
    ("12 people, including three children, were killed.", "killed 12 people; killed 3 children (part)"),
    ("Twelve people, three of them children, died.", "killed 12 people; killed 3 children (part)"),
    ("Fifteen civilians, among them 11 children, were killed.", "killed 15 civilians; killed 11 children (part)"),
    ("The bomb killed 30 people, among them a senior judge.", "killed 30 people; killed 1 judge (part)"),
    ("The bomb wounded 30 people, including six nurses and two children.",
     "injured 30 people; injured 6 nurses (part); injured 2 children (part)"),
    ("Among the dead were three nurses.", "killed 3 nurses (part)"),
    ("Two others were injured.", "injured 2 (additional)"),
    ("Gunmen killed a guard and wounded two others.", "killed 1 guard; injured 2 (additional)"),
    ("The general died along with four bodyguards.", "killed 1 general (person); killed 4 bodyguards (additional)"),
    ("Another soldier was killed at dusk.", "killed 1 soldier (additional)"),
    ("Two soldiers were killed and three wounded.", "killed 2 soldiers; injured 3"),
    ("Six rebels and two soldiers were killed and nine others hurt.",
     "killed 6 rebels; killed 2 soldiers; injured 9 (additional)"),
    ("The driver and two passengers were killed.", "killed 1 driver (person); killed 2 passengers"),
    ("A father and his two sons were killed.", "killed 1 father; killed 2 sons"),
    ("Four people, two of them police officers, were wounded.", "injured 4 people; injured 2 officers (part)"),
    ("Troops fought rebels, leaving two soldiers and five rebels dead.", "killed 2 soldiers; killed 5 rebels"),
    ("Five people were killed, nine more wounded.", "killed 5 people; injured 9 (additional)"),
]  # fmt: skip

PERSONS: Final[Table] = [
    ("Colonel Idris Valmet was killed on the spot.", "killed 1 valmet (person)"),
    ("Ana Pereda, 34, was shot dead in her car.", "killed 1 pereda (person)"),
    ("Gunmen killed deputy police chief Hamid Sorush.", "killed 1 sorush (person)"),
    ("Journalist Mirela Donev was kidnapped.", "captured 1 donev (person)"),
    ("The provincial governor was wounded.", "injured 1 governor (person)"),
    ("Bishop Tomas Arreola died of his wounds.", "killed 1 arreola (person)"),
    ("Former mayor Luis Cardel was murdered.", "killed 1 cardel (person)"),
    ("Police arrested Omar Tellez.", "captured 1 tellez (person)"),
    (
        "Hamid Sorush was killed as well as several other guards.",
        "killed 1 sorush (person); killed ? guards (additional)",
    ),
    ("The ambush killed Captain Ilya Brandt and two of his men.", "killed 1 brandt (person); killed 2 men"),
    ("Omar Tellez was arrested.", "captured 1 tellez (person)"),
    ("He was pronounced dead at the scene.", "killed 1 he (person)"),
]

NOBODY: Final[Table] = [
    ("No casualties were reported.", "killed 0; injured 0"),
    ("There were no casualties.", "killed 0; injured 0"),
    ("There were no deaths.", "killed 0"),
    ("Nobody was hurt.", "injured 0"),
    ("No one was killed.", "killed 0"),
    ("No injuries were reported.", "injured 0"),
    ("None of the passengers was injured.", "injured 0"),
    ("The raid caused no deaths or injuries.", "killed 0; injured 0"),
    ("No soldiers were killed in the clash.", "killed 0 soldiers"),
    ("No one was killed or injured.", "killed 0; injured 0"),
]

VAGUE: Final[Table] = [
    ("Several people were injured.", "injured ? people"),
    ("Dozens were killed.", "killed ?"),
    ("Scores of villagers were displaced.", "displaced ? villagers"),
    ("The rebels suffered massive casualties.", "killed ? rebels"),
    ("Hundreds have been detained.", "captured ?"),
    ("A number of soldiers were wounded.", "injured ? soldiers"),
]

OTHER_NUMBERS: Final[Table] = [
    ("Ana Pereda, 34, was killed on 12 May.", "killed 1 pereda (person)"),
    ("A 19-year-old man was shot at 45 Mill Road.", "injured 1 man (struck)"),
    ("On 20 October 2014, three people died.", "killed 3 people"),
    ("Two men aged 22 and 31 were killed on Route 9.", "killed 2 men"),
    ("At 7:30 p.m. a bomb wounded six people 20 km from the capital.", "injured 6 people"),
    ("In the 2016 attack, 30 people died.", "killed 30 people"),
    ("Four people were killed in the 1200 block of Elm Street.", "killed 4 people"),
    ("A bomb of 50 kilograms killed two guards.", "killed 2 guards"),
    ("A mine killed two soldiers of the 4th Battalion, 12 kilometres north of Hadra.", "killed 2 soldiers"),
    ("A shell hit two houses and killed a woman.", "killed 1 woman"),
    ("Three rockets killed nine people.", "killed 9 people"),
    ("After two days of clashes, five fighters were dead.", "killed 5 fighters"),
]

NOTHING: Final[Table] = [
    (sentence, "")
    for sentence in (
        "The prosecutor asked for the death penalty for three men.",
        "Body camera video showed two officers at the door.",
        "She shot a video of the two men.",
        "One shot was fired at two guards.",
        "Two death threats were sent to four judges.",
        "Twelve houses were hit by shells.",
        "Two helicopters were shot down over the lake.",
        "Rockets struck three villages overnight.",
        "The strike hit four vehicles.",
        "Three shops were damaged and two cars burned.",
        "The man faces two counts of murder.",
        "Two gunmen shot at a patrol.",
        "He was shot at by two gunmen.",
        "Six soldiers were attacked.",
        "The killing was the third in two weeks.",
        "The shooting happened two days after the visit of five ministers.",
        "Five soldiers took part in the search.",
        "About 60 personnel were deployed to the district.",
        "The 40 members of the council met in Hadra on 3 May.",
        "The town, struck by drought, has 12 wells and 900 families.",
        "Rebels captured two villages and a bridge.",
        "Police arrested nobody.",
    )
]  # fmt: skip

NOT_SAID_TO_HAVE_HAPPENED: Final[Table] = [
    ("The army denied that 12 soldiers were killed.", "denied"),
    ("The ministry denies killing 40 civilians.", "denied"),
    ("The hostages were not killed, the envoy said.", "denied"),
    ("Contrary to reports, 12 miners did not die.", "denied"),
    ("The three men were never arrested.", "denied"),
    ("The general said his troops had not wounded two boys.", "denied"),
    ("It is not true that nine people died.", "denied"),
    ("The army rejected reports that 40 civilians were killed.", "denied"),
    ("There is no evidence that 30 villagers were killed.", "denied"),
    ("The gunmen threatened to kill two hostages.", "hypothetical"),
    ("The group plotted to kill four ministers.", "hypothetical"),
    ("The bomb could have killed 100 people.", "hypothetical"),
    ("They planned to kidnap three diplomats.", "hypothetical"),
    ("Police foiled an attempt to murder two judges.", "hypothetical"),
    ("If the dam breaks, 3,000 people would die.", "hypothetical"),
    ("Rumours that 14 people were killed spread online.", "hypothetical"),
    ("He vowed to kill ten policemen for each fighter.", "hypothetical"),
    ("Doctors fear that 20 more could die.", "hypothetical"),
    ("The two men were sent to kill a judge.", "hypothetical"),
    ("The letter warned that five teachers would be killed.", "hypothetical"),
]

TABLES: Final[tuple[Table, ...]] = (
    *(PASSIVE, ACTIVE, PARTICIPLES, HEADLINES, DEATHS, STATES),
    *(COORDINATION, PERSONS, NOBODY, VAGUE, OTHER_NUMBERS, NOTHING),
)
