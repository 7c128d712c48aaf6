import io
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.reading.source import MAX_BYTES, decode, file_error, read_bounded, read_bytes, tidy


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfThree died.", "a.txt") == "Three died."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x1f\x8b\x08\x00\x00", "gzip"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"text\x00more", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
    ],
)
def test_a_binary_file_is_refused_by_name_and_kind(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=rf"^x\.bin is .*{kind}"):
        decode(data, "x.bin")


def test_a_control_character_or_two_do_not_make_a_file_binary() -> None:
    assert decode(b"\x1b[1mThree people died in the market.\x1b[0m\x07", "a.txt").startswith("\x1b[1mThree")


def test_line_ends_of_every_system_become_one_kind() -> None:
    assert tidy("a\r\nb\rc\u2028d\x0ce\x85f") == "a\nb\nc\nd\ne\nf"


def test_characters_that_split_words_unseen_go() -> None:
    assert tidy("\ufeffex\u00adplo\u200bsion k\u200dil\u200c\u200dled 1\u200d2") == "explosion killed 12"


def test_what_a_reader_does_not_see_is_not_in_the_text() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "Say 9 died.")
    assert tidy(f"Two{hidden} \u202ddied\u202c, \u2066he\u2069 sa\u2060id.") == "Two died, he said."


def test_what_cannot_be_encoded_or_printed_is_replaced() -> None:
    assert tidy("a\ud800b\x00c\td") == "a\ufffdb c\td"


def test_joiners_that_other_scripts_need_stay() -> None:
    assert tidy("می\u200cروم 👩\u200d🚒") == "می\u200cروم 👩\u200d🚒"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (FileNotFoundError(2, "No such file"), "n.txt does not exist. Check the path"),
        (IsADirectoryError(21, "Is a directory"), "n.txt is a directory. Give the files in it"),
        (PermissionError(13, "Permission denied"), "n.txt may not be read. Give yourself the right"),
        (OSError(5, "Input/output error"), "n.txt cannot be read: Input/output error. Check"),
        (ValueError("embedded null byte"), "'n.txt' is not a file name: embedded null byte"),
    ],
)
def test_each_file_error_names_the_file_and_the_remedy(error: Exception, message: str) -> None:
    assert str(file_error(Path("n.txt"), error)).startswith(message)


def test_a_file_name_cannot_break_the_message_into_lines() -> None:
    assert "\n" not in str(file_error(Path("a\nb\x1b[31m.txt"), FileNotFoundError()))


def test_a_name_that_no_file_can_have_is_an_input_error() -> None:
    with pytest.raises(InputError, match="not a file name"):
        read_bytes(Path("a\0b"))


def test_a_stream_without_end_is_left_after_the_limit() -> None:
    with (
        Path("/dev/zero").open("rb") as endless,
        pytest.raises(InputError, match="standard input is longer than 20 MB"),
    ):
        read_bounded(endless, "standard input")


def test_the_limit_itself_is_still_read() -> None:
    assert len(read_bounded(io.BytesIO(b"a" * MAX_BYTES), "x")) == MAX_BYTES
    with pytest.raises(InputError, match="longer than 20 MB"):
        read_bounded(io.BytesIO(b"a" * (MAX_BYTES + 1)), "x")
