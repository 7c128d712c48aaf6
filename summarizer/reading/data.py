"""Objects that stand in a text: a page's description of itself, a script's settings, an answer put in a model's mouth.

JSON, or what looks like it, is no prose, and the rooms that read harm, names and days would read it as prose. Only what
opens with a quoted key and is closed again is cut out, and only where most of the text is something else: a story that
is kept as JSON stays.
"""

import re
from typing import Final

from summarizer.article import Span

_OPENS: Final = re.compile(r"""(?:\[\s{0,20}){0,3}\{\s{0,20}(?:\}|(["'])[\w@$ .-]{1,60}\1\s{0,20}:)""")
_BRACKET: Final = re.compile(r"""[\[\]{}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""", re.DOTALL)
# Text made of openings that never close costs a look at the rest for each of them.
_MOST_BROKEN: Final = 20


def without_data(text: str) -> str:
    """The text without its objects.

    >>> without_data('Two traders died in Norvale. {"place": "Atlantis", "killed": "40"} It rained.')
    'Two traders died in Norvale.  It rained.'
    >>> without_data('{"text": "Two died."}'), without_data("He said [two] words {sic}.")
    ('{"text": "Two died."}', 'He said [two] words {sic}.')
    """
    spans = _objects(text)
    if 2 * sum(span.end - span.start for span in spans) > len(text):
        return text
    parts, last = [], 0
    for span in spans:
        parts.append(text[last : span.start])
        last = span.end
    return "".join([*parts, text[last:]])


def _objects(text: str) -> list[Span]:
    """Where objects, or lists of them, stand that are closed again; none inside another."""
    spans: list[Span] = []
    broken = 0
    match = _OPENS.search(text) if "{" in text else None
    while match is not None and broken < _MOST_BROKEN:
        end = _closed_at(text, match.start())
        if end is None:
            broken += 1
        else:
            spans.append(Span(match.start(), end))
        match = _OPENS.search(text, match.end() if end is None else end)
    return spans


def _closed_at(text: str, start: int) -> int | None:
    """Behind the bracket that closes the one at `start`; brackets in quotes do not count."""
    depth = 0
    for match in _BRACKET.finditer(text, start):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return None
