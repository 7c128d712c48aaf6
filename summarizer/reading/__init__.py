"""Reading: from a file, a stream, a string or a row to an `Article`. Table of contents, in reading order.

    files      read_file, read_stream, read_text: where the words come from
    rows       read_row: the article in a row of a table
    source     bytes to text: size, binary files, UTF-8, line ends
    page       HTML to text and what the page says of itself
    lines      which line breaks end a paragraph
    clean      advertising, repeated lines and time stamps go
    days       words to a day of the calendar
    dateline   "KABUL, 22 Oct (ANI) --"
    headline   where the title stands and the body begins
    sentences  numbered spans
    assemble   all of the above, put together
    inputs/    any mix of files, folders, archives, feeds and addresses to articles

What the article says is not read here: that is for the model, `check` and `resolve`.
"""

from summarizer.reading.facts import Facts
from summarizer.reading.files import read_file, read_stream, read_text
from summarizer.reading.rows import read_row
from summarizer.reading.source import MAX_BYTES

__all__ = ["MAX_BYTES", "Facts", "read_file", "read_row", "read_stream", "read_text"]
