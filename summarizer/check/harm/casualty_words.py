"""The words of harm: which of them tell an outcome, where their victims stand, and whose side a victim is on.

Tables, about English and about no data set. How a sentence is read with them is in `casualties`.
"""

from typing import Final, Literal, NamedTuple

from summarizer.codebook import Outcome, Side

Shape = Literal["verb", "object", "subject", "noun", "toll", "state", "share"]


class Trigger(NamedTuple):
    """A word that tells an outcome, and where it keeps its victims.

    verb: "killed", before it in the passive and after it in the active; object: "killing", after it; subject: "died",
    before it; noun: "deaths", before it ("12 deaths") or after "of" ("the deaths of 12"); toll: after "to" or "at";
    state: "in critical condition", "with a gunshot wound", "taken to hospital", before it and only in such phrases;
    share: "two fatally", the count right before it.
    `struck` marks a word that tells of a hit and leaves open what became of the person ("shot").
    """

    outcome: Outcome
    shape: Shape
    struck: bool = False


def _rows(outcome: Outcome, shape: Shape, words: str, *, struck: bool = False) -> dict[str, Trigger]:
    return dict.fromkeys(words.split(), Trigger(outcome, shape, struck))


TRIGGERS: Final[dict[str, Trigger]] = {
    **_rows("killed", "verb", "killed kill kills murdered assassinated executed slain beheaded massacred slaughtered"),
    **_rows("killed", "verb", "eliminated neutralized neutralised lynched martyred electrocuted decapitated crucified"),
    **_rows("killed", "verb", "murders gunned hanged"),
    **_rows("killed", "object", "killing murdering assassinating executing beheading claiming lost"),
    **_rows("killed", "subject", "died die dies dying perished succumbed drowned dead deceased suicide"),
    **_rows(
        "killed", "noun", "death deaths bodies body corpse corpses fatality fatalities lives life casualties losses"
    ),
    **_rows("killed", "noun", "assassination murder killings execution executions slaying slayings"),
    **_rows("killed", "toll", "toll"),
    **_rows("killed", "share", "fatally mortally"),
    **_rows("injured", "verb", "injured wounded hurt injures injure wound maimed"),
    **_rows("injured", "object", "injuring wounding hurting"),
    **_rows("injured", "noun", "injuries burns"),
    **_rows(
        "injured",
        "verb",
        "shot stabbed shoots stabs beaten grazed struck hit treated hospitalized hospitalised",
        struck=True,
    ),
    **_rows("injured", "object", "striking hitting", struck=True),
    **_rows("injured", "noun", "shooting shootings stabbing", struck=True),
    **_rows("injured", "state", "wound wounds condition hospital", struck=True),
    **_rows("missing", "subject", "missing disappeared unaccounted looked"),
    **_rows("captured", "verb", "kidnapped abducted kidnap abduct kidnaps abducts captured detained arrested"),
    **_rows("captured", "object", "kidnapping abducting capturing detaining arresting"),
    **_rows("captured", "noun", "abduction arrests arrest detentions detention"),
    **_rows("captured", "subject", "hostage hostages prisoner prisoners"),
    **_rows("displaced", "verb", "displaced"),
    **_rows("displaced", "object", "displacing"),
}

# "shot dead", "shot and killed", "stabbed to death": the later word tells the outcome.
# Before a word of shape "state", and nowhere else, it tells of harm.
STATES: Final[dict[str, frozenset[str]]] = {
    "wound": frozenset("gunshot bullet stab knife shrapnel graze wrist leg arm head chest face gun".split()),
    "wounds": frozenset("gunshot bullet stab knife shrapnel graze wrist leg arm head chest face gun".split()),
    "condition": frozenset("stable critical serious fair good grave extremely guarded stabilized".split()),
    "hospital": frozenset("the a an area local nearby to".split()),
}
# "Treated" is of the hurt where one of these stands in the sentence.
TO_HOSPITAL_WORDS: Final = frozenset(
    "hospital hospitals clinic clinics medics paramedics doctors injuries wounds".split()
)
TO_HOSPITAL: Final = frozenset(
    "taken transported rushed airlifted flown put sent brought treated hospitalized admitted".split()
)
# "death penalty", "body camera", "shot a video": other senses of words of harm.
NO_DEATH: Final = frozenset("penalty row threat threats sentence squad squads charge charges case".split())
NO_BODY: Final = frozenset("camera cameras armor armour part parts".split())
FILMED: Final = frozenset("video videos film films clip photo photos photograph picture pictures scene movie".split())
# "a shot", "one fatal shot": fired, not suffered.
BEFORE_A_SHOT: Final = frozenset(
    (
        "a an the one two three four five six several fatal single warning each first second more another fired gun "
        "that"
    ).split()
)
# "hit by gunfire", "struck by a stray bullet".
MISSILES: Final = frozenset("gunfire bullet bullets shrapnel fragments fire rounds".split())
# "The rebels lost 12 fighters."
FIGHTING_NOUNS: Final = frozenset(
    "fighters militants soldiers troops men members rebels guerrillas policemen officers insurgents terrorists".split()
)
# "was taken hostage", "took four prisoners".
TAKEN: Final = frozenset("take takes taking took taken hold holds holding held".split())
DEATH_AFTER_STRIKE: Final = frozenset({"dead", "fatally", "death", "killed"})
FATAL: Final = frozenset({"fatally", "mortally"})

