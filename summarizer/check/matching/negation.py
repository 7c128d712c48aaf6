"""Verbs that a text says did not happen: "did not explode", "nobody was arrested".

Reads folded text; which verbs matter, and what another text says of them, is for `summary`.
"""

import re
from typing import Final

# All alternatives begin with one letter, so that a text is gone through quickly; "cannot" has "not" in it.
_NEGATED: Final = re.compile(
    r"n(?:"
    r"(?:'t|(?:(?<!\wn)|(?<=cann))(?:ot|ever))\s+(?:(?:yet|be|been|have|had|ever|also)\s+)*(?P<active>[^\W\d_]{4,})"
    r"|(?<!\wn)(?:o\s+\w+|obody|one)\s+(?:(?:was|were|is|are|has|have|had|been)\s+)+(?P<passive>[^\W\d_]{4,})"
    r")"
)
_ENDING: Final = re.compile(r"(?:ing|ed|es|s|e|ied|y)$")
_NO_EVENT: Final = frozenset(
    "know known knew clear identif identifi immediat releas confirm comment nam yet sure".split()
)


def verbs_denied(folded: str) -> dict[str, list[str]]:
    """Verbs behind a negation, by stem, with the words for each time.

    >>> verbs_denied("the bomb did not explode, and nobody was arrested; police did not name him")
    {'explod': ['not explode'], 'arrest': ['nobody was arrested']}
    """
    found: dict[str, list[str]] = {}
    for match in _NEGATED.finditer(folded):
        stem = _ENDING.sub("", match["active"] or match["passive"])
        if stem not in _NO_EVENT and len(stem) >= 3:
            found.setdefault(stem, []).append(match[0])
    return found


def forms_of(stem: str) -> re.Pattern[str]:
    """Where a verb with this stem stands, in any of its regular forms."""
    return re.compile(rf"(?<!\w){re.escape(stem)}(?:e|ed|es|ing|s)?(?!\w)")
