"""What the program says of itself: help, usage lines, and how an error ends. What the commands do is in `commands`."""

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

EPILOG: Final = """\b
Examples, one article:
  summarize article.txt                        one article, JSON on standard output
  summarize page.html -o report.json           HTML works too
  curl -s https://example.org/a | summarize -  from a pipe
\b
Examples, many articles:
  summarize articles.jsonl -o coded/           a run directory, to be resumed
  summarize *.txt -o reports.jsonl -j 16       one report a line, sixteen articles at once
  summarize articles.jsonl -n --max-cost 5     what it would take
  summarize status coded/                      where that run stands
\b
Examples, reports that are there:
  summarize validate reports.jsonl -a articles.jsonl
\b
Examples, without a model:
  summarize article.txt --record tapes         keep the model's answers ...
  summarize article.txt --replay tapes         ... and report from them, offline

\b
Endpoint, first that is set wins: --base-url, --model, --api-key; SUMMARIZER_BASE_URL,
SUMMARIZER_MODEL, SUMMARIZER_API_KEY; OPENAI_API_KEY (with OPENAI_BASE_URL); else the embedded
model, which needs no key and no network once fetched (extra "local": pip install '.[local]').

\b
Defaults: command line, then environment (SUMMARIZER_JOBS=16 for --jobs 16, and so on), then
summarizer.toml (jobs = 16).

\b
Exit codes: 0 done; 1 done, but an article or an input failed, or a report has problems that
--fail-on names; 2 usage or input; 3 endpoint or embedded model; 130 interrupted.
"""
GROUPS: Final = {
    "Input": "map allow_private",
    "Output": "output format unordered only with_text fail_on",
    "Endpoint": "base_url model api_key context record replay",
    "Each article": "attempts repairs timeout deadline token_ceiling gazetteer",
    "Run": "jobs rpm tpm max_cost dry_run cache force",
    "Other options": "config quiet verbose version help",
}
"""The options of the main command, as the help lists them."""
MAIN: Final = "report"
INTERRUPTED: Final = 130
"""The exit code of a program that was interrupted, as shells have it."""


def say(message: str) -> None:
    """A line for the person at the terminal."""
    # Named, and not err=True: that would go past a progress bar, which stands in for standard error.
    click.echo(message, file=sys.stderr)


class Commands(click.Group):
    """``summarize FILE`` does the main job; a first word that names a command is that command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the name of the main command where none is given."""
        if args and args[0] not in {*self.commands, "-h", "--help", "-V", "--version"}:
            args = [MAIN, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn this package's errors into one line and an exit code."""
        try:
            return super().invoke(ctx)
        except SummarizerError as error:
            say(f"summarize: {error}")
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            say("summarize: interrupted")
            ctx.exit(INTERRUPTED)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Commands, and what the main command takes: its options, files."""
        main = self.commands[MAIN]
        if incomplete.startswith("-"):
            with main.make_context(MAIN, [], parent=ctx, resilient_parsing=True) as inner:
                return main.shell_complete(inner, incomplete)
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the main command's options as the program's, in groups, and the other commands."""
        options = {one.name: one for one in (*self.commands[MAIN].params, *self.params)}
        # click names its own option otherwise from version to version.
        options["help"] = self.get_params(ctx)[-1]
        for title, names in GROUPS.items():
            records = [options[name].get_help_record(ctx) for name in names.split()]
            with formatter.section(title):
                formatter.write_dl([record for record in records if record])
        others = [(name, one.get_short_help_str(80)) for name, one in self.commands.items() if name != MAIN]
        with formatter.section("Other commands"):
            formatter.write_dl(others)


class _MainContext(click.Context):
    """Calls the main command by the program's name alone."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else super().command_path


class MainCommand(click.Command):
    """The command that goes without a name; its usage and its help are the program's."""

    context_class = _MainContext

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The program's usage line."""
        program = ctx.parent or ctx
        program.command.format_usage(program, formatter)

    def get_help(self, ctx: click.Context) -> str:
        """The program's help."""
        return ctx.parent.get_help() if ctx.parent else super().get_help(ctx)
