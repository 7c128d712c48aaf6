import os
import time
from pathlib import Path

import pytest

from summarizer.embedded import hub
from summarizer.errors import EmbeddedModelError
from tests.embedded.fakes import CONTENT, Hub, serving, tiny_model

pytest.importorskip("huggingface_hub", reason="comes with the extra")


def test_a_download_goes_on_from_the_byte_where_it_stopped_and_sends_no_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "tiny.part"
    part.write_bytes(CONTENT[:1234])
    repository = Hub()
    with serving(repository) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        hub.fill(tiny_model(), part, lambda _: None)
    assert part.read_bytes() == CONTENT
    assert repository.ranges == [1234]
    assert repository.credentials == []


def test_a_file_of_another_size_is_not_downloaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Hub(CONTENT[:-1])
    with serving(repository) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        with pytest.raises(EmbeddedModelError, match="the file there has 149999 bytes, not 150000"):
            hub.fill(tiny_model(), tmp_path / "tiny.part", lambda _: None)
    assert repository.ranges == []


def test_a_network_that_swallows_packets_costs_no_more_than_the_patience(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = time.monotonic()
    with serving(Hub(silent=True)) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        with pytest.raises(EmbeddedModelError, match=r"no answer within 1 s|timed out"):
            hub.fill(tiny_model(), tmp_path / "tiny.part", lambda _: None, patience=1)
    assert time.monotonic() - started < 3


def test_a_refused_connection_is_reported_at_once(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(EmbeddedModelError, match="refused"):
        hub.fill(tiny_model(), tmp_path / "tiny.part", lambda _: None)
    assert time.monotonic() - started < 5


def test_a_full_disk_is_not_taken_for_the_sources_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    part = tmp_path / "tiny.part"
    part.symlink_to("/dev/full")
    with serving(Hub()) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        with pytest.raises(OSError, match="No space left"):
            hub.fill(tiny_model(), part, lambda _: None)
