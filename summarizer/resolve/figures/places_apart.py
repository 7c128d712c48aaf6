"""Totals told of several places: a report that sums up a day's attacks, and the toll of the incident's own place.

ACLED codes an event for each place (Codebook, "one location"), so a sum over several is the toll of none of them. Which
toll counts in the end is `reconcile`'s.
"""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.article import Article
from summarizer.check.harm.casualties import Mention
from summarizer.report import Location
from summarizer.resolve.story import Story

_EVENTS: Final = r"(?:attacks|(?:air )?raids|(?:air[ -]?)?strikes|shootings|bombings|blasts|incidents)"
# Not villages: a raid through neighbouring ones is told as one place.
_PLACES: Final = r"(?:towns|cities|provinces|regions)"
_SEVERAL: Final = re.compile(
    rf"\b(?:separate (?:\w+ ){{0,2}}{_EVENTS}|(?:several|different|various|many|two|three|four) (?:\w+ )?{_PLACES}|"
    r"(?:across|around|throughout) (?:the |its |\w+['’]?s )?(?:\w+ )?(?:country|nation|towns|cities|provinces)|"
    r"towns and cities|cities and towns|nationwide|countrywide)\b",
    re.IGNORECASE,
)
# "Eight killed in Mirova and Hadra"
_PAIR: Final = re.compile(
    r"\b(?:in|on|at) (?P<one>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),? and (?P<other>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
# "In the town of Mirova, gunmen killed nine"
_OPENS_IN: Final = r"(?:in|at|near)\s(?:the\s(?:[\w-]+\s){{1,4}}(?:of\s)?)?{name}\b"
# "nine were killed on Monday when gunmen attacked a market in Mirova"
_BEHIND: Final = r"(?:\s[\w’'-]+){{0,9}}?\s(?:in|at|near)\s(?:the\s(?:[\w-]+\s){{1,4}}(?:of\s)?)?{name}\b"
# Who speaks, lives or is treated there was not harmed there for that.
_OTHERWISE_THERE: Final = re.compile(
    r"\b(?:sa(?:id|ys)|told|according|residents?|natives?|hospitals?|clinics?|morgues?|born|li(?:ves?|ved|ving)|funerals?"
    r"|buried|treated)\b|[\"“”;:]",
    re.IGNORECASE,
)
_LEAD_SENTENCES: Final = 3


def of_several_places(story: Story, stated: Sequence[Mention], location: Location) -> frozenset[int]:
    """Indexes of the dead that are counted for several places, where the incident's own place has a toll of its own.

    "Air strikes across the country killed 32. In Mirova nine people were killed. …", an incident in Mirova → the 32.
    """
    dead = [(index, one) for index, one in enumerate(stated) if one.outcome == "killed" and not one.part]
    counted = [one for _, one in dead if one.number is not None and one.best]
    if len(counted) < 2:
        return frozenset()
    total = counted[0].best or 0
    whole = {one.sentence for one in counted if (one.best or 0) >= total}
    texts = {one.number: story.article.slice(one) for one in story.article.sentences}
    names = {name for name in (location.text, location.name) if name}
    # Behind the toll of another place, the own one would be taken for a part of it.
    own = next((one for one in counted if one.sentence not in whole), None)
    if own is None or not any(_harmed_in(story.article, own, name) for name in names):
        return frozenset()
    first = [texts[number] for number in sorted(whole)[:_LEAD_SENTENCES]]
    # Several towns are not this one; where its name stands with the sum, it may be the sum's own place.
    elsewhere = not any(name in texts[number] for number in whole for name in names)
    several = elsewhere and any(_SEVERAL.search(words) for words in first)
    if not several and not (_adds_up(counted, total) and any(_PAIR.search(words) for words in first)):
        return frozenset()
    return frozenset(index for index, one in dead if one.sentence in whole)


def _harmed_in(article: Article, one: Mention, name: str) -> bool:
    """Whether the words bind a count of dead to a place: "In Mirova nine were killed", "nine were killed in Mirova"."""
    sentence = article.sentences[one.sentence - 1]
    first, last = min(one.span.start, one.trigger.start), max(one.span.end, one.trigger.end)
    opening = re.match(_OPENS_IN.format(name=re.escape(name)), article.slice(sentence), re.IGNORECASE)
    if opening is not None and sentence.start + opening.end() <= first:
        return _OTHERWISE_THERE.search(article.text, sentence.start + opening.end(), first) is None
    behind = re.compile(_BEHIND.format(name=re.escape(name)), re.IGNORECASE)
    found = [match for end in (one.span.end, last) if (match := behind.match(article.text, end, sentence.end))]
    return any(_OTHERWISE_THERE.search(match[0]) is None for match in found)


def _adds_up(counted: Sequence[Mention], total: int) -> bool:
    """Whether two of the lower tolls come to the total."""
    parts = {one.best or 0 for one in counted if (one.best or 0) < total}
    return any(total - part in parts for part in parts)
