"""What goes wrong around a run: a full disk, a read-only folder, a second run, odd names, very many files.

What needs a file system of its own is skipped, with a word, where none can be mounted.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.soak.articles import article, write_rows
from benchmarks.soak.figures import Figures, Place, ids_of, wanted_ids
from benchmarks.soak.running import Running, summarize

_FEW: Final = 200
_MOST_FILES: Final = 10_000
# Holds the program's start and some tens of reports.
_SMALL_DISK: Final = "512k"
_LARGE_DISK: Final = "512m"


def full_disk(place: Place) -> Figures:
    """The disk fills up, is made larger, and the same command does the rest."""
    figures, size = Figures(), min(place.size, 1_000)
    rows = write_rows(place.folder / f"articles-{size}.jsonl", size)
    with _disk(place.folder / "disk", _SMALL_DISK) as disk:
        if disk is None:
            figures.say("skipped: no file system can be mounted here")
            return figures
        output = disk / "reports.jsonl"
        first = summarize(place.endpoint, str(rows), "-o", str(output))
        told = "disk is full" in first.said or "No space left" in first.said
        figures.hold(f"a full disk ends the run with an error that says so (exit code {first.code})", holds=told)
        figures.say(f"     {first.said.strip().splitlines()[-1]}")
        figures.hold("and leaves no half file", holds=not output.exists() or ids_of(output) is not None)
        _mount("-o", f"remount,size={_LARGE_DISK}", str(disk))
        second = summarize(place.endpoint, str(rows), "-o", str(output))
        whole = second.code == 0 and ids_of(output) == wanted_ids(size)
        figures.hold(f"with room the same command does the rest: {size:,} reports", holds=first.code == 2 and whole)
    return figures


def read_only_folder(place: Place) -> Figures:
    """An output folder that cannot be written: said before anything is asked."""
    figures = Figures()
    rows = write_rows(place.folder / "articles.jsonl", 5)
    with _disk(place.folder / "disk", _LARGE_DISK) as disk:
        if disk is None:
            figures.say("skipped: no file system can be mounted here")
            return figures
        _mount("-o", "remount,ro", str(disk))
        before = place.endpoint.questions
        ended = summarize(place.endpoint, str(rows), "-o", str(disk / "reports.jsonl"))
        asked = place.endpoint.questions - before
        figures.hold(
            f"a read-only folder: exit code {ended.code}, {asked} questions", holds=ended.code == 2 and asked == 0
        )
        figures.say(f"     {ended.said.strip().splitlines()[-1]}")
    return figures


def two_runs(place: Place) -> Figures:
    """Two runs into one file: the second is refused, the first goes on."""
    figures, size = Figures(), min(place.size, _FEW)
    rows = write_rows(place.folder / f"articles-{size}.jsonl", size)
    command = (str(rows), "-o", str(place.folder / f"reports-{size}.jsonl"), "--force")
    before = place.endpoint.questions
    # Answers take their time, so that the first run is still at work when the second is given.
    first = Running(place.endpoint, command, model=f"slow-{max(200, 40_000 // size)}")
    while first.at_work and place.endpoint.questions == before:
        time.sleep(0.02)
    second = summarize(place.endpoint, *command)
    ended = first.end()
    figures.hold(
        f"a second run at the same time: exit code {second.code}",
        holds=second.code == 2 and "in use by another run" in second.said,
    )
    figures.say(f"     {second.said.strip().splitlines()[-1]}")
    ids = ids_of(place.folder / f"reports-{size}.jsonl")
    figures.hold(f"the first ends with {len(ids)} reports", holds=ended.code == 0 and ids == wanted_ids(size))
    return figures


def odd_names(place: Place) -> Figures:
    """Names with a line break and with bytes that are no UTF-8, of the input and of the output."""
    figures = Figures()
    for name in (b"two\nlines", b"caf\xe9", b"-o", b"a 'b' \"c\" $d"):
        rows = bytes(place.folder) + b"/" + name + b".jsonl"
        output = bytes(place.folder) + b"/" + name + b".reports.jsonl"
        try:
            Path(_path(rows)).write_bytes(write_rows(place.folder / "articles.jsonl", 3).read_bytes())
        except OSError:
            figures.say(f"skipped: this file system takes no name {name!r}")
            continue
        ended = summarize(place.endpoint, rows, b"-o", output, b"--force")
        written = Path(_path(output))
        holds = ended.code == 0 and written.exists() and ids_of(written) == wanted_ids(3)
        figures.hold(f"name {name!r}: exit code {ended.code}", holds=holds)
        if not holds:
            figures.say(ended.said[-1_000:])
    return figures


def many_files(place: Place) -> Figures:
    """Ten thousand files in one folder, two of them with odd names; or as many as the size is."""
    figures, size = Figures(), min(place.size, _MOST_FILES)
    folder = place.folder / f"files-{size}"
    if not folder.exists():
        part = folder.with_name(f"{folder.name}.part")
        part.mkdir(exist_ok=True)
        for number in range(size):
            odd = {0: b"two\nlines", 1: b"caf\xe9"}.get(number, b"%07d" % number)
            Path(_path(bytes(part) + b"/" + odd + b".txt")).write_text(article(number)["text"], encoding="utf-8")
        part.rename(folder)
    output = place.folder / f"reports-{size}.jsonl"
    ended = summarize(place.endpoint, str(folder), "-o", str(output), "--force")
    ids = ids_of(output) if output.exists() else []
    figures.hold(
        f"{size:,} files in a folder: {len(ids):,} reports, {len(set(ids)):,} different (exit code {ended.code})",
        holds=ended.code == 0 and len(ids) == len(set(ids)) == size,
    )
    figures.say(f"{size / ended.seconds:.1f} files/s; peak memory {ended.peak_mb:.0f} MB")
    return figures


def _path(name: bytes) -> str:
    return name.decode(sys.getfilesystemencoding(), "surrogateescape")


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Path | None]:
    """A small file system in memory; None where it cannot be mounted (no Linux, not root, no right to)."""
    folder.mkdir(exist_ok=True)
    if not _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)):
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607 - the system's, wherever it is


def _mount(*arguments: str) -> bool:
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - as above
    except OSError:
        return False
    return done.returncode == 0
