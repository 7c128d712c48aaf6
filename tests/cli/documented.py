"""The commands that docs/cli.md and docs/evaluate.md show with their output: found, run again, and written anew.

``python -m tests.cli.documented`` puts what they print now into the pages. Those of a page run in one folder, one after
another: that of a reader who has copied seeds/ and cassettes/ there.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "cli.md"
PAGES: Final = (PAGE, ROOT / "docs" / "evaluate.md")
_BLOCK: Final = re.compile(r"```console\n(.*?)```", re.DOTALL)


def shown(page: str) -> Iterator[tuple[str, str]]:
    """Each command of the page, and what is shown as its output, standard error included."""
    for block in _BLOCK.findall(page):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = piece.partition("\n")
            yield command, output


def printed(command: str, folder: Path) -> str:
    """What a command prints, with its exit code where it is not 0."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SUMMARIZER_", "OPENAI_"))}
    home = {name: os.environ[name] for name in ("SUMMARIZER_HOME",) if name in os.environ}
    done = subprocess.run(  # noqa: S603 - the page's own commands
        ["bash", "-o", "pipefail", "-c", f"exec 2>&1; {command}"],  # noqa: S607 - bash is where the reader has it
        cwd=folder,
        env={**plain, **home, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout


def reader_folder(folder: Path) -> Path:
    """A folder with what the page's commands work on."""
    for name in ("seeds", "cassettes"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def written_anew(text: str, folder: Path) -> str:
    """A page with what its commands print now."""
    done = 0
    for asked, before in shown(text):
        done = text.index(f"$ {asked}\n{before}", done)
        now = f"$ {asked}\n{printed(asked, folder)}"
        text = text[:done] + now + text[done + len(f"$ {asked}\n{before}") :]
        done += len(now)
    return text


if __name__ == "__main__":
    for page in PAGES:
        with tempfile.TemporaryDirectory() as place:
            page.write_text(
                written_anew(page.read_text(encoding="utf-8"), reader_folder(Path(place))), encoding="utf-8"
            )
