"""The options of the main command, and what they are to the library."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from summarizer.cli.fail_on import FailOn
from summarizer.cli.words import say
from summarizer.codebook.relevance import Relevance

if TYPE_CHECKING:
    from summarizer.endpoint import Endpoint
    from summarizer.pipeline import Options

# Without -v, with it, with -vv.
_LEVELS: Final = (logging.WARNING, logging.INFO, logging.DEBUG)


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of the main command, by their names on the command line."""

    output: str | None
    format: str | None
    unordered: bool
    fail_on: FailOn
    map: tuple[str, ...]
    allow_private: bool
    cache: bool
    base_url: str | None
    model: str | None
    api_key: str | None
    context: int | None
    record: Path | None
    replay: Path | None
    attempts: int
    repairs: int
    timeout: float
    deadline: float
    token_ceiling: int
    jobs: int | None
    rpm: int | None
    tpm: int | None
    max_cost: float | None
    dry_run: bool
    force: bool
    gazetteer: Path | None
    only: Relevance
    with_text: bool
    quiet: bool
    verbose: int


def options_of(settings: Settings) -> "Options":
    """The library's options."""
    from summarizer.endpoint import EndpointOptions, choose_endpoint
    from summarizer.model import Limits, Pace
    from summarizer.pipeline import Options, usual_concurrency

    wanted = EndpointOptions(settings.base_url, settings.model, settings.api_key, settings.context)
    # A replay needs no endpoint; one that is named is held against the recording, which knows the model's context.
    as_recorded = settings.replay is not None and replace(wanted, context=None) == EndpointOptions()
    endpoint = None if as_recorded else choose_endpoint(wanted, os.environ)
    jobs = settings.jobs or usual_concurrency(endpoint, replaying=settings.replay is not None)
    return Options(
        endpoint=endpoint,
        limits=Limits(
            attempts=settings.attempts,
            repairs=settings.repairs,
            timeout=settings.timeout,
            deadline=settings.deadline,
            token_ceiling=settings.token_ceiling,
        ),
        pace=Pace(settings.rpm, settings.tpm, jobs),
        record=settings.record,
        replay=settings.replay,
        gazetteer=settings.gazetteer,
        only=settings.only,
        with_text=settings.with_text,
        cache=settings.cache,
        quiet=settings.quiet,
    )


def say_which(endpoint: "Endpoint | None", replay: Path | None) -> None:
    """Which model answers, on standard error."""
    if endpoint is None:
        say(f"model: as recorded in {replay}")
        return
    say(f"model: {endpoint.model} ({f'recordings in {replay}' if replay else endpoint.host})")
    if not (endpoint.is_encrypted or endpoint.is_local or replay):
        what = "the key and the articles travel" if endpoint.has_key else "the articles travel"
        say(f"warning: {what} unencrypted to {endpoint.host}; use https")


class _Telling(logging.Handler):
    """Says log messages as all else is said: above the bar, where one is shown."""

    def emit(self, record: logging.LogRecord) -> None:
        say(self.format(record))


@contextmanager
def told(settings: Settings) -> Iterator[None]:
    """Let this package's loggers speak on standard error, as loudly as the options say.

    Only this package's: others log whole answers, and requests with their keys.
    """
    level = logging.ERROR if settings.quiet else _LEVELS[min(settings.verbose, 2)]
    logger, handler = logging.getLogger("summarizer"), _Telling()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
