"""Sentences that are still read wrong, by what stands in the way.

A sentence goes from here as soon as it is read right; its test tells.
"""

from typing import Final

_READ_WRONG: Final[dict[str, tuple[str, ...]]] = {}
READ_WRONG: Final = {sentence: reason for reason, sentences in _READ_WRONG.items() for sentence in sentences}
