"""instructor as a user has it: from_openai, the draft as response model, no retries."""

import asyncio
from typing import Any

import instructor
import openai

from benchmarks.speed.drivers.asking import Given, Row, timed
from benchmarks.speed.drivers.question import messages
from summarizer.draft import Draft


async def main() -> None:
    """Ask about all articles."""
    given = Given.of_command_line()
    async with openai.AsyncOpenAI(base_url=given.base_url, api_key="key", max_retries=0) as plain:
        client = instructor.from_openai(plain, mode=instructor.Mode.JSON_SCHEMA)

        async def answered(row: Row) -> bool:
            asked: Any = messages(row)
            draft = await client.chat.completions.create(
                model=given.model, messages=asked, response_model=Draft, max_retries=0, temperature=0
            )
            return bool(draft.incidents)

        await timed(given, answered)


if __name__ == "__main__":
    asyncio.run(main())
