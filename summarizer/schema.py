"""The JSON Schema of a report as it is published: a file, read without the models that it is made from.

Whoever changes a report renews it (``make schema``), and sees in the difference what the contract is from then on. How
it is made is `validation.report_schema`'s.
"""

from pathlib import Path
from typing import Final

SCHEMA_FILE: Final = Path(__file__).with_name("incident-report-1.schema.json")


def schema_text() -> str:
    """The schema, laid out for people."""
    return SCHEMA_FILE.read_text(encoding="utf-8").rstrip("\n")
