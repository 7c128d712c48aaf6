"""Words with which news leaves its own event: for the past, for totals of a war or year, for other events of the day.

One sentence at a time, by words only; dates are `scope`'s, and so is what becomes of the sentence.
"""

import re
from collections import deque
from typing import Final

from summarizer.check.numbers.vocabulary import MONTH_NAMES
from summarizer.resolve.story import holds_any

_MONTHS: Final = "|".join(MONTH_NAMES)
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
# Begins with the class of its first letters, and looks back from there: searched so, other letters are skipped fast.
_CLAUSE: Final = re.compile(
    r"(?-i:[;:AaBbWw])(?:(?<=[;:])|(?<!\w\w)(?:(?<=w)(?:ho(?:m|se)?|hich|here)|(?<=a)fter|(?<=b)(?:ecause|ut))\b)",
    re.IGNORECASE,
)
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
_OTHERS_LETTERS: Final = ("other", "more")
_DAYS_BEFORE: Final = re.compile(
    r"\b(?:earlier (?:this|in the) week|last week|(?:in|over|during) the (?:past|last) "
    r"(?:two|three|four|five|six|seven|ten|few|several|\d{1,2}) (?:days|weeks)|"
    r"(?:two|three|four|five|six|\d) days (?:ago|earlier))\b",
    re.IGNORECASE,
)
_DAYS_BEFORE_LETTERS: Final = (" week", " days")
_LONG_BEFORE: Final = rf"(?:(?:{_MONTHS}) )?(?:\d{{1,2}}, )?(?:19|20)\d\d|last (?:year|month|week)"
# Each opens a clause of another time: "since 2015, when", "two weeks after", "the worst since 48 were".
_OTHER_TIME: Final = re.compile(
    rf"\b(?:since|in|of|on) (?:{_LONG_BEFORE}),? (?P<then>when|where|in which|after)\b|"
    r"\b(?P<comes>(?:comes?|came) (?:[\w-]+ ){0,4}?after)\b|"
    r"\b(?:days?|weeks?|months?|years?) (?P<later>after) (?!(?:he|she|it|they|being|the (?:attack|incident))\b)|"
    r"\b(?:worst|deadliest|bloodiest|biggest|largest|heaviest)\b[^.,;:]{0,60} (?P<since>since) "
    r"(?=[^.,;:]{0,60}\b(?:was|were)\b)",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r",? (?:who|whose|when|where|in which)\b[^,;:]{0,120} (?:in|of|since) (?P<year>(?:19|20)\d\d)\b"
)
# One of the first stands in whatever `_OTHER_TIME` finds, or one of the years with one of the openers; `_WHOSE` finds
# nothing without these two.
_OTHER_TIME_LETTERS: Final = (
    " since ",
    "come",
    "came",
    *(f"{unit}{plural} after " for unit in ("day", "week", "month", "year") for plural in ("", "s")),
)
_YEARS: Final = ("19", "20", "last year", "last month", "last week")
_OPENERS: Final = ("when", "where", "which", "after", "who")
_CLAUSE_END: Final = re.compile(r";|, (?:and|but|police|officials|witnesses)\b", re.IGNORECASE)
# "Shot dead three days after gunmen wounded him": one event in two parts.
_SAME_PERSON: Final = re.compile(r"\b(?:him|her|them|himself|herself)\b", re.IGNORECASE)
_DIED_LATER: Final = re.compile(r"\b(?:died|succumbed|arrest\w*|found|charged|detained|buried)\b", re.IGNORECASE)
_REMARK: Final = re.compile(
    r"\W*(?:it|this|that|the [\w-]+) (?:was|is|comes?|came|follow(?:s|ed)|happened|took place)\b", re.IGNORECASE
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
    if holds_any(letters, _WAR_LETTERS) and _WAR.search(words) and _TOTAL.search(words):
        return True
    if holds_any(letters, _BACK_LETTERS) and any(
        not is_beside(words, match.start(), match.end()) for match in _BACK.finditer(words)
    ):
        return True
    if year is None or not ("19" in words or "20" in words):
        return False
    return any(int(match["year"]) < year for match in _OF_YEAR.finditer(words))


def is_beside(words: str, start: int, end: int) -> bool:
    """Whether a time in a sentence is not that of its harm: of a comparison, or of a clause of its own.

    "the deadliest attack since 2011"; "killed a man who had moved there last year".
    """
    if _SPAN.search(words, max(0, start - 7), end) and _SUPERLATIVE.search(words, max(0, start - 110), start):
        return True
    openers = deque(_CLAUSE.finditer(words, max(0, start - _CLAUSE_LENGTH), start), maxlen=1)  # the last of them
    if not openers:
        return False
    first = openers[0].start()
    closing = words.find(",", end, end + _CLAUSE_LENGTH)
    clause = words[first : closing if closing >= 0 else end + _CLAUSE_LENGTH]
    return not _HARM.search(clause) and _HARM.search(words, max(0, first - _CLAUSE_LENGTH), first) is not None


def clauses_of_another_time(words: str, year: int | None) -> list[tuple[int, int]]:
    """Where in a sentence clauses stand whose harm is of another time than the sentence's.

    >>> words = "It was the worst attack since 2015, when 60 people were killed."
    >>> [words[start:end] for start, end in clauses_of_another_time(words, 2020)]
    ['when 60 people were killed.']

    Args:
        words: The sentence.
        year: The year of the story, where known; what "2014" tells of a story of 2014 is of its own time.
    """
    if not ("after " in words or "since " in words or "19" in words or "20" in words or "last " in words):
        return []
    letters = words.lower()
    if not holds_any(letters, _OTHER_TIME_LETTERS) and not (
        holds_any(letters, _YEARS) and holds_any(letters, _OPENERS)
    ):
        return []
    clauses = []
    for match in _OTHER_TIME.finditer(words):
        start = match.start(match.lastgroup or 0)
        if _years_of(match[0], year):
            continue
        end = _clause_end(words, start)
        clause, before = words[start:end], words[max(0, start - _CLAUSE_LENGTH) : start]
        # Only beside harm of its own: who was arrested weeks after a killing was arrested for it.
        if match["later"] and (not _HARM.search(before) or _DIED_LATER.search(before) or _SAME_PERSON.search(clause)):
            continue
        if _HARM.search(clause):
            clauses.append((start, end))
    whose = (match for match in _WHOSE.finditer(words) if _HARM.search(match[0]))
    clauses.extend(match.span() for match in whose if year is None or int(match["year"]) < year)
    return clauses


def _years_of(words: str, year: int | None) -> bool:
    """Whether a year in the words is the story's own."""
    stated = re.search(r"(?:19|20)\d\d", words)
    return stated is not None and year is not None and int(stated[0]) >= year


def _clause_end(words: str, start: int) -> int:
    closing = _CLAUSE_END.search(words, start, start + _CLAUSE_LENGTH)
    return closing.start() if closing else min(len(words), start + _CLAUSE_LENGTH)


def is_remark(words: str) -> bool:
    """Whether a sentence only sets the event beside others: "It came days after …", with no more to tell."""
    return _REMARK.match(words) is not None


def is_of_days_before(words: str) -> bool:
    """Whether a sentence tells of harm in the days before: not of an event of today.

    >>> is_of_days_before("Earlier this week 48 villagers were killed.")
    True
    """
    if not holds_any(words.lower(), _DAYS_BEFORE_LETTERS) or not _HARM.search(words):
        return False
    return any(not is_beside(words, match.start(), match.end()) for match in _DAYS_BEFORE.finditer(words))


def tells_of_another_event(words: str) -> bool:
    """Whether a sentence begins with words that turn to another event, or tells of others in other events.

    >>> tells_of_another_event("In a separate attack, two guards died.")
    True
    """
    if _ELSEWHERE.match(words) is not None:
        return True
    return holds_any(words.lower(), _OTHERS_LETTERS) and _IN_OTHERS.search(words) is not None


def goes_on(words: str) -> bool:
    """Whether a sentence begins by going on about the event of the one before it: "The attack left 20 wounded."."""
    return _THE_SAME.match(words) is not None
