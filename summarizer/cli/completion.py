"""``summarize completion``: what makes the shell complete commands, options and files."""

import click


@click.command(short_help="Print what makes a shell complete these words.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete this program's words.

    \b
    bash  summarize completion bash > ~/.local/share/bash-completion/completions/summarize
    zsh   summarize completion zsh > a file _summarize in a folder of $fpath
    fish  summarize completion fish > ~/.config/fish/completions/summarize.fish
    """  # noqa: D301 - click's mark for lines that stay as they are, which is a control character
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"{shell} is not known to click.")
    click.echo(made(ctx.find_root().command, {}, "summarize", "_SUMMARIZE_COMPLETE").source())
