"""Where all this was measured: machine and versions, in one line."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

_PACKAGES: Final = ("openai", "instructor", "pydantic", "httpx2", "vcrpy", "xllamacpp")


def machine() -> str:
    """One line for the head of the table."""
    packages = ", ".join(f"{name} {found}" for name in _PACKAGES if (found := _version(name)))
    cores = os.cpu_count()
    return f"{_processor()}, {cores} cores, {_memory()}; Python {platform.python_version()}; {packages}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1e9:.0f} GB"
    except (ValueError, OSError):
        return "memory unknown"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
