"""A child process that lives no longer than its parent: this end of the pipes. The other end is `child`.

What the child is for is told by `serve` and `hub`.
"""

import collections
import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from summarizer.embedded import child as child_module
from summarizer.errors import EmbeddedModelError

CHILD = (sys.executable, "-P", str(Path(child_module.__file__)))
"""Runs `child`; ``-P`` keeps the working folder's modules out of it."""

_GRACE = 1.0  # seconds to end by itself before it is killed, which costs nothing: it keeps no state
_KEPT = 40  # last lines of standard error, for the message when it fails


class Child:
    """A running child process, started with one order.

    The order goes through a pipe: what it holds is in no list of processes and in no environment. The child has a
    session of its own, so that Ctrl-C reaches the parent alone, which decides. Its standard error is kept, in part,
    for messages, and never shown.

    Args:
        order: What to do, as JSON; `job` names the child's function.
        command: Program and arguments.

    Attributes:
        timed_out: Whether `answer` has killed the child for its silence.

    Raises:
        EmbeddedModelError: The program cannot be started.
    """

    def __init__(self, order: Mapping[str, Any], command: Sequence[str] = CHILD) -> None:
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, or the caller's
                list(command), stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
            )
        except OSError as error:
            raise EmbeddedModelError(f"Cannot start {command[0]}: {error.strerror}.") from error
        self._input, self._output, self._errors = (
            cast("IO[bytes]", stream) for stream in (self._process.stdin, self._process.stdout, self._process.stderr)
        )
        self.timed_out = False
        self._said: collections.deque[str] = collections.deque(maxlen=_KEPT)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        with contextlib.suppress(OSError):  # a child that is dead already is found out by `answer`
            self._input.write(json.dumps(order).encode() + b"\n")
            self._input.flush()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def answer(self, within: float) -> dict[str, Any] | None:
        """The next line that the child says; None if it ends, or is silent for `within` seconds and gets killed."""
        alarm = threading.Timer(within, self._give_up)
        alarm.start()
        try:
            line = self._output.readline(65536)
        finally:
            alarm.cancel()
        try:
            said = json.loads(line)
        except ValueError:
            return None
        return said if isinstance(said, dict) else None

    def ended(self, within: float = 0) -> bool:
        """Whether the child has ended, waiting for it for so many seconds."""
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            return False
        return True

    def epitaph(self) -> str:
        """How an ended child ended, with its last words: "exit code 1: failed to load model"."""
        self.ended(_GRACE)
        self._listener.join(_GRACE)
        code = self._process.returncode
        how = "still running" if code is None else f"exit code {code}" if code >= 0 else _signal_name(-code)
        # llama.cpp gives the cause first and ends with lines that say nothing more.
        causes = [line for line in self._said if "error loading model" in line]
        last = causes[0] if causes else next((line for line in reversed(self._said) if line), "")
        return f"{how}: {last}" if last else how

    def stop(self) -> None:
        """End the child: ask by closing its input, then kill. Nothing happens if it has ended."""
        with contextlib.suppress(OSError):
            self._input.close()
        if not self.ended(_GRACE):
            self._process.kill()
            self._process.wait()
        self._listener.join(_GRACE)
        self._output.close()
        self._errors.close()

    def _give_up(self) -> None:
        self.timed_out = True
        self._process.kill()

    def _listen(self) -> None:
        with contextlib.suppress(OSError, ValueError):  # closed under our hands by `stop`
            for line in iter(lambda: self._errors.readline(4096), b""):
                self._said.append(line.decode("utf-8", "replace").strip())


def _signal_name(number: int) -> str:
    try:
        return f"killed by {signal.Signals(number).name}"
    except ValueError:
        return f"killed by signal {number}"
