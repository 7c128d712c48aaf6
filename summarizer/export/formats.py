"""The formats by name, and which of them a file's name means; how each is written is its own file's."""

from pathlib import Path
from typing import Final, NamedTuple

from summarizer.errors import InputError


class Format(NamedTuple):
    """A format as people choose it.

    Attributes:
        name: The word for ``--format``.
        extension: How a file's name ends that means this format.
        holds: What is in it, in a few words, for help texts.
        events: Whether it is a table of incidents, in which a report without any leaves no trace.
    """

    name: str
    extension: str
    holds: str
    events: bool


# Three are CSV with columns of their own: their extension is a double one, and ".csv" alone means the plain table.
FORMATS: Final = {
    one.name: one
    for one in (
        Format("json", ".json", "the reports themselves: one as an object, several as a list", events=False),
        Format("jsonl", ".jsonl", "the reports themselves, one a line", events=False),
        Format("csv", ".csv", "a plain table of incidents", events=True),
        Format("acled", ".acled.csv", "a table of incidents in ACLED's columns", events=True),
        Format("ucdp", ".ucdp.csv", "a table of incidents in UCDP GED's columns", events=True),
        Format("hxl", ".hxl.csv", "the plain table with a row of HXL tags", events=True),
        Format("geojson", ".geojson", "incidents for maps (RFC 7946)", events=True),
        Format("parquet", ".parquet", "incidents with typed, nested columns (needs summarizer[parquet])", events=True),
        Format("md", ".md", "a short brief for people, each figure with its quote", events=False),
    )
}


def format_of(path: Path | str, name: str | None = None) -> Format:
    """The format of a file: the one named, else the one its extension means; the longest extension decides.

    Args:
        path: Where it is to be written; only its name is looked at.
        name: One of `FORMATS`; None to go by the extension, in any case of letters.

    Raises:
        InputError: No format has this name, or this extension.

    >>> format_of("march.csv").name, format_of("march.ACLED.csv").name, format_of("march.csv", "ucdp").name
    ('csv', 'acled', 'ucdp')
    """
    if name is not None:
        if name not in FORMATS:
            raise InputError(f"{name!r} is no format.", f"There are {', '.join(FORMATS)}.")
        return FORMATS[name]
    lowered = Path(path).name.casefold()
    fitting = [one for one in FORMATS.values() if lowered.endswith(one.extension)]
    if not fitting:
        known = ", ".join(one.extension for one in FORMATS.values())
        raise InputError(f"{path} does not say its format.", f"Name it with --format, or end it in one of {known}.")
    return max(fitting, key=lambda one: len(one.extension))
