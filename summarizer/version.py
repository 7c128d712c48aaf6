"""The version, for whoever says it: `pyproject.toml` reads it from here.

Asking the installed package for it takes as long as all of ``--version`` else.
"""

__version__ = "0.1.0"
