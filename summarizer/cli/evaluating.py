"""``summarize evaluate`` at work: what is held against what, in which format, and the exit code that comes of it."""

import asyncio
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from summarizer.article import Item, Unread
from summarizer.cli.output import Output
from summarizer.cli.settings import Settings, told
from summarizer.cli.target import check_input_stays, target_of
from summarizer.cli.words import INTERRUPTED, say
from summarizer.errors import InputError

if TYPE_CHECKING:
    from summarizer.evaluate import Comparison, Evaluation, GoldArticle, Sameness
    from summarizer.evaluate.record import ShownArticle
    from summarizer.evaluate.settings import Settings as Tolerances
    from summarizer.evaluate.sheet import Sheet

Reading = Callable[[Sequence[str]], Settings]
"""The options of the main command, for these arguments and what else was given of them."""
_LIBRARIES: Final = frozenset({"numpy", "scipy", "krippendorff", "jinja2"})
_ENDPOINT_FAILED: Final = 3
_FORMAT_OF: Final = {".json": "json", ".html": "html", ".htm": "html", ".txt": "table"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The command's own options, by their names on the command line."""

    gold: Path | None
    reports: Path | None
    compare: tuple[Path, Path] | None
    second_coder: Path | None
    is_run: bool
    folder: Path | None
    output: Path | None
    format: str | None
    days: int
    share: float
    km: float
    likeness: float
    resamples: int
    seed: int
    confidence: float
    worst: int
    fail_under: tuple[tuple[str, float], ...]
    quiet: bool
    verbose: int

    @property
    def form(self) -> str | None:
        """The format by --format or the ending of FILE; a table without either, None where the ending is not known."""
        ending = self.output.suffix.lower() if self.output is not None else ""
        return self.format or (_FORMAT_OF.get(ending) if ending else "table")

    @property
    def inputs(self) -> list[str]:
        """The files that are read."""
        named = (self.gold, self.reports, self.second_coder, *(self.compare or ()))
        return [str(one) for one in named if one is not None]


def evaluated(asked: Asked, reading: Reading) -> int:
    """Evaluate or compare, and write it; the exit code.

    Raises:
        SummarizerError: As the library raises it.
        click.UsageError: Options that do not go together.
    """
    check_input_stays(asked.output, asked.inputs)
    _check_usage(asked)
    with _libraries():
        from summarizer.evaluate import Settings as Tolerances
        from summarizer.evaluate import read_gold
    tolerances = Tolerances(**{name: getattr(asked, name) for name in Tolerances.model_fields})
    _check_fields(asked)
    gold = read_gold(asked.gold) if asked.gold is not None else None
    if asked.compare is not None:
        return _compared(asked, gold, asked.compare, tolerances)
    if gold is None:
        raise RuntimeError("usage has been checked")
    _check_filled_in(asked, gold)
    second = read_gold(asked.second_coder) if asked.second_coder is not None else None
    if asked.is_run:
        with _run_folder(asked) as folder:
            code = _reports_made(asked, gold, folder, reading)
            if code in (INTERRUPTED, _ENDPOINT_FAILED):
                return code
            return max(code, _scored(asked, (gold, second), folder, tolerances))
    return _scored(asked, (gold, second), asked.reports or Path(), tolerances)


def _check_usage(asked: Asked) -> None:
    if asked.compare is not None:
        beside = {
            "REPORTS": asked.reports is not None,
            "--run": asked.is_run,
            "--second-coder": asked.second_coder is not None,
            "--fail-under": bool(asked.fail_under),
        }
        wrong = [name for name, is_given in beside.items() if is_given]
        if wrong:
            raise click.UsageError(f"--compare does not go together with {wrong[0]}.")
    elif asked.gold is None:
        raise click.UsageError("Name GOLD, what people coded: summarize evaluate GOLD REPORTS.")
    elif asked.is_run and asked.reports is not None:
        raise click.UsageError("With --run, reports are made: keep them with --reports DIR.")
    elif not asked.is_run and asked.reports is None:
        raise click.UsageError("Name REPORTS, or make them with --run.")
    if asked.folder is not None and not asked.is_run:
        raise click.UsageError("--reports DIR is for --run.")
    if asked.verbose and not asked.is_run:
        raise click.UsageError("--verbose is for --run.")
    if asked.form is None:
        endings = ", ".join(_FORMAT_OF)
        raise click.UsageError(f"The ending of {asked.output} is none of {endings}: name the format with --format.")


@contextmanager
def _libraries() -> Iterator[None]:
    """Say which extra is missing.

    Raises:
        InputError: One of the libraries is not installed.
    """
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _LIBRARIES:
            raise
        raise InputError(
            'evaluate cannot work: the extra "evaluate" is not installed.', "pip install 'summarizer[evaluate]'"
        ) from error


def _check_fields(asked: Asked) -> None:
    """Refuse a field that is never scored before minutes are spent on the others."""
    from summarizer.evaluate.fields import LAYOUT
    from summarizer.evaluate.tallies import EMPTY, INCIDENTS, OVERALL

    known = [INCIDENTS, *LAYOUT.names(), OVERALL, EMPTY]
    for field, _ in asked.fail_under:
        if field not in known:
            near = get_close_matches(field, known, n=1)
            remedy = f"Did you mean {near[0]}?" if near else "docs/evaluate.md lists the fields."
            raise InputError(f"--fail-under: {field} is not scored.", remedy)


def _check_filled_in(asked: Asked, gold: "Sequence[GoldArticle]") -> None:
    """Refuse a field of which gold says nothing, before any report is made."""
    from summarizer.evaluate.tallies import scored_in

    filled_in = scored_in(gold)
    for field, _ in asked.fail_under:
        if field not in filled_in:
            raise InputError(f"--fail-under: {field} is filled in nowhere in gold.", "Name a field that is.")


def _compared(
    asked: Asked, gold: "Sequence[GoldArticle] | None", files: tuple[Path, Path], tolerances: "Tolerances"
) -> int:
    from summarizer.evaluate import compare, read_reports, same_answers
    from summarizer.evaluate.sheet import comparison_sheet, sameness_sheet

    first, second = map(read_reports, files)
    if gold is None:
        same = same_answers(first, second, tolerances)
        _write(asked, same, sameness_sheet(same))
    else:
        found = compare(gold, first, second, tolerances)
        _write(asked, found, comparison_sheet(found))
    return 0


@contextmanager
def _run_folder(asked: Asked) -> Iterator[Path]:
    """Where the reports of a run are kept: a folder that stays, or one for this evaluation alone."""
    if asked.folder is not None:
        yield asked.folder
        return
    with TemporaryDirectory(prefix="summarize-") as folder:
        yield Path(folder)


def _reports_made(asked: Asked, gold: "Sequence[GoldArticle]", folder: Path, reading: Reading) -> int:
    """Make the reports that are not there yet; the run's exit code."""
    from summarizer.cli.many import report_many

    without = next((one for one in gold if not one.row), None)
    if without is not None:
        raise InputError(f"{without.where} has no text, so that no report can be made.", 'Put it under "text".')
    loudness = ["-q"] * asked.quiet + ["-v"] * asked.verbose
    settings = reading([str(asked.gold), "-o", f"{folder}/", *loudness])
    with told(settings):
        return asyncio.run(report_many([str(asked.gold)], _items(gold), settings, target_of(f"{folder}/", "jsonl")))


def _items(gold: "Iterable[GoldArticle]") -> Iterator[Item]:
    for one in gold:
        try:
            yield one.article()
        except InputError as error:
            yield Unread(one.where, error)


def _scored(
    asked: Asked,
    coders: "tuple[Sequence[GoldArticle], Sequence[GoldArticle] | None]",
    reports: Path,
    tolerances: "Tolerances",
) -> int:
    from summarizer.evaluate import evaluate, read_reports
    from summarizer.evaluate.sheet import evaluation_sheet

    gold, second = coders
    found = evaluate(gold, read_reports(reports), tolerances, second_coder=second)
    _write(asked, found, evaluation_sheet(found))
    return 1 if [one for one in asked.fail_under if _is_below(found, *one)] else 0


def _is_below(found: "Evaluation", field: str, least: float) -> bool:
    share = found.share(field)
    if share is not None and share >= least:
        return False
    say(f"summarize: {field} is {'not defined' if share is None else f'{share:.3f}'}, below {least:g}")
    return True


def _write(asked: Asked, found: "Evaluation | Comparison | Sameness", sheet: "Sheet") -> None:
    as_json = asked.form == "json"
    text = found.model_dump_json(by_alias=True, indent=2) if as_json else _laid_out(asked, sheet, found)
    with Output(asked.output) as output:
        output.write(text)


def _laid_out(asked: Asked, sheet: "Sheet", found: "Evaluation | Comparison | Sameness") -> str:
    """As a page, or as a table: with colours where a terminal shows it."""
    articles: Sequence[ShownArticle] = getattr(found, "worst", ())
    if asked.form == "html":
        from summarizer.evaluate.page import page

        return page(sheet, articles)
    from summarizer.evaluate.table import table

    is_terminal = asked.output is None and sys.stdout.isatty()
    return table(sheet, articles, width=shutil.get_terminal_size().columns if is_terminal else None)
