"""Every test of the embedded model has a home of its own, no network beyond loopback, and an index in a folder."""

import socket
from pathlib import Path

import pytest

import summarizer


@pytest.fixture(autouse=True)
def home(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's folder; live tests keep the user's."""
    folder = tmp_path / "home"
    if request.node.get_closest_marker("live") is None:
        monkeypatch.setenv("SUMMARIZER_HOME", str(folder))
    return folder


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place where pip looks for wheels."""
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    return folder


@pytest.fixture(autouse=True)
def no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hugging Face is at a port where nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{port}")
    monkeypatch.setenv("HF_TOKEN", "hf_made_up")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts that tests start find the package that is under test."""
    monkeypatch.setenv("PYTHONPATH", str(Path(summarizer.__file__).parent.parent))
