"""Where articles come from: any mix of files, folders, wildcards, standard input and addresses.

In reading order:

    settings   what is read, and the bounds
    opened     an input as an open stream with a name, and its kind by the ending
    extras     libraries that only some inputs need
    folders    folders and wildcards to files
    tables     JSONL and Parquet, delimited CSV: one article a row
    documents  PDF and Word
    feeds      RSS and Atom
    warc       what a crawler has kept
    unpacking  how much of an archive is too much
    archives   zip and tar to their members
    web_names  addresses and headers as words
    addresses  which addresses are public
    guarded    connections that are checked and timed
    download   an address to bytes
    inputs     all of the above, put together

What is done with the text of an article is for `assemble`, one floor down.
"""

from summarizer.reading.inputs.inputs import articles_of
from summarizer.reading.inputs.settings import ArchiveBounds, InputSettings, WebBounds, columns_mapped

__all__ = ["ArchiveBounds", "InputSettings", "WebBounds", "articles_of", "columns_mapped"]
