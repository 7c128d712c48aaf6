"""Where an article contradicts itself about an incident: counts, posts and names of the dead. Nothing is decided here.

A false conflict is worse than none: each rule wants a sign that both statements are about the same thing. Place and
date are `conflicts_of_setting`'s.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from summarizer.article import Article, Span
from summarizer.check.harm.attribution import same_speaker
from summarizer.check.harm.casualties import Mention
from summarizer.check.harm.casualty_words import POSTS, QUALIFIERS
from summarizer.check.matching.transliteration import same_name, spelling
from summarizer.codebook import Outcome
from summarizer.report import Conflict, ConflictingValue, Evidence, Figure, Location
from summarizer.resolve.figures.conflicts_of_setting import setting_conflicts
from summarizer.resolve.story import Story

_MOST_COMPARED: Final = 40
_FIELD: Final[dict[Outcome, str]] = {
    "killed": "fatalities",
    "injured": "injured",
    "missing": "missing",
    "captured": "captured",
}
# Tolls of one event seldom lie further apart; of a day and of a month, or of a town and of a province, they do.
_TIMES_APART: Final = 4
_TIMES_APART_UNNAMED: Final = 2.5
# "in Hadra", "on Monday", "on the Tolvar road"
_SETTING: Final = re.compile(r"\b(?i:in|near|at|on|outside|from|of|hit) (?:the )?(?P<name>[A-Z][\w’'-]+)")
# Words for victims of any kind; what any two other words count need not be the same people.
_ANYBODY: Final = frozenset("people persons person dead victims victim lives casualties bodies others more men".split())


def conflicts_in(story: Story, location: Location, figures: Mapping[Outcome, Figure | None]) -> tuple[Conflict, ...]:
    """All conflicts in what the article says of one incident.

    "12 killed in blast" over "A bomb killed nine people" → a conflict of ``fatalities``: "12", "nine people".

    Args:
        story: The incident's sentences, harm and date.
        location: Its place as resolved.
        figures: Of its outcomes; their claims are indexes into `story.stated`.
    """
    article, mentions = story.article, story.stated
    pairs = {
        field: _headline_against_body(article, outcome, mentions)
        or _source_against_source(article, figures[outcome], mentions)
        for outcome, field in _FIELD.items()
    }
    found = [
        Conflict(field=field, values=tuple(_value(article, one.span) for one in pair))
        for field, pair in pairs.items()
        if pair is not None
    ]
    persons = _persons(mentions)
    ranked = [*persons, *_unnamed_posts(article, mentions)]
    return (*found, *_rank_conflicts(article, ranked), *_name_conflicts(article, persons),
            *setting_conflicts(story, location))  # fmt: skip


def _headline_against_body(
    article: Article, outcome: Outcome, mentions: Sequence[Mention]
) -> tuple[Mention, Mention] | None:
    """The headline's toll and the body's first of the same people, when no toll of the body bears the headline out."""
    told = [one for one in mentions if one.outcome == outcome and one.number and one.best is not None and not one.part]
    head = next((one for one in told if one.span.start < article.body_start), None)
    body = [one for one in told if one.span.start >= article.body_start]
    if head is None or not body or sum(one.span.start < article.body_start for one in told) > 1:
        return None
    first = body[0]
    totals = {one.best for one in body} | set(accumulate(one.best or 0 for one in body))
    joined = [one for one in body if one.trigger == first.trigger]
    if head.best in totals or len(joined) > 1 or first.additional or not _differ(head, first):
        return None
    return head, first


def _source_against_source(
    article: Article, figure: Figure | None, mentions: Sequence[Mention]
) -> tuple[Mention, Mention] | None:
    """The first told and the farthest from it, where the figure is a range of several sources."""
    if figure is None or not figure.basis.startswith("sources disagree"):
        return None
    claims = [one for index in figure.claims if (one := mentions[index]).speaker and one.number]
    first = next((one for one in claims if one.best == figure.best), None)
    if first is None:
        return None
    others = [
        one
        for one in claims[:_MOST_COMPARED]
        if not same_speaker(one.speaker or "", first.speaker or "")
        and _differ(first, one)
        and not _has_own_setting(article, one, first)
    ]
    return (first, max(others, key=lambda one: abs((one.best or 0) - (first.best or 0)))) if others else None


def _has_own_setting(article: Article, one: Mention, first: Mention) -> bool:
    """Whether a statement is told with a place or day that the text up to the first one lacks: of another event?"""
    known_to = article.sentences[first.sentence - 1].end
    sentence = article.sentences[one.sentence - 1]
    names = {match["name"] for match in _SETTING.finditer(article.text, sentence.start, sentence.end)}
    return any(article.text.find(name, 0, known_to) < 0 for name in names)


def _differ(one: Mention, other: Mention) -> bool:
    """Whether two counts cannot both hold: of the same people, and neither within what the other leaves open."""
    if one.number is None or other.number is None or not one.best or not other.best or one.best == other.best:
        return False
    apart = _TIMES_APART if one.who and other.who else _TIMES_APART_UNNAMED
    if max(one.best, other.best) > apart * min(one.best, other.best) or not _same_people(one, other):
        return False
    return not (_leaves_open(one, other.best) or _leaves_open(other, one.best))


def _leaves_open(one: Mention, number: int) -> bool:
    """Whether a count's words allow a number: "at least 12" allows 14, "up to 40" allows 37."""
    if one.number is None:
        return True
    low, high = one.number.low, one.number.high
    if low is None and high is None:
        return True  # "about 30"
    return (low is None or low <= number) and (high is None or number <= high)


