"""Signs of American local news, which names its county and its streets, and seldom its country.

Only whether they stand in a text; what they weigh against countries that it names is `place_context`'s.
"""

import re
from typing import Final, NamedTuple

_STREET: Final = r"(?:Street|Avenue|Drive|Boulevard|Lane|Court|Pike|Parkway)\b"
_WORDS: Final = r"(?:[A-Z]\w{1,20} ){1,3}"


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
        ("block of", r"\b(?:\d{1,3}00|unit)[ -]block of\b", 2.0),
        ("heriff", r"\b[Ss]heriff", 2.0),
        ("-", r"-(?:(?<=(?<!\d)\d{3}[ -]\d{3}-)|(?<=(?<!\d)\d{3}\)[ -]\d{3}-))(?:\d{4}|[A-Z]{4})\b", 2.0),
        (" County", r"\b[A-Z][a-z]+ County\b", 1.0),
        (" NW| NE| SW| SE", r" [NS](?<=(?:treet|venue|Place| Road|Drive|Court| Lane) [NS])[EW]\b", 2.0),
        ("911", r"\b911\b", 1.0),
        ("toppers", r"\b[Cc]rime ?[Ss]toppers\b", 1.0),
        (
            "Dep|dep|ttorney|rooper|FBI|SWAT",
            (
                r"[DFPSdps](?<!\w\w)(?:(?<=[Pp])olice [Dd]e?p(?:artmen)?t|(?<=[Dd])istrict [Aa]ttorney"
                r"|(?<=[Ss])tate [Tt]rooper|(?<=F)BI|(?<=S)WAT)"
            ),
            1.0,
        ),
        ("I-|Interstate", r"\b(?:Interstate |I-)\d{1,3}\b", 1.0),
        (
            "felon|aggravated|degree|misdemeanor",
            r"\b(?:felon|aggravated (?:as|ba)|(?:first|second)-degree|misdem)",
            1.0,
        ),
        ("(W|(K| W| K", r"[KW](?<=[ (][KW])[A-Z]{2,3}(?:-TV)?\b(?=[ ,.)])", 1.0),
        (
            "h Str|h Ave|t Str|t Ave|d Str|d Ave",
            r"\d(?<!\w\w)\d{0,2}(?:st|nd|rd|th) (?:Street|Avenue)\b",
            1.0,
        ),
        ("Street|Avenue|Drive|Boul|Lane|Court|Pike|Park", rf"\b(?:\d{{2,5}} )?{_WORDS}{_STREET}", 1.0),
        (
            "Street and|Avenue and|Drive and|Boulevard and|Lane and|Court and|Pike and|Parkway and|treets|venues",
            rf"\b{_STREET} and {_WORDS}{_STREET}|\band {_WORDS}(?:[Ss]treets|[Aa]venues)\b",
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
        (".m.", r"\b\d{1,2}(?::\d\d)? [ap]\.m\.", 1.0),
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
    found = (one for one in _SIGNS if any(literal in text for literal in one.literals) and one.pattern.search(text))
    return sum((sign.weight for sign in found), 0.0)
