"""What tests of the store give it, and read of it."""

import json
from pathlib import Path

from summarizer.errors import Account, RateLimitError
from summarizer.store import (
    Placed,
    Store,
    open_store,
)
from tests.batching import MAKING, toy_article, toy_report


def placed(store: Store, *numbers: int) -> list[Placed]:
    """Give the store these articles as its input, from the first position on."""
    articles = [toy_article(number) for number in numbers]
    return [store.place(position, store.key(one), one.id) for position, one in enumerate(articles)]


def kept(store: Store, *numbers: int) -> None:
    """Give the store reports of these articles."""
    for number in numbers:
        report = toy_report(toy_article(number))
        store.keep(store.key(toy_article(number)), report.json_text(indent=None), report)


def failed(store: Store, number: int, error: Exception) -> None:
    store.fail(store.key(toy_article(number)), error)


def ids(store: Store) -> list[str]:
    """Whose reports would be written."""
    return [json.loads(line)["article"]["id"] for line in store.lines()]


def rate_limit(account: Account) -> RateLimitError:
    error = RateLimitError("host: too many requests.", "Wait.")
    error.account = account
    return error


def with_reports(folder: Path, *numbers: int) -> None:
    """A run directory that holds reports of these articles."""
    with open_store(folder, MAKING) as store:
        store.begin()
        for position, number in enumerate(numbers):
            report = toy_report(toy_article(number))
            store.place(position, store.key(toy_article(number)), report.article.id)
            store.keep(store.key(toy_article(number)), report.json_text(indent=None), report)
