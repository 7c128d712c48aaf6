"""Where a run stands: counts, and what it has taken."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.store.faults import said_of
from summarizer.store.keys import Making
from summarizer.store.store import Store


@dataclass(frozen=True, slots=True)
class Status:
    """Where a run stands.

    Articles are those of the input, as far as it has been read; each counts once. Calls, tokens and dollars are of all
    runs in this directory, with failed calls and with articles that are no longer in the input.

    Attributes:
        done: Articles that have a report.
        failed: Articles that have none, by the class of their last error, or one without incidents, by the code of the
            problem in their place; most frequent first.
        waiting: Articles that were read and have neither: in flight, now or when their run was ended.
        repeated: Places of the input that hold an article again.
        complete: Whether the last run has read its input to the end.
        calls: Requests sent.
        prompt_tokens: Tokens in.
        completion_tokens: Tokens out.
        cost_usd: Dollars; None when the price of a call is not known.
        versions: Reports by the version of this package that made them.
        making: What decided the reports of the last run besides their articles.
        changed: When an article was last reported or failed; None before the first.
    """

    done: int
    failed: Mapping[str, int]
    waiting: int
    repeated: int
    complete: bool
    calls: int
    prompt_tokens: int
    completion_tokens: int
    cost_usd: float | None
    versions: Mapping[str, int]
    making: Making
    changed: datetime.datetime | None

    @property
    def articles(self) -> int:
        """All articles of the input, as far as it has been read."""
        return self.done + sum(self.failed.values()) + self.waiting


def status(store: Store) -> Status:
    """Count; 1.5 s for a million articles on the development machine.

    Raises:
        InputError: The store cannot be read.
    """
    with said_of(store.file):
        # One transaction: a run at work changes nothing between the questions.
        store.database.execute("BEGIN")
        try:
            return _counted(store)
        finally:
            store.database.execute("COMMIT")


def _counted(store: Store) -> Status:
    ask = store.database.execute
    done = waiting = 0
    failed: dict[str, int] = {}
    versions: dict[str, int] = {}
    for state, word, count in ask(
        """SELECT state, iif(state = 'done', version, error), count(*) FROM article
           WHERE number IN (SELECT article FROM place) GROUP BY 1, 2 ORDER BY 3 DESC, 2"""
    ):
        if state == "done":
            done += count
            versions[word] = count
        elif state == "failed":
            failed[word] = count
        else:
            waiting += count
    ((places,),) = ask("SELECT count(*) FROM place")
    ((complete,),) = ask("SELECT complete FROM run")
    (spent,) = ask(
        """SELECT coalesce(sum(calls), 0), coalesce(sum(prompt_tokens), 0), coalesce(sum(completion_tokens), 0),
               iif(count(*) = count(cost_usd), coalesce(sum(cost_usd), 0.0), NULL),
               max(iif(state = 'waiting', NULL, changed)) FROM article"""
    )
    calls, prompt_tokens, completion_tokens, cost, changed = spent
    return Status(
        done=done,
        failed=failed,
        waiting=waiting,
        repeated=places - done - sum(failed.values()) - waiting,
        complete=bool(complete),
        calls=calls,
        prompt_tokens=prompt_tokens,
        completion_tokens=completion_tokens,
        cost_usd=cost,
        versions=versions,
        making=store.making,
        changed=None if changed is None else datetime.datetime.fromtimestamp(changed, datetime.UTC),
    )
