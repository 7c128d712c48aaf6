"""JSON that stands in a text: a page's description of itself, a script's settings, an answer put in a model's mouth.

It is no prose, and the rooms that read harm, names and days would read it as prose. Only what is whole and valid is cut
out, and only where most of the text is something else: a story that is kept as JSON stays.
"""

import json
import re
from typing import Final

from summarizer.article import Span

_OPENS: Final = re.compile(r"[\[{]\s{0,20}[\[{\"]|\{\s{0,20}\}")
_DECODER: Final = json.JSONDecoder()
# Text made of openings that never close costs a look at the rest for each of them.
_MOST_BROKEN: Final = 50


def without_data(text: str) -> str:
    """The text without its JSON objects.

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
    """Where whole JSON objects, or lists of them, stand; none inside another."""
    spans: list[Span] = []
    broken = 0
    match = _OPENS.search(text)
    while match is not None and broken < _MOST_BROKEN:
        after = match.start() + 1
        try:
            value, end = _DECODER.raw_decode(text, match.start())
        except (ValueError, RecursionError):
            broken += 1
        else:
            if _is_object(value):
                spans.append(Span(match.start(), end))
                after = end
        match = _OPENS.search(text, after)
    return spans


def _is_object(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_is_object, value)))
