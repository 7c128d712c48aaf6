"""Bytes to text: size limit, binary files, line ends and invisible characters; `charsets` knows the letters.

The one place where the operating system's file errors are mapped. What the text means is for the rooms after this.
"""

import os
import re
import unicodedata
from pathlib import Path
from typing import BinaryIO, Final

from summarizer.errors import InputError
from summarizer.reading.charsets import marked, text_of

MAX_BYTES: Final = 20_000_000
"""The longest article taken, in bytes. Real ones are under 100,000: more is a wrong file."""

# First bytes of files that people hand over in place of the text in them, and what to do instead.
_MAGIC: Final = (
    (b"%PDF-", "a PDF document", "Give it a name that ends in .pdf."),
    (b"\x1f\x8b", "gzip-compressed", "Unpack it first (gunzip FILE.gz), or name it .tar.gz or .warc.gz if it is one."),
    (b"BZh", "bzip2-compressed", "Unpack it first: bunzip2 FILE.bz2"),
    (b"\xfd7zXZ\x00", "xz-compressed", "Unpack it first: unxz FILE.xz"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed", "Unpack it first: unzstd FILE.zst"),
    (b"PK\x03\x04", "a zip archive or an office document", "Give it a name that ends in .zip or .docx."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as plain text."),
    (b"\x89PNG", "a PNG image", "Give the article's text."),
    (b"\xff\xd8\xff", "a JPEG image", "Give the article's text."),
    (b"GIF8", "a GIF image", "Give the article's text."),
)
_WITH_ZEROS: Final = ("utf-16", "utf-32")
_SAMPLE: Final = 8192
# Control characters that no text file holds; tab, line feed, form feed, return and escape (log colours) may occur.
_CONTROL: Final = bytes(set(range(32)) - {9, 10, 12, 13, 27})
# Characters that show nothing: soft hyphen, zero-width space, byte order mark; controls of direction and joining that
# no news needs (the marks of Arabic, Persian and Indic writing stay); tags, in which a whole text can be hidden.
_UNSEEN: Final = "\u00ad\u200b\ufeff\u202a-\u202e\u2060-\u206f\U000e0000-\U000e0fff"
# Latin, Greek and Cyrillic letters and digits: a joiner between two of them does nothing but hide the word.
_UNJOINED: Final = "[0-9A-Za-z\u00c0-\u052f]"
_JOINERS: Final = "\u200c\u200d"
# Begins with one set of characters, which lets `re` run through all others without a trial at each.
_ODD: Final = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{_UNSEEN}{_JOINERS}]"
    f"(?:(?<![{_JOINERS}])|(?<={_UNJOINED}[{_JOINERS}])[{_JOINERS}]{{0,8}}(?={_UNJOINED}))"
)


def shown(name: object) -> str:
    r"""A file name for a one-line message, different names differently: what would break the line is written out.

    >>> print(shown("raid\n2.txt"), shown("raid\udce9.txt"))
    raid\n2.txt raid\udce9.txt
    """
    text = str(name)
    if text.isprintable() and (os.sep == "\\" or "\\" not in text):
        return text
    return "".join(letter if letter.isprintable() and letter != "\\" else _written_out(letter) for letter in text)


def _written_out(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def read_bytes(path: Path) -> bytes:
    """The whole file.

    Raises:
        InputError: It is missing, a directory, unreadable, or longer than `MAX_BYTES`.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                raise too_long(shown(path))
            return read_bounded(file, shown(path))
    except (OSError, ValueError) as error:
        raise file_error(path, error) from error


def read_bounded(stream: BinaryIO, where: str) -> bytes:
    """All of a stream, at most `MAX_BYTES`; a stream without end is refused after that many.

    Raises:
        InputError: There is more than `MAX_BYTES`.
        OSError: Reading failed.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_long(where)
    return data


def too_long(where: str) -> InputError:
    """The error for more than `MAX_BYTES`."""
    megabytes = MAX_BYTES // 1_000_000
    return InputError(f"{where} is longer than {megabytes} MB.", "Give one article a file, or JSONL with one a line.")


def file_error(path: Path, error: Exception) -> InputError:
    """What went wrong with a file, in one line.

    >>> print(file_error(Path("a.txt"), FileNotFoundError()))
    a.txt does not exist. Check the path; relative paths start at the current directory.
    """
    name = shown(path)
    match error:
        case FileNotFoundError():
            return InputError(
                f"{name} does not exist.", "Check the path; relative paths start at the current directory."
            )
        case IsADirectoryError():
            return InputError(f"{name} is a directory.", "Give the files in it, one by one or with a wildcard.")
        case PermissionError():
            return InputError(f"{name} may not be read.", f"Give yourself the right to: chmod u+r '{name}'")
        case OSError():
            # Libraries raise it too, with words of their own, over several lines.
            words = shown(" ".join(str(error.strerror or error).split()).rstrip("."))
            return InputError(f"{name} cannot be read: {words}.", "Check the path and the disk it is on.")
        case _:
            return InputError(f"{name!r} is not a file name: {error}.", "Check the path.")


def decode(data: bytes, where: str, charset: str | None = None) -> str:
    """Bytes as text, in UTF-8 or the character set that is declared or detected; a byte order mark is dropped.

    Args:
        data: All of it.
        where: What messages call it.
        charset: The one that came with it, as in a Content-Type header.

    Raises:
        InputError: Binary, or in no character set that could be told.
    """
    if marked(data) not in _WITH_ZEROS:
        _refuse_binary(data, where)
    return text_of(data, where, charset).removeprefix("\ufeff")


def _refuse_binary(data: bytes, where: str) -> None:
    for magic, kind, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{where} is {kind}, not text.", remedy)
    sample = data[:_SAMPLE]
    # A tenth is far beyond what stray control characters in real text come to.
    if b"\0" in data or len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 10:
        raise InputError(f"{where} is a binary file, not text.", "Give the article as text or HTML.")


def tidy(text: str) -> str:
    r"""The same words, with one kind of line end and without invisible or unencodable characters.

    Soft hyphens, zero-width spaces and byte order marks go, they split words that a reader sees whole; so do controls
    of direction and tag characters, which carry what no reader sees, and joiners in writing that does not join.
    Control characters become spaces, half surrogate pairs the replacement character.

    >>> tidy("a\r\nb\u00adc")
    'a\nbc'
    """
    return _ODD.sub(_plain, text.replace("\r\n", "\n"))


def _plain(match: re.Match[str]) -> str:
    character = match[0][0]
    if character in "\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return " " if unicodedata.category(character) == "Cc" else ""
