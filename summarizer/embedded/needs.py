"""What the machine must offer before the work starts: the optional packages, disk and memory.

Each function returns in silence or raises an EmbeddedModelError with the amount that is missing and a remedy.
"""

import contextlib
import errno
import importlib.util
import shutil
from collections.abc import Iterator
from pathlib import Path

from summarizer.errors import EmbeddedModelError

FULL = (errno.ENOSPC, errno.EDQUOT)
"""Error numbers of a full disk and of a spent quota."""


def packages(*names: str) -> None:
    """Importable packages, without importing them.

    Raises:
        EmbeddedModelError: One of them is not installed.
    """
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    if missing:
        raise EmbeddedModelError(
            f"The embedded model needs {', '.join(missing)}, which is not installed.",
            "Install it, in a checkout: pip install '.[local]' (or name another endpoint with --base-url).",
        )


def disk(folder: Path, needed: int) -> None:
    """Free space, in bytes, on the disk that holds an existing folder.

    Raises:
        EmbeddedModelError: There is less.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise EmbeddedModelError(
            f"The embedded model needs {megabytes(needed)} on the disk of {folder}, and {megabytes(free)} are free.",
            "Free some space, or set SUMMARIZER_HOME to a folder on another disk.",
        )


def memory(needed: int, root: Path = Path("/")) -> None:
    """Available memory, in bytes: the kernel's own estimate, or what a container's limit leaves if that is less.

    Where neither can be read (not Linux) nothing is checked.

    Args:
        needed: In bytes.
        root: Folder that holds `proc` and `sys`.

    Raises:
        EmbeddedModelError: There is less.
    """
    available = [amount for amount in (_free_of_machine(root), _free_of_container(root)) if amount is not None]
    if available and min(available) < needed:
        raise EmbeddedModelError(
            f"The embedded model needs {megabytes(needed)} of memory, and {megabytes(min(available))} are available.",
            "Close other programs, or name another endpoint with --base-url.",
        )


@contextlib.contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Turns the operating system's refusals to write below a folder into this package's error.

    Raises:
        EmbeddedModelError: The disk is full, or the folder cannot be made or written to.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            message, remedy = f"The disk of {folder} is full.", "Free some space and run the command again: it goes on"
            remedy += " where it stopped. Or set SUMMARIZER_HOME to a folder on another disk."
        else:
            message, remedy = (
                f"Cannot write to {folder}: {error.strerror or error}.",
                "Set SUMMARIZER_HOME to a folder that you can write to.",
            )
        raise EmbeddedModelError(message, remedy) from error


def megabytes(amount: int) -> str:
    """Bytes for people: 1117320768 → "1117 MB"."""
    return f"{amount / 1_000_000:.0f} MB"


def _free_of_machine(root: Path) -> int | None:
    """`MemAvailable` of Linux."""
    try:
        lines = (root / "proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), None)


def _free_of_container(root: Path) -> int | None:
    """What a container's limit (cgroup 2) leaves; cached file pages count as free, for the kernel drops them."""
    group = root / "sys/fs/cgroup"
    try:
        limit = int((group / "memory.max").read_text(encoding="ascii"))
        used = int((group / "memory.current").read_text(encoding="ascii"))
        rows = (line.split() for line in (group / "memory.stat").read_text(encoding="ascii").splitlines())
        cached = sum(int(amount) for name, amount in rows if name in ("active_file", "inactive_file"))
    except (OSError, ValueError):  # no such limit: the files are not there, or the limit is "max"
        return None
    return limit - used + cached
