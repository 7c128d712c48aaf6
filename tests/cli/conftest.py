"""Every test of the command line has an article in its current directory; most have an endpoint in the environment."""

from pathlib import Path

import pytest

from tests.cli.commanding import named
from tests.conftest import Serve
from tests.server import ScriptedServer, says
from tests.toy import ARTICLE, GOOD_ANSWER


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article in the current directory."""
    monkeypatch.chdir(tmp_path)
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    return article


@pytest.fixture
def server(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> ScriptedServer:
    """Gives a good answer, and is the one that the environment names."""
    return named(serve(says(GOOD_ANSWER)), monkeypatch)
