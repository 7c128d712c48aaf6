"""The package's folder in the user's cache: the embedded model, kept reports and indexes of places live in it.

Where it is, and nothing else: each file in it is made by the room that needs it.
"""

import os
from pathlib import Path


def home() -> Path:
    """`SUMMARIZER_HOME`, else `$XDG_CACHE_HOME/summarizer`, else `~/.cache/summarizer`; it need not be there yet.

    An empty variable counts as unset.
    """
    if own := os.environ.get("SUMMARIZER_HOME"):
        return Path(own).expanduser()
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache).expanduser() if cache else Path.home() / ".cache") / "summarizer"
