"""``summarize prompt``: what is sent to the model, and how two versions of it differ."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summarizer.cli.words import say

if TYPE_CHECKING:
    from summarizer.prompt import Prompt


@click.group()
def prompt() -> None:
    """Show the prompts, or the difference between two of them."""


@prompt.command()
@click.argument("name", required=False)
@click.option("-a", "--article", metavar="FILE", help="Fill in this article, as it would be sent.")
@click.option("--json", "as_json", is_flag=True, help="Print the messages as the endpoint gets them.")
def show(name: str | None, article: str | None, *, as_json: bool) -> None:
    """Print a prompt: its messages, with {{marks}} where an article goes.

    NAME is that of a prompt with its version, such as incident.v1, or a file; without it, the one that is in use.
    """
    from summarizer.errors import InputError
    from summarizer.pipeline.questions import prompts
    from summarizer.prompt import fenced

    shown = _loaded(name) if name is not None else prompts()[0]
    messages = list(shown.messages)
    if article is not None:
        if not any("{{article}}" in message.content for message in messages):
            raise InputError(f"Prompt {shown.label} holds no article.", "Show it without --article.")
        from summarizer.cli.inputs import article_of
        from summarizer.reading.inputs import InputSettings

        messages = shown.render({"article": fenced(article_of(article, InputSettings()).text)})
    if as_json:
        import json

        click.echo(json.dumps([message._asdict() for message in messages], indent=2, ensure_ascii=False))
        return
    say(f"{shown.label}: {shown.purpose}")
    click.echo("\n\n".join(f"# {message.role}\n{message.content}" for message in messages))


@prompt.command()
@click.argument("one")
@click.argument("other")
def diff(one: str, other: str) -> None:
    """Print how two prompts differ, as a unified diff with the digest of each.

    ONE and OTHER are names with versions, such as incident.v1, or files.
    """
    import difflib

    from summarizer.prompt import prompt_text

    old, new = (f"{name} ({_loaded(name).label})" for name in (one, other))
    before, after = (prompt_text(name).splitlines() for name in (one, other))
    for line in difflib.unified_diff(before, after, old, new, lineterm=""):
        click.echo(line)


def _loaded(name: str) -> "Prompt":
    from summarizer.prompt import load_prompt, parse_prompt, prompt_text

    return parse_prompt(prompt_text(name), where=Path(name).name) if Path(name).is_file() else load_prompt(name)
