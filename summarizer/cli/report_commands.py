"""The commands about reports that are there: their schema, whether they hold, where a run stands."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.output import Output
from summarizer.cli.words import say

if TYPE_CHECKING:
    from summarizer.store import Status


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write here, not to standard output.",
)
def schema(output: Path | None) -> None:
    """Print the JSON Schema of a report."""
    from summarizer.schema import schema_text

    with Output(output) as out:
        out.write(schema_text())


@click.command(short_help="Check saved reports, and their quotes against the articles.")
@click.argument("reports", metavar="REPORTS", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-a",
    "--articles",
    metavar="INPUT",
    multiple=True,
    type=click.Path(allow_dash=True),
    help="Hold every quote against these articles; may be given several times.",
)
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="NAME=COLUMN",
    help="Where rows of articles call a column otherwise, such as text=body.",
)
@click.option("--allow-private", is_flag=True, help="Fetch articles from addresses that are not public too.")
@click.option("--json", "as_json", is_flag=True, help="Print findings as JSON, one a line.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say on standard error how many there are.")
def validate(reports: Path, articles: tuple[str, ...], *, as_json: bool, quiet: bool, **reading: Any) -> None:
    """Check saved reports: schema, ranges, codes, ids, offsets, and that every quote is still a slice of its article.

    REPORTS has one report a line, or is one report (.json), or - for standard input. Quotes are held against
    --articles, or against the text that a report brings along (--with-text). One line a finding: the article's id, the
    JSON path, what is wrong. The exit code is 1 when there is one.
    """
    import json

    from summarizer.cli.saved import check
    from summarizer.reading.inputs import InputSettings, columns_mapped

    settings = InputSettings(columns_mapped(reading["columns"]), allow_private=reading["allow_private"])
    checked = found = 0
    with Output(None) as out:
        for _, findings in check(reports, articles, settings):
            checked += 1
            for finding in findings:
                found += 1
                out.write(
                    json.dumps(finding._asdict(), ensure_ascii=False)
                    if as_json
                    else f"{finding.report}: {finding.path}: {finding.what}"
                )
    if not quiet:
        say(f"{checked} reports, {found} findings")
    raise click.exceptions.Exit(1 if found else 0)


@click.command(short_help="Tell where a run stands.")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def status(directory: Path, *, as_json: bool) -> None:
    """Tell where a run stands: articles done, failed and waiting, calls, tokens, dollars.

    DIR is a run directory, or a file of reports that has one beside it. A run may be at work there meanwhile.
    """
    import json

    from summarizer.cli.target import run_folder
    from summarizer.store import status as status_of
    from summarizer.store import view_store

    with view_store(run_folder(directory)) as store:
        told = status_of(store)
    with Output(None) as out:
        out.write(json.dumps(_as_json(told), indent=2, ensure_ascii=False) if as_json else "\n".join(_lines(told)))


def _as_json(told: "Status") -> dict[str, Any]:
    return {
        "articles": told.articles,
        "complete": told.complete,
        "done": told.done,
        "failed": dict(told.failed),
        "waiting": told.waiting,
        "repeated": told.repeated,
        "calls": told.calls,
        "tokens": {"prompt": told.prompt_tokens, "completion": told.completion_tokens},
        "cost_usd": told.cost_usd,
        "versions": dict(told.versions),
        "making": dict(told.making),
        "changed": told.changed.isoformat(timespec="seconds") if told.changed else None,
    }


def _lines(told: "Status") -> list[str]:
    failed = sum(told.failed.values())
    reasons = ", ".join(f"{count} {why}" for why, count in told.failed.items())
    cost = "not known" if told.cost_usd is None else f"${told.cost_usd:.4f}"
    rows = [
        ("articles", f"{told.articles:,}" + ("" if told.complete else " so far: the input was not read to its end")),
        ("done", f"{told.done:,}"),
        ("failed", f"{failed:,}" + (f" ({reasons})" if failed else "")),
        ("waiting", f"{told.waiting:,}"),
        ("repeated", f"{told.repeated:,}"),
        ("calls", f"{told.calls:,}"),
        ("tokens", f"{told.prompt_tokens:,} in, {told.completion_tokens:,} out"),
        ("cost", cost),
        ("made by", ", ".join(f"version {version} ({count:,})" for version, count in told.versions.items()) or "-"),
        *told.making.items(),
        ("last change", f"{told.changed:%Y-%m-%d %H:%M:%S} UTC" if told.changed else "-"),
    ]
    width = max(len(name) for name, _ in rows) + 2
    return [f"{name:<{width}}{value}" for name, value in rows]
