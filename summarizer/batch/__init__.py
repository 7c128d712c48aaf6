"""Many articles: several in flight, resumable, at a bounded cost.

Read in this order:

    records   what goes in, and what comes out for each article
    source    the articles, one at a time, however they come
    limits    when to stop: what it may cost, and which failures all further articles would share
    window    the order of what comes out
    batch     the run itself
    many      the same as one call

How one article is reported is `pipeline`'s, what is remembered `store`'s; signals, progress and words are `cli`'s.
"""

from summarizer.batch.batch import Batch
from summarizer.batch.many import OnFailure, summarize_all, summarize_many
from summarizer.batch.records import BatchSettings, CostLimit, Opener, Outcome, Reporter, Stopped

__all__ = [
    "Batch",
    "BatchSettings",
    "CostLimit",
    "OnFailure",
    "Opener",
    "Outcome",
    "Reporter",
    "Stopped",
    "summarize_all",
    "summarize_many",
]
