"""What is done: one SQLite file a run directory, the truth from which ``reports.jsonl`` is written; and the cache.

Read in this order:

    keys      by what an article is known: its text and facts, and all else that decides its report
    faults    SQLite's errors as this package's
    layout    the tables, and opening a file that may hold something else
    known     what a store says of articles
    store     what a run writes down, and what it finds again
    output    the reports as a file that is whole at every moment
    counts    where a run stands
    cache     reports made before, for all runs of a user

What is asked, and when, is `batch`'s.
"""

from summarizer.store.cache import Cache, CacheInfo, cache_info, clear_cache
from summarizer.store.counts import Status, status
from summarizer.store.keys import Key, Making, article_key, unread_key
from summarizer.store.known import Failure, Placed, account_of
from summarizer.store.layout import FILE
from summarizer.store.output import write_reports
from summarizer.store.store import Store, open_store, temporary_store, view_store

__all__ = [
    "FILE",
    "Cache",
    "CacheInfo",
    "Failure",
    "Key",
    "Making",
    "Placed",
    "Status",
    "Store",
    "account_of",
    "article_key",
    "cache_info",
    "clear_cache",
    "open_store",
    "status",
    "temporary_store",
    "unread_key",
    "view_store",
    "write_reports",
]
