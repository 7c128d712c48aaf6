"""The project's own question about an article, for clients that are not the project: messages and schema."""

from typing import Any

from benchmarks.speed.drivers.asking import Row
from summarizer.draft import Draft
from summarizer.pipeline.questions import question
from summarizer.prompt import fenced


def messages(row: Row) -> list[dict[str, str]]:
    """As the pipeline sends them."""
    return [message._asdict() for message in question().render({"article": fenced(f"{row['title']}\n\n{row['text']}")})]


def response_format() -> dict[str, Any]:
    """JSON Schema that binds the answer."""
    schema = Draft.model_json_schema()
    return {"type": "json_schema", "json_schema": {"name": "Draft", "schema": schema, "strict": True}}
