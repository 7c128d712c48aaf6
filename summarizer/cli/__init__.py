"""The command line; nothing is worked out here that the library lacks.

    words      the program's own help and usage lines
    commands   the commands and their options
    run        the main command at work: one article, or rows of them

The library is imported inside the commands, so that ``--help``, ``--version`` and ``schema`` answer at once. Standard
output carries JSON and nothing else; everything said to a person goes to standard error.
"""

from summarizer.cli.commands import commands, main

__all__ = ["commands", "main"]
