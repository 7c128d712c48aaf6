"""An endpoint that stays open for many articles: who is asked, who is running meanwhile, and what is recorded."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from summarizer.article import Article, digest
from summarizer.cassette import Cassette, open_cassette
from summarizer.cassette_file import Making, Took, cassette_path, recorded_endpoint
from summarizer.draft import Draft
from summarizer.embedded import EmbeddedServer, embedded_server
from summarizer.endpoint import EMBEDDED, Endpoint, EndpointOptions, choose_endpoint
from summarizer.errors import InputError, UnreachableError
from summarizer.model import Model, Pace, Spent, prepare
from summarizer.pipeline.options import Options
from summarizer.pipeline.questions import check_context, opening, prompts, question
from summarizer.pipeline.work import Outcome, Work
from summarizer.report import ArticleFacts, Provenance, Report
from summarizer.resolve.places.gazetteer import nations
from summarizer.resolve.places.geonames import index_of, key_of
from summarizer.version import __version__


@dataclass(frozen=True, slots=True)
class Session:
    """What stays open between articles; made by `session`.

    Attributes:
        options: As given.
        model: The open endpoint; None in replay, where each recording tells its own.
        places: The index of the options' gazetteer.
        server: The embedded model's, while it runs.
        recorded: What this session has recorded: the SHA-256 of each article's text by its id.
    """

    options: Options
    model: Model | None = None
    places: Path | None = None
    server: EmbeddedServer | None = None
    recorded: dict[str, str] = field(default_factory=dict)

    async def report(self, article: Article) -> Report:
        """Read one article's incidents; errors as `summarize`. May be called for several articles at once."""
        if self.model is not None:
            return await self._reported(article, self.model)
        recorded = recorded_endpoint(cassette_path(self.options.replay or Path(), article.id))
        async with Model(self.options.endpoint or recorded, self.options.limits) as model:
            return await self._reported(article, model)

    async def _reported(self, article: Article, model: Model) -> Report:
        with self._cassette(article, model.endpoint) as cassette:
            work = Work(article, model.inquiry(article.id, cassette), self.places, self.options.only)
            try:
                outcome = await work.done()
            except UnreachableError as error:
                failure = self.server.failure() if self.server is not None else None
                if failure is None:
                    raise
                failure.account = error.account
                raise failure from error
            if cassette is not None:
                _keep(cassette, work.inquiry.budget.spent)
        return _report(work, outcome, self.options)

    def _cassette(self, article: Article, endpoint: Endpoint) -> AbstractContextManager[Cassette | None]:
        making = Making(
            model=endpoint.model,
            endpoint=endpoint.host,
            prompt=_prompt_labels(),
            article=article.sha256,
            gazetteer=_gazetteer_key(self.options),
        )
        if self.options.replay is not None:
            return open_cassette(cassette_path(self.options.replay, article.id), "replay", making)
        if self.options.record is not None:
            if self.recorded.setdefault(article.id, article.sha256) != article.sha256:
                raise InputError(
                    f"Another article with the id {article.id!r} has been recorded just now.",
                    "A folder of recordings has one file an id: give each article an id of its own.",
                )
            return open_cassette(cassette_path(self.options.record, article.id), "record", making)
        return nullcontext()


def pace_of(options: Options, endpoint: Endpoint) -> Pace:
    """How fast this endpoint is asked: the embedded model's server answers one question at a time."""
    return replace(options.pace, in_flight=1) if endpoint.embedded else options.pace


def usual_concurrency(endpoint: Endpoint | None, *, replaying: bool) -> int:
    """How many articles are worth having in flight where nobody says: as many as have something to wait for.

    Args:
        endpoint: Who is asked; None where a recording decides.
        replaying: Whether answers come from recordings.
    """
    one_slot = endpoint is not None and endpoint.embedded and not replaying
    return 1 if one_slot else 8


def making_of(options: Options) -> dict[str, str]:
    """All that decides a report besides its article, by name: a report made otherwise is another report.

    Raises:
        InputError: The environment names no usable endpoint.
    """
    endpoint = options.endpoint
    if endpoint is None and options.replay is None:
        endpoint = choose_endpoint(EndpointOptions(), os.environ)
    return {
        "model": endpoint.model if endpoint else "as recorded",
        "endpoint": endpoint.host if endpoint else f"recordings in {options.replay}",
        # Two servers of one host may have models of one name.
        "address": "none" if endpoint is None or endpoint.embedded else digest(endpoint.base_url)[:12],
        "prompt": _prompt_labels(),
        # The keys, their order and their lengths are prompt text too.
        "draft": digest(json.dumps(Draft.model_json_schema()))[:12],
        "repairs": str(options.limits.repairs),
        "answer tokens": str(options.limits.answer_tokens),
        "gazetteer": _gazetteer_key(options),
        "only": str(options.only),
        "text": "with" if options.with_text else "without",
        **_given_context(endpoint),
    }


