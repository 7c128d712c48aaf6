"""A short brief for people, in Markdown (CommonMark): what, when, where, who and how many, each with its quote.

All text of articles and models is escaped, so that it reads as it was written and nothing in it becomes a link, a
heading or HTML. The whole of a report, with every claim, is in json.
"""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from summarizer.export.cells import number_text
from summarizer.report import Evidence, Figure, Incident, IncidentDate, Location, Range, Report

# Every line begins with words of ours, so that only what is markup inside a line has to be escaped.
_MARKUP: Final = re.compile(r"([\\`*_\[\]<>#&|~{}])")


class Brief:
    """A Markdown file that is being written: a section a report."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._between = b""

    def add(self, report: Report) -> None:
        """The report's section."""
        self._stream.write(self._between + ("\n".join(_section(report)) + "\n").encode())
        self._between = b"\n"

    def finish(self) -> None:
        """Nothing: it may end after any section."""


def escaped(text: str) -> str:
    r"""The text on one line, with everything that Markdown would read as markup made plain.

    >>> print(escaped("<b>Two\n\n# died</b>"))
    \<b\>Two \# died\</b\>
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def range_words(found: Range) -> str:
    """A range as people say it.

    >>> range_words(Range(low=12, best=12, high=12)), range_words(Range(low=12, best=12, high=None))
    ('12', 'at least 12')
    >>> range_words(Range(low=14, best=31, high=31)), range_words(Range(low=None, best=None, high=5))
    ('14 to 31, most likely 31', 'at most 5')
    """
    low, best, high = found.low, found.best, found.high
    if low is None and best is None and high is None:
        return "not known"
    if high is None:
        return f"at least {best if low is None else low}" + (f", most likely {best}" if None is not low != best else "")
    if low is None:
        return f"at most {high}" + ("" if best in (None, high) else f", most likely {best}")
    if low == high:
        return str(low)
    return f"{low} to {high}" + ("" if best is None else f", most likely {best}")


def _section(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {escaped(article.title or '') or f'Article {escaped(article.id)}'}"
    yield ""
    facts = [article.source, article.published.isoformat() if article.published else None, article.url]
    yield "Source: " + (", ".join(escaped(fact) for fact in facts if fact) or "not known")
    if not report.incidents:
        yield ""
        yield "No incident was found in this article."
    for number, incident in enumerate(report.incidents, start=1):
        yield ""
        yield f"## {number}. {incident.sub_event_type or incident.event_type or 'Incident'}"
        yield ""
        yield from _incident(incident)
    if report.problems:
        yield ""
        yield "## Left out, because the article does not bear it out"
        yield ""
        yield from (f"- Problem ({escaped(one.code)}): {escaped(one.message)}" for one in report.problems)


def _incident(incident: Incident) -> Iterator[str]:
    if incident.summary:
        yield f"- What: {escaped(incident.summary)}"
    yield f"- When: {_when(incident.date)}"
    yield f"- Where: {_where(incident.location)}"
    for actor in incident.actors:
        kind = f"{actor.type or 'kind not known'}, {actor.certainty}"
        yield f"- {actor.role.capitalize()}: {escaped(actor.name)} ({kind}){_quotes(actor.evidence[:1])}"
    yield from _figures(incident)
    for weapon in incident.weapons:
        yield f"- Weapon: {escaped(weapon.name)}{_quotes(weapon.evidence[:1])}"
    for conflict in incident.conflicts:
        values = " or ".join(f"{escaped(one.value)}{_quotes(one.evidence[:1])}" for one in conflict.values)
        yield f"- Contradiction in the article ({escaped(conflict.field)}): {values}"


def _figures(incident: Incident) -> Iterator[str]:
    told: tuple[tuple[str, Figure | None], ...] = (
        ("Killed", incident.fatalities),
        ("Injured", incident.injured),
        ("Missing", incident.missing),
        ("Captured", incident.captured),
    )
    for name, figure in told:
        if figure is not None:
            claims = [incident.casualties[one] for one in figure.claims if one < len(incident.casualties)]
            yield f"- {name}: {range_words(figure)}{_quotes([one.evidence[0] for one in claims if one.evidence])}"
    for claim in incident.casualties:
        if claim.words is not None and claim.low is claim.best is claim.high is None:
            quote = _quotes(claim.evidence[:1])
            yield f"- {claim.outcome.capitalize()}, no number given: {escaped(claim.words)}{quote}"


def _when(date: IncidentDate) -> str:
    days = " to ".join(dict.fromkeys(day.isoformat() for day in (date.start, date.end) if day))
    how = ", ".join(word for word in (date.precision, date.basis) if word)
    return (days or "not told") + (f" ({how})" if how else "") + _quotes(date.evidence[:1])


def _where(place: Location) -> str:
    names = dict.fromkeys(filter(None, (place.name, place.admin3, place.admin2, place.admin1, place.country)))
    where = ", ".join(escaped(name) for name in names) or "not told"
    if place.latitude is not None and place.longitude is not None:
        where += f" ({number_text(place.latitude)}, {number_text(place.longitude)}; {place.precision})"
    return where + _quotes(place.evidence[:1])


def _quotes(evidence: Sequence[Evidence]) -> str:
    """The words it rests on, and where they stand; sentence 0 is between two sentences."""
    if not evidence:
        return ""
    return ": " + "; ".join(
        f"“{escaped(one.quote)}”" + (f" (sentence {one.sentence})" if one.sentence else "") for one in evidence
    )
