import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.embedded import lock

HOLDER = """
import sys, pathlib
from summarizer.embedded import lock
with lock.held(pathlib.Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that holds the lock until its input closes."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "a.lock")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:  # noqa: S603 - ours
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_free_lock_is_taken_without_waiting(tmp_path: Path) -> None:
    for _ in range(2):
        with lock.held(tmp_path / "a.lock", lambda: pytest.fail("nobody holds it")):
            pass


def test_a_lock_of_another_process_is_waited_for_and_said_so_once(
    tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    said = []

    def waiting() -> None:
        said.append("waiting")
        assert holder.poll() is None
        assert holder.stdin is not None
        holder.stdin.close()

    with lock.held(tmp_path / "a.lock", waiting):
        assert holder.wait(5) == 0
    assert said == ["waiting"]


def test_a_killed_process_holds_no_lock(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.kill()
    holder.wait()
    with lock.held(tmp_path / "a.lock", lambda: pytest.fail("its holder is dead")):
        pass
