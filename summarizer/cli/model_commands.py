"""``summarize model``: the embedded model on this machine."""

import click

from summarizer.cli.words import say


@click.group()
def model() -> None:
    """Fetch, find, verify or remove the embedded model."""


@model.command()
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def fetch(*, quiet: bool) -> None:
    """Fetch the model (1.1 GB), or the rest of it, and verify it."""
    from summarizer import embedded

    say(str(embedded.fetch(quiet=quiet)))


@model.command()
def path() -> None:
    """Print where the model is, or would be."""
    from summarizer import embedded

    click.echo(embedded.path())


@model.command()
def verify() -> None:
    """Compare the model with the publisher's digest; a wrong file is deleted."""
    from summarizer import embedded

    say(f"{embedded.verify(again=True)}: as published")


@model.command()
def remove() -> None:
    """Delete the model and what is left of unfinished fetches."""
    from summarizer import embedded

    for file in embedded.remove():
        say(f"removed {file}")
