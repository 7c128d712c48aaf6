"""How tests have an article reported by a scripted server."""

from pathlib import Path
from typing import Any

from summarizer import Article, Options, Report, summarize
from tests.model.asking import QUICK, endpoint_of
from tests.server import ScriptedServer
from tests.toy import ARTICLE


def reported(server: ScriptedServer, article: str | Path | Article = ARTICLE, **options: Any) -> Report:
    return summarize(article, options=Options(**{"endpoint": endpoint_of(server), "limits": QUICK, **options}))
