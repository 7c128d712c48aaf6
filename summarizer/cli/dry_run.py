"""``--dry-run``: what the whole input would take, and nothing sent."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from summarizer.article import Article, Unread
from summarizer.cli.costs import asked, expected
from summarizer.cli.inputs import input_settings, items_of, no_article
from summarizer.cli.output import Output
from summarizer.cli.settings import Settings, options_of
from summarizer.cli.target import Target
from summarizer.cli.words import say
from summarizer.pipeline import Forecast, Options, making_of, pace_of
from summarizer.store import FILE, article_key, view_store


def dry_run(sources: Sequence[str], settings: Settings, target: Target) -> int:
    """Print articles, calls, tokens, dollars and time as JSON; the exit code.

    Raises:
        InputError: There is no article to read.
    """
    options = options_of(settings)
    plan = _Plan(options)
    with _done_before(target, options, force=settings.force) as is_done:
        for item in items_of(sources, input_settings(settings)):
            if isinstance(item, Unread):
                say(f"summarize: {item.error}")
                plan.unreadable += 1
            else:
                plan.add(item, is_done)
    if not plan.seen:
        raise no_article(sources)
    with Output(None) as output:
        output.write(json.dumps(plan.shown(), indent=2))
    return 1 if plan.unreadable else 0


@contextmanager
def _done_before(target: Target, options: Options, *, force: bool) -> Iterator[Callable[[Article], bool]]:
    """Whether the run directory has an article's report already, so that it will take no call."""
    if force or target.folder is None or not (target.folder / FILE).is_file():
        yield lambda _: False
        return
    making = making_of(options)
    with view_store(target.folder) as store:
        yield lambda article: store.is_done(article_key(article, making))


@dataclass(slots=True)
class _Plan:
    """What a run would take; each article counts once, as a run does it once."""

    options: Options
    total: Forecast = field(default_factory=Forecast)
    unreadable: int = 0
    done_before: int = 0
    seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, article: Article, is_done: Callable[[Article], bool]) -> None:
        if (article.id, article.sha256) in self.seen:
            return
        self.seen.add((article.id, article.sha256))
        if is_done(article):
            self.done_before += 1
        else:
            self.total += expected(article, self.options)

    def shown(self) -> dict[str, object]:
        endpoint, total = asked(self.options), self.total
        return {
            "model": endpoint.model,
            "endpoint": endpoint.host,
            "articles": total.articles,
            "done_before": self.done_before,
            "unreadable": self.unreadable,
            "calls": round(total.calls),
            "tokens": {"prompt": round(total.prompt_tokens), "completion": round(total.completion_tokens)},
            "cost_usd": _rounded(total.cost_usd),
            "cost_usd_at_most": _rounded(total.most_usd),
            "seconds": round(total.seconds_at(pace_of(self.options, endpoint)), 1),
            "seconds_from": total.seconds_from(endpoint),
        }


def _rounded(dollars: float | None) -> float | None:
    return None if dollars is None else round(dollars, 4)
