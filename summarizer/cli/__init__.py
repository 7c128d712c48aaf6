"""The command line; nothing is worked out here that the library lacks.

    words            the program's own help and usage lines
    commands         the program, and the options of its main command
    config           their defaults, from a file
    run              the main command at work: one article
    many             ... and many, with `interrupts`, `progress` and the `tally` of what became of them
    inputs, target   what is read, and where reports go; in which of the `formats`
    *_commands       the other commands
    evaluating       reports held against gold
    saved            saved reports, read and checked

The library is imported inside the commands, so that ``--help``, ``--version`` and ``schema`` answer at once. Standard
output carries JSON and nothing else; everything said to a person goes to standard error.
"""

from summarizer.cli.commands import commands, main

__all__ = ["commands", "main"]
