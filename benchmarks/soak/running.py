"""The command line in a child process, what it took, and the endpoint that it asks.

This process itself stays small and imports nothing of the package: the system's figure for a child's peak memory starts
from what its parent had when it was started.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Children run from here, so that it is this checkout that they import.
_ROOT: Final = Path(__file__).parents[2]
_COMMAND: Final = (sys.executable, "-c", "from summarizer.cli import main; main()")
# ru_maxrss is in bytes on macOS, in kilobytes elsewhere.
_UNIT: Final = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended.

    Attributes:
        code: Its exit code; below zero the signal that killed it.
        said: Its standard error.
        seconds: From its start to its end.
        peak_mb: The most memory it had at a moment, in units of 1,000,000 bytes.
    """

    code: int
    said: str
    seconds: float
    peak_mb: float


class Running:
    """A command at work."""

    def __init__(self, endpoint: "Endpoint", arguments: Sequence[str | bytes], model: str = "soak") -> None:
        named = {"BASE_URL": endpoint.base_url, "MODEL": model, "API_KEY": "soak"}
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OPENAI_")}
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the command has ended
        self._began = time.perf_counter()
        self._process = subprocess.Popen(  # noqa: S603 - ours
            [*_COMMAND, *arguments],
            cwd=_ROOT,
            env={**environment, **{f"SUMMARIZER_{name}": value for name, value in named.items()}},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
        )
        self._ended: Ended | None = None

    @property
    def at_work(self) -> bool:
        """Whether it has not ended yet."""
        return self._ended is None and self._look(os.WNOHANG) is None

    def kill(self) -> Ended:
        """Kill it with a signal that it cannot handle (SIGKILL), if it is still there."""
        with suppress(ProcessLookupError):
            self._process.kill()
        return self.end()

    def end(self) -> Ended:
        """Wait for its end."""
        return self._ended or self._look(0) or self.end()

    def _look(self, options: int) -> Ended | None:
        pid, status, usage = os.wait4(self._process.pid, options)
        if pid == 0:
            return None
        seconds = time.perf_counter() - self._began
        # Told to subprocess too, which would otherwise wait for a process that is no more.
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self._said.seek(0)
        said = self._said.read().decode(errors="replace")
        self._said.close()
        self._ended = Ended(self._process.returncode, said, seconds, usage.ru_maxrss * _UNIT / 1e6)
        return self._ended


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The scripted endpoint, listening."""

    port: int

    @property
    def base_url(self) -> str:
        """As the command line wants it."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def questions(self) -> int:
        """How many it has been asked so far."""
        with urllib.request.urlopen(self.base_url, timeout=60) as answer:  # noqa: S310 - our own address
            return int(answer.read())


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """A scripted endpoint in a process of its own, for as long as the block lasts."""
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.soak.server"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        if server.stdout is None or server.stdin is None:
            raise RuntimeError("the server has no pipes")
        yield Endpoint(int(server.stdout.readline()))
        server.stdin.close()


def summarize(endpoint: Endpoint, *arguments: str | bytes, model: str = "soak") -> Ended:
    """One command, from its start to its end."""
    return Running(endpoint, arguments, model).end()
