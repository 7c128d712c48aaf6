"""What a run writes down as it goes, and what the next one finds.

Each method is one transaction: a process that is killed has done all of it or nothing. When the machine itself ends, in
a power cut, the reports of the last second may be missing, and nothing else. Nothing here keeps a list of articles in
memory: a run of a million needs as much of it as a run of ten.
"""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from summarizer.article import Article
from summarizer.errors import Account, InputError
from summarizer.report import Report
from summarizer.store.faults import said_of
from summarizer.store.keys import Key, Making, article_key, making_text, unread_key
from summarizer.store.known import Failure, Placed, account_of
from summarizer.store.layout import FILE, lay_out, open_database, take_lock, view_database

# A foreign error's message may hold all that it complains of.
_LONGEST_MESSAGE: Final = 1000
# Seconds. Waiting for the disk takes 1 to 10 ms, which is little beside a call, and much when 300 end in a second.
_BETWEEN_SYNCS: Final = 1.0


@dataclass(slots=True)
class Store:
    """An open run directory; made by `open_store` or `view_store`, and closed by ``with``.

    Attributes:
        file: The database.
        making: What decides the reports of this run besides their articles.
        database: The open connection.
        lock: What keeps other runs out; None for who only looks.
    """

    file: Path
    making: Making
    database: sqlite3.Connection
    lock: sqlite3.Connection | None = None
    _next_sync: float = field(default=0.0, init=False, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files and let other runs in."""
        # All is committed; what a full disk has against tidying up is no news.
        with suppress(sqlite3.Error):
            self.database.close()
        if self.lock is not None:
            self.lock.close()

    def key(self, article: Article) -> Key:
        """By what an article is known in this run."""
        return article_key(article, self.making)

    def unread_key(self, name: str) -> Key:
        """By what an input is known that could not be read."""
        return unread_key(name, self.making)

    def changes(self) -> dict[str, tuple[str | None, str | None]]:
        """What decides the reports, and is not as it was in the last run: name → (then, now); empty in a first run.

        Before `begin`; all articles will be asked again, and the reports of then stay in the store.
        """
        with said_of(self.file):
            ((text,),) = self.database.execute("SELECT making FROM run")
        then: dict[str, str] = json.loads(text)
        both = {name: (then.get(name), self.making.get(name)) for name in {**then, **self.making}}
        return {name: (was, now) for name, (was, now) in both.items() if then and was != now}

    def begin(self) -> None:
        """Start reading an input from its beginning.

        Places of an earlier run hold until the input comes to them, so that an interrupted run does not hide what is
        done; those of a run that was made otherwise are dropped. Reports are never dropped.

        Raises:
            InputError: As all methods that write: the disk is full, or the directory cannot be written any more.
        """
        text = making_text(self.making)
        with self._transaction() as database:
            if database.execute("SELECT 1 FROM run WHERE making <> ?", (text,)).fetchone():
                database.execute("DELETE FROM place")
            database.execute("UPDATE run SET making = ?, complete = 0", (text,))

    def place(self, position: int, key: Key, article_id: str) -> Placed:
        """Say that this article stands at this position of the input, and ask what is known of it.

        Positions come in order, from 0. An article that the input has given before in this run is repeated: its
        `first` is less than its position.
        """
        with said_of(self.file):
            known = self.database.execute("SELECT number, state FROM article WHERE key = ?", (key,)).fetchone()
            if known is not None and self._stands_at(position, known[0]):
                # The same input again: nothing to write, so nothing to wait for.
                return Placed(self._first(known[0]), known[1])
        with self._transaction() as database:
            if known is None:
                row = key, _sendable(article_id), time.time()
                added = database.execute(
                    "INSERT INTO article (key, id, state, changed) VALUES (?, ?, 'waiting', ?)", row
                )
                known = added.lastrowid, "waiting"
            database.execute("INSERT OR REPLACE INTO place VALUES (?, ?)", (position, known[0]))
        with said_of(self.file):
            return Placed(self._first(known[0]), known[1])

    def _stands_at(self, position: int, number: int) -> bool:
        found = self.database.execute("SELECT article FROM place WHERE position = ?", (position,)).fetchone()
        return bool(found == (number,))

    def _first(self, number: int) -> int:
        found = self.database.execute("SELECT min(position) FROM place WHERE article = ?", (number,)).fetchone()
        return int(found[0])

    def end(self, articles: int) -> None:
        """Say that the input has been read to its end and held so many articles; what stood behind is there no more."""
        with self._transaction() as database:
            database.execute("DELETE FROM place WHERE position >= ?", (articles,))
            database.execute("UPDATE run SET complete = 1")

    def keep(self, key: Key, line: str, report: Report) -> None:
        """Keep an article's report, and the line of JSON that it will be written as. An earlier one is replaced.

        A report in which a problem stands in place of all incidents (`Report.unusable`) is kept as one that failed:
        it is written like any other, and the next run asks again.
        """
        failed = report.unusable
        state, error, message = ("failed", failed.code, failed.message) if failed else ("done", None, None)
        with self._transaction() as database:
            database.execute(
                "UPDATE article SET state = ?, error = ?, message = ?, version = ? WHERE key = ?",
                (state, error, message, report.provenance.summarizer, key),
            )
            _charge(database, key, account_of(report.provenance))
            database.execute("INSERT OR REPLACE INTO report SELECT number, ? FROM article WHERE key = ?", (line, key))

    def fail(self, key: Key, error: Exception) -> None:
        """Note that an article could not be reported; a report it already has stays, and counts."""
        with self._transaction() as database:
            database.execute(
                """UPDATE article SET error = ?, message = ?, state = iif(state = 'done', 'done', 'failed')
                   WHERE key = ?""",
                (type(error).__name__, _sendable(str(error))[:_LONGEST_MESSAGE], key),
            )
            _charge(database, key, account_of(error))

    def line(self, key: Key) -> str | None:
        """The report that an article has, as one line of JSON; None without one."""
        asked = "SELECT line FROM report JOIN article ON number = article WHERE key = ?"
        with said_of(self.file):
            found = self.database.execute(asked, (key,)).fetchone()
        return None if found is None else str(found[0])

    def is_done(self, key: Key) -> bool:
        """Whether an article needs no call: it has a report, and its answer could be used."""
        with said_of(self.file):
            asked = "SELECT 1 FROM article WHERE key = ? AND state = 'done'"
            return self.database.execute(asked, (key,)).fetchone() is not None

    def lines(self) -> Iterator[str]:
        """The reports of the input in its order, each article's once, where it stands first; streamed."""
        with said_of(self.file):
            for (line,) in self.database.execute(
                """SELECT line FROM place JOIN report USING (article) WHERE NOT EXISTS (
                       SELECT 1 FROM place AS other
                       WHERE other.article = place.article AND other.position < place.position
                   ) ORDER BY place.position"""
            ):
                yield line

    def failures(self) -> Iterator[Failure]:
        """The articles of the input that failed (see `Failure`), in order of first appearance; streamed."""
        with said_of(self.file):
            for row in self.database.execute(
                """SELECT position, id, error, message FROM place JOIN article ON number = article
                   WHERE state = 'failed' AND NOT EXISTS (
                       SELECT 1 FROM place AS other
                       WHERE other.article = place.article AND other.position < place.position
                   ) ORDER BY position"""
            ):
                yield Failure(*row)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing. The first in a while, and with it all before, outlasts even the machine's own end.

        Raises:
            InputError: The file cannot be written; nothing of the transaction was done.
        """
        with said_of(self.file):
            now = time.monotonic()
            self.database.execute(f"PRAGMA synchronous = {'FULL' if now >= self._next_sync else 'NORMAL'}")
            if now >= self._next_sync:
                self._next_sync = now + _BETWEEN_SYNCS
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield self.database
                self.database.execute("COMMIT")
            except BaseException:
                # After a full disk SQLite may have rolled back by itself.
                with suppress(sqlite3.Error):
                    self.database.execute("ROLLBACK")
                raise


def _charge(database: sqlite3.Connection, key: Key, account: Account) -> None:
    """Add to what an article has taken so far. No call costs nothing; null, a price not known, stays null."""
    cost = account.cost_usd if account.calls else 0.0
    database.execute(
        """UPDATE article SET calls = calls + ?, prompt_tokens = prompt_tokens + ?,
               completion_tokens = completion_tokens + ?, cost_usd = cost_usd + ?, request_id = ?, changed = ?
           WHERE key = ?""",
        (account.calls, account.prompt_tokens, account.completion_tokens, cost, account.request_id, time.time(), key),
    )


def _sendable(text: str) -> str:
    r"""A text that SQLite takes: what is no character (from a file's name, say) is written out.

    >>> print(_sendable("caf\udce9.txt"))
    caf\udce9.txt
    """
    return text.encode("utf-8", "backslashreplace").decode()


def open_store(folder: Path, making: Making) -> Store:
    """Open a run directory for a run, alone; it is made if it is not there.

    Args:
        folder: On a disk of this machine.
        making: All that decides a report besides its article (see `Making`).

    Raises:
        InputError: Another run has it open, it cannot be written, or ``run.sqlite`` in it is not ours or newer.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}.", "Choose another directory.") from error
    lock = take_lock(folder)
    try:
        return Store(folder / FILE, making, open_database(folder / FILE), lock)
    except BaseException:
        lock.close()
        raise


def view_store(folder: Path) -> Store:
    """Look into a run directory, of a run that is over or one at work; nothing can be changed.

    Raises:
        InputError: It holds no run, or one of a newer version.
    """
    database = view_database(folder / FILE)
    with said_of(folder / FILE):
        ((text,),) = database.execute("SELECT making FROM run")
    return Store(folder / FILE, json.loads(text), database)


def temporary_store() -> Store:
    """A store of no folder, which is gone once it is closed; what does not fit into a little memory goes to disk."""
    database = sqlite3.connect("", isolation_level=None)
    lay_out(database)
    return Store(Path("a temporary store"), {}, database)
