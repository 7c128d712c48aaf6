"""The package's folder in the user's cache."""

from pathlib import Path

import pytest

from summarizer.home import home


def test_home_is_the_own_variable_then_the_cache_of_the_desktop_then_dot_cache(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("SUMMARIZER_HOME", "~/own")
    assert home() == tmp_path / "own"
    monkeypatch.setenv("SUMMARIZER_HOME", "")
    assert home() == tmp_path / "xdg" / "summarizer"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert home() == tmp_path / ".cache" / "summarizer"
