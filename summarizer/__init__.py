"""Read a news report of a security incident; get validated incident JSON, every value tied to its words.

    summarize     one article to one report
    asummarize    the same, for asynchronous code
    summarize_many  many articles, several at a time, resumable; asynchronous
    summarize_all   the same for code that is not asynchronous
    session       an open endpoint for many articles
    Options       endpoint, limits, recording
    Limits        what one article may cost
    Pace          how fast to ask, over all articles
    Endpoint      an OpenAI-compatible address
    Article       a news article, read and split into sentences
    read_file     a file (text or HTML) to an article
    read_row      one row of JSONL to an article
    read_text     a string to an article
    Facts         what is known of an article from outside its text
    Report        the result: incidents, problems, provenance
    Incident      one event
    Evidence      the words a value rests on
    cache_info    what is in the user's cache of reports
    clear_cache   empty it
    SummarizerError  the root of all errors (see `summarizer.errors`)

Names are imported when first used: importing this package alone costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from summarizer.article import Article
    from summarizer.batch import summarize_all, summarize_many
    from summarizer.endpoint import Endpoint
    from summarizer.errors import SummarizerError
    from summarizer.model import Limits, Pace
    from summarizer.pipeline import Options, asummarize, summarize
    from summarizer.pipeline.session import session  # from its file, which mypy could take for it by its name
    from summarizer.reading import Facts, read_file, read_row, read_text
    from summarizer.report import Evidence, Incident, Report
    from summarizer.store import cache_info, clear_cache

__all__ = [
    "Article",
    "Endpoint",
    "Evidence",
    "Facts",
    "Incident",
    "Limits",
    "Options",
    "Pace",
    "Report",
    "SummarizerError",
    "asummarize",
    "cache_info",
    "clear_cache",
    "read_file",
    "read_row",
    "read_text",
    "session",
    "summarize",
    "summarize_all",
    "summarize_many",
]

_ROOM_OF: Final = {
    "Article": "article",
    "Endpoint": "endpoint",
    "Evidence": "report",
    "Facts": "reading",
    "Incident": "report",
    "Limits": "model",
    "Options": "pipeline",
    "Pace": "model",
    "Report": "report",
    "SummarizerError": "errors",
    "asummarize": "pipeline",
    "cache_info": "store",
    "clear_cache": "store",
    "read_file": "reading",
    "read_row": "reading",
    "read_text": "reading",
    "session": "pipeline",
    "summarize": "pipeline",
    "summarize_all": "batch",
    "summarize_many": "batch",
}

if not TYPE_CHECKING:
    # Type checkers read the imports above, and find a misspelt name.

    def __getattr__(name: str) -> object:
        """Import a public name from its room on first use (PEP 562)."""
        if name not in _ROOM_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_ROOM_OF[name]}"), name)


def __dir__() -> list[str]:
    """All public names, those not yet imported too."""
    return sorted({*globals(), *__all__})
