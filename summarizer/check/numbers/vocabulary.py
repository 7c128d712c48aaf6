"""The words that tell a count from another number: people, harm, units, months, streets, labels.

Data only, lower case, one table a theme. How they are applied is in `numbers` and `other_numbers`. The
tables are short on purpose: a word that is missing costs an unread "a soldier", never a wrong figure.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def plural(noun: str) -> str:
    """The regular plural, with the few irregular ones that name people.

    >>> [plural(noun) for noun in ("soldier", "policeman", "child", "deputy", "witness", "wife")]
    ['soldiers', 'policemen', 'children', 'deputies', 'witnesses', 'wives']
    """
    irregular = {"child": "children", "wife": "wives", "corpse": "corpses"}
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("man") and noun != "german":
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


PERSON_NOUNS: Final = _words("""
    soldier officer policeman policewoman serviceman servicewoman guard guardsman gendarme constable sergeant corporal
    captain lieutenant colonel brigadier commander commando conscript recruit sniper pilot marine paratrooper sailor
    deputy sheriff marshal ranger trooper cadet patrolman agent detective inspector bodyguard warden jailer
    fighter rebel militant insurgent guerrilla guerilla terrorist extremist jihadist jihadi militiaman paramilitary
    gunman gunmen bomber attacker assailant assassin hitman hijacker kidnapper robber burglar thief gangster bandit
    suspect shooter accomplice prisoner detainee inmate hostage captive defector deserter
    civilian person man woman boy girl child baby infant toddler teenager teen youth adult juvenile minor pensioner
    student pupil teacher professor lecturer headmaster principal journalist reporter photographer cameraman editor
    driver farmer peasant worker labourer laborer miner fisherman shepherd herder villager trader merchant vendor
    shopkeeper businessman businesswoman banker engineer technician contractor employee clerk cashier customer
    judge lawyer attorney prosecutor magistrate mayor governor minister senator congressman deputy councillor councilor
    councilman lawmaker legislator politician candidate official diplomat ambassador consul president leader chief
    activist campaigner unionist dissident protester protestor demonstrator rioter marcher
    priest nun bishop cleric imam preacher pastor monk missionary rabbi worshipper worshiper pilgrim jesuit
    nurse doctor physician surgeon paramedic medic rescuer firefighter fireman volunteer
    tourist bystander passerby pedestrian passenger motorist cyclist motorcyclist biker resident neighbor neighbour
    homeowner tenant refugee migrant evacuee citizen foreigner national stranger witness survivor victim
    father mother son daughter brother sister husband wife cousin uncle aunt nephew niece grandmother grandfather
    grandson granddaughter relative friend girlfriend boyfriend widow orphan parent
    maid housekeeper cook waiter waitress barber tailor mechanic plumber electrician gardener janitor chef interpreter
    translator butcher baker carpenter painter hunter jogger shopper commuter spectator athlete musician singer rapper
    actor artist writer poet broadcaster blogger producer scientist researcher pharmacist dentist nanny babysitter
    caretaker custodian bartender bouncer manager foreman courier archbishop monsignor seminarian deacon watchman
    archaeologist economist builder welder porter conductor retiree dispatcher intruder stranger male female boss
    trafficker smuggler informer informant spy militiawoman member colleague
""")

# A count after "a" only when nothing stands between: "a body", but not "a governing body".
REMAINS_NOUNS: Final = _words("body corpse")

PERSON_PLURALS: Final = frozenset(plural(noun) for noun in PERSON_NOUNS | REMAINS_NOUNS) | _words("""
    schoolchildren schoolgirls schoolboys
    people persons troops police personnel forces folk crew others dead wounded injured missing members elements
    kurds syrians afghans iraqis turks russians americans israelis palestinians colombians salvadorans peruvians
""")

CASUALTY_NOUNS: Final = _words("""
    casualty casualties death deaths fatality fatalities injury injuries wounded dead victim victims loss losses toll
""")

# Between "no" and its noun, without changing what is said to be none.
PLAIN_ADJECTIVES: Final = _words("civilian human military police army known deaths or loss of life")

# After "a soldier", these make it a soldier's something: "a rebel group" is no rebel.
NOT_PEOPLE: Final = _words("""
    group groups vehicle vehicles car cars truck trucks van bus boat ship plane aircraft helicopter jet convoy patrol
    column house home houses homes building buildings camp base position positions post outpost checkpoint station
    stronghold unit units brigade battalion squad organization organisation party alliance coalition front force forces
    army militia movement faction factions gang network cell council committee union federation association agency
    office area areas zone district neighborhood neighbourhood town village city province enclave side line lines school
    hospital church mosque market clinic center centre airport airfield protest march strike rally demonstration
    attack attacks raid assault offensive ambush operation campaign killing murder shooting death deaths casualties
    casualty toll population life lives target targets training program programme license licence uniform rights
    statement report source sources government administration leadership hideout cabin compound
    protection abuse care support custody seat door
