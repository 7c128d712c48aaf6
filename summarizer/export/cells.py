"""One line of a CSV file: numbers as numbers, text made safe for spreadsheets, the same bytes under every Python.

The standard library's writer quotes a carriage return under some versions and not under others, and has no way to tell
a missing value from an empty text. Reading is its and every other reader's.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

Cell = str | int | float | bool | None

# What a spreadsheet takes for the start of a formula, in ASCII and in full width, after whatever it skips over.
_FORMULA: Final = re.compile("'*[\\s\ufeff\u200b-\u200f\u2060\x00-\x1f]*[=+@＝＋－＠-]")
_STEERING: Final = re.compile("'*[\t\r\n]")
_TO_QUOTE: Final = re.compile('[",\r\n\t;]|^\\s|\\s$')


def csv_line(cells: Iterable[Cell]) -> bytes:
    r"""The cells as one record of RFC 4180 in UTF-8, ended by one newline.

    A missing value is nothing between two commas, an empty text is ``""``.

    >>> csv_line(["Al-Qaim", -12.5, None, "", True, "=1+1", 'the "T" men', 0.00001])
    b'Al-Qaim,-12.5,,"",true,\'=1+1,"the ""T"" men",0.00001\n'
    """
    return (",".join(map(_written, cells)) + "\n").encode()


def safe_text(text: str) -> str:
    r"""The text, with an apostrophe before it where a spreadsheet would run it as a formula.

    That is where it begins with ``= + - @``, or their full-width forms, also behind spaces, tabs, line ends and
    characters of no width, and where it begins with a tab or a line end. A text that so begins after apostrophes gets
    one more: taking one away gives the text back, always (`plain_text`).

    >>> safe_text("-5 degrees"), safe_text("\t=1"), safe_text("'=1"), safe_text("'Ndrangheta"), safe_text("a=b")
    ("'-5 degrees", "'\t=1", "''=1", "'Ndrangheta", 'a=b')
    """
    return f"'{text}" if _is_formula(text) else text


def plain_text(cell: str) -> str:
    """The text that `safe_text` made this cell of.

    >>> plain_text("'=1"), plain_text("'Ndrangheta")
    ('=1', "'Ndrangheta")
    """
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def number_text(number: float) -> str:
    """A number with all its digits and without an exponent.

    >>> number_text(12), number_text(-0.00001), number_text(70.0)
    ('12', '-0.00001', '70.0')
    """
    return str(number) if isinstance(number, int) else format(Decimal(repr(number)), "f")


def _is_formula(text: str) -> bool:
    return bool(_FORMULA.match(text) or _STEERING.match(text))


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return number_text(cell)
        case _:
            text = safe_text(cell)
            return '"' + text.replace('"', '""') + '"' if not text or _TO_QUOTE.search(text) else text
