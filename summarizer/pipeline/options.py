"""How articles are turned into reports, as one value."""

from dataclasses import dataclass, field
from pathlib import Path

from summarizer.codebook.relevance import Relevance
from summarizer.endpoint import Endpoint
from summarizer.model import Limits, Pace


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are turned into reports.

    Attributes:
        endpoint: Whom to ask; None leaves the choice to the environment (see `endpoint`), in replay to the recording.
        limits: What one article may cost.
        pace: How fast the endpoint may be asked, over all articles of a session.
        record: Folder to write recordings to, one file an article.
        replay: Folder to answer from; nothing is sent.
        gazetteer: A GeoNames dump to look places up in beside the built-in gazetteer; indexed when it is first used.
        cache: Take the report of an article that was asked about before in the same way from the user's cache, and keep
            new ones there (see `store.cache`). Not with `record` and `replay`, which have answers of their own.
        only: The kinds of events that are wanted; all, unless given.
        with_text: Put the article's text into the report.
        quiet: Say nothing on standard error while the embedded model is fetched.
    """

    endpoint: Endpoint | None = None
    limits: Limits = field(default_factory=Limits)
    pace: Pace = field(default_factory=Pace)
    record: Path | None = None
    replay: Path | None = None
    gazetteer: Path | None = None
    cache: bool = False
    only: Relevance = field(default_factory=Relevance)
    with_text: bool = False
    quiet: bool = True
