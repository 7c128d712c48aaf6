"""``--dry-run``: what the whole input would take, and nothing sent."""

import json
from collections.abc import Sequence

from summarizer.article import Unread
from summarizer.cli.costs import asked, expected
from summarizer.cli.inputs import input_settings, items_of, no_article
from summarizer.cli.output import Output
from summarizer.cli.settings import Settings, options_of
from summarizer.cli.words import say
from summarizer.pipeline import Forecast, Options, pace_of


def dry_run(sources: Sequence[str], settings: Settings) -> int:
    """Print articles, calls, tokens, dollars and time as JSON; the exit code.

    Raises:
        InputError: There is no article to read.
    """
    options = options_of(settings)
    total, unreadable = Forecast(), 0
    seen: set[tuple[str, str]] = set()
    for item in items_of(sources, input_settings(settings)):
        if isinstance(item, Unread):
            say(f"summarize: {item.error}")
            unreadable += 1
        elif (item.id, item.sha256) not in seen:
            # A run does each article once.
            seen.add((item.id, item.sha256))
            total += expected(item, options)
    if total.articles == 0:
        raise no_article(sources)
    with Output(None) as output:
        output.write(json.dumps(_shown(total, unreadable, options), indent=2))
    return 1 if unreadable else 0


def _shown(total: Forecast, unreadable: int, options: Options) -> dict[str, object]:
    endpoint = asked(options)
    return {
        "model": endpoint.model,
        "endpoint": endpoint.host,
        "articles": total.articles,
        "unreadable": unreadable,
        "calls": round(total.calls),
        "tokens": {"prompt": round(total.prompt_tokens), "completion": round(total.completion_tokens)},
        "cost_usd": _rounded(total.cost_usd),
        "cost_usd_at_most": _rounded(total.most_usd),
        "seconds": round(total.seconds_at(pace_of(options, endpoint)), 1),
        "seconds_from": total.seconds_from(endpoint),
    }


def _rounded(dollars: float | None) -> float | None:
    return None if dollars is None else round(dollars, 4)