def _given_context(endpoint: Endpoint | None) -> dict[str, str]:
    """How long parts may be, where somebody chose it: the model's own context is no choice, and changes no report."""
    if endpoint is None or endpoint.context is None or (endpoint.embedded and endpoint.context == EMBEDDED.context):
        return {}
    return {"context": str(endpoint.context)}


def _prompt_labels() -> str:
    return " ".join(prompt.label for prompt in prompts())


def _gazetteer_key(options: Options) -> str:
    return "none" if options.gazetteer is None else key_of(options.gazetteer)


@asynccontextmanager
async def session(options: Options) -> AsyncIterator[Session]:
    """Open the endpoint that the options or the environment name; the embedded model's server runs until the end.

    With ``options.cache`` it is opened for the first article that is not in the cache.

    Raises:
        InputError: Options do not go together, or the endpoint's context has no room for an article.
        EmbeddedModelError: The local model cannot be fetched or started.
    """
    if options.record is not None and options.replay is not None:
        raise InputError("--record and --replay are both given.", "Use one of them.")
    if options.cache and options.record is None and options.replay is None:
        from summarizer.pipeline.cached import behind_cache

        async with behind_cache(options, lambda: session(replace(options, cache=False))) as cached:
            yield cached
        return
    places = await asyncio.to_thread(index_of, options.gazetteer) if options.gazetteer is not None else None
    if options.replay is not None:
        yield Session(options, places=places)
        return
    endpoint = options.endpoint or choose_endpoint(EndpointOptions(), os.environ)
    check_context(endpoint.context, options.limits)
    async with AsyncExitStack() as stack:
        server, pace = None, pace_of(options, endpoint)
        # What the first article would wait for is done aside, and while the server loads its model: each takes seconds.
        prepared = asyncio.gather(asyncio.to_thread(prepare), asyncio.to_thread(nations))
        stack.callback(prepared.cancel)
        if endpoint.is_to_be_started:
            server = await asyncio.to_thread(embedded_server, quiet=options.quiet, prefix=opening())
            served = await stack.enter_async_context(server)
            endpoint = replace(endpoint, base_url=served.base_url, model=served.model, api_key=served.api_key)
        await prepared
        model = await stack.enter_async_context(Model(endpoint, options.limits, pace))
        yield Session(options, model, places, server)


def _keep(cassette: Cassette, spent: Spent) -> None:
    """Write onto a recording what its report needs beside the answers, or take it from there.

    In replay all of it is as recorded, so that the report comes out the same, byte for byte; of what an older recording
    does not tell, as the recorded answers say.
    """
    if not cassette.replaying:
        cassette.took = Took(
            calls=spent.calls,
            seconds=round(spent.seconds, 3),
            cost_usd=spent.cost_usd,
            tokens=spent.tokens,
            finish=spent.finish,
            notes=tuple(spent.notes),
        )
        return
    took = cassette.took
    spent.calls, spent.seconds = took.calls, took.seconds
    if took.tells("cost_usd"):
        spent.cost_usd = took.cost_usd
    if took.tells("tokens"):
        spent.prompt, spent.cached, spent.completion = took.tokens.prompt, took.tokens.cached, took.tokens.completion
        spent.finish, spent.notes = took.finish, list(took.notes)


def _report(work: Work, outcome: Outcome, options: Options) -> Report:
    article, spent, endpoint = work.article, work.inquiry.budget.spent, work.inquiry.endpoint
    return Report(
        article=ArticleFacts(
            id=article.id,
            title=article.title,
            published=article.published,
            source=article.source,
            url=article.url,
            language=article.language,
            sha256=article.sha256,
            characters=len(article.text),
            text=article.text if options.with_text else None,
        ),
        incidents=outcome.incidents,
        problems=outcome.problems,
        provenance=Provenance(
            model=endpoint.model,
            endpoint=endpoint.host,
            prompt=question().label,
            summarizer=__version__,
            calls=spent.calls,
            tokens=spent.tokens,
            cost_usd=spent.cost_usd,
            seconds=round(spent.seconds, 3),
            finish=spent.finish,
            notes=tuple(spent.notes),
        ),
    )
