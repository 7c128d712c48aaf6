"""Words with which news leaves its own event: for the past, for totals of a war or year, for other events of the day.

One sentence at a time, by words only; dates are `scope`'s, and so is what becomes of the sentence.
"""

import re
from typing import Final

_MONTHS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
_EVENTS: Final = (
    r"(?:attack|assault|ambush|bombing|blast|explosion|clash|shooting|killing|murder|massacre|raid|strike|airstrike|"
    r"incident|kidnapping|abduction|uprising|revolt|war|siege|crackdown)(?:s|es)?"
)
# News looks back in these words without naming a day.
_BACK: Final = re.compile(
    rf"\b(?:so far (?:this|in) (?:year|month|{_MONTHS}|(?:19|20)\d\d)|(?:earlier )?this (?:year|month|decade)|"
    r"in recent (?:years|months|weeks)|over the past (?!\w+ hours?|\w+ days?|day|hour|night)|"
    r"over the (?:last|years)(?: \w+)? (?:years?|months?|decades?)|in (?:the (?:past|last)|\w+) decades?|"
    r"in the (?:past|last) (?:\w+ )?(?:years?|months?)|last (?:year|month)|"
    r"(?:years?|months?|decades?|weeks?) (?:ago|earlier|before)|decades?-(?:long|old)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)-year(?!-old)|"
    r"since (?:the )?(?:war|conflict|uprising|insurgency|crisis|revolt|revolution)|since (?:19|20)\d\d|historically|"
    r"annually|every year|each year|on average|(?:have|has) (?:died|been killed) across the country|a year ago|"
    r"the year before|had previously|previous (?:convictions?|arrests?)|criminal (?:record|history)|"
    r"convicted of|served time)\b",
    re.IGNORECASE,
)
# "the 2015 attack in which 30 died"
_OF_YEAR: Final = re.compile(rf"\b(?P<year>(?:19|20)\d\d) (?:[\w-]+ )?{_EVENTS}\b", re.IGNORECASE)
# One of these stands in whatever `_BACK` finds; to look for them is many times faster.
_BACK_LETTERS: Final = (
    "year",
    "month",
    "week",
    "decade",
    "since ",
    "so far ",
    "over the past ",
    "historically",
    "annually",
    "on average",
    "across the country",
    "had previously",
    "previous ",
    "criminal ",
    "convicted of",
    "served time",
)
# Totals of a whole war: "more than 220,000 people have been killed in the conflict".
_WAR: Final = re.compile(r"\b(?:war|conflict|uprising|revolution|insurgency)\b", re.IGNORECASE)
_WAR_LETTERS: Final = ("war", "conflict", "uprising", "revolution", "insurgency")
_TOTAL: Final = re.compile(
    r"\b(?:has|have) (?:been |also |so far |now )?(?:killed|died|claimed|left|lost|displaced|driven|perished|cost)",
    re.IGNORECASE,
)
# "the worst toll since 2011", "the third attack this month": told of now.
_SUPERLATIVE: Final = re.compile(
    r"\b(?:worst|deadliest|bloodiest|biggest|largest|heaviest|highest|fiercest|most \w+|single|"
    r"first|second|third|fourth|fifth|sixth)\b(?:(?!\b(?:was|were|came|happened)\b)[^.,;:]){0,80}$",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(r"\b(?:since|in|this|over|so far)\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"\b(?:who|whom|whose|which|where|after|because|but)\b|[;:]", re.IGNORECASE)
# Nobody reads clauses that are longer.
_CLAUSE_LENGTH: Final = 300
_HARM: Final = re.compile(
    r"\b(?:kill|die[ds]?\b|dead|death|wound|injur|hurt|shot|slain|murder|massacr|execut|casualt|victim|toll|lives\b|"
    r"kidnap|abduct|captur|missing|displac)",
    re.IGNORECASE,
)
# Other events of the same days.
_ELSEWHERE: Final = re.compile(
    r"\W*(?:(?:and|but|also|meanwhile),? )?(?:elsewhere\b|separately,|in (?:a |an |two |three |several |some |yet )?"
    r"(?:another|separate|similar|different|unrelated|other|earlier|previous)(?: \w+){0,2}? "
    rf"(?:{_EVENTS}|violence|developments?|cases?)\b)",
    re.IGNORECASE,
)
# "Fifteen others were killed in two more incidents": told of with the event, and not its own.
_IN_OTHERS: Final = re.compile(
    r"\b(?:others?|more|another)\b[^.]{0,60}\bin (?:a |an |two |three |four |several |some )?"
    rf"(?:more|another|separate|similar|other|different|unrelated) {_EVENTS}\b",
    re.IGNORECASE,
)
_DAYS_BEFORE: Final = re.compile(
    r"\b(?:earlier (?:this|in the) week|last week|(?:in|over|during) the (?:past|last) "
    r"(?:two|three|four|five|six|seven|ten|few|several|\d{1,2}) (?:days|weeks)|"
    r"(?:two|three|four|five|six|\d) days (?:ago|earlier))\b",
    re.IGNORECASE,
)
# What begins a sentence that goes on about the event of the one before it.
_THE_SAME: Final = re.compile(rf"\W*(?:(?:The|That|This) (?:{_EVENTS}|man|woman)\b|(?:It|He|She|They|Both)\b(?! said))")


def looks_back(words: str, year: int | None) -> bool:
    """Whether a sentence tells of another time, by its words alone.

    >>> looks_back("Last year 40 people died in the province.", 2020)
    True
    >>> looks_back("Nine soldiers were killed, the worst toll since 2011.", 2020)
    False

    Args:
        words: The sentence.
        year: The year of the story, where known; an attack of an earlier year is another one.
    """
    letters = words.lower()
    if _holds_any(letters, _WAR_LETTERS) and _WAR.search(words) and _TOTAL.search(words):
        return True
    if _holds_any(letters, _BACK_LETTERS) and any(
        not is_beside(words, match.start(), match.end()) for match in _BACK.finditer(words)
    ):
        return True
    if year is None or not ("19" in words or "20" in words):
        return False
    return any(int(match["year"]) < year for match in _OF_YEAR.finditer(words))


def _holds_any(letters: str, sought: tuple[str, ...]) -> bool:
    for one in sought:  # a plain loop: this is asked of every sentence  # noqa: SIM110
        if one in letters:
            return True
    return False


def is_beside(words: str, start: int, end: int) -> bool:
    """Whether a time in a sentence is not that of its harm: of a comparison, or of a clause of its own.

    "the deadliest attack since 2011"; "killed a man who had moved there last year".
    """
    if _SPAN.search(words, max(0, start - 7), end) and _SUPERLATIVE.search(words, max(0, start - 110), start):
        return True
    openers = [match.start() for match in _CLAUSE.finditer(words, max(0, start - _CLAUSE_LENGTH), start)]
    if not openers:
        return False
    closing = words.find(",", end, end + _CLAUSE_LENGTH)
    clause = words[openers[-1] : closing if closing >= 0 else end + _CLAUSE_LENGTH]
    return (
        not _HARM.search(clause) and _HARM.search(words, max(0, openers[-1] - _CLAUSE_LENGTH), openers[-1]) is not None
    )


def is_of_days_before(words: str) -> bool:
    """Whether a sentence tells of harm in the days before: not of an event of today.

    >>> is_of_days_before("Earlier this week 48 villagers were killed.")
    True
    """
    if not _HARM.search(words):
        return False
    return any(not is_beside(words, match.start(), match.end()) for match in _DAYS_BEFORE.finditer(words))


def tells_of_another_event(words: str) -> bool:
    """Whether a sentence begins with words that turn to another event, or tells of others in other events.

    >>> tells_of_another_event("In a separate attack, two guards died.")
    True
    """
    return _ELSEWHERE.match(words) is not None or _IN_OTHERS.search(words) is not None


def goes_on(words: str) -> bool:
    """Whether a sentence begins by going on about the event of the one before it: "The attack left 20 wounded."."""
    return _THE_SAME.match(words) is not None
