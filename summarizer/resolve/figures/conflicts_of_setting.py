"""Where an article contradicts itself about the place or the day of an incident.

Only where both statements are plainly about the event: a headline that tells of harm "in" a place or "on" a day, a
speaker who says where or when "it happened", a weekday that the date beside it does not have.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from summarizer.article import Article, Span
from summarizer.check.harm.attribution import attributions, same_speaker, speaker_of
from summarizer.check.numbers.vocabulary import WEEKDAY_NAMES
from summarizer.report import Conflict, ConflictingValue, Evidence, Location
from summarizer.resolve.dates.dates import FoundDate, find_dates
from summarizer.resolve.places.place_context import places_in
from summarizer.resolve.places.places import PlaceWords, ResolvedPlace, resolve_place
from summarizer.resolve.story import Story, holds_any

_NAME: Final = r"[A-Z][\w’'-]{2,40}(?: [A-Z][\w’'-]{1,40}){0,2}"
# "in Hadra" at the end of a headline or before its next words: where it happened.
_HEADLINE_PLACE: Final = re.compile(rf"\b[Ii]n (?P<place>{_NAME})(?=$|[,.;:]| [a-z])")
_HARM: Final = (
    r"(?:kill(?:s|ed)?|dead|dies|died|wound(?:s|ed)|injur(?:es|ed)|hurt|shot|attack(?:s|ed)?|blast|bomb(?:s|ing)?|raid|"
    r"explosion|shooting|ambush|clash(?:es)?|strike)"
)
# "killed Monday", "killed in Hadra on Monday", "Monday's attack".
_HARM_BEFORE: Final = re.compile(
    rf"\b(?:{_HARM}|(?:kills?|wounds?|injures?|leaves?|hits?)(?: [\w-]+){{1,2}})(?: in {_NAME})?"
    r"(?: on| late| early| last)* $",
    re.IGNORECASE,
)
_HARM_BEHIND: Final = re.compile(rf"(?:['’]s)? {_HARM}\b", re.IGNORECASE)
_HAPPENED: Final = re.compile(
    rf"\b(?:happened|took place|occurred|went off|exploded)\b(?: (?:in|at|near|outside) (?P<place>{_NAME}))?"
    r"(?P<on> (?:early |late )?(?:on )?)?"
)
_HAPPENING: Final = ("happened", "took place", "occurred", "went off", "exploded")
_WEEKDAY: Final = re.compile(rf"\b(?:{'|'.join(WEEKDAY_NAMES)})\b", re.IGNORECASE)
_DAY_OF_MONTH: Final = re.compile(r"[^\W_][^()]*\d[^()]*[^\W_]|[^\W_][^()]*\d")
# Two tellings of a day lie so near each other; others are of other events.
_NEAR: Final = datetime.timedelta(days=10)
_MOST_READ: Final = 40


def setting_conflicts(story: Story, location: Location) -> tuple[Conflict, ...]:
    """Conflicts of place and date, one of each kind at most.

    "Bomb kills nine in Hadra" over "A bomb went off in Keld" → a conflict of ``location``.
    """
    told = list(_tellings(story))
    place = _headline_place(story, location) or _told_places(story, told)
    date = _weekday_against_date(story) or _headline_day(story) or _told_days(story, told)
    return tuple(conflict for conflict in (place, date) if conflict is not None)


def _headline_place(story: Story, location: Location) -> Conflict | None:
    """A place of the headline in another first-level unit than the incident's, and that the body never names."""
    article = story.article
    if article.body_start == 0 or not location.evidence or location.geonames_id is None:
        return None
    head, body = article.text[: article.body_start], article.text[article.body_start :]
    match = _HEADLINE_PLACE.search(head.rstrip())
    own = location.evidence[0]
    if match is None or match["place"] in body or own.start < article.body_start or own.quote in head:
        return None
    place = resolve_place(PlaceWords(match["place"], None, location.country), places_in(article.text))
    if place.geonames_id is None or place.problem or not _apart(place, location):
        return None
    return _conflict(article, "location", [Span(*match.span("place")), Span(own.start, own.end)])


def _apart(place: ResolvedPlace, location: Location) -> bool:
    """Whether neither place holds the other: both in a known first-level unit, and not in the same."""
    return None not in (place.admin1, location.admin1) and (place.country_code, place.admin1) != (
        location.country_code,
        location.admin1,
    )


