"""Saved reports: reading them, and holding them against their articles. Rules are `validation`'s."""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, Final

from summarizer.article import Unread
from summarizer.cli.inputs import items_of
from summarizer.cli.words import say
from summarizer.errors import InputError
from summarizer.reading.inputs import InputSettings
from summarizer.reading.inputs.settings import DEFAULTS
from summarizer.reading.source import file_error, shown
from summarizer.report import Report
from summarizer.validation import Finding, findings_in, parsed

# A report of the longest article, with its text, is below this.
_LONGEST_LINE: Final = 200_000_000


def lines_of(file: Path) -> Iterator[tuple[str, bytes]]:
    """The reports of a file, as JSON and never more than one in memory, each with its place ("reports.jsonl:7").

    A file ``.json`` holds one report, or a list of them; any other one a line, and ``-`` is standard input.

    Raises:
        InputError: The file cannot be read.
    """
    name = "standard input" if str(file) == "-" else shown(file)
    try:
        if str(file) == "-":
            yield from _numbered(sys.stdin.buffer, name)
        elif file.suffix.lower() == ".json":
            yield from _whole(file, name)
        else:
            with file.open("rb") as stream:
                yield from _numbered(stream, name)
    except OSError as error:
        raise file_error(file, error) from error


def _numbered(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes]]:
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        if line.strip():
            yield f"{name}:{number}", line


def _whole(file: Path, name: str) -> Iterator[tuple[str, bytes]]:
    data = file.read_bytes()
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None  # said where reports are read
    if not isinstance(value, list):
        yield name, data
        return
    for number, one in enumerate(value):
        yield f"{name}[{number}]", json.dumps(one).encode()


class Texts:
    """The texts of articles by their digest; what does not fit into a little memory goes to disk."""

    def __init__(self, sources: Sequence[str], settings: InputSettings) -> None:
        """Read the articles; those that cannot be read are said.

        Raises:
            InputError: There is no article.
        """
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("CREATE TABLE article (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID")
        count = 0
        for item in items_of(sources, settings):
            if isinstance(item, Unread):
                say(f"summarize: {item.error}")
                continue
            self._database.execute("INSERT OR IGNORE INTO article VALUES (?, ?)", (item.sha256, item.text))
            count += 1
        if not count:
            raise InputError("There is no article to hold the reports against.", "Check --articles.")

    def of(self, report: Report) -> str | None:
        """The text of the article that a report is about; None when it is not among them."""
        asked = "SELECT text FROM article WHERE sha256 = ?"
        found = self._database.execute(asked, (report.article.sha256,)).fetchone()
        return None if found is None else str(found[0])

    def close(self) -> None:
        """Forget them."""
        self._database.close()


def check(
    file: Path, articles: Sequence[str], settings: InputSettings = DEFAULTS
) -> Iterator[tuple[str, list[Finding]]]:
    """Each report's place and what is wrong with it, one after another.

    Raises:
        InputError: A file cannot be read.
    """
    seen: set[bytes] = set()
    # Found out before anything is read: articles may take minutes.
    if str(file) != "-" and not file.is_file():
        next(lines_of(file))
    with closing(Texts(articles, settings)) if articles else closing(_NoTexts()) as texts:
        for where, line in lines_of(file):
            report, findings = parsed(line, where)
            if report is not None:
                text = texts.of(report)
                if articles and text is None:
                    what = "the article is not among those given, or its text has changed"
                    findings.append(Finding(report.article.id, "$.article.sha256", what))
                findings += findings_in(report, text)
                # 16 bytes an article: all that is kept of a report.
                key = _key(report)
                if key in seen:
                    findings.append(Finding(report.article.id, "$.article.id", "a report of this article stood before"))
                seen.add(key)
            yield where, findings


class _NoTexts:
    def of(self, _: Report) -> str | None:
        return None

    def close(self) -> None:
        """Nothing is open."""


def _key(report: Report) -> bytes:
    return hashlib.blake2b(f"{report.article.id}\0{report.article.sha256}".encode(), digest_size=16).digest()
