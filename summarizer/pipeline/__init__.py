"""One article: read → prompt → model → check → repair → resolve → report.

options    how it is done
questions  what is asked about an article, or about each of its parts where it does not fit whole
drafts     the answers, joined
work       the steps, and the repair turn
session    the endpoint that stays open for many articles; recordings; the report
cached     the same behind the user's cache of reports
forecast   what articles will take
single     one article by a plain call
"""

from summarizer.pipeline.forecast import Forecast, forecast
from summarizer.pipeline.options import Options
from summarizer.pipeline.session import Session, making_of, pace_of, session, usual_concurrency
from summarizer.pipeline.single import asummarize, summarize

__all__ = [
    "Forecast",
    "Options",
    "Session",
    "asummarize",
    "forecast",
    "making_of",
    "pace_of",
    "session",
    "summarize",
    "usual_concurrency",
]
