"""The articles with most errors, to be read: gold and answer side by side, with the words the answer rests on."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from summarizer.errors import InputError
from summarizer.evaluate.answers import Answer
from summarizer.evaluate.fields import Value
from summarizer.evaluate.gold import Accepted
from summarizer.evaluate.held import HeldArticle
from summarizer.evaluate.judging import Judgement
from summarizer.evaluate.pairing import item_pairs
from summarizer.evaluate.record import Line, Quote, ShownArticle, ShownIncident
from summarizer.evaluate.sameness import ORDER, Verdict
from summarizer.evaluate.settings import Settings
from summarizer.report import Incident
from summarizer.validation import evidence_in

_MOST_SHOWN = 50
"""Incidents of an article; a runaway answer has thousands."""
_NULL = "not stated"


def worst(articles: Sequence[HeldArticle], settings: Settings) -> tuple[ShownArticle, ...]:
    """Those with most errors first, equal ones in gold's order; those without any are left out."""
    ranked = sorted((one for one in articles if one.judged.errors), key=lambda one: -one.judged.errors)
    return tuple(_shown(one, settings) for one in ranked[: settings.worst])


def _shown(held: HeldArticle, settings: Settings) -> ShownArticle:
    text = _text(held)
    facts = held.report.article if held.report is not None else None
    title = held.gold.row.get("title") or (facts.title if facts else None)
    return ShownArticle(
        id=held.gold.id,
        title=str(title) if title else None,
        errors=held.judged.errors,
        text=text,
        incidents=tuple(_incidents(held, text, settings)),
        problems=tuple(f"{one.code}: {one.message}" for one in held.report.problems) if held.report else (),
    )


def _text(held: HeldArticle) -> str | None:
    """The article as it was read, so that offsets fit; as gold has it where the report has none."""
    if held.report is not None and held.report.article.text is not None:
        return held.report.article.text
    try:
        return held.gold.article().text if held.gold.row else None
    except InputError:
        return None


def _incidents(held: HeldArticle, text: str | None, settings: Settings) -> Iterator[ShownIncident]:
    pairs = held.judged.pairs
    reports = held.report.incidents if held.report is not None else ()
    for number in range(len(held.gold.incidents)):
        judgements = [one for one in held.judged.judgements if one.incident == number]
        lines = [_line(one) for one in judgements if one.item is None]
        lines += _list_lines(held, number, judgements, settings)
        quotes = _quotes(reports[pairs[number]], text) if number in pairs else ()
        yield ShownIncident(lines=tuple(lines), quotes=tuple(quotes))
    spurious = [number for number in range(len(reports)) if number not in pairs.values()]
    for number in spurious[:_MOST_SHOWN]:
        yield ShownIncident(lines=tuple(_spurious(held.answers[number])), quotes=tuple(_quotes(reports[number], text)))


def _line(judgement: Judgement) -> Line:
    return Line(
        field=judgement.field,
        gold=_words(judgement.accepted),
        answer=None if judgement.verdict == "missed" else _word(judgement.answer),
        verdict=judgement.verdict,
    )


def _list_lines(held: HeldArticle, number: int, judgements: Sequence[Judgement], settings: Settings) -> Iterator[Line]:
    pairs = held.judged.pairs
    for path, items in held.gold.incidents[number].lists.items():
        answered = held.answers[pairs[number]].lists[path] if number in pairs else ()
        paired = item_pairs(items, answered, settings)
        for position, item in enumerate(items):
            bad = [one for one in judgements if one.item == position and one.field.startswith(f"{path}.")]
            came = answered[paired[position]] if position in paired else None
            worth: Verdict = "missed"
            if came is not None:
                worth = max((one.verdict for one in bad), key=ORDER.index, default="right")
            yield Line(field=path, gold=_item(item), answer=_item(came, item) if came else None, verdict=worth)
        for position, extra in enumerate(answered):
            if position not in paired.values():
                yield Line(field=path, gold=None, answer=_item(extra), verdict="spurious")


def _spurious(answer: Answer) -> Iterator[Line]:
    """The values of an incident that gold does not have."""
    for name, accepted in answer.values.items():
        if accepted != (None,) and not name.endswith((".low", ".high")):
            yield Line(field=name, gold=None, answer=_words(accepted), verdict="spurious")
    for path, items in answer.lists.items():
        for item in items:
            yield Line(field=path, gold=None, answer=_item(item), verdict="spurious")


def _item(item: Mapping[str, Accepted], like: Mapping[str, Accepted] | None = None) -> str:
    """An item in words: its name, then its other values; of an answer those that gold has too."""
    keys = [key for key in item if key != "name" and (like is None or key in like) and item[key] != (None,)]
    others = ", ".join(_words(item[key]) for key in keys)
    return _words(item["name"]) + (f" ({others})" if others else "")


def _words(accepted: Accepted) -> str:
    return " or ".join(map(_word, accepted))


def _word(value: Value) -> str:
    match value:
        case None:
            return _NULL
        case bool():
            return "yes" if value else "no"
        case datetime.date():
            return value.isoformat()
        case (latitude, longitude):
            return f"{latitude:g}, {longitude:g}"
    return str(value)


def _quotes(incident: Incident, text: str | None) -> Iterator[Quote]:
    """Each quote once, in the order of the article, with the fields that rest on it."""
    fields: dict[tuple[int, int, str], list[str]] = {}
    for path, evidence in evidence_in(incident, ""):
        name = path.removeprefix(".").removesuffix(".evidence").split(".evidence[")[0]
        fields.setdefault((evidence.start, evidence.end, evidence.quote), []).append(name)
    for (start, _, quote), names in sorted(fields.items()):
        at = _place(text, start, quote)
        yield Quote(
            field=", ".join(dict.fromkeys(names)),
            quote=quote,
            start=at,
            end=None if at is None else at + len(quote),
        )


def _place(text: str | None, start: int, quote: str) -> int | None:
    """Where a quote stands in the article that is shown; gold's copy may begin elsewhere than what was read."""
    if text is None:
        return None
    if text.startswith(quote, start):
        return start
    found = text.find(quote)
    return found if found >= 0 else None
