"""openai's client, and pydantic for the draft."""

import asyncio
from typing import Any

import openai

from benchmarks.speed.drivers.asking import Given, Row, timed
from benchmarks.speed.drivers.question import messages, response_format
from summarizer.draft import Draft


async def main() -> None:
    """Ask about all articles."""
    given = Given.of_command_line()
    form: Any = response_format()
    async with openai.AsyncOpenAI(base_url=given.base_url, api_key="key", max_retries=0) as client:

        async def answered(row: Row) -> bool:
            asked: Any = messages(row)
            answer = await client.chat.completions.create(
                model=given.model, messages=asked, response_format=form, temperature=0
            )
            return bool(Draft.model_validate_json(answer.choices[0].message.content or "").incidents)

        await timed(given, answered)


if __name__ == "__main__":
    asyncio.run(main())
