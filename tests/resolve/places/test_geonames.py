"""A GeoNames dump as a second gazetteer. The dump of these tests is synthetic: its places do not exist."""

import zipfile
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.resolve.places.geonames import index_of, key_of, rows_of
from summarizer.resolve.places.geonames_index import alike, named
from summarizer.resolve.places.lookup import exact, similar
from summarizer.resolve.places.place_context import PlaceContext
from summarizer.resolve.places.places import PlaceWords, resolve_place


def row(number: int, name: str, *, others: str = "", code: str = "PPL", admin1: str = "26", population: int = 0) -> str:
    """A row of a synthetic dump: a place in Afghanistan (26 is Takhar)."""
    group = "A" if code.startswith("ADM") else "H" if code == "STM" else "P"
    place = [str(number), name, name, others, "36.9", "69.6", group, code, "AF", "", admin1, "", "", ""]
    return "\t".join([*place, str(population), "", "700", "Asia/Kabul", "2020-01-01"])


SYNTHETIC = "\n".join(
    [
        row(900001, "Velkabad", others="Welkabad-i-Nau,Велкабад", population=900),
        row(900002, "Tolvar Dara"),
        row(900003, "Velk Rud", code="STM"),
        row(900004, "Old Velk", code="PPLH"),
        row(900005, "Tolvar Dara", admin1="03"),
    ]
)


def edited(line: int, old: str, new: str) -> bytes:
    """The dump with other words in one of its lines, counted from 0; a lone surrogate stands for a byte alone."""
    lines = SYNTHETIC.split("\n")
    assert old in lines[line]
    lines[line] = lines[line].replace(old, new, 1)
    return "\n".join(lines).encode("utf-8", "surrogateescape")


@pytest.fixture
def dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    file = tmp_path / "AF.txt"
    file.write_text(SYNTHETIC + "\n", encoding="utf-8")
    return file


def test_towns_are_found_by_all_their_names(dump: Path) -> None:
    index = index_of(dump)
    for name in ("Velkabad", "velkabad", "Welkabad-i-Nau", "Велкабад"):
        (entry,) = exact("AFG", name, index)
        assert (entry.name, entry.admin1, entry.geonames_id, entry.population) == ("Velkabad", "Takhar", 900001, 900)
    assert exact("AFG", "Velkabad") == ()


def test_a_name_in_another_spelling_is_found(dump: Path) -> None:
    found = similar("AFG", "Velkabaad", "town", more=index_of(dump))
    assert found is not None
    assert found.geonames_id == 900001


def test_rivers_and_abandoned_towns_are_no_places_of_incidents(dump: Path) -> None:
    assert [one.place.name for one in rows_of(dump)] == ["Velkabad", "Tolvar Dara", "Tolvar Dara"]


def test_a_village_of_the_dump_is_placed_in_the_unit_that_the_article_names(dump: Path) -> None:
    context = PlaceContext(more=index_of(dump))
    place = resolve_place(PlaceWords("Tolvar Dara", "Takhar", "Afghanistan"), context)
    assert (place.geonames_id, place.admin1, place.precision, place.problem) == (900002, "Takhar", "exact", None)
    without = resolve_place(PlaceWords("Tolvar Dara", "Takhar", "Afghanistan"))
    assert (without.geonames_id, without.precision) == (None, "admin1")


def test_built_in_places_are_still_found(dump: Path) -> None:
    index = index_of(dump)
    assert exact("SYR", "Aleppo", index) == exact("SYR", "Aleppo")


def test_an_index_is_built_once_and_again_for_a_changed_dump(dump: Path) -> None:
    first = index_of(dump)
    built = first.stat().st_mtime_ns
    assert (index_of(dump), first.stat().st_mtime_ns) == (first, built)
    dump.write_text(SYNTHETIC + "\n" + row(900009, "Mirova") + "\n", encoding="utf-8")
    again = index_of(dump)
    assert again != first
    assert exact("AFG", "Mirova", again)
    assert sorted(one.suffix for one in first.parent.iterdir()) == [".sqlite", ".sqlite"]