AUXILIARIES: Final = frozenset("was were been be being is are get got gets getting".split())
ADVERBS: Final = frozenset(
    "also reportedly later then critically seriously fatally all not still allegedly instantly apparently believed "
    "feared badly severely mortally slightly reported confirmed pronounced found left only n't both immediately "
    "themselves lightly now already remain remained remains go went gone".split()
)
# What ends the search for a victim on the far side of a word of harm.
BARRIERS: Final = frozenset(
    '; : ( ) [ ] “ ” " — – -- that when while but after before as because if where which since until although though '
    "said says told reported according during".split()
)
# After an ambiguous "-ed" word these mean that the victim stands before it: "12 killed in an attack".
NOT_AN_OBJECT: Final = frozenset(
    "in on by at when after during near as inside outside from for with since while of and or but to is are was were "
    "has have had this last yesterday today overnight here there . , ; : - -- – — ) ( ' \" ” early late".split()
)
OTHERS: Final = frozenset("other others another additional further more".split())
UPDATES: Final = frozenset(
    (
        "rose risen rises rising climbed climbs climbing increased grown jumped now updated raised revised total "
        "overall altogether"
    ).split()
)
# "now" is one of them only where a toll is spoken of.
TOLLS: Final = frozenset("toll number figure count stands stood reached dead".split())
LOWERED: Final = frozenset("down lowered reduced cut corrected".split())
HYPOTHETICAL: Final = frozenset(
    "could would might may threatened threatening threat threats plot plotted plotting planned planning plan plans "
    "attempt attempted attempting tried trying failed unsuccessful intended intending if vowed unless".split()
)
# What only goes round is no statement of the article.
HEARSAY: Final = frozenset(
    "rumor rumors rumour rumours rumoured rumored false hoax fake posts supposed supposedly".split()
)
# "The army rejected reports that ...", "no evidence that ...": what follows is not stated.
DENIALS: Final = frozenset("rejected rejects rejecting refuted dismissed denied denies deny denying".split())
NEGATIONS: Final = frozenset("not n't never neither nor without denied denies denying deny".split())


def is_adverb(word: str) -> bool:
    """Whether a folded word may stand inside a verb: "were also killed", "was summarily executed".

    >>> is_adverb("reportedly"), is_adverb("summarily"), is_adverb("family")
    (True, True, False)
    """
    return word in ADVERBS or (word.endswith("ly") and word not in {"family", "only", "early", "italy", "july"})


_STATE: Final = (
    "soldier soldiers troop troops police policeman policemen policewoman officer officers army military serviceman "
    "servicemen guard guards gendarme gendarmes personnel marine marines agent agents deputy trooper troopers sailor "
    "sailors airman airmen conscript conscripts recruit recruits security soldiers' general colonel captain lieutenant "
    "sergeant corporal constable constables commando commandos"
)
_NON_STATE: Final = (
    "rebel rebels militant militants terrorist terrorists insurgent insurgents guerrilla guerrillas gunman gunmen "
    "fighter fighters jihadist jihadists extremist extremists militiaman militiamen militia bomber bombers attacker "
    "attackers assailant assailants bandit bandits taliban kidnapper kidnappers hijacker hijackers separatist "
    "separatists islamist islamists"
)
_CIVILIANS: Final = (
    "maid maids housekeeper housekeepers cook cooks waiter waiters waitress waitresses barber barbers tailor "
    "tailors mechanic mechanics plumber plumbers electrician electricians gardener gardeners janitor janitors "
    "chef chefs interpreter interpreters translator translators butcher butchers baker bakers carpenter "
    "carpenters painter painters jogger joggers spectator spectators musician musicians singer singers actor "
    "actors artist artists writer writers poet poets broadcaster broadcasters blogger bloggers scientist "
    "scientists pharmacist pharmacists dentist dentists nanny nannies babysitter babysitters caretaker caretakers "
    "custodian custodians bartender bartenders manager managers courier couriers seminarian seminarians builder "
    "builders welder welders porter porters conductor conductors retiree retirees cousin cousins uncle uncles "
    "aunt aunts grandmother grandmothers grandfather grandfathers widow widows schoolteacher schoolteachers "
    "shopkeeper shopkeepers pensioner pensioners "
    "civilian civilians child children woman women girl girls boy boys student students villager villagers resident "
    "residents journalist journalists reporter reporters farmer farmers worker workers passenger passengers "
    "worshipper worshippers pilgrim pilgrims shopper shoppers pedestrian pedestrians bystander bystanders teacher "
    "teachers doctor doctors nurse nurses patient patients protester protesters demonstrator demonstrators peasant "
    "peasants priest priests nun nuns monk monks tourist tourists driver drivers mother father baby babies infant "
    "infants family families refugee refugees trader traders merchant merchants commuter commuters customer "
    "customers teenager schoolchildren schoolgirls schoolboys schoolgirl schoolboy teenagers employee employees "
    "paramedic paramedics imam lawyer lawyers miner miners herder herders fisherman fishermen toddler engineer "
    "engineers"
)
_PEOPLE: Final = (
    "people person persons man men victim victims others other suspect suspects individual individuals youth youths "
    "members member hostages hostage dead leader judge mayor"
)
SIDES: Final[dict[str, Side]] = {
    **dict.fromkeys(_PEOPLE.split(), "unknown"),
    **dict.fromkeys(_CIVILIANS.split(), "civilians"),
    **dict.fromkeys(_NON_STATE.split(), "non-state"),
    **dict.fromkeys(_STATE.split(), "state"),
}

# Posts that stand for a person: "the mayor was killed", "Police Chief killed".
POSTS: Final = frozenset(
    "chief commander governor mayor minister judge prosecutor president general colonel major captain lieutenant "
    "sergeant ambassador consul senator deputy councillor councilor councilman imam bishop archbishop priest pastor "
    "sheikh director rector leader spokesman candidate chairman lawmaker prince king".split()
)
QUALIFIERS: Final = frozenset("deputy vice former acting assistant interim ex retired senior junior".split())
