"""Where an article contradicts itself about an incident: counts, and ranks of the dead. Nothing is decided here."""

import re
from collections.abc import Sequence
from typing import Final

from summarizer.article import Article, Span
from summarizer.check.attribution import same_speaker
from summarizer.check.casualties import Mention
from summarizer.check.casualty_words import POSTS, QUALIFIERS
from summarizer.codebook import OUTCOMES, Outcome
from summarizer.report import Conflict, ConflictingValue, Evidence

_MOST_COMPARED: Final = 40
_FIELD: Final[dict[Outcome, str]] = {
    "killed": "fatalities",
    "injured": "injured",
    "missing": "missing",
    "captured": "captured",
}


def conflicts_in(article: Article, mentions: Sequence[Mention]) -> tuple[Conflict, ...]:
    """All conflicts among the statements of harm of one incident."""
    found = [conflict for outcome in OUTCOMES if (conflict := _count_conflict(article, outcome, mentions))]
    return (*found, *_rank_conflicts(article, mentions))


def _count_conflict(article: Article, outcome: Outcome, mentions: Sequence[Mention]) -> Conflict | None:
    """Totals of different speakers, or of headline and body, that differ."""
    if outcome not in _FIELD:
        return None
    totals = [
        m
        for m in mentions
        if m.outcome == outcome and m.modality == "stated" and m.number and not m.part and not m.additional
    ]
    # One of each number and speaker, and not more than anybody reads: pairs are compared.
    told = list({(m.best, m.side, m.speaker): m for m in reversed(totals)}.values())[::-1][:_MOST_COMPARED]
    for index, one in enumerate(told):
        for other in told[index + 1 :]:
            if one.best is None or other.best is None or one.best == other.best or one.side != other.side:
                continue
            speakers = bool(one.speaker and other.speaker and not same_speaker(one.speaker, other.speaker))
            headline = one.span.start < article.body_start <= other.span.start
            if speakers or headline:
                return Conflict(field=_FIELD[outcome], values=(_value(article, one.span), _value(article, other.span)))
    return None


def _rank_conflicts(article: Article, mentions: Sequence[Mention]) -> list[Conflict]:
    """A post in one place and the same post with "deputy", "former" or their like in another, for one victim.

    "Police Chief killed" over "the death of deputy police chief …" → a conflict about the victim's rank.
    """
    persons = [m for m in mentions if m.person and m.who and m.outcome == "killed"][:_MOST_COMPARED]
    found: list[Conflict] = []
    for index, one in enumerate(persons):
        for other in persons[index + 1 :]:
            first, second = _post(one.who or ""), _post(other.who or "")
            if first and second and first != second and _plain(first) == _plain(second):
                found.append(
                    Conflict(
                        field="casualties.who",
                        values=(
                            _value(article, _post_span(article, one, first)),
                            _value(article, _post_span(article, other, second)),
                        ),
                    )
                )
    return found[:1]


def _post(who: str) -> tuple[str, ...]:
    """The words of a post before a name: "deputy police chief Raz Mohammad" → ("deputy", "police", "chief")."""
    words = who.casefold().split()
    last = max((index for index, word in enumerate(words) if word in POSTS and word != "deputy"), default=-1)
    return tuple(words[: last + 1])


def _plain(post: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in post if word not in QUALIFIERS)


def _post_span(article: Article, mention: Mention, post: tuple[str, ...]) -> Span:
    """Where the post's words stand, whatever space lies between them."""
    pattern = r"\s+".join(re.escape(word) for word in post)
    match = re.compile(pattern, re.IGNORECASE).match(article.text, mention.span.start, mention.span.end)
    return Span(*match.span()) if match else mention.span


def _value(article: Article, span: Span) -> ConflictingValue:
    return ConflictingValue(value=article.slice(span), evidence=(Evidence.of(article, span),))
