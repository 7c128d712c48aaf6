"""How many altered values are caught, and how many true ones are refused.

    python -m benchmarks.mutation [--seed 1] [--each 75]

300 drafts of the seed articles, each with one count, date, place or party altered to something the article does not
say. An alteration is caught when the check lists it as a problem and no incident has it. A true value is refused when
the check lists it as a problem; each way of saying it is tried alone. Every miss is printed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator

from benchmarks.alterations import KIND_OF, Alteration, TrueDraft, alterations, true_drafts
from summarizer.check.draft import CheckedIncident, Grounds, check_draft
from summarizer.check.harm.casualties import casualty_mentions
from summarizer.check.matching.text import Folded
from summarizer.draft import Draft, IncidentDraft
from summarizer.report import Incident
from summarizer.resolve.incident import resolve_incidents


def main() -> None:
    """Print both rates, and every miss."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seed", type=int, default=1, help="of the random choice (default 1)")
    parser.add_argument("--each", type=int, default=75, help="alterations of each kind (default 75)")
    arguments = parser.parse_args()
    _print_caught(alterations(arguments.seed, arguments.each))
    _print_refused(true_drafts())


def _print_caught(altered: list[Alteration]) -> None:
    seen, caught = Counter[str](), Counter[str]()
    for one in altered:
        reason = escape_of(one)
        seen[one.kind] += 1
        caught[one.kind] += reason is None
        if reason is not None:
            print(f"  missed  {one.true.article.title or one.true.article.id!r}: {one.field} = {one.value!r}: {reason}")
    for kind in seen:
        print(f"{kind:6} altered, caught        {caught[kind]:4} of {seen[kind]:<4} {caught[kind] / seen[kind]:.3f}")
    total = seen.total()
    print(f"all    altered, caught        {caught.total():4} of {total:<4} {caught.total() / total:.3f}")


def _print_refused(drafts: list[TrueDraft]) -> None:
    values = refused = 0
    for true in drafts:
        values += sum(1 for _ in true_values(true))
        for field, value in refused_values(true):
            refused += 1
            print(f"  refused {true.article.title or true.article.id!r}: {field} = {value!r}")
    print(f"true values, refused          {refused:4} of {values:<4} {refused / values:.3f}")


def true_values(true: TrueDraft) -> Iterator[tuple[str, str]]:
    """Each way of saying each value of a true draft."""
    for field, ways in true.said.items():
        for value in ways:
            yield field, value


def refused_values(true: TrueDraft) -> list[tuple[str, str]]:
    """The true values that the check does not accept, each tried alone."""
    return [
        (field, value)
        for field, value in true_values(true)
        if field in _checked(true, true.draft(**{field: value})).failed
    ]


def escape_of(one: Alteration) -> str | None:
    """How an altered value slipped through; None when it was caught."""
    draft = one.draft()
    if one.field not in _checked(one.true, draft).failed:
        return "the check found no fault"
    grounds = _grounds(one.true)
    incidents, _ = resolve_incidents(grounds, check_draft(grounds, Draft(incidents=(draft,))))
    true_incidents, _ = resolve_incidents(grounds, check_draft(grounds, Draft(incidents=(one.true.draft(),))))
    for incident, other in zip(incidents, true_incidents, strict=False):
        if _shown(incident, one.field) != _shown(other, one.field) and one.value.casefold() in _shown(
            incident, one.field
        ):
            return "the report has it"
    return None


def _shown(incident: Incident, field: str) -> str:
    """What a report says where a field of the draft ends up."""
    kind = KIND_OF[field]
    if kind == "count":
        figures = (incident.fatalities, incident.injured, incident.missing, incident.captured)
        return " ".join(f"{figure.low} {figure.best} {figure.high}" for figure in figures if figure)
    if kind == "date":
        return (incident.date.words or "").casefold()
    if kind == "place":
        return incident.location.model_dump_json(exclude={"evidence"}).casefold()
    return " ".join([*(one.name for one in incident.actors), *(one.name for one in incident.weapons)]).casefold()


def _checked(true: TrueDraft, draft: IncidentDraft) -> CheckedIncident:
    (checked,) = check_draft(_grounds(true), Draft(incidents=(draft,)))
    return checked


def _grounds(true: TrueDraft) -> Grounds:
    return Grounds(true.article, Folded.of(true.article.text), casualty_mentions(true.article))


if __name__ == "__main__":
    main()
