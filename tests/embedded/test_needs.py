import errno
from pathlib import Path

import pytest

from summarizer.embedded import needs
from summarizer.errors import EmbeddedModelError

GIGABYTE = 1_000_000_000


def machine(root: Path, available: int) -> None:
    (root / "proc").mkdir()
    (root / "proc/meminfo").write_text(f"MemTotal: 99999999 kB\nMemAvailable: {available // 1024} kB\n")


def container(root: Path, limit: str, used: int, cached: int) -> None:
    group = root / "sys/fs/cgroup"
    group.mkdir(parents=True)
    (group / "memory.max").write_text(f"{limit}\n")
    (group / "memory.current").write_text(f"{used}\n")
    (group / "memory.stat").write_text(f"anon 5\nactive_file {cached // 2}\ninactive_file {cached // 2}\n")


def test_packages_names_what_is_missing_and_the_extra_that_has_it() -> None:
    with pytest.raises(EmbeddedModelError, match=r"no_such_package, which.*pip install '\.\[local\]'"):
        needs.packages("json", "no_such_package")


def test_packages_accepts_what_is_installed() -> None:
    needs.packages("json")


def test_disk_says_how_much_is_needed_and_where(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedModelError, match=rf"needs 1000000000 MB on the disk of {tmp_path}.*SUMMARIZER_HOME"):
        needs.disk(tmp_path, 10**15)


def test_disk_accepts_what_fits(tmp_path: Path) -> None:
    needs.disk(tmp_path, 1)


def test_memory_takes_the_kernels_estimate(tmp_path: Path) -> None:
    machine(tmp_path, GIGABYTE)
    needs.memory(GIGABYTE - 1_000_000, tmp_path)
    with pytest.raises(EmbeddedModelError, match="needs 1600 MB of memory, and 1000 MB are available"):
        needs.memory(1_600_000_000, tmp_path)


def test_memory_takes_a_containers_limit_where_it_leaves_less(tmp_path: Path) -> None:
    machine(tmp_path, 8 * GIGABYTE)
    container(tmp_path, str(2 * GIGABYTE), used=GIGABYTE, cached=0)
    with pytest.raises(EmbeddedModelError, match="1000 MB are available"):
        needs.memory(1_600_000_000, tmp_path)


def test_memory_counts_a_containers_cached_files_as_free(tmp_path: Path) -> None:
    machine(tmp_path, 8 * GIGABYTE)
    container(tmp_path, str(2 * GIGABYTE), used=GIGABYTE, cached=GIGABYTE)
    needs.memory(1_600_000_000, tmp_path)


def test_memory_ignores_a_container_without_limit(tmp_path: Path) -> None:
    machine(tmp_path, 8 * GIGABYTE)
    container(tmp_path, "max", used=GIGABYTE, cached=0)
    needs.memory(4 * GIGABYTE, tmp_path)


def test_memory_checks_nothing_where_nothing_can_be_read(tmp_path: Path) -> None:
    needs.memory(10**15, tmp_path)


def test_a_full_disk_is_told_from_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedModelError, match=rf"The disk of {tmp_path} is full"), needs.writable(tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(EmbeddedModelError, match=rf"Cannot write to {tmp_path}: Is a directory"):  # noqa: SIM117
        with needs.writable(tmp_path):
            tmp_path.write_text("")


def test_a_device_that_is_full_counts_as_a_full_disk() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(EmbeddedModelError, match="is full"), needs.writable(full):
        full.write_text("one byte too many")