def _same_people(one: Mention, other: Mention) -> bool:
    """Whether two counts are of the same kind of people: the same word for them, or one for anybody."""
    first, second = ((mention.who or "people").casefold().split() for mention in (one, other))
    if one.side != other.side and "unknown" not in (one.side, other.side):
        return False
    return first[-1] == second[-1] or bool(set(first) & _ANYBODY and set(second) & _ANYBODY)


def _persons(mentions: Sequence[Mention]) -> list[Mention]:
    """The persons among the dead by post or name, each way of naming them once; not more than anybody reads."""
    persons = {(one.who or "").casefold(): one for one in reversed(mentions) if one.person and one.outcome == "killed"}
    return [one for one in reversed(persons.values()) if one.who and not one.definite][:_MOST_COMPARED]


def _unnamed_posts(article: Article, mentions: Sequence[Mention]) -> list[Mention]:
    """Posts that the body counts ("a deputy mayor was killed") under a headline of one person of that post.

    None where the body tells of that person too, or of several at once: then these are others.
    """
    dead = [one for one in mentions if one.outcome == "killed"]
    head = next((_plain(_post(one.who or "")) for one in dead if one.span.start < article.body_start), ())
    body = [one for one in dead if one.span.start >= article.body_start and head == _plain(_post(one.who or ""))]
    one = body[0] if head and len(body) == 1 else None
    if one is None or one.number is None or one.best != 1 or one.additional:
        return []
    return [one] if [other.trigger for other in dead].count(one.trigger) == 1 else []


def _pairs(persons: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs told in different sentences; those joined in one are different people."""
    for index, one in enumerate(persons):
        yield from ((one, other) for other in persons[index + 1 :] if other.sentence != one.sentence)


def _rank_conflicts(article: Article, persons: Sequence[Mention]) -> list[Conflict]:
    """A post in one place and the same post with "deputy", "former" or their like in another, for one victim.

    "Police Chief killed" over "the death of deputy police chief …" → a conflict about the victim's rank.
    """
    for one, other in _pairs(persons):
        first, second = _post(one.who or ""), _post(other.who or "")
        named = _name(one), _name(other)
        if named[0] and named[1] and not _alike(named[0], named[1]):
            continue
        if first and second and first != second and _plain(first) == _plain(second):
            spans = _post_span(article, one, first), _post_span(article, other, second)
            return [Conflict(field="casualties.who", values=tuple(_value(article, span) for span in spans))]
    return []


def _name_conflicts(article: Article, persons: Sequence[Mention]) -> list[Conflict]:
    """Two names of one post that agree in a part and differ in another: "Ahmad Karimi" and "Ahmad Rahimi".

    Other spellings ("Mohammad", "Mohammed") and shorter forms of a name are the same name.
    """
    for one, other in _pairs(persons):
        post = _post(one.who or "")
        first, second = _name(one), _name(other)
        if not post or post != _post(other.who or "") or len(first) != len(second) or len(first) < 2:
            continue
        same = [same_name(spelling(mine), spelling(its)) for mine, its in zip(first, second, strict=True)]
        if any(same) and not all(same):
            return [Conflict(field="casualties.who", values=(_value(article, one.span), _value(article, other.span)))]
    return []


def _post(who: str) -> tuple[str, ...]:
    """The words of a post before a name: "deputy police chief Raz Mohammad" → ("deputy", "police", "chief")."""
    words = who.casefold().split()
    last = max((index for index, word in enumerate(words) if word in POSTS and word != "deputy"), default=-1)
    return tuple(words[: last + 1])


def _name(person: Mention) -> list[str]:
    who = person.who or ""
    words = who.casefold().split()[len(_post(who)) :]
    return [] if words[:1] == ["of"] else words  # "the mayor of Tolvar"


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names have a word in common, in any spelling."""
    return any(same_name(spelling(mine), spelling(its)) for mine in one for its in other)


def _plain(post: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in post if word not in QUALIFIERS)


def _post_span(article: Article, mention: Mention, post: tuple[str, ...]) -> Span:
    """Where the post's words stand, whatever space lies between them."""
    pattern = r"\s+".join(re.escape(word) for word in post)
    match = re.compile(pattern, re.IGNORECASE).search(article.text, mention.span.start, mention.span.end)
    return Span(*match.span()) if match else mention.span


def _value(article: Article, span: Span) -> ConflictingValue:
    return ConflictingValue(value=article.slice(span), evidence=(Evidence.of(article, span),))
