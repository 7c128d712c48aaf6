"""Which character set bytes are written in: UTF-8 where they fit, else what is declared, else a good guess.

A wrong guess changes letters of names, never figures, and is refused below the threshold.
"""

import codecs
import re
from typing import Final

from summarizer.errors import InputError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as UTF-16's does: tried before it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 8192
_DECLARED: Final = re.compile(
    rb"""(?:charset|<\?xml[^>]{0,100}?encoding)\s{0,4}=\s{0,4}["']?([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE
)
# Python also knows "codecs" that are none of news (unicode_escape, punycode): a page must not choose one of those.
_OF_TEXT: Final = re.compile(
    r"(?:windows|cp|iso|koi8|gb|big5|euc|ks_c|shift|sjis|tis|mac|latin|ms|x-)[\w:.-]*", re.ASCII
)
# What is declared as the left one is written in the right one, which holds all of it (WHATWG Encoding Standard).
_MEANT: Final = {
    **dict.fromkeys(
        ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "ascii", "us-ascii"), "windows-1252"
    ),
    **dict.fromkeys(("iso-8859-9", "latin5"), "windows-1254"),
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "tis-620": "cp874",
    "iso-8859-8-i": "iso-8859-8",
}
# Charsets in which news is found; of others (EBCDIC, DOS) the detector too often believes that they are there.
_LIKELY: Final = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859_2", "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
# Measured on twelve languages, one sentence each: right guesses had at most 0.04, wrong ones alone at least 0.12.
_MOST_MESS: Final = 0.1
_GUESS_FROM: Final = 100_000


def marked(data: bytes) -> str | None:
    r"""The charset that a byte order mark at the beginning tells.

    >>> marked("Two died.".encode("utf-16")), marked(b"Two died.")
    ('utf-16', None)
    """
    return next((charset for mark, charset in _MARKS if data.startswith(mark)), None)


def declared(data: bytes) -> str | None:
    """The charset that a page or XML document names in its first 8 KB.

    >>> declared(b'<html><head><meta charset="KOI8-R">')
    'koi8-r'
    """
    found = _DECLARED.search(data[:_SAMPLE])
    return found[1].decode("ascii").lower() if found else None


def text_of(data: bytes, where: str, told: str | None = None) -> str:
    r"""The text in bytes that are no binary file.

    Args:
        data: All of it.
        where: What messages call it.
        told: The charset that came with it, as in a Content-Type header.

    Raises:
        InputError: It is in no charset that could be told; the message names the first byte that is not UTF-8.

    >>> text_of("Взрыв".encode("koi8-r"), "a.txt", "koi8-r")
    'Взрыв'
    """
    mark = marked(data)
    try:
        return data.decode(mark or "utf-8")
    except UnicodeDecodeError as error:
        if mark is not None and mark != "utf-8-sig":
            raise InputError(
                f"{where} is not {mark.upper()}: byte {error.start} does not fit.", "Save it anew."
            ) from error
        for charset in (told, declared(data)):
            text = _decoded(data, charset)
            if text is not None:
                return text
        text = _decoded(data, _guessed(data, error.start))
        if text is not None:
            return text
        raise _unknown(where, error.start, told or declared(data)) from error


def charset_of_sample(sample: bytes) -> str:
    r"""The charset of a file too long to be looked at as a whole, by its beginning; UTF-8 where that does not tell.

    >>> charset_of_sample(b"id;text\n1;Two died."), charset_of_sample("id;text\n1;Взрыв на рынке".encode("cp1251"))
    ('utf-8', 'cp1251')
    """
    mark = marked(sample)
    if mark is not None:
        return mark
    try:
        # The sample may end within a letter.
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError as error:
        return _guessed(sample, error.start) or "utf-8"
    return "utf-8"


def _decoded(data: bytes, charset: str | None) -> str | None:
    """The text, if every byte fits."""
    name = (charset or "").lower()
    name = _MEANT.get(name, name)
    if _OF_TEXT.fullmatch(name) is None:
        return None
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes, first: int) -> str | None:
    # Imported here: it costs 30 ms, and most files are UTF-8.
    from charset_normalizer import from_bytes

    # From the start of the line in which the first byte stands that is not ASCII's.
    start = data.rfind(b"\n", max(0, first - 1000), first) + 1 or max(0, first - 1000)
    matches = list(
        from_bytes(
            data[start : start + _GUESS_FROM], threshold=_MOST_MESS, cp_isolation=[*_LIKELY], enable_fallback=False
        )
    )
    if not matches:
        return None
    least = min(match.chaos for match in matches)
    best = [match for match in matches if match.chaos == least]
    if any(match.encoding == "cp1254" and match.language == "Turkish" for match in best):
        return "cp1254"
    # Central European letters in the place of Western ones look as good to the detector, and are far rarer.
    western = any("cp1252" in (match.encoding, *match.could_be_from_charset) for match in best)
    return "cp1252" if western else best[0].encoding


def _unknown(where: str, offset: int, charset: str | None) -> InputError:
    name = charset if charset and not charset.startswith("utf") else "windows-1252"
    return InputError(
        f"{where} is not UTF-8: byte {offset} does not fit, and its character set cannot be told.",
        f"Convert it: iconv -f {name} -t utf-8 FILE > NEW (put in its true encoding if it is not {name}).",
    )
