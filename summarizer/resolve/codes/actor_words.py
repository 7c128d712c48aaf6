"""Words that tell what kind of actor a name is, by ACLED's eight inter codes. Tables only; `actors` reads them.

Group names are a short list of long-lived armed groups, for names that no common noun explains. Source of the kinds:
ACLED Codebook (2024), "Actor types". Unidentified armed groups are political militias there.
"""

import re
from typing import Final

from summarizer.codebook import ActorType
from summarizer.resolve.codes.wording import Remembered, bare

_KINDS: Final[tuple[tuple[ActorType, str], ...]] = (
    (
        "External/Other forces",
        (
            r"coalition|\w+-led alliance|un peacekeep\w+|peacekeepers?|nato|amisom|atmis|monusco|minusma|"
            r"private security|mercenar(?:y|ies)|wagner"
        ),
    ),
    (
        "Rebel group",
        (
            r"rebels?|insurgents?|guerrillas?|taliban|isis|isil|daesh|islamic state|al[- ]?qaeda|al[- ]?shabaa?b|"
            r"boko haram|farc|eln|fmln|farabundo marti|shining path|sendero luminoso|new people['’]s army|npa|"
            r"abu sayyaf|pkk|ypg|sdf|syrian democratic forces|free syrian army|nusra|tahrir al-sham|hamas|"
            r"hezbollah|hizbullah|houthis?|jnim|iswap|m23|adf|lord['’]s resistance army|lra|ltte|tamil tigers|"
            r"ulfa|naxal\w*|maoists?|kachin independence|arakan army|liberation (?:front|army|movement)|"
            r"separatists?|jihadists?|freedom fighters|dissident republicans|islamic jihad|urng|m-19|epl|"
            r"rapid support forces|rsf|"
            r"national liberation army|group for the support of islam and muslims|ansar\w*|tupac amaru|mrta|"
            r"polisario|jaish al\S*|jaysh al\S*|ahrar al\S*|jund al\S*|liwa al\S*|harakat \w+|jabhat \w+|armed wing|"
            r"front for|for the liberation of|free \w+ army|army of (?:national )?liberation|"
            r"(?:revolutionary|resistance|patriotic|people['’]s) (?:armed forces|army|front|movement|forces|militia)|"
            r"revolutionaries|contras|mutineers|islamists?|(?-i:[A-Z]\w+ Front)"
        ),
    ),
    (
        "Identity militia",
        (
            r"(?:tribal|clan|communal|ethnic|sectarian) (?:militia|fighters|gunmen|group|men)|tribesmen|clansmen|"
            r"tribes?|clans?|herders|herdsmen|pastoralists"
        ),
    ),
    (
        "State forces",
        (
            r"army|military|soldiers?|troops?|police\w*|security (?:forces?|personnel|officers?)|"
            r"government forces|air force|navy|naval|marines?|national guard|gendarm\w+|border guards?|"
            r"coast ?guards?|armed forces|carabineros|rangers|sheriff\w*|troopers?|law enforcement|"
            r"regime|(?:defen[cs]e|aerospace|special|presidential) (?:forces|guard)|government|"
            r"special forces|paratroopers|prison guards|warplanes?|jets"
        ),
    ),
    ("Protesters", r"protest\w*|demonstrators?|marchers|strikers|activists"),
    ("Rioters", r"riot\w*|mobs?|looters?|crowds?|hooligans|vandals?"),
    (
        "Political militia",
        (
            r"gunm[ae]n|militia\w*|armed (?:men|group|gang|assailants)|gangs?|cartel|bandits?|paramilitar\w+|"
            r"unidentified|unknown|assailants?|attackers?|kidnappers?|militants?|terrorists?|extremists?|"
            r"fighters?|bombers?|death squads?|hitmen|robbers?|extraditables|masked men"
        ),
    ),
    (
        "Civilians",
        (
            r"civilians?|residents?|people|wom[ae]n|m[ae]n|suspects?|child\w*|boys?|girls?|students?|teachers?|farmers?|"
            r"peasants?|journalists?|workers?|passengers?|villagers|worshipp?ers|shoppers|drivers?|priests?|judge|"
            r"mayor|teen\w*|youths?|victims?|couple|family|families|customers?|employees?|engineers?|nurses?|"
            r"doctors?|pilgrims?|homeowner|clerk|merchants?|traders|fishermen|refugees|patients|bystanders?|"
            r"pedestrians?|commuters"
        ),
    ),
)

KINDS: Final[tuple[tuple[ActorType, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KINDS
)

# Before a word for people these belong to it: "unidentified gunmen", "security forces".
MODIFIERS: Final = frozenset(
    "unidentified unknown masked hooded armed suspected alleged heavily security government army police military rebel "
    "guerrilla leftist rightist islamist maoist regime state national islamic tribal communal paramilitary".split()
)
_HEADS_TOO: Final = frozenset("forces members officers".split())
_NO_HEADS: Final = frozenset("unknown unidentified crowd crowds government people suspect suspects warplanes".split())


def _is_head(word: str) -> bool:
    word = bare(word)
    known = word in _HEADS_TOO or any(words.fullmatch(word) for _, words in KINDS)
    return known and word not in _NO_HEADS


# Whether a word in small letters stands for people or a force, each word asked once.
HEADS: Final = Remembered(_is_head)

# Words for somebody with a weapon who could be anybody: no group stands behind them as far as the name tells.
_NAMELESS: Final = re.compile(
    r"(?:(?:an?|the|two|three|four|five|six|several|some|\d+|group|of|unidentified|unknown|masked|hooded|armed|"
    r"suspected|lone|suspect\w*|heavily) )*"
    r"(?:gunm[ae]n|m[ae]n|wom[ae]n|assailants?|attackers?|assassins?|bandits?|kidnappers?|robbers?|shooters?|gangs?|"
    r"(?:suicide )?bombers?|individuals?|persons?|people|suspects?|killers?|hitmen|teen\w*|youths?|boys?|drivers?|"
    r"group|assailant|terrorists?|militants?|extremists?|fighters?)(?: (?:on|in|with|armed|wearing)\b.*)?",
    re.IGNORECASE,
)


def is_nameless(name: str) -> bool:
    """Whether a name says no more than that somebody was armed.

    >>> is_nameless("two unidentified gunmen on motorcycles"), is_nameless("gunmen of the Lake Front")
    (True, False)
    """
    return _NAMELESS.fullmatch(name.strip()) is not None
