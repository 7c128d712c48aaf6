"""Reports as files of every format, and read back from the two that keep them whole.

    FORMATS        the formats by name, each with its file extension
    format_of      the format that a name or a file's extension means
    writer         a file or stream that takes one report after another
    convert        many reports into one file
    read_saved     the reports of a jsonl or json file
    saved_reports  the same one by one, so that a bad one does not end the file

Which column comes from where is in docs/exports.md.
"""

from summarizer.export.formats import FORMATS, Format, format_of
from summarizer.export.saved import SavedReport, read_saved, saved_reports
from summarizer.export.writing import Writer, convert, writer

__all__ = [
    "FORMATS",
    "Format",
    "SavedReport",
    "Writer",
    "convert",
    "format_of",
    "read_saved",
    "saved_reports",
    "writer",
]
