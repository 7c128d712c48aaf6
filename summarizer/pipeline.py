"""One article, all the way: read → prompt → model → check → repair → resolve → report.

The order of the steps, the repair turn, and who is running meanwhile (a server of our own, a recording) are decided
here; each step itself is another room's.
"""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from summarizer.article import Article
from summarizer.cassette import Cassette, Making, cassette_path, open_cassette, recorded_endpoint
from summarizer.check.draft import CheckedIncident, Grounds, check_draft
from summarizer.check.harm.casualties import casualty_mentions
from summarizer.check.matching.text import Folded
from summarizer.check.repair import corrections, listed, merged, needs_repair
from summarizer.draft import Draft
from summarizer.embedded import embedded_server
from summarizer.endpoint import EMBEDDED, Endpoint, EndpointOptions, choose_endpoint
from summarizer.errors import AnswerError, EmptyAnswerError, EndpointError, InputError, InvalidAnswerError
from summarizer.model import Limits, Model, Spent
from summarizer.prompt import Message, Prompt, fenced, load_prompt
from summarizer.reading import read_file, read_text
from summarizer.report import ArticleFacts, Incident, Problem, Provenance, Report
from summarizer.resolve.incident import resolve_incidents
from summarizer.resolve.places.geonames import index_of, key_of

_LOG: Final = logging.getLogger("summarizer")
_QUESTION: Final = "incident.v1"
_REPAIR: Final = "repair.v1"
UNUSABLE: Final = frozenset({"refused", "truncated", "empty-answer", "invalid-answer"})
"""Codes of problems that stand in place of all incidents: an answer came, and it could not be used."""


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are turned into reports.

    Attributes:
        endpoint: Whom to ask; None leaves the choice to the environment (see `endpoint`), in replay to the recording.
        limits: What one article may cost.
        record: Folder to write recordings to, one file an article.
        replay: Folder to answer from; nothing is sent.
        gazetteer: A GeoNames dump to look places up in beside the built-in gazetteer; indexed when it is first used.
        with_text: Put the article's text into the report.
        quiet: Say nothing on standard error while the embedded model is fetched.
    """

    endpoint: Endpoint | None = None
    limits: Limits = field(default_factory=Limits)
    record: Path | None = None
    replay: Path | None = None
    gazetteer: Path | None = None
    with_text: bool = False
    quiet: bool = True


def summarize(
    article: str | Path | Article,
    *,
    endpoint: Endpoint | None = None,
    record: Path | None = None,
    replay: Path | None = None,
    options: Options | None = None,
) -> Report:
    """The incident report of one article.

    >>> report = summarize(Path("seeds/takhar-2020-10-22.txt"))  # doctest: +SKIP
    >>> report.incidents[0].fatalities.best  # doctest: +SKIP
    12

    Args:
        article: A path; a string, the article itself or the name of its file; or an `Article`.
        endpoint: Whom to ask; by default the environment decides (see `endpoint`), else the embedded model is used; in
            replay the recording decides.
        record: Folder to write the recording to.
        replay: Folder to answer from; nothing is sent.
        options: The same and more as one value; the arguments above go before it.

    Raises:
        InputError: The article cannot be read, or a recording does not fit it.
        EndpointError: The model cannot be asked.
        EmbeddedModelError: The local model cannot be fetched or started.
    """
    return asyncio.run(asummarize(article, endpoint=endpoint, record=record, replay=replay, options=options))


async def asummarize(
    article: str | Path | Article,
    *,
    endpoint: Endpoint | None = None,
    record: Path | None = None,
    replay: Path | None = None,
    options: Options | None = None,
) -> Report:
    """`summarize` for code that is already asynchronous; for several articles at once open one `session`."""
    given: dict[str, Any] = {"endpoint": endpoint, "record": record, "replay": replay}
    options = replace(options or Options(), **{name: value for name, value in given.items() if value is not None})
    read = await asyncio.to_thread(_read, article)
    async with session(options) as ask:
        return await ask.report(read)


def _read(article: str | Path | Article) -> Article:
    if isinstance(article, Article):
        return article
    if isinstance(article, Path):
        return read_file(article)
    return read_file(Path(article)) if _names_a_file(article) else read_text(article)


def _names_a_file(text: str) -> bool:
    """Whether a string is the name of a file: there is one, or it can be nothing else ("articles/mising.txt")."""
    # os.path, unlike Path, takes a name that no file can have for a file that is not there.
    return os.path.isfile(text) or (len(text.split()) == 1 and text.lower().endswith((".txt", ".htm", ".html")))


@dataclass(frozen=True, slots=True)
class Session:
    """An endpoint that stays open for many articles; made by `session`. None, in replay, is the recording's own.

    `places` is the index of the options' gazetteer.
    """

    options: Options
    endpoint: Endpoint | None
    places: Path | None = None

    async def report(self, article: Article) -> Report:
        """Read one article's incidents; errors as `summarize`."""
        question = load_prompt(_QUESTION)
        endpoint = self.endpoint or recorded_endpoint(cassette_path(self.options.replay or Path(), article.id))
        with self._cassette(article, question, endpoint) as cassette:
            async with Model(endpoint, self.options.limits, cassette) as model:
                work = _Work(article, question, model, self.places)
                outcome = await work.done()
            if cassette is not None:
                # In replay time and calls are the recorded ones, so that the report comes out the same, byte for byte.
                if cassette.replaying:
                    work.spent.seconds, work.spent.calls = cassette.seconds, cassette.calls
                cassette.seconds, cassette.calls = round(work.spent.seconds, 3), work.spent.calls
        return _report(work, outcome, self.options)

    def _cassette(
        self, article: Article, question: Prompt, endpoint: Endpoint
    ) -> AbstractContextManager[Cassette | None]:
        prompts = f"{question.label} {load_prompt(_REPAIR).label}"
        dump = self.options.gazetteer
        making = Making(
            model=endpoint.model,
            endpoint=endpoint.host,
            prompt=prompts,
            article=article.sha256,
            gazetteer="none" if dump is None else key_of(dump),
        )
        if self.options.replay is not None:
            return open_cassette(cassette_path(self.options.replay, article.id), "replay", making)
        if self.options.record is not None:
            return open_cassette(cassette_path(self.options.record, article.id), "record", making)
        return nullcontext()


