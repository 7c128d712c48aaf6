import os
from pathlib import Path

import pytest

from summarizer.embedded import weights
from summarizer.embedded.weights import MODEL
from summarizer.errors import EmbeddedModelError
from tests.embedded.fakes import CONTENT, tiny_model


def placed(content: bytes = CONTENT) -> Path:
    file = weights.path(tiny_model())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def test_path_keeps_the_publishers_file_name(home: Path) -> None:
    assert weights.path() == home / "models" / "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"


def test_alias_is_the_file_name_without_its_ending() -> None:
    assert MODEL.alias == "qwen2.5-coder-1.5b-instruct-q4_k_m"


def test_parts_hold_exactly_the_whole_file() -> None:
    whole = (MODEL.wheels.parts - 1) * MODEL.wheels.part_size
    assert whole < MODEL.size <= whole + MODEL.wheels.part_size


def test_verify_returns_the_path_of_a_right_file() -> None:
    file = placed()
    assert weights.verify(tiny_model()) == file


def test_verify_says_how_to_get_a_missing_file() -> None:
    with pytest.raises(EmbeddedModelError, match=r"not there: .*tiny\.gguf.*summarize model fetch"):
        weights.verify(tiny_model())


def test_verify_deletes_a_wrong_file_and_names_both_digests() -> None:
    file = placed(b"something else")
    with pytest.raises(EmbeddedModelError, match=rf"SHA-256 is [0-9a-f]{{64}}, not {tiny_model().sha256}"):
        weights.verify(tiny_model())
    assert not file.exists()


def test_verify_notices_a_file_that_changed_after_it_was_found_right() -> None:
    file = placed()
    weights.verify(tiny_model())
    status = file.stat()
    file.write_bytes(bytes(len(CONTENT)))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    with pytest.raises(EmbeddedModelError, match="SHA-256"):
        weights.verify(tiny_model())


def test_verify_reads_an_unchanged_file_again_only_when_told() -> None:
    file = placed()
    weights.verify(tiny_model())
    status = file.stat()
    file.write_bytes(bytes(len(CONTENT)))  # damage that size and time do not show
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert weights.verify(tiny_model()) == file
    with pytest.raises(EmbeddedModelError, match="SHA-256"):
        weights.verify(tiny_model(), again=True)


def test_verify_does_not_trust_what_was_noted_for_another_digest() -> None:
    placed()
    weights.verify(tiny_model())
    with pytest.raises(EmbeddedModelError, match="SHA-256"):
        weights.verify(tiny_model()._replace(sha256="0" * 64))


def test_verify_survives_a_damaged_note() -> None:
    file = placed()
    weights.verify(tiny_model())
    file.with_name("tiny.gguf.verified").write_bytes(b"\xff\x00")
    assert weights.verify(tiny_model()) == file


def test_remove_deletes_the_file_and_what_unfinished_fetches_left() -> None:
    file = placed()
    weights.verify(tiny_model())
    weights.part_path(tiny_model()).write_bytes(b"half")
    (file.parent / "tiny.gguf.part.wheel-x").mkdir()
    other = file.parent / "other.gguf"
    other.write_bytes(b"another model")
    assert weights.remove(tiny_model())[0] == file
    assert list(file.parent.iterdir()) == [other]
    assert weights.remove(tiny_model()) == ()


def test_remove_deletes_a_link_and_leaves_what_it_points_to(tmp_path: Path) -> None:
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(CONTENT)
    file = weights.path(tiny_model())
    file.parent.mkdir(parents=True)
    file.symlink_to(mine)
    assert weights.remove(tiny_model()) == (file,)
    assert mine.exists()


def test_adopt_gives_a_right_part_the_models_name() -> None:
    part = weights.part_path(tiny_model())
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT)
    assert weights.adopt(tiny_model()).read_bytes() == CONTENT
    assert not part.exists()


def test_adopt_deletes_a_wrong_part() -> None:
    part = weights.part_path(tiny_model())
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT[:-1] + b"?")
    with pytest.raises(EmbeddedModelError, match="was deleted"):
        weights.adopt(tiny_model())
    assert list(part.parent.iterdir()) == []
