"""Words that tell whether a name is the place of an event: data only, in small letters."""

from typing import Final

from summarizer.check.numbers.vocabulary import MONTHS, WEEKDAYS

IN: Final = frozenset("in at near outside inside around across within throughout into along beside".split())
# They make a place of the event behind a word of it: "an attack on Mirova", "the shelling of Mirova".
AT: Final = frozenset("on of against over through".split())
AWAY: Final = frozenset("from to toward towards by with between linking for behind via than like or".split())
KINDS: Final = frozenset(
    (
        "district districts sub-district subdistrict county municipality village villages town towns city cities "
        "neighborhood neighbourhood neighborhoods neighbourhoods suburb suburbs township borough province "
        "provinces governorate region department state camp countryside area areas hamlet enclave section capital "
        "port outskirts stronghold bastion parish locality quarter farm"
    ).split()
)
MODIFIERS: Final = frozenset(
    (
        "the a an its their this north south east west northern southern eastern western northeast northwest "
        "southeast southwest northeastern northwestern southeastern southwestern north-eastern north-western "
        "south-eastern south-western north-east north-west south-east south-west central rural downtown nearby "
        "besieged of and both flashpoint strategic border coastal key main old new ancient historic rebel-held "
        "government-held opposition-held militant-held jihadist-held regime-held kurdish-held mostly largely "
        "predominantly mainly kurdish sunni shiite christian muslim small remote neighboring neighbouring restive "
        "de facto heart center centre edge capital-city mountainous far extreme divided embattled war-torn twin "
        "same"
    ).split()
)
EVENTS: Final = frozenset(
    (
        "attack attacks attacked attacking raid raids raided blast blasts bomb bombs bombing bombings bombed "
        "bombardment strike strikes struck airstrike airstrikes shell shelled shelling shells shoot shooting "
        "shootings shot shots clash clashes clashed fight fights fighting battle battles kill kills killed "
        "killing killings explosion explosions exploded explode assault assaults offensive ambush ambushed "
        "ambushes massacre massacred murder murdered murders kidnap kidnapped kidnapping abducted abduction "
        "assassination assassinated dead died dies death deaths wounded wounding injured injuring targeted "
        "targeting targets target hit hits hitting detonated rocket rockets mortar mortars siege stormed executed "
        "execution executions gunmen violence damaged robbed robbery stabbed stabbing gunfire burned burnt "
        "destroyed happened occurred captured seized seizing overran incident homicide sabotage dynamited "
        "skirmish operation incursion crackdown beheaded barrage air-strike air-strikes demonstration protest "
        "riot unrest"
    ).split()
)
SPEAKING: Final = frozenset(
    (
        "said told speaking spoke spokesman spokeswoman spokesperson statement reporters confirmed reporting "
        "reported-from headquarters headquartered conference talks summit based newspaper born studied embassy "
        "correspondent interview meeting negotiations broadcast"
    ).split()
)
HOSPITALS: Final = frozenset(
    "hospital hospitals clinic taken rushed flown airlifted transferred treated hospitalized".split()
)
# "Mirova police": in local news the town or county of the event.
POLICE: Final = frozenset(
    "police officers county township sheriff sheriff's sheriff’s detectives firefighters man woman home".split()
)
# Small words inside names: "Santa Rosa de Lima", "Deir al Zour".
INNER: Final = frozenset("al el de la las los del da do dos di du ez es ash as az ar an of".split())
# Words that begin with a capital for other reasons; they begin no name of a place and end one.
NO_PLACES: Final = (
    IN
    | AT
    | AWAY
    | SPEAKING
    | (MODIFIERS - frozenset("north south east west new old central".split()))
    | (EVENTS - frozenset("battle".split()))
    | (KINDS - frozenset("city town port camp".split()))
    | MONTHS
    | WEEKDAYS
    | frozenset(
        (
            "sat sun he she it they we i you his her our my who which when where "
            "while after before since until during as but if then there here that these those some many several "
            "most at least more no not also mr mrs ms dr gen general col colonel capt captain lt lieutenant sgt "
            "sergeant maj major president minister prime governor mayor chief king prince pope sheikh ayatollah "
            "one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands scores "
            "people civilians soldiers rebels militants terrorists children women men troops forces army police "
            "officials authorities witnesses activists residents monitor group sources media state-run tv news "
            "agency reuters afp ap according was were is are has have had be been will would could today "
            "yesterday tonight last night this morning afternoon evening week month year meanwhile however "
            "early earlier late later now so both such and the breaking update video photo gmt text excerpts copyright"
        ).split()
    )
)
