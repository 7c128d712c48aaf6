"""Signs of American local news, which names its county and its streets, and seldom its country.

Only whether they stand in a text; what they weigh against countries that it names is `place_context`'s.
"""

import re
from typing import Final

# Each group is one sign, however often it stands: an address by blocks, the offices and numbers of local justice.
_SIGNS: Final = re.compile(
    r"(?P<block>\b(?:\d{1,3}00|unit)[ -]block of\b)"
    r"|(?P<sheriff>\b[Ss]herif+(?:['’]?s)?\b)"
    r"|(?P<county>\b[A-Z][a-z]+ County\b)"
    r"|(?P<emergency>\b911\b)"
    r"|(?P<tips>\b[Cc]rime ?[Ss]toppers\b)"
    r"|(?P<phone>(?<!\d)\(?\d{3}\)?[ -]\d{3}-(?:\d{4}|[A-Z]{4})\b)"
    r"|(?P<office>\b(?:[Pp]olice [Dd]e?p(?:artmen)?t|[Dd]istrict [Aa]ttorney|[Ss]tate [Tt]rooper|FBI|SWAT))"
    r"|(?P<road>\b(?:Interstate|I-)\s?\d{1,3}\b)"
    r"|(?P<felony>\b(?:felony|felonies|aggravated (?:assault|battery)|first-degree|second-degree|misdemeanor)\b)"
    r"|(?P<station>\b[KW][A-Z]{2,3}(?:-TV)?\b(?=[ ,.)]))"
    r"|(?P<ordinal>\b\d{1,3}(?:st|nd|rd|th) (?:Street|Avenue)\b)"
    r"|(?P<street>\b(?:\d{2,5} (?:[A-Z]\w+ ){1,3}|[A-Z]\w+ )(?:Street|Avenue|Drive|Boulevard|Lane|Court|Pike|Parkway)\b)"
    r"|(?P<corner>\b(?:and [A-Z]\w+ (?:[Ss]treets|[Aa]venues)|[A-Z]\w+ (?:Street|Avenue|Road|Lane) and [A-Z]\w+ (?:\w+ )?(?:Street|Avenue|Road|Lane))\b)"
    r"|(?P<police>\b(?:[Oo]fficers (?:responded|were (?:called|dispatched))|[Dd]eput(?:y|ies)|Lt\.|Sgt\.|Det\.|NYPD|LAPD|K-9)"
    r"|(?P<time>\b\d{1,2}(?::\d\d)? [ap]\.m\.))"
)
_STRONG: Final = frozenset({"block", "sheriff", "phone"})
_FIRST_CHARACTERS: Final = 20_000


def american_signs(text: str) -> float:
    """How many different signs of American local news a text has; those that hardly stand elsewhere count double.

    >>> american_signs("A man was shot in the 1200 block of Mill Street, the sheriff said.")
    4.0
    >>> american_signs("Gunmen attacked a village.")
    0.0
    """
    found = {match.lastgroup for match in _SIGNS.finditer(text[:_FIRST_CHARACTERS])}
    return float(len(found) + len(found & _STRONG))
