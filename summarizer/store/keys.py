"""By what an article is known again: a digest of the article and of all else that decides its report.

Not part of it: the version of this package. A new version would else ask a finished corpus again, and pay again, for
the sake of a mended comma; every report says which version made it, `status` counts them, and ``--force`` makes all
anew. The prompts' digests are part of it, so a version that asks otherwise does ask again.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import NewType

from summarizer.article import Article

Key = NewType("Key", bytes)
"""SHA-256, 32 bytes."""

Making = Mapping[str, str]
"""All that decides a report besides its article, by name: model, endpoint, prompts, and every option that can change
it, such as ``{"model": "gpt-4.1-mini", "endpoint": "api.openai.com", "prompt": "incident.v1@0a1b2c3d4e5f"}``."""


def making_text(making: Making) -> str:
    """One text for one making, whatever the order of its names.

    >>> making_text({"model": "small", "endpoint": "embedded"})
    '{"endpoint": "embedded", "model": "small"}'
    """
    return json.dumps(dict(making), sort_keys=True)


def article_key(article: Article, making: Making) -> Key:
    """The key of an article: its id, its text, and what is known of it from outside the text.

    The facts count because reports show them and days are counted from the day of publication.
    """
    facts = article.title, article.source, article.url, article.language
    published = article.published.isoformat() if article.published else None
    return _digest("article", making, article.id, article.sha256, published, *facts)


def unread_key(name: str, making: Making) -> Key:
    """The key of an input that could not be read as an article; `name` is what its error goes by."""
    return _digest("unread", making, name)


def _digest(kind: str, making: Making, *parts: str | None) -> Key:
    # JSON keeps the parts apart, and writes what is no UTF-8 (a file's name may be none) as escapes.
    return Key(hashlib.sha256(json.dumps([kind, making_text(making), *parts]).encode()).digest())
