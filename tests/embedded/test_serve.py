import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from summarizer.embedded import weights
from summarizer.embedded.fetch import fetch
from summarizer.embedded.serve import EmbeddedServer, Messages, Served, embedded_server
from summarizer.errors import EmbeddedModelError
from tests.embedded.fakes import is_gone, tiny_model

HERE = Path(__file__).parent


def server(mode: str = "listen", ready_within: float = 10, prefix: Messages = ()) -> EmbeddedServer:
    command = (sys.executable, str(HERE / "stand_in.py"), mode)
    return EmbeddedServer(tiny_model(), command=command, ready_within=ready_within, prefix=prefix)


def ask(base_url: str, key: str, path: str = "/models", body: dict[str, Any] | None = None) -> Any:
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(base_url + path, data)  # noqa: S310 - our own server
    request.add_header("Authorization", f"Bearer {key}")
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def test_the_server_is_reached_on_loopback_with_its_key_for_as_long_as_the_block_lasts() -> None:
    with server() as served:
        assert served.base_url.startswith("http://127.0.0.1:")
        answer = ask(served.base_url, served.api_key)
        assert answer["model"] == served.model == "tiny"
    assert is_gone(answer["pid"])


def test_another_key_is_refused() -> None:
    with server() as served, pytest.raises(urllib.error.HTTPError, match="401"):
        ask(served.base_url, "guess")


def test_every_server_has_a_key_of_its_own_which_is_not_printed() -> None:
    with server() as one, server() as other:
        assert one.api_key != other.api_key
        assert len(one.api_key) >= 32
        assert one.api_key not in repr(one)


def test_an_exception_in_the_block_stops_the_server_and_passes() -> None:
    pids = []

    def interrupted() -> None:
        with server() as served:
            pids.append(ask(served.base_url, served.api_key)["pid"])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert is_gone(pids[0])


def test_a_server_that_dies_while_loading_is_reported_with_its_last_words() -> None:
    with (
        pytest.raises(EmbeddedModelError, match=r"did not start \(exit code 7: the tensors do not fit\)"),
        server("die"),
    ):
        pass


def test_a_server_that_does_not_get_ready_is_given_up() -> None:
    with pytest.raises(EmbeddedModelError, match="was not ready within 1 s"), server("silent", ready_within=0.6):
        pass


def test_reading_the_prefix_is_no_part_of_the_time_to_load() -> None:
    prefix = [{"role": "system", "content": "Read."}]
    with server("loaded", ready_within=0.9, prefix=prefix) as served:
        ordered = ask(served.base_url, served.api_key)["prefix"]
    assert ordered["messages"] == prefix
    assert ordered["folder"] == str(weights.prefix_folder(tiny_model()))


def test_another_prefix_has_another_name_and_none_is_not_ordered() -> None:
    orders = []
    for prefix in ([{"role": "system", "content": "Read."}], [{"role": "system", "content": "Write."}], []):
        with server(prefix=prefix) as served:
            orders.append(ask(served.base_url, served.api_key)["prefix"])
    assert orders[0]["name"] != orders[1]["name"]
    assert orders[2] is None


def test_a_server_that_dies_later_tells_why() -> None:
    embedded = server()
    with embedded as served:
        assert embedded.failure() is None
        with pytest.raises(OSError, match=r"closed|reset"):
            ask(served.base_url, served.api_key, "/crash")
        failure = embedded.failure()
        assert failure is not None
        assert "exit code 9: out of luck" in failure.message


def test_a_block_in_async_code_leaves_the_loop_free_while_the_server_loads() -> None:
    async def run() -> tuple[int, int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                await asyncio.sleep(0.01)
                ticks += 1

        ticking = asyncio.create_task(tick())
        async with server() as served:
            ticking.cancel()
            return ticks, ask(served.base_url, served.api_key)["pid"]

    ticks, pid = asyncio.run(run())
    assert ticks > 2
    assert is_gone(pid)


def test_cancelling_the_start_ends_the_child_at_once() -> None:
    async def run() -> None:
        async with server("silent", ready_within=60):
            pass

    async def cancelled() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(run(), 0.5)

    started = time.monotonic()
    asyncio.run(cancelled())  # waits for the thread that reads the child's answer
    assert time.monotonic() - started < 4


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_signal_to_the_parent_leaves_an_orphan(number: signal.Signals) -> None:
    assert_no_orphan(number)


def test_a_fork_that_outlives_the_parent_does_not_keep_the_server() -> None:
    assert_no_orphan(signal.SIGKILL, "fork")


def assert_no_orphan(number: signal.Signals, *arguments: str) -> None:
    """Kills a program that uses the server, and looks for what is left."""
    command = [sys.executable, str(HERE / "parent.py"), *arguments]
    with subprocess.Popen(  # noqa: S603 - ours
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as parent:
        try:
            assert parent.stdout is not None
            base_url, key = parent.stdout.readline().split()
            pid = ask(base_url, key)["pid"]
            parent.send_signal(number)
            assert is_gone(pid)
        finally:
            os.killpg(parent.pid, signal.SIGKILL)  # the fork, if any


def test_the_message_without_memory_or_package_comes_before_any_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    with pytest.raises(EmbeddedModelError, match="xllamacpp, which is not installed"):
        embedded_server(quiet=True)


@pytest.mark.live
def test_what_one_server_has_read_the_next_does_not_read_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = home / "models"  # the user's own prefix stays where it is
    own.mkdir(parents=True)
    (own / weights.MODEL.name).symlink_to(fetch(quiet=True))
    monkeypatch.setenv("SUMMARIZER_HOME", str(home))
    prefix = [{"role": "user", "content": "The harbour of the town lies to the west of the old bridge. " * 12}]
    cached = []
    for _ in range(2):
        with embedded_server(prefix=prefix) as served:
            body = {"model": served.model, "messages": prefix, "max_tokens": 1}
            used = ask(served.base_url, served.api_key, "/chat/completions", body)["usage"]
            cached.append(used["prompt_tokens_details"]["cached_tokens"])
    assert min(cached) > 100
    (file,) = weights.prefix_folder().iterdir()
    assert file.suffix == ".state"


@pytest.mark.live
def test_the_model_answers_a_chat() -> None:
    with embedded_server() as served:
        body = {
            "model": served.model,
            "messages": [{"role": "user", "content": "What is the capital of France? One word."}],
            "max_tokens": 8,
            "temperature": 0,
        }
        answer = ask(served.base_url, served.api_key, "/chat/completions", body)
    assert "Paris" in answer["choices"][0]["message"]["content"]
    assert answer["model"] == served.model
    assert isinstance(served, Served)
