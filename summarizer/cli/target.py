"""Where the reports of a run go: ``-o``, as a file, a run directory, or a stream. Writing is `output`'s, `store`'s."""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from summarizer.cli.formats import file_in, format_of
from summarizer.errors import InputError

_STANDARD_OUTPUT: Final = frozenset({"-", "/dev/stdout", "/dev/fd/1"})


@dataclass(frozen=True, slots=True)
class Target:
    """Where reports go.

    Attributes:
        file: The file that is written; None for standard output.
        folder: The run directory; None where nothing is kept, because the reports stream away.
        format: One of `formats.FORMATS`.
    """

    file: Path | None
    folder: Path | None
    format: str

    @property
    def streams(self) -> bool:
        """Whether reports are written as they come, to what cannot be replaced: standard output, a pipe, a device."""
        return self.folder is None


def target_of(output: str | None, named: str | None) -> Target:
    """What ``-o`` and ``--format`` say.

    A directory that is there, a path that ends with a slash and one without suffix are a run directory; any other path
    is a file, and its run directory lies beside it.

    >>> target_of("out.jsonl", None).folder
    PosixPath('out.jsonl.run')
    >>> target_of("coded/", None).file
    PosixPath('coded/reports.jsonl')

    Raises:
        InputError: There is no such place, it may not be written, or its format is not known.
    """
    if output is None or output in _STANDARD_OUTPUT:
        return Target(None, None, named or "jsonl")
    path = Path(output)
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return Target(path, None, named or "jsonl")
    is_folder = stat.S_ISDIR(mode) if mode is not None else output.endswith(("/", os.sep)) or not path.suffix
    if is_folder:
        format = named or "jsonl"  # noqa: A001 - the word for it everywhere
        return Target(file_in(path, format), path, format)
    _check_file(path, is_there=mode is not None)
    return Target(path, path.with_name(f"{path.name}.run"), format_of(path, named))


def check_input_stays(file: Path | None, sources: Sequence[str]) -> None:
    """Refuse to write over an input.

    Raises:
        InputError: It would.
    """
    if file is not None and file.exists():
        for source in sources:
            if os.path.exists(source) and os.path.samefile(source, file):
                raise InputError(f"{file} is an input of this run.", "Choose another --output.")


def check_place(target: Target, *, force: bool) -> None:
    """Refuse to write over a file that no run of this program has written.

    Raises:
        InputError: It would.
    """
    if target.streams or target.file is None or not target.file.exists() or force:
        return
    if target.file.stat().st_size and not (target.folder or Path()).exists():
        raise InputError(
            f"{target.file} is there, and no run directory that belongs to it ({target.folder}).",
            "Choose another --output, or give --force to write over it.",
        )


def run_folder(path: Path) -> Path:
    """The run directory that a path means: itself, or the one beside a file of reports."""
    if path.is_dir() or not path.name:
        return path
    beside = path.with_name(f"{path.name}.run")
    return beside if beside.is_dir() else path


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be written: {error}.", "Choose another --output.") from error


def _check_file(path: Path, *, is_there: bool) -> None:
    # Said now, and not after minutes of waiting for the model.
    if not path.absolute().parent.is_dir():
        raise InputError(f"{path} cannot be written: no such directory.", "Choose another --output.")
    if is_there and not os.access(path, os.W_OK):
        raise InputError(f"{path} cannot be written: permission denied.", "Choose another --output.")
