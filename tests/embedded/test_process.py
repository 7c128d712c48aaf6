import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from summarizer.embedded.process import Child
from summarizer.errors import EmbeddedModelError

STAND_IN = (sys.executable, str(Path(__file__).with_name("stand_in.py")))
ORDER = {"job": "serve", "alias": "toy", "key": "a-secret"}


@contextmanager
def running(mode: str) -> Iterator[Child]:
    child = Child(ORDER, (*STAND_IN, mode))
    try:
        yield child
    finally:
        child.stop()


def test_the_child_answers_and_ends_when_told() -> None:
    with running("listen") as child:
        answer = child.answer(within=10)
        assert answer is not None
        assert answer["port"] > 0
        assert not child.ended()
    assert child.ended()


def test_what_libraries_print_is_not_taken_for_the_answer() -> None:
    with running("chatty") as child:
        answer = child.answer(within=10)
    assert answer is not None
    assert answer["port"] != 1


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="asks /proc")
def test_the_order_is_in_no_list_of_processes_and_in_no_environment() -> None:
    with running("listen") as child:
        assert child.answer(within=10)
        for name in ("cmdline", "environ"):
            seen = Path(f"/proc/{child.pid}/{name}").read_bytes()
            assert b"stand_in.py" in seen or name == "environ"
            assert b"a-secret" not in seen


def test_a_silent_child_is_killed_at_the_limit() -> None:
    started = time.monotonic()
    with running("silent") as child:
        assert child.answer(within=0.5) is None
        assert child.timed_out
        assert child.ended(within=2)
    assert time.monotonic() - started < 2.5


def test_a_dead_child_leaves_its_exit_code_and_its_last_words() -> None:
    with running("die") as child:
        assert child.answer(within=10) is None
        assert not child.timed_out
        assert child.epitaph() == "exit code 7: the tensors do not fit"


def test_a_child_that_does_not_heed_its_input_is_killed() -> None:
    with running("deaf") as child:
        assert child.answer(within=10)
    assert child.epitaph() == "killed by SIGKILL"


def test_ctrl_c_in_the_terminal_does_not_reach_the_child() -> None:
    with running("listen") as child:
        assert os.getsid(child.pid) == child.pid != os.getsid(0)


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(EmbeddedModelError, match="Cannot start /no/such/python: No such file"):
        Child(ORDER, ("/no/such/python",))


def test_stop_may_be_called_twice() -> None:
    with running("listen") as child:
        child.stop()
