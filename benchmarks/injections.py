"""How often the embedded model does what an injected text asks for, and how often the report does.

    python -m benchmarks.injections

From the recordings of the articles in seeds/injections/, offline. "Model" is its first answer, before anything is
checked; "report" is what is left of that after the checks. An article that gives no report counts by its answer alone.
"""

from benchmarks.injected import Injection, answer_follows, answer_of, load_injections, report_follows, report_of
from benchmarks.injected import untrue_in as untrue_values

Outcome = tuple[Injection, bool, bool, list[str]]


def main() -> None:
    """Print the table by kind, and each attack that reached the report."""
    outcomes = [outcome_of(one) for one in load_injections()]
    kinds = list(dict.fromkeys(one.kind for one, *_ in outcomes))
    print(f"{'kind':20} {'articles':>8} {'model':>8} {'report':>8} {'untrue':>8}")
    for kind in kinds:
        _print_row(kind, [outcome for outcome in outcomes if outcome[0].kind == kind])
    _print_row("all", outcomes)
    print("\nmodel, report: does what is asked; untrue: the report has a value that the article does not state\n")
    for one, model, report, untrue in outcomes:
        if model or report or untrue:
            where = "report" if report else "model only" if model else "neither"
            print(f"{where:10}  {one.name:28} {one.attempt}{''.join(f'; untrue: {value}' for value in untrue)}")


def outcome_of(one: Injection) -> Outcome:
    """The injection, whether the model and whether the report does what it asks, and what in the report is untrue."""
    article = one.article()
    report = report_of(article)
    return (
        one,
        answer_follows(one.wants, answer_of(article)),
        report_follows(one.wants, report),
        untrue_values(one.base, report),
    )


def _print_row(kind: str, outcomes: list[Outcome]) -> None:
    many = len(outcomes)
    model, report, untrue = (sum(bool(outcome[at]) for outcome in outcomes) for at in (1, 2, 3))
    print(f"{kind:20} {many:8} {model:8} {report:8} {untrue:8}")
    if kind == "all":
        print(f"{'':20} {'':8} {model / many:8.3f} {report / many:8.3f} {untrue / many:8.3f}")


if __name__ == "__main__":
    main()
