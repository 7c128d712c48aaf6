"""More invented sentences, as long and as crooked as news writes them, in the notation of `harm_cases`."""

from typing import Final

from tests.check.harm_cases import Table

ATTACKS: Final[Table] = [
    (
        "At least 15 people were killed and dozens more wounded when a suicide bomber blew himself up on Friday.",
        "killed 15 people; injured ? (additional)",
    ),
    ("One person is dead and three others are injured after a shooting early Saturday.",
     "killed 1 person; injured 3 others (additional)"),
    ("A teenager was killed and two other people were wounded in a drive-by shooting.",
     "killed 1 teenager; injured 2 people (additional)"),
    ("A 22-year-old man was shot and killed Sunday night outside a bar in Tolvar.", "killed 1 man"),
    ("A woman, 31, was shot in the arm and taken to a hospital in stable condition.", "injured 1 woman (struck)"),
    ("He was taken to Mercy Hospital, where he was pronounced dead.", "killed 1 he (person)"),
    ("Six priests and two women were murdered by soldiers.", "killed 6 priests; killed 2 women"),
    ("A soldier died and four were wounded when their vehicle hit a mine.", "killed 1 soldier; injured 4"),
    ("Gunmen on motorcycles fired on a bus in Keld, killing the driver and five passengers.",
     "killed 1 driver (person); killed 5 passengers"),
    ("Two attackers were also killed.", "killed 2 attackers"),
    ("All four attackers were killed by security forces.", "killed 4 attackers"),
    ("Eight people have been arrested in connection with the murder of two nurses.",
     "captured 8 people; killed 2 nurses"),
    ("He was sentenced to 12 years in prison for killing two women.", "killed 2 women"),
    ("The funeral of the three soldiers killed on Sunday was held in Hadra.", "killed 3 soldiers"),
    ("The bomber and two guards died.", "killed 1 bomber (person); killed 2 guards"),
    ("A rocket slammed into a house, killing a couple and their four children.", "killed 2; killed 4 children"),
    ("A mother and her two daughters were found dead in their home.", "killed 1 mother; killed 2 daughters"),
    ("Three police officers and all six attackers died in the assault.", "killed 3 officers; killed 6 attackers"),
    ("The deputy police chief was killed.", "killed 1 chief (person)"),
    ("The driver of the truck was killed.", "killed 1 driver (person)"),
    ("The shooter died of a gunshot wound.", "killed 1 shooter (person)"),
    ("Five members of one family were killed when a shell struck their home.", "killed 5 members"),
    ("One policeman was killed and another wounded.", "killed 1 policeman; injured 1 (additional)"),
    ("Three men were shot, two fatally.", "injured 3 men (struck); killed 2"),
    ("Four people were shot, one fatally, at a park in Tolvar.", "injured 4 people (struck); killed 1"),
    ("Two of the three men died.", "killed 2"),
    ("Two of them died.", "killed 2"),
    ("Both were transported to area hospitals in critical condition.", "injured 2 (struck)"),
    ("She was listed in critical condition Monday.", "injured 1 she (struck person)"),
    ("Gunmen murdered Jesuit priest Tomas Arreola and his housekeeper.",
     "killed 1 arreola (person); killed 1 housekeeper (person)"),
    ("Police said the victim, identified as Luis Cardel, 22, of Tolvar, died at the scene.",
     "killed 1 cardel (person)"),
    ("Officers found a man lying in the street with multiple gunshot wounds.", "injured 1 man (struck)"),
    ("The ambush killed Colonel Idris Valmet, two soldiers and an interpreter.",
     "killed 1 valmet (person); killed 2 soldiers; killed 1 interpreter"),
]  # fmt: skip

WHOLES: Final[Table] = [
    ("More than 20 people, mostly women and children, were killed.", "killed 20 people"),
    ("The Observatory documented the death of 14 people, including two women.",
     "killed 14 people; killed 2 women (part)"),
    ("The dead include five rebels and four soldiers.", "killed 5 rebels (part); killed 4 soldiers (part)"),
    ("Six of the injured were children.", "injured 6 children (part)"),
    ("Twenty of the wounded are in serious condition.", "injured 20 (part)"),
    ("Warplanes bombed a market, killing 23 civilians including 7 children and 4 women.",
     "killed 23 civilians; killed 7 children (part); killed 4 women (part)"),
    ("Two women and a 5-year-old girl were among the dead.", "killed 2 women (part); killed 1 girl (part)"),
    ("The group said 31 civilians had been killed, among them six children.",
     "killed 31 civilians; killed 6 children (part)"),
    ("Nine people, five rebels and four soldiers, were killed.",
     "killed 9 people; killed 5 rebels (part); killed 4 soldiers (part)"),
    ("Clashes left at least nine dead: five rebels and four soldiers.", "killed 9"),
    ("The army said it had caused 30 casualties among the rebels.", "killed 30"),
]  # fmt: skip

NOBODY_HURT: Final[Table] = [
    ("Nobody was killed, but 12 people were hurt.", "killed 0; injured 12 people"),
    ("The raid killed no one.", "killed 0"),
    ("The blast caused no injuries.", "injured 0"),
    ("Officials said there were no fatalities.", "killed 0"),
    *(
        (sentence, "")
        for sentence in (
            "There were conflicting reports on the number of casualties.",
            "The number of casualties was not immediately known.",
            "There was no immediate word on casualties.",
            "It was not clear if anyone was hurt.",
            "They were charged with attempted murder.",
            "He was charged with two counts of attempted murder.",
            "The kidnappers freed three hostages.",
            "The 12 hostages were freed unharmed.",
            "The president said the killers of the nine students would be punished.",
            "The victims' families gathered outside the hospital.",
            "Two hospitals were hit.",
            "Three shells hit the hospital, 40 metres from a school.",
            "The shooting left 12 bullet holes in the wall.",
            "Police shot 14 rounds at the tyres of two cars.",
            "Troops took two positions from the rebels.",
            "The road is in good condition, two engineers said.",
            "The two towns are struck by drought.",
            "Nine candidates were beaten in the election.",
        )
    ),
]

NEWS_TABLES: Final[tuple[Table, ...]] = (ATTACKS, WHOLES, NOBODY_HURT)
