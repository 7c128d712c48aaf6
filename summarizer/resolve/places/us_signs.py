"""Signs of American local news, which names its county and its streets, and seldom its country.

Only whether they stand in a text; what they weigh against countries that it names is `place_context`'s.
"""

import re
from typing import Final, NamedTuple

from summarizer.resolve.story import holds_any

_STREET: Final = r"(?:Street|Avenue|Drive|Boulevard|Lane|Court|Pike|Parkway)\b"


class _Sign(NamedTuple):
    """A pattern, the words of which one must stand in a text that has it, and what it weighs."""

    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    weight: float


# Patterns begin with the class of their first letter, and look back from there: searched so, letters are skipped fast.
# Those of weight 2 hardly stand elsewhere: addresses by blocks, sheriffs, telephone numbers as the US writes them.
_SIGNS: Final = tuple(
    _Sign(tuple(literals.split("|")), re.compile(pattern), weight)
    for literals, pattern, weight in (
        ("block of", r"[\du](?<!\w\w)(?:(?<=\d)\d{0,2}00|(?<=u)nit)[ -]block of\b", 2.0),
        ("heriff", r"[Ss](?<!\w\w)heriff", 2.0),
        ("-", r"-(?:(?<=(?<!\d)\d{3}[ -]\d{3}-)|(?<=(?<!\d)\d{3}\)[ -]\d{3}-))(?:\d{4}|[A-Z]{4})\b", 2.0),
        (" County", r"[A-Z](?<!\w\w)[a-z]+ County\b", 1.0),
        (" NW| NE| SW| SE", r" [NS](?<=(?:treet|venue|Place| Road|Drive|Court| Lane) [NS])[EW]\b", 2.0),
        ("911", r"9(?<!\w\w)11\b", 1.0),
        ("toppers", r"[Cc](?<!\w\w)rime ?[Ss]toppers\b", 1.0),
        (
            "Dep|dep|ttorney|rooper|FBI|SWAT",
            (
                r"[DFPSdps](?<!\w\w)(?:(?<=[Pp])olice [Dd]e?p(?:artmen)?t|(?<=[Dd])istrict [Aa]ttorney"
                r"|(?<=[Ss])tate [Tt]rooper|(?<=F)BI|(?<=S)WAT)"
            ),
            1.0,
        ),
        ("I-|Interstate", r"I(?<!\w\w)(?:nterstate |-)\d{1,3}\b", 1.0),
        (
            "felon|aggravated|degree|misdemeanor",
            (
                r"[afms](?<!\w\w)(?:(?<=f)elon|(?<=a)ggravated (?:as|ba)|(?:(?<=f)irst|(?<=s)econd)-degree"
                r"|(?<=m)isdem)"
            ),
            1.0,
        ),
        ("(W|(K| W| K", r"[KW](?<=[ (][KW])[A-Z]{2,3}(?:-TV)?\b(?=[ ,.)])", 1.0),
        (
            "h Str|h Ave|t Str|t Ave|d Str|d Ave",
            r"\d(?<!\w\w)\d{0,2}(?:st|nd|rd|th) (?:Street|Avenue)\b",
            1.0,
        ),
        ("Street|Avenue|Drive|Boul|Lane|Court|Pike|Park", rf"[A-Z](?<!\w\w)\w{{1,20}} {_STREET}", 1.0),
        (
            "Street and|Avenue and|Drive and|Boulevard and|Lane and|Court and|Pike and|Parkway and|treets|venues",
            (
                r"[ABCDLPSa](?<!\w\w)(?:(?<=a)nd (?:[A-Z]\w{1,20} ){1,3}(?:[Ss]treets|[Aa]venues)\b"
                r"|(?:(?<=S)treet|(?<=A)venue|(?<=D)rive|(?<=B)oulevard|(?<=L)ane|(?<=C)ourt|(?<=P)(?:ike|arkway))"
                rf" and (?:[A-Z]\w{{1,20}} ){{1,3}}{_STREET})"
            ),
            1.0,
        ),
        (
            "fficers responded|fficers were |eput|Lt.|Sgt.|Det.|NYPD|LAPD",
            (
                r"[DLNOSdo](?<!\w\w)(?:(?<=[Oo])fficers (?:responded|were (?:called|disp))|(?<=[Dd])eput(?:y|ies)"
                r"|(?<=L)t\.|(?<=S)gt\.|(?<=D)et\.|(?<=N)YPD|(?<=L)APD)"
            ),
            1.0,
        ),
        (".m.", r"\d(?<!\w\w)\d?(?::\d\d)? [ap]\.m\.", 1.0),
    )
)
_FIRST_CHARACTERS: Final = 20_000


def american_signs(text: str) -> float:
    """How many different signs of American local news a text has; those that hardly stand elsewhere count double.

    >>> american_signs("A man was shot in the 1200 block of Oak, the sheriff said.")
    4.0
    >>> american_signs("Gunmen attacked a village.")
    0.0
    """
    text = text[:_FIRST_CHARACTERS]
    return sum((one.weight for one in _SIGNS if holds_any(text, one.literals) and one.pattern.search(text)), 0.0)
