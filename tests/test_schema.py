"""The published schema is that of the models. ``make schema`` renews it."""

import json

from summarizer.schema import SCHEMA_FILE, schema_text
from summarizer.validation import report_schema


def made() -> str:
    """The schema as the models have it now."""
    return json.dumps(report_schema(), indent=2, ensure_ascii=False)


def test_the_published_schema_is_the_models() -> None:
    assert schema_text() == made(), "if that is meant: make schema, and read the difference"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(made() + "\n", encoding="utf-8", newline="\n")
