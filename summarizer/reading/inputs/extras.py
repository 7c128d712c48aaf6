"""Libraries that only some inputs need: imported when such an input comes, and missed in a sentence."""

from importlib import import_module
from types import ModuleType
from typing import Final

from summarizer.errors import InputError

_EXTRA_OF: Final = {
    "pypdf": "documents",
    "docx": "documents",
    "pyarrow.parquet": "parquet",
    "warcio.archiveiterator": "web",
    "feedparser": "web",
}


def library(module: str, where: str) -> ModuleType:
    """The module, imported.

    Raises:
        InputError: It is not installed; the message names the extra it comes with.
    """
    try:
        return import_module(module)
    except ImportError as error:
        extra = _EXTRA_OF[module]
        raise InputError(
            f'{where} cannot be read: the extra "{extra}" is not installed.', f"pip install 'summarizer[{extra}]'"
        ) from error