""")

# A word before "a soldier" after which it names a kind of person, not one: "as a soldier", "became a teacher".
KIND_BEFORE: Final = _words("as like is become becomes became becoming being be am such per")

# Words that end the search for the noun of "a ...": what follows belongs to another phrase.
PHRASE_ENDS: Final = _words("""
    a an the and or but of in on at to from for with by into near inside outside during after before when while as
    that which who whom whose where was were is are be been had has have his her its their our my this these those
    killed killing wounded injured died said told shot hit struck exploded detonated fired against between
""")

HARM_WORDS: Final = _words("""
    killed killing kill kills dead died die dying death deaths fatally fatalities slain murdered executed massacred
    injured injuring injuries injury wounded wounding hurt harmed maimed shot hit struck stabbed burned burnt
    missing kidnapped abducted captured detained arrested hospitalized hospitalised displaced casualties casualty
    martyred perished drowned slaughtered beheaded lives victims
""")

TIME_UNITS: Final = _words("""
    seconds minute minutes hour hours day days week weeks month months year years decade decades century
    centuries yr yrs hr hrs min mins sec secs nights weekend weekends o'clock oclock noon midnight
    gmt utc est edt cst cdt pst pdt times
""")

OTHER_UNITS: Final = _words("""
    kilometer kilometers kilometre kilometres km kms mile miles meter meters metre metres m mm cm foot feet ft inch
    inches yard yards acre acres hectare hectares square cubic nautical kph mph knots
    kilogram kilograms kilogramme kilogrammes kilo kilos kg kgs ton tons tonne tonnes gram grams pound pounds lb lbs
    ounce ounces liter liters litre litres gallon gallons barrel barrels megawatt megawatts volts watts
    dollar dollars euro euros peso pesos rupee rupees lira liras dinar dinars riyal riyals ruble rubles rouble roubles
    yen yuan afghani afghanis cent cents franc francs pence sterling usd eur colones cordobas intis cruzados
    percent percentage pct pc degree degrees celsius fahrenheit caliber calibre gauge carat
""")

UNITS: Final = TIME_UNITS | OTHER_UNITS

# Between a number and its unit: "two more days", "the 12 consecutive hours".
UNIT_ADJECTIVES: Final = _words("""
    more additional further consecutive full whole long straight extra other short working calendar metric us u.s
    successive separate
""")

# Hyphened to a number, these keep it a count: "a 12-member family", "300-strong", "50-odd".
COUNT_SUFFIXES: Final = _words("man men woman women member members person people strong odd plus")

# In the order of the calendar.
MONTH_NAMES: Final = tuple(
    "january february march april may june july august september october november december".split()
)
WEEKDAY_NAMES: Final = tuple("monday tuesday wednesday thursday friday saturday sunday".split())

# With their short forms; "sat" and "sun" are words of their own.
MONTHS: Final = frozenset(MONTH_NAMES) | {name[:3] for name in MONTH_NAMES} | {"sept"}
WEEKDAYS: Final = frozenset(WEEKDAY_NAMES) | _words("mon tue tues wed thu thur thurs fri")

# After "at 10": an hour, not a toll ("the toll stood at 10").
HOUR_FOLLOWERS: Final = WEEKDAYS | _words("tonight yesterday today sharp tomorrow")

# Before four digits they make a year, even where people follow: "in 2014 people fled".
YEAR_BEFORE: Final = _words("in since during early late mid until till year circa") | MONTHS

AGE_WORDS: Final = _words("age aged ages")

YOUNG: Final = _words("children child kids boys girls those anyone people persons youths infants minors men women")

# A number after these is a name whatever follows ("Route 9 drivers") and however written.
STRONG_LABELS: Final = _words("""
    route highway interstate flight room number no nos apartment apt suite url channel resolution page chapter article
    section paragraph rs usd eur gbp boeing airbus ext
""")

# A number after these is a name where they are capitalised and no person noun follows: "Division 30".
LABELS: Final = _words("""
    division brigade battalion regiment company squad platoon unit station precinct district zone sector region ward
    floor gate building block lot line bus car train tower box phase part level grade class act bill order group team
    point kilometer kilometre km exit camp checkpoint base hospital school troop engine ladder psalm road street
    avenue nbc abc cbs fox cnn news suspect victim witness figure photo table item day week year season game world
    operation mission apollo formula type mark model version volume issue camera troops detachment front law
    decree windows runway platform extension
""")

STREET_TYPES: Final = (
    "Street|St|Avenue|Ave|Av|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Ter|Highway|Hwy|"
    "Parkway|Pkwy|Circle|Cir|Square|Trail|Turnpike|Pike|Plaza|Alley|Loop|Row|Route"
)

ORDINALS: Final = _words("""
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth
    ninetieth hundredth thousandth millionth
""")

FRACTIONS: Final = _words("""
    half halves third thirds quarter quarters fourths fifth fifths sixth sixths seventh sevenths eighth eighths ninth
    ninths tenth tenths hundredths thousandths
""")

# "rose from 12 to 15" is two tolls, not a range.
CHANGES: Final = _words("""
    rise rises rose risen rising raise raised raising increase increased increasing climb climbed climbing up grew grown
    jumped went revised upgraded updated down fell dropped
""")

# "one" counts nobody after or before these: "this one", "one must".
NOT_ONE_AFTER: Final = _words("this that which any every each another no some")
NOT_ONE_BEFORE: Final = _words("another must should can could cannot thing way hand side")
