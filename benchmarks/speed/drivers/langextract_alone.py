"""langextract over the same articles, in its own environment: its defaults but for as many workers as it may have."""

import json
import time

import langextract as lx
from langextract.factory import ModelConfig

from benchmarks.speed.drivers.asking import Given, Row

_EXAMPLE = lx.data.ExampleData(
    text="Masked men shot two lighthouse keepers at Vadso on Monday.",
    extractions=[
        lx.data.Extraction("event", "shot two lighthouse keepers", attributes={"type": "Attack"}),
        lx.data.Extraction("place", "Vadso"),
        lx.data.Extraction("date", "on Monday"),
        lx.data.Extraction("killed", "two lighthouse keepers"),
    ],
)


def main() -> None:
    """Extract from all articles."""
    given = Given.of_command_line()
    asked = {"api_key": "key", "base_url": given.base_url, "max_workers": given.in_flight}
    model = ModelConfig(model_id=given.model, provider="OpenAILanguageModel", provider_kwargs=asked)

    def answers(rows: list[Row]) -> int:
        found = lx.extract(
            [lx.data.Document(f"{row['title']}\n\n{row['text']}", document_id=row["id"]) for row in rows],
            prompt_description="Extract event, place, date and killed, in the words of the text.",
            examples=[_EXAMPLE],
            config=model,
            max_workers=given.in_flight,
            batch_length=given.in_flight,
            show_progress=False,
        )
        return sum(bool(one.extractions) for one in found)

    warm_up, rows = given.warm_up()[:2], given.rows()
    answers(warm_up)
    began = time.perf_counter()
    told = {"answers": answers(rows), "seconds": time.perf_counter() - began, "warm_up": len(warm_up)}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
