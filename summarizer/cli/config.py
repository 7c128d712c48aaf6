"""Defaults for the main command's options, from a file; what is given on the command line or in the environment wins.

The file is TOML, its keys are the options' long names:

    model = "gpt-4.1-mini"
    jobs = 16
    with-text = true

A key for an endpoint is refused: such files are copied, committed and mailed. And a file that merely lies in the
working directory, perhaps unpacked with a corpus, cannot name the address that a key of the environment is sent to.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from summarizer.errors import InputError

FILE: Final = "summarizer.toml"
_SECRETS: Final = frozenset({"api_key", "key", "token", "password", "secret"})
# Of one run: as a default they would do what nobody asked for.
_OF_ONE_RUN: Final = frozenset({"output", "force", "dry_run", "config", "help"})
# These are read from the environment where the endpoint is chosen, and not as an option's own variable.
_OF_ENDPOINT: Final = {
    "base_url": "SUMMARIZER_BASE_URL",
    "model": "SUMMARIZER_MODEL",
    "context": "SUMMARIZER_CONTEXT",
}


def read_defaults(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    """Take the defaults of `value`, else of ``summarizer.toml`` in the working directory, for this command.

    Raises:
        InputError: The file cannot be read, is no TOML, or has a key or a value that no option takes.
    """
    if ctx.resilient_parsing:
        return
    file = value or Path(FILE)
    if value is None and not file.is_file():
        return
    options = {one.name: one for one in ctx.command.params if isinstance(one, click.Option) and one.name}
    options.pop(param.name or "", None)
    defaults = {name: _value(options[name], one, file, ctx) for name, one in _table(file, options).items()}
    for name, variable in _OF_ENDPOINT.items():
        if os.environ.get(variable):
            defaults.pop(name, None)
    ctx.default_map = defaults
    ctx.meta[FILE] = file, value is not None


def check_key_stays(ctx: click.Context, base_url: str | None, api_key: str | None) -> None:
    """Keep a key from an address that a file names which nobody named.

    Raises:
        InputError: It would be sent there.
    """
    file, is_named = ctx.meta.get(FILE, (None, True))
    from_file = ctx.get_parameter_source("base_url") is click.core.ParameterSource.DEFAULT_MAP
    if from_file and not is_named and (api_key or os.environ.get("SUMMARIZER_API_KEY")):
        raise InputError(
            f"{file} in the working directory names the address {base_url}, and your key would be sent there.",
            f"If that is meant, say so: --config {file}, or set SUMMARIZER_BASE_URL.",
        )


def _table(file: Path, options: Mapping[str, click.Option]) -> dict[str, Any]:
    """The file's values by the names of their options."""
    import tomllib

    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror}.", "Check --config and SUMMARIZER_CONFIG."
        ) from error
    except ValueError as error:  # not TOML, not UTF-8
        raise InputError(f"{file} is not TOML: {error}.", 'A line looks like: model = "gpt-4.1-mini"') from error
    named = {key.replace("-", "_"): value for key, value in table.items()}
    for name in named:
        _check_name(name, options, file)
    return named


def _check_name(name: str, options: Mapping[str, click.Option], file: Path) -> None:
    key = name.replace("_", "-")
    if name.lower() in _SECRETS:
        raise InputError(
            f"{file} holds {key}: a key does not belong into a file that is copied and shared.",
            "Take it out, and set SUMMARIZER_API_KEY.",
        )
    if name in _OF_ONE_RUN:
        raise InputError(f"{file}: {key} is for one run.", "Give it on the command line.")
    if name not in options:
        import difflib

        allowed = [one.replace("_", "-") for one in options if one not in _OF_ONE_RUN | _SECRETS]
        near = difflib.get_close_matches(key, allowed, n=1, cutoff=0.5)
        remedy = f"Did you mean {near[0]}?" if near else f"There are {', '.join(sorted(allowed))}."
        raise InputError(f"{file}: there is no option {key}.", remedy)


def _value(option: click.Option, value: object, file: Path, ctx: click.Context) -> object:
    """The value as the option takes it; paths are relative to the file."""
    key = (option.name or "").replace("_", "-")
    is_switch = option.is_flag
    if is_switch is not isinstance(value, bool) or not isinstance(value, bool | int | float | str):
        wanted = "true or false" if is_switch else "a number or a text"
        raise InputError(f"{file}: {key} is {wanted}, not {value!r}.", "The options are in summarize --help.")
    if isinstance(option.type, click.Path):
        value = file.parent / str(value)
    try:
        return value if is_switch or option.count else option.type.convert(value, option, ctx)
    except click.BadParameter as error:
        raise InputError(
            f"{file}: {key}: {error.message.rstrip('.')}.", "The options are in summarize --help."
        ) from error
