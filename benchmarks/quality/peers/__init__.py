"""Who answers: this project, and what a user would otherwise take, each with the same model.

Each module is run in a process of its own (`worker.work`) and maps what its tool gives to the report's fields.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Peer:
    """One of those that are compared.

    Attributes:
        name: Its name in tables.
        environment: Folder of the virtual environment that it runs in; None for the benchmark's own.
    """

    name: str
    environment: Path | None = None


PEERS: Final = {
    "summarizer_itself": Peer("summarizer"),
    "instructor_flat": Peer("instructor, one flat model"),
    "plain_json": Peer("one JSON-mode call"),
    "langextract_examples": Peer("langextract, two examples", Path("build/quality/langextract")),
}
"""Module → who it is, in the table's order."""
