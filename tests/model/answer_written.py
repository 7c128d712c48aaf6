"""Writes a value as JSON in the ways that `answer_reader` reads, by drawn choices."""

import json
import re

from hypothesis import strategies as st

_GAPS = st.sampled_from(["", "", " ", "\n  ", "\u00a0", " // }] a 'note'\n", "/* { */", "# [\n"])
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_WORDS = {"None": "None", "True": "True", "False": "False", "null": "None", "true": "True", "false": "False"}
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
_TEXTS = st.text(max_size=8) | st.sampled_from(
    ["it's", 'a "b" c', "say “no”", "{x}", "</think>", "a\nb\tc", "\\", "d\\'"]
)
_VALUES = st.recursive(
    _SCALARS | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS: st.SearchStrategy[dict[str, object]] = st.dictionaries(
    _TEXTS | st.sampled_from(["what", "killed"]), _VALUES, min_size=1, max_size=4
)


@st.composite
def objects_written(draw: st.DrawFn) -> tuple[dict[str, object], str]:
    """An object, and a text that says the same."""
    value = draw(OBJECTS)
    return value, _written(draw, value)


def _written(draw: st.DrawFn, value: object) -> str:
    if isinstance(value, dict):
        members = [
            f"{_key(draw, key)}{draw(_GAPS)}:{draw(_GAPS)}{_written(draw, one)}{draw(_GAPS)}"
            for key, one in value.items()
        ]
        return "{" + _joined(draw, members) + "}"
    if isinstance(value, list):
        return "[" + _joined(draw, [_written(draw, one) + draw(_GAPS) for one in value]) + "]"
    if isinstance(value, str):
        return _string(draw, value)
    plain = json.dumps(value)
    return draw(st.sampled_from([plain, _WORDS.get(plain, plain)]))


def _joined(draw: st.DrawFn, members: list[str]) -> str:
    last = draw(st.sampled_from(["", ",", " , "])) if members else ""
    return draw(_GAPS) + f",{draw(_GAPS)}".join(members) + last + draw(_GAPS)


def _key(draw: st.DrawFn, key: str) -> str:
    if _NAME.fullmatch(key) and key not in _WORDS and draw(st.booleans()):
        return key
    return _string(draw, key)


def _string(draw: st.DrawFn, said: str) -> str:
    quote = draw(st.sampled_from(['"', "'"] if set("“”") & set(said) else ['"', "'", "“"]))
    raw = draw(st.booleans())
    inside = "".join(_character(one, quote, raw) for one in said)
    if quote == "'" and raw:
        inside = re.sub(r"(?<=[A-Za-z])\\'(?=[A-Za-z])", "'", inside)
    return quote + inside + {"“": "”"}.get(quote, quote)


def _character(one: str, quote: str, raw: bool) -> str:
    if one in (quote, "\\"):
        return "\\" + one
    if ord(one) < 0x20 and not (raw and one in "\n\r\t"):
        return f"\\u{ord(one):04x}"
    return one
