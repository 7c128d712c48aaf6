"""Folders and wildcards to files, in an order that does not depend on the disk.

Hidden files are passed over, and symbolic links to folders: they could lead round in a circle. A folder that
is given by name may be such a link.
"""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from summarizer.article import Unread
from summarizer.reading.inputs.opened import kind_of
from summarizer.reading.source import file_error, shown


def files_in(folder: Path) -> Iterator[Path | Unread]:
    """The files under a folder whose endings are known: in the order of their names' bytes, folders among them.

    A folder in it that may not be read is an `Unread`.
    """
    # No recursion: folders may lie deeper in each other than Python's calls may.
    left: list[tuple[Path, bool]] = [(folder, True)]
    while left:
        path, is_folder = left.pop()
        if not is_folder:
            yield path
            continue
        try:
            left.extend(reversed(_listed(path)))
        except (OSError, ValueError) as error:
            yield Unread(shown(path), file_error(path, error))


def _listed(folder: Path) -> list[tuple[Path, bool]]:
    """What is read of a folder, and whether each is a folder."""
    found: list[tuple[Path, bool]] = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: os.fsencode(entry.name)):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                found.append((folder / entry.name, True))
            elif kind_of(entry.name) is not None and not _leads_to_folder(entry):
                found.append((folder / entry.name, False))
    return found


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle: opening it says so
        return False


def matching(pattern: str) -> list[Path]:
    """The files and folders that fit a pattern (``*``, ``?``, ``[a-z]``, ``**``), in the order of their bytes."""
    try:
        found = glob.glob(pattern, recursive=True)
    except (OSError, ValueError):
        return []
    return [Path(name) for name in sorted(found, key=os.fsencode)]


def is_pattern(name: str) -> bool:
    """Whether a name that no file has may be a wildcard that no shell has expanded."""
    return glob.has_magic(name)
