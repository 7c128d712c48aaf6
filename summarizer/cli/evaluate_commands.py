"""``summarize evaluate``: its options, and what of them goes on to the main command. The work is in `evaluating`."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from summarizer.cli.config import check_key_stays
from summarizer.cli.words import MAIN

if TYPE_CHECKING:
    from summarizer.cli.settings import Settings

FORMATS: Final = ("table", "json", "html")
# Options of the main command that say how reports are made: for --run they are options of this one too.
SHARED: Final = tuple(
    """
    base_url model api_key context record replay attempts repairs timeout deadline token_ceiling gazetteer
    only jobs rpm tpm max_cost cache force config
    """.split()
)
EPILOG: Final = """\b
Examples:
  summarize evaluate gold.jsonl reports.jsonl              how good are they?
  summarize evaluate gold.jsonl --run --reports coded/     make them first
  summarize evaluate gold.jsonl --compare a.jsonl b.jsonl  which is better?
"""
_FILE: Final = click.Path(path_type=Path)


class NumberType(click.FloatRange):
    """A number within bounds; "nan" is none, though it lies outside of no bound."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read it."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


_SHARE: Final = NumberType(0, 1)


class FieldShareType(click.ParamType[tuple[str, float]]):
    """``FIELD=SHARE``: a field that is scored, and the least share that will do."""

    name = "field=share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        """Read it; whether there is such a field is known once gold is read."""
        field, _, share = str(value).rpartition("=")
        try:
            least = float(share)
        except ValueError:
            least = -1
        if not field or not 0 <= least <= 1:
            self.fail(f"{value!r} is not FIELD=SHARE with a share from 0 to 1, such as fatalities.best=0.9", param, ctx)
        return field, least


class _Sectioned(click.Command):
    """Lists the options that make reports apart from those that judge them."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Two sections."""
        for title, is_shared in (("Options", False), ("Options of --run, as those of the main command", True)):
            params = [one for one in self.get_params(ctx) if (one.name in SHARED) is is_shared]
            records = [one.get_help_record(ctx) for one in params]
            with formatter.section(title):
                formatter.write_dl([one for one in records if one is not None])


@click.command(cls=_Sectioned, short_help="Hold reports against what people coded by hand.", epilog=EPILOG)
@click.argument("gold", required=False, type=_FILE)
@click.argument("reports", required=False, type=_FILE)
@click.option(
    "--compare", nargs=2, type=_FILE, metavar="A B", help="Which of two sets of reports is better, field by field."
)
@click.option("--second-coder", type=_FILE, metavar="GOLD2", help="Another coder's gold: how well do people agree?")
@click.option("--run", "is_run", is_flag=True, help="Make the reports of gold's articles first.")
@click.option(
    "--reports", "folder", type=_FILE, metavar="DIR", help="With --run: keep the reports here, and do only the rest."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write here.")
@click.option(
    "-f",
    "--format",
    type=click.Choice(FORMATS),
    help="Format; else the ending of FILE (.json, .html, .txt) decides, and a table without.",
)
@click.option("--days", type=click.IntRange(0), default=2, show_default=True, help="Tolerance of dates.")
@click.option("--share", type=_SHARE, default=0.1, show_default=True, help="Tolerance of counts, as a share of gold's.")
@click.option("--km", type=NumberType(0, 20_040), default=25, show_default=True, help="Tolerance of coordinates.")
@click.option(
    "--likeness", type=_SHARE, default=0.2, show_default=True, help="Least likeness of one and the same incident."
)
@click.option(
    "--resamples", type=click.IntRange(100, 100_000), default=2000, show_default=True, help="Of the bootstrap."
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Of the bootstrap.")
@click.option(
    "--confidence",
    type=NumberType(0.5, 1, min_open=True, max_open=True),
    default=0.95,
    show_default=True,
    help="Of intervals and verdicts.",
)
@click.option("--worst", type=click.IntRange(0), default=10, show_default=True, metavar="N", help="Articles to show.")
@click.option(
    "--fail-under",
    multiple=True,
    type=FieldShareType(),
    metavar="FIELD=SHARE",
    help="Make the exit code 1 where a field is below; may be given several times.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.option("-v", "--verbose", count=True, help="With --run: tell of each call on standard error.")
@click.pass_context
def evaluate(ctx: click.Context, /, **given: Any) -> None:
    """Hold reports against GOLD, what people coded by hand: field by field, with intervals.

    GOLD has one article a line: its id and the incidents, each with the fields that a coder filled in. REPORTS is a
    file of reports (.jsonl, .json) or a run directory. docs/evaluate.md says how gold is written and what the figures
    mean.
    """
    from summarizer.cli.evaluating import Asked, evaluated

    shared = {name: given.pop(name) for name in SHARED}
    if not given["is_run"]:
        _check_of_run(ctx, shared)
    raise click.exceptions.Exit(evaluated(Asked(**given), lambda arguments: _as_given(ctx, shared, arguments)))


def with_run_options(main: click.Command) -> click.Command:
    """The command, with those options of the main command that say how reports are made."""
    have = {one.name for one in evaluate.params}
    for one in main.params:
        if one.name in SHARED and one.name not in have and isinstance(one, click.Option):
            evaluate.params.append(_passed_on(one))
    return evaluate


def _passed_on(option: click.Option) -> click.Option:
    """The same option without its default: what is not given is left to the main command, its file and variables."""
    off = f"/{option.secondary_opts[0]}" if option.secondary_opts else ""
    return click.Option(
        [*option.opts[:-1], option.opts[-1] + off],
        type=None if option.is_flag else option.type,
        is_flag=option.is_flag,
        default=None,
        metavar=option.metavar,
        help=option.help,
    )


def _check_of_run(ctx: click.Context, shared: Mapping[str, Any]) -> None:
    """Refuse what would change nothing, since no report is made."""
    for one in ctx.command.params:
        if one.name in SHARED and shared[one.name] is not None:
            words = one.secondary_opts if shared[one.name] is False else one.opts
            raise click.UsageError(f"{words[-1]} is for --run.", ctx)


def _as_given(ctx: click.Context, shared: Mapping[str, Any], arguments: Sequence[str]) -> "Settings":
    """The main command's options as it would read them itself: command line, variables, file of defaults."""
    from summarizer.cli.settings import Settings

    program = ctx.find_root()
    main = program.command.get_command(program, MAIN) if isinstance(program.command, click.Group) else None
    if main is None:
        raise RuntimeError("the program has its main command")
    options = {one.name: one for one in main.params}
    given = [word for name, value in shared.items() if value is not None for word in _spelt(options[name], value)]
    with main.make_context(MAIN, [*arguments, *given], parent=program) as inner:
        settings = {name: value for name, value in inner.params.items() if name != "sources"}
        check_key_stays(inner, settings["base_url"], settings["api_key"])
        return Settings(**settings)


def _spelt(option: click.Parameter, value: object) -> list[str]:
    """An option as it is given on a command line."""
    if isinstance(value, bool):
        return [option.opts[-1]] if value else option.secondary_opts[:1]
    return [option.opts[-1], str(value)]
