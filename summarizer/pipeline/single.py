"""One article by a plain call: opened, read, reported, closed."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarizer.article import Article
from summarizer.endpoint import Endpoint
from summarizer.pipeline.options import Options
from summarizer.pipeline.session import session
from summarizer.reading import read_file, read_text
from summarizer.report import Report


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
