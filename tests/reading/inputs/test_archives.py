"""Archives: what is read of them, and each of their bounds."""

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from summarizer.article import Article
from summarizer.reading.inputs import ArchiveBounds, InputSettings
from tests.reading.inputs.making import STORY, failures, only_failure, pdf, read, story, taped, texts, zipped

PACKERS = [("a.zip", zipped), ("a.tar", taped), ("a.tar.gz", taped), ("a.tgz", taped)]
FILES = {"wire/2.txt": story(2).encode(), "3.jsonl": f'{{"text": "{story(3)}"}}'.encode()}


def bounded(**bounds: Any) -> InputSettings:
    return InputSettings(archive=ArchiveBounds(**bounds))


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_the_members_of_an_archive_are_read_in_its_order(tmp_path: Path, name: str, pack: Any) -> None:
    files = {
        **FILES,
        "4.csv": b"text\n" + f'"{story(4)}"'.encode(),
        "5.pdf": pdf(story(5)),
        "x.jpeg": b"",
        ".h.txt": b"no",
    }
    assert texts(read(pack(tmp_path / name, files))) == [story(number) for number in (2, 3, 4, 5)]


@pytest.mark.parametrize(("name", "pack"), PACKERS)
@pytest.mark.parametrize("climbing", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "..\\a.txt", "C:\\a.txt"])
def test_a_name_that_leads_out_is_refused_and_the_next_member_is_read(
    tmp_path: Path, name: str, pack: Any, climbing: str
) -> None:
    items = read(pack(tmp_path / name, {climbing: STORY.encode(), "b.txt": STORY.encode()}))
    assert "leads out of the archive" in failures(items)[0]
    assert isinstance(items[1], Article)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_a_link_or_device_in_a_tape_is_refused(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
    assert "is a link or a special file" in only_failure(read(tmp_path / "a.tar"))


def test_a_link_in_a_zip_archive_is_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "is a link" in only_failure(read(tmp_path / "a.zip"))


def test_an_encrypted_member_is_a_failure(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": STORY.encode(), "b.txt": STORY.encode()}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag, in the table of contents
    path.write_bytes(data)
    items = read(path)
    assert "a.txt is encrypted" in failures(items)[0]
    assert isinstance(items[1], Article)


def test_a_member_with_wrong_bytes_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": STORY.encode(), "b.txt": story(2).encode()}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"Three people", b"Seven people", 1))
    items = read(path)
    assert "cannot be unpacked: Bad CRC" in failures(items)[0]
    assert isinstance(items[1], Article)


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_an_archive_that_is_cut_off_is_a_failure(tmp_path: Path, name: str, pack: Any) -> None:
    path = pack(tmp_path / name, {"a.txt": STORY.encode() * 100})
    path.write_bytes(path.read_bytes()[:90])
    assert "cannot be unpacked" in failures(read(path))[-1]


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_no_more_is_unpacked_than_the_bound(tmp_path: Path, name: str, pack: Any) -> None:
    path = pack(tmp_path / name, {f"{number}.jsonl": b" " * 40_000 + FILES["3.jsonl"] for number in range(5)})
    assert len(texts(read(path, settings=bounded(total_bytes=300_000)))) == 5
    assert "holds more than 100,000 bytes unpacked" in failures(read(path, settings=bounded(total_bytes=100_000)))[-1]


@pytest.mark.parametrize(("name", "pack"), [PACKERS[0], PACKERS[2]])
def test_what_unpacks_out_of_proportion_is_refused(tmp_path: Path, name: str, pack: Any) -> None:
    path = pack(tmp_path / name, {"a.txt": STORY.encode() + b" " * 500_000})
    assert len(texts(read(path))) == 1
    refused = only_failure(read(path, settings=bounded(ratio=100, ratio_from=100_000)))
    assert "more than 100 times as much as it takes packed" in refused


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_no_more_members_are_looked_at_than_the_bound(tmp_path: Path, name: str, pack: Any) -> None:
    path = pack(tmp_path / name, {f"{number}.txt": story(number).encode() for number in range(5)})
    items = read(path, settings=bounded(members=3))
    assert len(items) == 4
    assert "more than 3 members" in failures(items)[0]


@pytest.mark.parametrize(("name", "pack"), PACKERS)
def test_archives_in_an_archive_are_read_and_count_together_to_a_depth(tmp_path: Path, name: str, pack: Any) -> None:
    inner = (
        pack(tmp_path / "inner", FILES).read_bytes() if name == "a.tar" else zipped(tmp_path / "i", FILES).read_bytes()
    )
    ending = "tar" if name == "a.tar" else "zip"
    middle = pack(tmp_path / f"middle.{name}", {f"i.{ending}": inner, "4.txt": story(4).encode()})
    assert texts(read(middle)) == [story(2), story(3), story(4)]
    outer = pack(tmp_path / name, {f"m.{name}": middle.read_bytes()})
    items = read(outer)
    assert "lies too deep in other archives" in failures(items)[0]
    assert isinstance(items[1], Article)
    assert "more than 3 members" in failures(read(middle, settings=bounded(members=3)))[-1]


def test_a_member_over_20_mb_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    items = read(zipped(tmp_path / "a.zip", {"a.txt": b"a" * 20_000_001, "b.txt": STORY.encode()}, zipfile.ZIP_STORED))
    assert "a.txt is longer than 20 MB" in failures(items)[0]
    assert isinstance(items[1], Article)


def test_an_archive_with_nothing_to_read_is_a_failure(tmp_path: Path) -> None:
    assert "holds no article" in only_failure(read(zipped(tmp_path / "a.zip", {"x.jpeg": b""})))
    assert "cannot be unpacked" in only_failure(read(zipped(tmp_path / "b.zip", {}).rename(tmp_path / "c.tar")))


def test_a_zip_archive_with_an_endless_table_of_contents_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": STORY.encode()})
    data = bytearray(path.read_bytes())
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (60_000_000).to_bytes(4, "little")
    path.write_bytes(data)
    assert "too long a table of contents" in only_failure(read(path))


def test_a_name_that_breaks_lines_does_not_break_the_message(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        archive.addfile(tarfile.TarInfo("two\nlines.txt"), io.BytesIO())
    assert only_failure(read(path)).isprintable()