@pytest.mark.usefixtures("dump")
def test_a_zip_is_read_as_it_is_downloaded(tmp_path: Path) -> None:
    packed = tmp_path / "AF.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("AF.txt", SYNTHETIC)
    assert exact("AFG", "Velkabad", index_of(packed))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"hello\n", "line 1: 19 columns separated by tabs are expected, not 1"),
        ((SYNTHETIC + "\nhello").encode(), "line 6: 19 columns separated by tabs are expected, not 1"),
        (edited(0, "36.9", "136.9"), "line 1: the latitude is '136.9', not a number from -90 to 90"),
        (edited(2, "36.9", "N36"), "line 3: the latitude is 'N36', not a number from -90 to 90"),
        (edited(1, "69.6", "nan"), "line 2: the longitude is 'nan', not a number from -180 to 180"),
        (edited(1, "69.6", ""), "line 2: the longitude is '', not a number"),
        (edited(1, "900002", "x"), "line 2: the geonameid is 'x', not a whole number from 1 to"),
        (edited(1, "900002", "-5"), "line 2: the geonameid is '-5', not a whole number from 1 to"),
        (edited(0, "900001", "1" + "0" * 30), "line 1: the geonameid is '100000000000000000000000', not a whole"),
        (edited(0, "\t900\t", "\t1e3\t"), "line 1: the population is '1e3', not a whole number from 0 to"),
        (edited(0, "\tP\t", "\tPPL\t"), "line 1: the feature class is 'PPL', not one letter"),
        (edited(0, "\tAF\t", "\tAFG\t"), "line 1: the country code is 'AFG', not two letters"),
        (b"\xff" + SYNTHETIC.encode(), "line 1: byte 1 is not UTF-8"),
        (edited(3, "Old", "\udcff"), "line 4: byte 8 is not UTF-8"),
        (b"\x00" * 300_000, "line 1"),
    ],
)
def test_a_file_that_is_no_dump_is_refused_and_leaves_no_index(dump: Path, content: bytes, said: str) -> None:
    dump.write_bytes(content)
    with pytest.raises(InputError, match=rf"AF\.txt is no GeoNames dump: {said}"):
        index_of(dump)
    assert not list((dump.parent / "home").rglob("*.*"))


def test_a_file_that_is_not_there_and_a_folder_that_cannot_be_written_are_told(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        index_of(tmp_path / "none.txt")
    monkeypatch.setenv("SUMMARIZER_HOME", str(dump))
    with pytest.raises(InputError, match="SUMMARIZER_HOME"):
        index_of(dump)


def test_the_key_of_a_dump_is_that_of_its_copies_and_of_no_other(dump: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(dump.read_bytes())
    assert key_of(copy) == key_of(dump)
    copy.write_text(SYNTHETIC.replace("900", "800", 1), encoding="utf-8")
    assert key_of(copy) != key_of(dump)
    with pytest.raises(InputError, match="cannot be read"):
        key_of(tmp_path / "none.txt")


@pytest.mark.parametrize("damage", [b"", b"garbage " * 900, None], ids=["empty", "garbage", "half"])
def test_a_damaged_index_is_built_anew(dump: Path, damage: bytes | None) -> None:
    index = index_of(dump)
    assert exact("AFG", "Velkabad", index)
    index.write_bytes(index.read_bytes()[:2000] if damage is None else damage)
    assert index_of(dump) == index
    assert exact("AFG", "Tolvar Dara", index)


def test_a_deleted_index_is_built_anew(dump: Path) -> None:
    index = index_of(dump)
    index.unlink()
    assert exact("AFG", "Velkabad", index_of(dump))


def test_an_index_that_is_lost_before_it_is_read_is_an_error_of_ours(dump: Path) -> None:
    index = index_of(dump)
    index.write_bytes(b"garbage " * 900)
    with pytest.raises(InputError, match=r"sqlite cannot be read: .*Delete it"):
        named(index, "AF", "velkabad")


def test_names_that_no_text_can_hold_are_not_found(dump: Path) -> None:
    index = index_of(dump)
    assert named(index, "AF", "velk\ud800abad") == ()
    assert alike(index, "AF", "\udfffvelk", 90.0) == ()
    assert exact("AFG", "Velk\ud800", index) == ()


@pytest.mark.usefixtures("dump")
@pytest.mark.parametrize(
    "members", [["AF.txt", "__MACOSX/._AF.txt", ".AF.txt"], ["AF.TXT", "README.TXT"], ["dump/AF.txt"]], ids=str
)
def test_what_archivers_add_to_a_zip_does_no_harm(tmp_path: Path, members: list[str]) -> None:
    packed = tmp_path / "AF.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for member in members:
            text = SYNTHETIC if member.lower().endswith(("/af.txt", "af.txt")) and "." not in member[:-4] else "?"
            archive.writestr(member, text)
    assert exact("AFG", "Velkabad", index_of(packed))


def test_a_byte_order_mark_is_no_part_of_the_first_row(dump: Path) -> None:
    dump.write_text(SYNTHETIC, encoding="utf-8-sig")
    assert exact("AFG", "Velkabad", index_of(dump))


@pytest.mark.usefixtures("dump")
def test_a_zip_whose_data_are_damaged_or_locked_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "AF.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("AF.txt", "\n".join(row(number, f"Velk {number}") for number in range(1, 5000)))
    content = packed.read_bytes()
    packed.write_bytes(content[:3000] + bytes(byte ^ 0x5A for byte in content[3000:3400]) + content[3400:])
    with pytest.raises(InputError, match=r"AF\.zip"):
        index_of(packed)
    locked = bytearray(content)
    locked[6] |= 1  # the flag of encryption, in the member's header and in the directory
    locked[content.rindex(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(locked)
    with pytest.raises(InputError, match=r"cannot be read: .*encrypted"):
        index_of(packed)


def test_a_home_that_cannot_be_is_told(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_HOME", f"/tmp/{'a' * 300}")
    with pytest.raises(InputError, match="SUMMARIZER_HOME"):
        index_of(dump)