def _weekday_against_date(story: Story) -> Conflict | None:
    """A weekday that the date beside it does not have: "Wednesday, October 20" in a year when that was a Tuesday."""
    if not story.when.evidence:
        return None
    words, start = story.when.evidence[0].quote, story.when.evidence[0].start
    weekday = _WEEKDAY.search(words)
    if weekday is None or " is a " not in (story.date_problem or ""):
        return None
    date = _DAY_OF_MONTH.search(words, weekday.end()) or _DAY_OF_MONTH.search(words, 0, weekday.start())
    if date is None:
        return None
    spans = [Span(start + match.start(), start + match.end()) for match in (weekday, date)]
    return _conflict(story.article, "date", spans)


def _headline_day(story: Story) -> Conflict | None:
    """The one day of the headline, beside its word of harm, against the incident's."""
    article, when = story.article, story.when
    if article.body_start == 0 or when.start is None or not when.evidence or when.precision != "day":
        return None
    days = find_dates(article.text, article.published, Span(0, article.body_start))
    own = Span(when.evidence[0].start, when.evidence[0].end)
    if len(days) != 1 or own.start < article.body_start or days[0].precision != "day" or not _of_harm(article, days[0]):
        return None
    return _days_conflict(article, days[0], FoundDate(when.words or "", own, when.start, when.end, "day", when.basis))


def _of_harm(article: Article, day: FoundDate) -> bool:
    before, behind = max(0, day.span.start - 80), min(article.body_start, day.span.end + 40)
    return bool(
        _HARM_BEFORE.search(article.text[before : day.span.start])
        or _HARM_BEHIND.match(article.text[day.span.end : behind])
    )


def _days_conflict(article: Article, one: FoundDate, other: FoundDate) -> Conflict | None:
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return None
    overlap = one.start <= other.end and other.start <= one.end
    if overlap or abs(one.start - other.start) > _NEAR:
        return None
    return _conflict(article, "date", [one.span, other.span])


class _Telling(NamedTuple):
    """Somebody quoted for where or when it happened."""

    speaker: str
    place: Span | None
    day: FoundDate | None


def _tellings(story: Story) -> Iterator[_Telling]:
    article, read = story.article, 0
    for sentence, words in zip(story.told, story.texts, strict=True):
        if not holds_any(words, _HAPPENING):
            continue
        match = _HAPPENED.search(article.text, sentence.start, sentence.end)
        if match is None:
            continue
        read += 1
        if read > _MOST_READ:
            return
        speaker = speaker_of(attributions(words), match.start() - sentence.start, words)
        days = find_dates(article.text, article.published, Span(match.end(), sentence.end)) if match["on"] else []
        day = days[0] if days and days[0].span.start <= match.end() + 1 and days[0].precision == "day" else None
        place = Span(*match.span("place")) if match["place"] and not _WEEKDAY.match(match["place"]) else None
        if speaker:
            yield _Telling(speaker, place, day)


def _told_places(story: Story, told: Sequence[_Telling]) -> Conflict | None:
    """Two places that two speakers give for the event; none where one can lie in the other."""
    article = story.article
    pairs = list(_places_apart(article, told))
    if not pairs:
        return None
    context = places_in(article.text)  # reads the whole article, so only for a pair
    for pair in pairs:
        found = [resolve_place(PlaceWords(article.slice(one), None, None), context) for one in pair]
        kinds = {place.precision if place.geonames_id is not None else None for place in found}
        if len(kinds) == 1 and kinds <= {None, "exact"}:
            return _conflict(article, "location", pair)
    return None


def _places_apart(article: Article, told: Sequence[_Telling]) -> Iterator[tuple[Span, Span]]:
    """Places that two speakers give, of which neither name holds the other."""
    for one, other in _of_two_speakers([telling for telling in told if telling.place is not None]):
        if one.place is None or other.place is None:
            continue
        first, second = article.slice(one.place).casefold(), article.slice(other.place).casefold()
        if first not in second and second not in first:
            yield one.place, other.place


def _told_days(story: Story, told: Sequence[_Telling]) -> Conflict | None:
    for one, other in _of_two_speakers([telling for telling in told if telling.day is not None]):
        if one.day and other.day and (conflict := _days_conflict(story.article, one.day, other.day)):
            return conflict
    return None


def _of_two_speakers(told: Sequence[_Telling]) -> Iterator[tuple[_Telling, _Telling]]:
    """The first telling with each later one of somebody else."""
    return ((told[0], other) for other in told[1:] if not same_speaker(told[0].speaker, other.speaker))


def _conflict(article: Article, field: str, spans: Sequence[Span]) -> Conflict:
    values = [ConflictingValue(value=article.slice(one), evidence=(Evidence.of(article, one),)) for one in spans]
    return Conflict(field=field, values=tuple(values))
