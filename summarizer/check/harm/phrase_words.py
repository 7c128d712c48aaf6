"""The words that bound a noun phrase or a name, and those that make it no person: tables only, about English.

Words of harm and the sides of a war are `casualty_words`'.
"""

from typing import Final

from summarizer.check.numbers.vocabulary import MONTH_NAMES, WEEKDAY_NAMES

# What ends a noun phrase that follows a count.
PHRASE_ENDS: Final = frozenset(WEEKDAY_NAMES) | frozenset(
    "was were is are be been being has have had died who whom whose which that and or but in on at by from with when "
    "while after during near inside outside as to for into since including among according remain remained still "
    "also later reportedly dead alive only said says told . , ; : - -- – — ( ) [ ] ' \" “ ” ‘ ’ both between could "
    "would will may might can must should did do does lost suffered sustained the a an he she it they we i his her "
    "its their our this these those mostly most because if there where lying sitting standing walking riding driving "
    "fleeing living working waiting trying fighting overlooking suffering travelling traveling causing linked "
    "belonging trapped armed wearing leaving going earlier early late over across against before through under until "
    "about around yesterday today tonight".split()
)
# Heads of noun phrases that are no people.
THINGS: Final = frozenset(
    "house houses home homes vehicle vehicles car cars truck trucks bus buses building buildings shop shops store "
    "stores village villages town towns city cities district districts attack attacks explosion explosions blast "
    "blasts bomb bombs shot shots round rounds bullet bullets rocket rockets shell shells missile missiles incident "
    "incidents raid raids strike strikes airstrike airstrikes clash clashes hospital hospitals school schools animal "
    "animals cattle sheep cow cows dog dogs time times day days week weeks month months year years hour hours minute "
    "minutes tank tanks weapon weapons gun guns rifle rifles pistol pistols position positions checkpoint "
    "checkpoints post posts base bases helicopter helicopters plane planes aircraft drone drones boat boats "
    "motorcycle motorcycles block blocks floor floors room rooms window windows tree trees pole poles percent "
    "people's targets target horse horses pig pigs goat goats cat cats deer bear bird birds chickens livestock plot "
    "deal bill law tyre tyres tire tires wall walls door doors sign signs market markets cafe cafes restaurant "
    "restaurants bar bars bank banks church churches mosque mosques plant plants bridge bridges road roads street "
    "streets office offices farm farms field fields fire fires wounds wound gunshot fragments casings convoy convoys "
    "patrol patrols unit units group groups gang gangs mob crowd column nations countries states hilltops hills "
    "areas neighborhoods neighbourhoods barracks outposts outpost fronts front side sides scene case cases charge "
    "charges count counts call calls family families".split()
)
# A capitalised run with one of these is a body or a place, not a person.
NOT_A_PERSON: Final = frozenset((*WEEKDAY_NAMES, *MONTH_NAMES)) | frozenset(
    "police army forces force front ministry department observatory agency council party state government university "
    "hospital street avenue road place drive lane boulevard highway route block parkway plaza city county district "
    "province airport committee court bank church mosque school brigade battalion movement union federation "
    "association organization organisation group network center centre team unit squad crew corps media television "
    "radio bureau office company republic kingdom nations rights human national international liberation north south "
    "east west eastern western northern southern".split()
)
# Capitalised at the head of a sentence, and never a part of a name.
NAME_STOPS: Final = frozenset(
    "the a an at in on by for from with to of and but or nor as after before when while where since until during he "
    "she it they we i you him himself herself his her its their our my this that these those there here who whom "
    "whose which what how why if then later earlier meanwhile also both two three four five six seven eight nine ten "
    "one no not some many several all most more other another each every according was were is are has have had be "
    "been said says told police advertisement photo file related update breaking early late yesterday today tonight "
    "authorities officials witnesses investigators detectives officers deputies doctors residents activists however "
    "although because near around about nobody everyone everybody someone somebody anyone none dead killed".split()
)
NAME_PARTICLES: Final = frozenset("al bin ibn de la el der von van da dos das del abu".split())
KIN: Final = frozenset(
    (
        "father mother dad mom brother sister son daughter husband wife uncle aunt cousin nephew niece boyfriend "
        "girlfriend fiancé fiancee"
    ).split()
)