@asynccontextmanager
async def session(options: Options) -> AsyncIterator[Session]:
    """Open the endpoint that the options or the environment name; the embedded model's server runs until the end."""
    if options.record is not None and options.replay is not None:
        raise InputError("--record and --replay are both given.", "Use one of them.")
    places = await asyncio.to_thread(index_of, options.gazetteer) if options.gazetteer is not None else None
    if options.replay is not None:
        yield Session(options, options.endpoint, places)
        return
    endpoint = options.endpoint or choose_endpoint(EndpointOptions(), os.environ)
    async with AsyncExitStack() as stack:
        if endpoint is EMBEDDED:
            server = await asyncio.to_thread(embedded_server, quiet=options.quiet)
            served = await stack.enter_async_context(server)
            endpoint = Endpoint(served.base_url, served.model, served.api_key, embedded=True)
        yield Session(options, endpoint, places)


@dataclass(frozen=True, slots=True)
class _Outcome:
    incidents: tuple[Incident, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Work:
    """One article on its way: what was asked, what it took."""

    article: Article
    question: Prompt
    model: Model
    places: Path | None = None
    spent: Spent = field(default_factory=Spent)
    failed_repair: Problem | None = None

    async def done(self) -> _Outcome:
        """Ask, check, have repaired what can be, resolve; an answer that stays unusable is a problem of the report."""
        messages = self.question.render({"article": fenced(self.article.text)})
        mentions = casualty_mentions(self.article)
        grounds = Grounds(self.article, Folded.of(self.article.text), mentions, self.places)
        try:
            draft = await self._valid_draft(messages)
        except AnswerError as error:
            problem = Problem(code=_code_of(error), where="$.incidents", message=str(error))
            return _Outcome((), (problem,))
        checked = check_draft(grounds, draft)
        for _ in range(self.model.limits.repairs):
            if not needs_repair(checked):
                break
            draft = await self._repaired(messages, draft, checked)
            checked = check_draft(grounds, draft)
        incidents, problems = resolve_incidents(grounds, checked)
        return _Outcome(incidents, (*problems, self.failed_repair) if self.failed_repair else problems)

    async def _valid_draft(self, messages: list[Message]) -> Draft:
        """The first answer, or the one after its violations were pointed out."""
        invalid: InvalidAnswerError | None = None
        for _ in range(self.model.limits.repairs + 1):
            try:
                return await self.model.ask(messages, self.spent)
            except InvalidAnswerError as error:
                invalid = error
                messages = [*messages, Message("assistant", error.answer), *_correction(error.reasons)]
            except EndpointError as error:
                if invalid is None:
                    raise
                # An answer came, and only asking again failed: with that answer in it the question may be too long.
                raise invalid from error
        raise invalid or EmptyAnswerError("no question was asked")

    async def _repaired(self, messages: list[Message], draft: Draft, checked: Sequence[CheckedIncident]) -> Draft:
        """The draft with what a second answer mends; an unusable second answer changes nothing."""
        # The first answer as it was checked: without repeated events, so that the paths in the reasons fit it.
        shown = Draft.model_construct(incidents=tuple(one.draft for one in checked))
        again = [*messages, Message("assistant", shown.model_dump_json()), *_correction(corrections(checked))]
        try:
            return merged(draft, checked, await self.model.ask(again, self.spent))
        except EndpointError as error:  # whatever it is, the first answer is there
            _LOG.info("repair turn failed: %s", error)
            self.failed_repair = Problem(code="repair-failed", where="$.incidents", message=str(error))
            return shown


def _correction(reasons: Sequence[str]) -> list[Message]:
    return load_prompt(_REPAIR).render({"problems": listed(reasons)})


def _code_of(error: AnswerError) -> str:
    """The class's name in a problem's way of writing: InvalidAnswerError → "invalid-answer"."""
    name = type(error).__name__.removesuffix("Error")
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def _report(work: _Work, outcome: _Outcome, options: Options) -> Report:
    article, spent = work.article, work.spent
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
            model=work.model.endpoint.model,
            endpoint=work.model.endpoint.host,
            prompt=work.question.label,
            summarizer=version("summarizer"),
            calls=spent.calls,
            tokens=spent.tokens,
            cost_usd=None,
            seconds=round(spent.seconds, 3),
            finish=spent.finish,
        ),
    )
